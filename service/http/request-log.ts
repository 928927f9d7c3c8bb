import type { RequestHandler } from 'express';
import type { ProblemCode } from '../protocol/vocabulary.ts';
import type { ServiceLogger } from '../telemetry/logger.ts';
import type { Meters } from '../telemetry/metrics/meters.ts';

/** Method, route template, status, time; no address, query or body. Rule: MI-2. */
export const requestLog =
  (logger: ServiceLogger, meters: Pick<Meters, 'request' | 'refusal'>): RequestHandler =>
  (request, response, next) => {
    const startedAt = process.hrtime.bigint();
    const write = (status: number): void => {
      const route: unknown = response.locals.routeTemplate;
      const refusedAs: ProblemCode | undefined = response.locals.problemCode;
      const ns = process.hrtime.bigint() - startedAt;
      meters.request(status, Number(ns) / 1e9);
      if (refusedAs !== undefined) meters.refusal('http', refusedAs);
      logger.debug(
        {
          method: request.method,
          route: typeof route === 'string' ? route : 'none',
          status,
          ms: Number(ns / 1_000_000n),
        },
        'A request was answered.',
      );
    };
    response.on('finish', () => write(response.statusCode));
    response.on('close', () => {
      if (response.locals.isBrokenOff === true) write(500);
    });
    next();
  };
