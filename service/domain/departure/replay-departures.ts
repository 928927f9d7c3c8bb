import { isUnavailable } from '../model/base/domain-error.ts';
import { SERVICE_SCOPE, type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import { type ErasureMarkStore, isShopErased } from '../model/erasure/erasure-mark.ts';
import { type FinishDeps, finishDeparture, removeShop } from './finish-departures.ts';

type Deps = FinishDeps & { erasureMarks: Pick<ErasureMarkStore, 'all'> };

const deleteAgain = async (deps: Deps, scope: ShopScope): Promise<void> => {
  const departure = await deps.departures.current(scope);
  if (departure !== null && (await finishDeparture(deps, departure))) return;
  await removeShop(deps, scope, deps.clock.now());
  deps.bus.publish({ type: 'shop.changed', shopId: scope.shopId });
};

/** Throws without the database. */
const keepClosed = async ({ shops, clock }: Deps, scope: ShopScope): Promise<void> => {
  if ((await shops.get(scope))?.closesAt === null) await shops.update(scope, { closesAt: clock.now() });
};

/**
 * After a restore, before serving: deletes departed shops again. Rules: PR-5, RT-8.
 * @returns deleted and waiting
 */
export const makeReplayDepartures =
  (deps: Deps) => async (): Promise<{ deleted: number; waiting: number }> => {
    const replayed = { deleted: 0, waiting: 0 };
    const marks = await deps.erasureMarks.all(SERVICE_SCOPE, deps.clock.now());
    if (!marks.some(({ kind }) => kind === 'shop')) return replayed;
    for (const shopId of await deps.shops.allIds()) {
      if (!isShopErased(marks, deps.digest, shopId)) continue;
      const scope = scopeOfShop(shopId);
      try {
        await deleteAgain(deps, scope);
        replayed.deleted += 1;
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        await keepClosed(deps, scope);
        replayed.waiting += 1;
      }
    }
    return replayed;
  };
