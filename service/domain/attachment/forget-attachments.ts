import type { ConversationId } from '../../protocol/vocabulary.ts';
import type { AttachmentPlace } from '../model/attachment/attachment.ts';
import type {
  AttachmentBytes,
  AttachmentObjects,
  AttachmentStore,
} from '../model/attachment/attachment-store.ts';
import type { Clock } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ContentKeys } from '../model/content/content-keys.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { seqOfAttachment } from './seq-of-attachment.ts';

type Deps = { attachments: AttachmentStore; attachmentBytes: AttachmentBytes };

/** Deletes a conversation's attachments with bytes. Rules: RE-1, RT-2. */
export const makeForgetAttachments =
  ({ attachments, attachmentBytes }: Deps) =>
  async (scope: ShopScope, conversationId: ConversationId): Promise<number> => {
    await attachmentBytes.removeByConversation(scope, conversationId);
    return attachments.removeByConversation(scope, conversationId);
  };

/** Older ones were interrupted. */
const UPLOAD_MS = 3_600_000;
const BATCH = 500;
const batchesOf = function* <T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += BATCH) yield all.slice(from, from + BATCH);
};

/**
 * Removes interrupted uploads and orphans. Rules: RE-1, RT-2.
 * @returns attachments
 */
export const makeSweepAttachments = (
  deps: Deps & {
    attachmentObjects: Pick<AttachmentObjects, 'places'>;
    contentKeys: Pick<ContentKeys, 'existing'>;
    conversations: Pick<ConversationStore, 'eventsAfter'>;
    clock: Clock;
  },
) => {
  const { attachments, attachmentBytes, contentKeys, conversations } = deps;
  const forget = makeForgetAttachments(deps);

  /** Row first, so bytes without one are leftovers. */
  const removeLeftOver = async (scope: ShopScope, places: readonly AttachmentPlace[]): Promise<void> => {
    for (const batch of batchesOf(places)) {
      const existing = new Set<string>(
        await attachments.existing(
          scope,
          batch.map(({ id }) => id),
        ),
      );
      for (const { id } of batch) if (!existing.has(id)) await attachmentBytes.remove(scope, id);
    }
  };

  return async (scope: ShopScope): Promise<number> => {
    let removed = 0;
    const inBucket = await deps.attachmentObjects.places(scope);
    const withBytes = inBucket.map(({ conversationId }) => conversationId);
    const ids = [...new Set([...(await attachments.conversationIds(scope)), ...withBytes])];
    const gone = new Set<string>();
    for (const batch of batchesOf(ids)) {
      const existing = new Set<string>(await contentKeys.existing(scope, batch));
      for (const id of batch)
        if (!existing.has(id)) {
          gone.add(id);
          removed += await forget(scope, id);
        }
    }
    await removeLeftOver(
      scope,
      inBucket.filter(({ conversationId }) => !gone.has(conversationId)),
    );
    const before = new Date(deps.clock.now().getTime() - UPLOAD_MS);
    for (const { id, conversationId } of await attachments.unfinished(scope, before)) {
      const seq = await seqOfAttachment(conversations, scope, conversationId, id);
      if (seq !== null) await attachments.setSeq(scope, id, seq);
      else {
        await attachmentBytes.remove(scope, id);
        await attachments.remove(scope, id);
        removed += 1;
      }
    }
    return removed;
  };
};
