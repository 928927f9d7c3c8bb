import type { Connection } from 'mongoose';
import { SERVICE_SCOPE, type ServiceScope } from '../../../domain/model/base/tenancy.ts';
import type { ConversationStore } from '../../../domain/model/conversation/conversation-store.ts';
import { makeConversationChanges } from './conversation-changes.ts';
import { type ConversationStoreOptions, makeConversationCore } from './conversation-core.ts';
import { makeConversationLists } from './conversation-lists.ts';
import { makeConversationRemoval } from './conversation-removal.ts';
import { makeConversationTags } from './conversation-tags.ts';
import { makeConversationWays } from './conversation-ways.ts';
import { makeMultiProcess } from './multi-process.ts';
import { makeVisitorAccess } from './visitor-access.ts';

/** Live processes update rows sooner, so an older note is from a crash, in milliseconds. */
const ORPHAN_MS = 60_000;

export const makeMongoConversationStore = (
  connection: Connection,
  options: ConversationStoreOptions = {},
): ConversationStore & { stop(): void } => {
  const core = makeConversationCore(connection, options);
  const { memory, heads, cache, writer, screens, isShared } = core;
  const takeUp = (service: ServiceScope): Promise<number> =>
    cache.takeUp(service, memory.take, isShared ? ORPHAN_MS : 0);
  // For crashed processes; failures are retried in the next round.
  const look = (): void => {
    void takeUp(SERVICE_SCOPE).catch(() => undefined);
    void screens.sweep(SERVICE_SCOPE).catch(() => undefined);
  };
  const timer = isShared ? setInterval(look, ORPHAN_MS).unref() : null;
  return {
    ...makeVisitorAccess(core),
    ...makeConversationChanges(core),
    ...makeConversationWays(core),
    ...makeConversationTags(core),
    ...makeConversationLists(core),
    ...makeConversationRemoval(core),
    ...makeMultiProcess(core),
    takeUp,
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
    stop: () => {
      if (timer !== null) clearInterval(timer);
      cache.stop();
    },
  };
};
