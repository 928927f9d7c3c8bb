import { DAY_MS } from '../model/base/calendar.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { PolicyBindingStore } from '../model/notice/notice-store.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { AskDoor } from './ask-door.ts';

/**
 * Asks a shop server for the report that it did not send. Rule: AD-49.
 * @param isAfterOutage whatever was reported before
 * @returns whether it was asked
 */
export const makeAskForReport =
  (deps: {
    shops: Pick<ShopStore, 'get'>;
    policyBindings: Pick<PolicyBindingStore, 'get'>;
    clock: Clock;
    askDoor: AskDoor;
  }) =>
  async (scope: ShopScope, isAfterOutage: boolean): Promise<boolean> => {
    const binding = await deps.policyBindings.get(scope);
    if (binding === null || binding.adapter === null || binding.adapter.door === null) return false;
    const heardAt = binding.lastPushAt?.getTime() ?? 0;
    if (!isAfterOutage && deps.clock.now().getTime() - heardAt < DAY_MS) return false;
    const shop = await deps.shops.get(scope);
    if (shop === null) return false;
    return (await deps.askDoor(shop, scope, { do: 'report' })) !== null;
  };
