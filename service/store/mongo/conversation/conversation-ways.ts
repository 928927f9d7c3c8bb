import { trusted } from 'mongoose';
import { type ShopScope, scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationStore } from '../../../domain/model/conversation/conversation-store.ts';
import { hasKey, NO_WAYS, type WayKind } from '../../../domain/model/conversation/ways-back.ts';
import type { ConversationId } from '../../../protocol/vocabulary.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { credential } from '../base/reach.ts';
import type { ConversationCore } from './conversation-core.ts';

/** First token and further ways back. */
export const makeConversationWays = ({
  tables: { conversations },
  load,
  atHand,
  patch,
  inTurn,
  forChange,
}: ConversationCore): Pick<
  ConversationStore,
  'setToken' | 'setTokenEnd' | 'changeWays' | 'findByWay' | 'findByReply'
> => {
  /** A key in the row but not in the cache: another process added it. */
  const staleKey = async (
    scope: ShopScope,
    id: ConversationId,
    kind: WayKind,
    hash: string,
  ): Promise<Conversation | null> => {
    const known = atHand(scope, id);
    if (hasKey(known?.waysBack, kind, hash)) return known;
    const read = await load(scope, id);
    // Removed meanwhile.
    return hasKey(read?.waysBack, kind, hash) ? read : null;
  };
  return {
    async setToken(scope, id, tokenHash, tokenExpiresAt) {
      const change =
        tokenHash === null
          ? { $set: { tokenExpiresAt }, $unset: { tokenHash: 1 as const } }
          : { $set: { tokenExpiresAt, tokenHash } };
      const isThere = await conversations.update(scope, { _id: id }, change);
      if (isThere) patch(id, { tokenHash, tokenExpiresAt: new Date(tokenExpiresAt) });
    },
    async setTokenEnd(scope, id, tokenExpiresAt) {
      const running = { _id: id, tokenHash: trusted({ $gt: '' }) };
      const isSet = await conversations.update(scope, running, { $set: { tokenExpiresAt } });
      if (isSet) patch(id, { tokenExpiresAt: new Date(tokenExpiresAt) });
      return isSet;
    },
    changeWays: (scope, id, change) =>
      inTurn(id, async () => {
        for (let known = await forChange(scope, id); known !== null; known = await load(scope, id)) {
          const before = known.waysBack ?? null;
          const waysBack = frozenCopy(change(before ?? NO_WAYS));
          // Compare-and-set against other processes.
          if (!(await conversations.raw.update(scope, { _id: id, waysBack: before }, { $set: { waysBack } })))
            continue;
          patch(id, { waysBack });
          return atHand(scope, id) ?? load(scope, id);
        }
        return null;
      }),
    async findByWay(scope, kind, hash) {
      const row = await conversations.findOne(scope, { 'waysBack.keys.hash': hash });
      return row === null ? null : staleKey(scope, row._id, kind, hash);
    },
    async findByReply(hash) {
      const row = await conversations.findOne(credential('waysBack.keys.hash', hash));
      return row === null ? null : staleKey(scopeOfShop(row.shopId), row._id, 'reply', hash);
    },
  };
};
