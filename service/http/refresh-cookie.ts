import type { Cookie } from './route.ts';
import type { Site } from './security-headers.ts';

/** Name of the cookie that holds the refresh secret. */
export const refreshCookieName = (site: Site): string => (site.isSecure ? '__Host-zgoda' : 'zgoda_refresh');

/** `Set-Cookie` of the refresh secret: only ever sent to our own pages over a safe line. Rule: SE-2. */
export const cookieHeader = (site: Site, { value, maxAgeMs }: Cookie): string => {
  const maxAge = Math.floor(maxAgeMs / 1000);
  const secure = site.isSecure ? '; Secure' : '';
  return `${refreshCookieName(site)}=${value}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAge}${secure}`;
};
