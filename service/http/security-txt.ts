import { type RequestHandler, Router } from 'express';
import type { RateLimits } from '../telemetry/rate-limit.ts';
import { apiHeaders, type Site } from './security-headers.ts';

type Deps = {
  config: { securityContacts: readonly string[] };
  site: Site;
  rateLimits: RateLimits;
  addressKey(address: string): string;
  now(): Date;
};

const PATH = '/.well-known/security.txt';
/** RFC 9116: less than a year. */
const VALID_DAYS = 180;

/** First of a month, for a stable file. */
const expiresAt = (now: Date): string => {
  const end = new Date(now.getTime() + VALID_DAYS * 86_400_000);
  return new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth(), 1)).toISOString();
};

/** RFC 9116 contact of the operator; 404 if unset. */
export const makeSecurityTxt = (deps: Deps): RequestHandler => {
  const { securityContacts } = deps.config;
  const router = Router({ strict: true });
  if (securityContacts.length === 0) return router;
  router.get(PATH, ...apiHeaders(deps.site), async (request, response) => {
    response.locals.routeTemplate = PATH;
    await deps.rateLimits.take('read', deps.addressKey(request.ip ?? ''));
    const lines = [
      ...securityContacts.map((contact) => `Contact: ${contact}`),
      `Expires: ${expiresAt(deps.now())}`,
      'Preferred-Languages: pl, en, de',
      `Canonical: ${deps.site.origin}${PATH}`,
    ];
    response
      .set('Cache-Control', 'public, max-age=3600')
      .type('text/plain')
      .send(`${lines.join('\n')}\n`);
  });
  return router;
};
