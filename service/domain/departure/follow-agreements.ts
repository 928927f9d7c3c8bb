import type { AgreementGate } from '../model/agreement/agreement-gate.ts';
import type { AgreementStore } from '../model/agreement/agreement-store.ts';
import { unlessConflict } from '../model/base/domain-error.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import { type Departure, HOLD_MS } from './departure.ts';
import { type BeginDeps, beginDeparture } from './start-departure.ts';

type Deps = BeginDeps & { agreements: Pick<AgreementStore, 'all'>; agreementGate: AgreementGate };

const cancel = async (deps: Deps, departure: Departure): Promise<void> => {
  if (departure.shopId === null) return;
  const scope = scopeOfShop(departure.shopId);
  const isCancelled = await deps.departures.move(scope, departure.id, ['held'], { state: 'cancelled' });
  if (isCancelled === null) return;
  await deps.recordAct({
    actor: 'system',
    shopId: scope.shopId,
    action: 'departure.cancel',
    target: departure.id,
    outcome: 'ok',
  });
};

/**
 * Shops without a binding agreement leave. Rules: PR-5, D7.
 * @returns newly leaving
 */
export const makeFollowAgreements = (deps: Deps) => async (): Promise<number> => {
  const now = deps.clock.now();
  const all = await deps.departures.due(SERVICE_SCOPE, new Date(now.getTime() + HOLD_MS));
  const leaving = new Map(all.flatMap((row) => (row.shopId === null ? [] : [[row.shopId, row] as const])));
  let begun = 0;
  await tryEach(await deps.agreements.all(SERVICE_SCOPE), async (head) => {
    const { shopId, state } = head;
    const departure = leaving.get(shopId);
    if (state !== 'terminated' && departure?.reason !== 'agreement') return;
    const isMissing = (await deps.agreementGate(scopeOfShop(shopId))) === 'missing';
    if (!isMissing && departure?.reason === 'agreement') await cancel(deps, departure);
    if (!isMissing || departure !== undefined) return;
    const shop = await deps.shops.get(scopeOfShop(shopId));
    if (shop === null) return;
    const by = { id: 'system', email: shop.controller.email, locale: shop.locale };
    if (await unlessConflict(beginDeparture(deps, shop, by, 'agreement'))) begun += 1;
  });
  return begun;
};
