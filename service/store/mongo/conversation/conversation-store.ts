import type { Connection } from 'mongoose';
import type { ConversationStore } from '../../../domain/model/conversation/conversation-store.ts';
import { makeConversationChanges } from './conversation-changes.ts';
import { type ConversationStoreOptions, makeConversationCore } from './conversation-core.ts';
import { makeConversationLists } from './conversation-lists.ts';
import { makeConversationRemoval } from './conversation-removal.ts';
import { makeConversationTags } from './conversation-tags.ts';
import { makeVisitorAccess } from './visitor-access.ts';

export const makeMongoConversationStore = (
  connection: Connection,
  options: ConversationStoreOptions = {},
): ConversationStore & { stop(): void } => {
  const core = makeConversationCore(connection, options);
  const { memory, heads, cache, writer } = core;
  return {
    ...makeVisitorAccess(core),
    ...makeConversationChanges(core),
    ...makeConversationTags(core),
    ...makeConversationLists(core),
    ...makeConversationRemoval(core),
    takeUp: (service) => cache.takeUp(service, memory.take),
    memoryCounts: memory.memoryCounts,
    onCaughtUp: heads.onCaughtUp,
    async drain(limitMs = Number.POSITIVE_INFINITY) {
      const until = performance.now() + limitMs;
      for (;;) {
        await writer.idle();
        const left = await cache.flush(until);
        if (left > 0 || writer.isIdle()) return left;
      }
    },
    stop: cache.stop,
  };
};
