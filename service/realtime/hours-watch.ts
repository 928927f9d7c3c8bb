import type { ShopScope } from '../domain/model/base/tenancy.ts';
import { answerSentence } from '../domain/model/hours/hours-text.ts';
import { isOpenAt, type OpeningHours } from '../domain/model/hours/opening-hours.ts';
import type { ShopId } from '../protocol/vocabulary.ts';
import { faultFields } from '../telemetry/logger.ts';
import type { GatewayDeps } from './peers.ts';

/** Any language: changes coincide. */
const told = (hours: OpeningHours, at: Date): string =>
  `${isOpenAt(hours, at)} ${answerSentence(hours, at, 'en')}`;

/** Shops with widgets whose hours text changed. */
export const makeHoursWatch = (
  deps: Pick<GatewayDeps, 'hub' | 'shops' | 'now' | 'logger'>,
  onTurn: (shopId: ShopId) => void,
): (() => void) => {
  let lastLookAt = deps.now();
  const lookAt = async (scope: ShopScope, before: Date, now: Date): Promise<void> => {
    const { hours } = await deps.shops.get(scope);
    if (hours.isOn && told(hours, before) !== told(hours, now)) onTurn(scope.shopId);
  };
  return () => {
    const before = lastLookAt;
    const now = deps.now();
    lastLookAt = now;
    const scopes = new Map([...deps.hub.visitorsOfShop.all()].map(({ scope }) => [scope.shopId, scope]));
    for (const scope of scopes.values())
      lookAt(scope, before, now).catch((error: unknown) =>
        deps.logger.warn(faultFields(error), 'Open widgets were not told of the opening hours.'),
      );
  };
};
