import type { Clock } from '../model/base/ports.ts';
import { scopeOfShop } from '../model/base/tenancy.ts';
import { tryEach } from '../model/base/try-each.ts';
import type { ContentKeyCare } from '../model/content/content-keys.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import type { SweepKeyless } from './sweep-keyless.ts';
import type { SweepStrayWords } from './sweep-stray-words.ts';

/**
 * Once a day: wraps the keys of conversations and leads anew, replaces their backup, and removes rows whose key was
 * destroyed, and what the index of words has of them. Decision 0093. Rule: RT-2.
 * @returns null when it is not due
 */
export const makeTurnContentKeys =
  (deps: {
    contentKeyCare: Pick<ContentKeyCare, 'turn'>;
    shops: Pick<ShopStore, 'allIds'>;
    sweepKeyless: SweepKeyless;
    sweepStrayWords: SweepStrayWords;
    clock: Clock;
  }) =>
  async (progress?: (wrapped: number) => void): Promise<{ wrapped: number; removed: number } | null> => {
    const turned = await deps.contentKeyCare.turn(deps.clock.now(), progress);
    if (turned === null) return null;
    let removed = 0;
    await tryEach(await deps.shops.allIds(), async (shopId) => {
      removed += await deps.sweepKeyless(scopeOfShop(shopId));
      await deps.sweepStrayWords(scopeOfShop(shopId));
    });
    return { wrapped: turned.wrapped, removed };
  };
