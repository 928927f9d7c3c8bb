import { makeRoutes } from '../../service/compose.ts';
import type { Route } from '../../service/http/route.ts';
import { makeRateLimits } from '../../service/telemetry/rate-limit.ts';
import type { TestService } from './start-service.ts';

/** The list of routes that the service serves, for tests that walk over all of them. */
export const routesOf = (service: TestService): Route[] =>
  makeRoutes({
    ...service,
    site: { origin: service.origin, socketOrigin: '', isSecure: false },
    rateLimits: makeRateLimits(service.config.limits),
    addressKey: (address) => address,
    isStopping: () => false,
  });

export const nameOf = (route: Route): string => `${route.method} ${route.path}`;

const MISSING = 'AAAAAAAAAAAAAAAAAAAAAA';
/** A path with ids in it; an id that is not given is of the right form and belongs to nothing. */
export const pathOf = (route: Route, ids: Readonly<Record<string, string>> = {}): string =>
  route.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? `${name.slice(0, 3)}_${MISSING}`);
