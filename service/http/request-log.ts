import type { RequestHandler } from 'express';
import type { ServiceLogger } from '../telemetry/logger.ts';

/** Method, route template, status and time; no address, no query, no body. Rule: MI-2. */
export const requestLog =
  (logger: ServiceLogger): RequestHandler =>
  (request, response, next) => {
    const startedAt = process.hrtime.bigint();
    response.on('finish', () => {
      const route: unknown = response.locals.routeTemplate;
      logger.debug(
        {
          method: request.method,
          route: typeof route === 'string' ? route : 'none',
          status: response.statusCode,
          ms: Number((process.hrtime.bigint() - startedAt) / 1_000_000n),
        },
        'A request was answered.',
      );
    });
    next();
  };
