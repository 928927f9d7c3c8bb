import type { Route } from '../../../service/http/route.ts';
import { makeRoutes } from '../../../service/http/routes.ts';
import { makeRateLimits } from '../../../service/telemetry/rate-limit.ts';
import type { TestService } from '../service/start-service.ts';
import { validInput } from './valid-input.ts';

export const routesOf = (service: TestService): Route[] =>
  makeRoutes({
    ...service,
    bus: service.ports.bus,
    now: () => service.ports.clock.now(),
    site: { origin: service.origin, socketOrigin: '', isSecure: false },
    rateLimits: makeRateLimits(service.config.limits),
    addressKey: (address) => address,
    isStopping: () => false,
  });

export const nameOf = (route: Route): string => `${route.method} ${route.path}`;

/** Path with ids; a missing id is valid and unknown. */
export const pathOf = (route: Route, ids: Readonly<Record<string, string>> = {}): string => {
  const nothing = route.params === null ? {} : (validInput(route.params) as Record<string, string>);
  return route.path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? nothing[name] ?? '');
};
