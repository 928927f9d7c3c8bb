import { scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { SweepKeyless } from './sweep-keyless.ts';
import type { SweepStrayWords } from './sweep-stray-words.ts';

/** Removes rows with destroyed keys, index included. Rule: RT-2. */
export const makeSweepDestroyed =
  (deps: {
    shops: Pick<ShopStore, 'allIds'>;
    sweepKeyless: SweepKeyless;
    sweepStrayWords: SweepStrayWords;
  }) =>
  async (): Promise<number> => {
    let removed = 0;
    await tryEach(await deps.shops.allIds(), async (shopId) => {
      removed += await deps.sweepKeyless(scopeOfShop(shopId));
      await deps.sweepStrayWords(scopeOfShop(shopId));
    });
    return removed;
  };
