import type { RecordAct } from '../model/audit/record-act.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Digest, FieldVault, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { AskDoor } from './ask-door.ts';
import type { DoorOrder } from './door.ts';
import { codeOf, openLookup, type TakeOrderRate } from './order-lookup.ts';

export type ShowOrderDeps = {
  askDoor: AskDoor;
  recordAct: RecordAct;
  vault: FieldVault;
  digest: Digest;
  ids: Ids;
  clock: Clock;
  takeRate: TakeOrderRate;
};

/**
 * The order to whoever types the code that was sent to its address. Shown, not stored. Rule: AD-53.
 * @returns null: wrong or expired code; the shop is not asked then
 * @throws DomainError rate_limited (five codes a question), unavailable (the shop did not answer)
 */
export const makeShowOrder =
  (deps: ShowOrderDeps) =>
  async (shop: Shop, scope: ShopScope, sealed: string, code: string): Promise<DoorOrder | null> => {
    const lookup = await openLookup(deps, scope, sealed);
    if (lookup === null) return null;
    await deps.takeRate('orderCode', lookup.nonce);
    if (!deps.digest.equal(code, codeOf(deps, lookup))) return null;
    const { number, email, locale } = lookup;
    const answer = await deps.askDoor(shop, scope, { do: 'order', number, email, locale });
    if (answer?.answer === 'failed')
      throw new DomainError('unavailable', 'The shop did not answer. Try again in a minute.');
    if (answer?.answer !== 'order') return null;
    await deps.recordAct({
      actor: 'visitor',
      shopId: scope.shopId,
      action: 'order.shown',
      target: scope.shopId,
      outcome: 'ok',
    });
    return answer.order;
  };
