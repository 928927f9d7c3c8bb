import type { Cookie } from './route.ts';
import type { Site } from './security-headers.ts';

export const refreshCookieName = (site: Site): string => (site.isSecure ? '__Host-zgoda' : 'zgoda_refresh');

/** Cookie for own pages over TLS only. Rule: SE-2. */
export const cookieHeader = (site: Site, { value, maxAgeMs }: Cookie): string => {
  const maxAge = Math.floor(maxAgeMs / 1000);
  const secure = site.isSecure ? '; Secure' : '';
  return `${refreshCookieName(site)}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAge}${secure}`;
};
