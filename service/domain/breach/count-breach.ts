import { DomainError } from '../model/base/domain-error.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import { countAffected } from './affected-people.ts';
import type { Breach, BreachCounts, BreachNotice } from './breach.ts';
import { type BreachDeps, breachOf } from './breach-register.ts';

/** Before it is counted, and in a shop that has left. */
export const NOTHING: BreachCounts = { leads: 0, conversations: 0, accounts: 0, persons: 0 };

type Deps = Pick<BreachDeps, 'breaches' | 'shops' | 'shopArchive' | 'memberships'>;

/**
 * Counts what a breach reaches in the shops where that was not done. A shop that has left holds nothing any more.
 * @throws the first failure, after every shop was tried; at once when the database is away
 * @returns shops that were counted
 */
export const countNotices = async (
  deps: Deps,
  breach: Breach,
  notices: readonly BreachNotice[],
): Promise<number> => {
  let counted = 0;
  await tryEach(
    notices.filter(({ isCounted }) => !isCounted),
    async ({ id, shopId }) => {
      const scope = scopeOfShop(shopId);
      const shop = await deps.shops.get(scope);
      const counts = shop === null ? NOTHING : await countAffected(deps, shop, scope, breach);
      await deps.breaches.setCounts(scope, id, counts);
      counted += 1;
    },
  );
  return counted;
};

/**
 * Goes on with what was cut short, by a restart or a database that went away. Two runs at once count the same. Rule: SE-4.
 * @returns shops that were counted
 */
export const makeResumeBreaches = (deps: Deps) => async (): Promise<number> => {
  let counted = 0;
  await tryEach(await deps.breaches.uncounted(SERVICE_SCOPE), async (notice) => {
    // Without an entry whoever recorded it was told that it failed.
    const breach = await breachOf(deps, scopeOfShop(notice.shopId), notice);
    if (breach !== null) counted += await countNotices(deps, breach, [notice]);
  });
  return counted;
};

/** What is written about a breach has numbers. @throws DomainError conflict while any of them is not known */
export const requireCounted = (notices: readonly BreachNotice[]): void => {
  if (notices.every(({ isCounted }) => isCounted)) return;
  throw new DomainError(
    'conflict',
    'The people affected by this breach are still being counted. Try again in a few minutes.',
  );
};
