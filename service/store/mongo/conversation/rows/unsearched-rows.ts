import { trusted } from 'mongoose';
import type { ConversationStore } from '../../../../domain/model/conversation/conversation-store.ts';
import type { ShopId } from '../../../../protocol/vocabulary.ts';
import { allShops } from '../../base/reach.ts';
import type { ConversationCore } from '../conversation-core.ts';
import { shopOf } from '../conversation-memory.ts';

/** Conversations missing in the search index, by their rows. */
export const makeUnsearchedRows = ({
  tables: { conversations },
  cache,
  notes,
  isShared,
}: ConversationCore): Pick<ConversationStore, 'unsearched' | 'hasUnsearched' | 'setSearched'> => ({
  async unsearched(service, limit) {
    // Stale rows appear here once written.
    const rows = await conversations.find(allShops(service), { searched: null }, { limit });
    return rows.map(({ _id, shopId, openedAt, subjectKeys, lastSeq }) => ({
      id: _id,
      shopId,
      openedAt,
      subjectKeys,
      lastSeq,
    }));
  },
  async hasUnsearched(scope) {
    const isOwn = (shopId: ShopId | null) => shopId !== null && scope.shopIds.includes(shopId);
    // A stale row does not show it.
    const areStale = isShared
      ? (await notes.named(scope)).length > 0
      : [...cache.behind()].some((entry) => isOwn(shopOf(entry)));
    if (areStale) return true;
    const one = { limit: 1, select: ['_id'] } as const;
    return (await conversations.find(scope, { searched: trusted({ $in: [null] }) }, one)).length > 0;
  },
  async setSearched(scope, { id, lastSeq, subjectKeys }) {
    const asRead = { _id: id, lastSeq, subjectKeys: trusted({ $size: subjectKeys.length }) };
    await conversations.update(scope, asRead, { $set: { searched: true } });
  },
});
