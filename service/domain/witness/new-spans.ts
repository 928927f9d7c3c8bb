import type { Digest } from '../model/base/ports.ts';
import { type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { ConsentStore } from '../model/consent/consent-store.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type HashTree, hashTree } from '../model/witness/hash-tree.ts';
import { spanTree } from '../model/witness/span-tree.ts';
import { SPAN_ENTRIES, type WitnessedSpanStore } from '../model/witness/witness-store.ts';

export type SpanDeps = {
  shops: Pick<ShopStore, 'allIds'>;
  consents: Pick<ConsentStore, 'head' | 'range'>;
  witnessedSpans: Pick<WitnessedSpanStore, 'lastPlace'>;
  digest: Pick<Digest, 'sha256Hex'>;
};
/** Ledger entries for one leaf. */
export type NewLeaf = { root: string; scope: ShopScope; from: number; to: number };

/** Entries without a statement. */
export const newLeaves = async (deps: SpanDeps): Promise<NewLeaf[]> => {
  const leaves: NewLeaf[] = [];
  for (const shopId of await deps.shops.allIds()) {
    const scope = scopeOfShop(shopId);
    const { seq: head } = await deps.consents.head(scope);
    let from = 1 + (await deps.witnessedSpans.lastPlace(scope));
    while (from <= head) {
      const to = Math.min(head, from + SPAN_ENTRIES - 1);
      leaves.push({ scope, from, to, root: (await spanTree(deps, scope, { from, to })).root });
      from = to + 1;
    }
  }
  // Sorting hides the shops.
  return leaves.sort((a, b) => (a.root < b.root ? -1 : 1));
};

/** Null without leaves. */
export const treeOver = (leaves: readonly NewLeaf[], digest: Pick<Digest, 'sha256Hex'>): HashTree | null =>
  leaves.length === 0
    ? null
    : hashTree(
        leaves.map(({ root }) => root),
        digest,
      );
