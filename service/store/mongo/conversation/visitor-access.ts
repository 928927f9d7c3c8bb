import { scopeOfShops } from '../../../domain/model/base/tenancy.ts';
import type { Appended } from '../../../domain/model/conversation/appended.ts';
import type { ConversationStore } from '../../../domain/model/conversation/conversation-store.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { makeGroupedReads } from '../../grouped-reads.ts';
import { requireInScope } from '../../scope.ts';
import { isDuplicate } from '../base/database-error.ts';
import type { ConversationCore } from './conversation-core.ts';
import { conversationOf, conversationRow } from './conversation-rows.ts';

/** Shop and token: a token is valid in its own shop only. */
type TokenKey = `${ShopId} ${string}`;
const tokenKey = (shopId: ShopId, tokenHash: string): TokenKey => `${shopId} ${tokenHash}`;

/** Finding, appending and reading for visitor messages. */
export const makeVisitorAccess = ({
  tables,
  memory,
  reader,
  heads,
  writer,
  load,
  atHand,
}: ConversationCore): Pick<
  ConversationStore,
  'open' | 'find' | 'findByOpenHash' | 'findByToken' | 'append' | 'eventsAfter'
> => {
  const { conversations } = tables;
  const idByToken = makeGroupedReads(async (keys: readonly TokenKey[]) => {
    const asked = keys.map((key) => key.split(' ') as [ShopId, string]);
    // Shops of the callers' scopes.
    const rows = await tables.inTime(
      conversations.raw.find(
        scopeOfShops([...new Set(asked.map(([shopId]) => shopId))]),
        { tokenHash: { $in: asked.map(([, tokenHash]) => tokenHash) } },
        { projection: { shopId: 1, tokenHash: 1 } },
      ),
    );
    return new Map(rows.map((row) => [tokenKey(row.shopId, row.tokenHash ?? ''), row._id]));
  });

  return {
    async open(scope, conversation) {
      requireInScope(scope, conversation);
      try {
        await conversations.insert(scope, conversationRow(conversation));
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        const { openHash } = conversation;
        const first = await conversations.findOne(scope, { openHash });
        const stored = first === null ? null : await load(scope, first._id);
        if (stored === null) throw error;
        return { conversation: stored, isRepeat: true };
      }
      const opened = conversationOf(conversationRow(conversation));
      heads.takeOver(memory.take(opened.id), { conversation: opened, isRowStale: false });
      return { conversation: opened, isRepeat: false };
    },
    async find(scope, id) {
      // Same path and time for foreign and uncached conversations. Rule: SE-1
      return atHand(scope, id) ?? load(scope, id);
    },
    async findByOpenHash(scope, openHash) {
      const row = await conversations.findOne(scope, { openHash });
      return row === null ? null : load(scope, row._id);
    },
    async findByToken(scope, tokenHash) {
      const id = await idByToken(tokenKey(scope.shopId, tokenHash));
      if (id === null) return null;
      const known = atHand(scope, id);
      if (known?.tokenHash === tokenHash) return known;
      const read = await load(scope, id);
      // Revoked or replaced meanwhile.
      return read?.tokenHash === tokenHash ? read : null;
    },
    append(scope, event, after = null, refuse = null, queued) {
      requireInScope(scope, event);
      return new Promise<Appended | null>((resolve, reject) => {
        writer.enqueue(event.conversationId, {
          kind: 'append',
          scope,
          event,
          after,
          refuse,
          isRepeat: false,
          isInTurn: false,
          hasReadHead: false,
          lostRaces: 0,
          resolve,
          reject,
        });
        queued?.();
      });
    },
    eventsAfter: reader.eventsAfter,
  };
};
