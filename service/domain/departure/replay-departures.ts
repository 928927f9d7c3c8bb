import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';
import { type ErasureMarkStore, isShopErased } from '../model/erasure/erasure-mark.ts';
import { type FinishDeps, finishDeparture, removeShop } from './finish-departures.ts';

type Deps = FinishDeps & { erasureMarks: Pick<ErasureMarkStore, 'all'> };

/**
 * Deletes again the shops that a restored backup brought back. Run at the start after the marks were brought together
 * and before anybody is served; on a database that was not restored it finds nothing. Where the backup knows that the
 * shop was leaving, its certificate is made again. Rules: PR-5, RT-8. @returns shops deleted
 */
export const makeReplayDepartures = (deps: Deps) => async (): Promise<number> => {
  const marks = await deps.erasureMarks.all(SERVICE_SCOPE, deps.clock.now());
  if (!marks.some(({ kind }) => kind === 'shop')) return 0;
  let deleted = 0;
  for (const shopId of await deps.shops.allIds()) {
    if (!isShopErased(marks, deps.digest, shopId)) continue;
    const scope = scopeOfShop(shopId);
    const departure = await deps.departures.current(scope);
    if (departure === null || !(await finishDeparture(deps, departure))) {
      await removeShop(deps, scope, deps.clock.now());
    }
    deleted += 1;
  }
  return deleted;
};
