import { type FileHolderId, isReplyId } from '../model/attachment/attachment.ts';
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

/** Removes the attachments of a conversation or canned reply with their bytes. Rules: RE-1, RT-2. */
export const makeForgetAttachments =
  ({ attachments, attachmentBytes }: Deps) =>
  async (scope: ShopScope, conversationId: FileHolderId): Promise<number> => {
    await attachmentBytes.removeByConversation(scope, conversationId);
    return attachments.removeByConversation(scope, conversationId);
  };

/** An upload that takes longer was interrupted. */
const UPLOAD_MS = 3_600_000;
/** Conversations looked up at a time. */
const BATCH = 500;

/**
 * Removes uploads that were interrupted, and attachments and bytes whose conversation or canned reply is gone. Rules:
 * RE-1, RT-2.
 * @returns how many attachments
 */
export const makeSweepAttachments = (
  deps: Deps & {
    attachmentObjects: Pick<AttachmentObjects, 'conversationIds'>;
    contentKeys: Pick<ContentKeys, 'existing'>;
    conversations: Pick<ConversationStore, 'eventsAfter'>;
    clock: Clock;
  },
) => {
  const { attachments, attachmentBytes, contentKeys, conversations } = deps;
  const forget = makeForgetAttachments(deps);

  return async (scope: ShopScope): Promise<number> => {
    let removed = 0;
    const withBytes = await deps.attachmentObjects.conversationIds(scope);
    const ids = [...new Set([...(await attachments.conversationIds(scope)), ...withBytes])];
    for (let from = 0; from < ids.length; from += BATCH) {
      const batch = ids.slice(from, from + BATCH);
      const existing = new Set<string>(await contentKeys.existing(scope, batch));
      for (const id of batch) if (!existing.has(id)) removed += await forget(scope, id);
    }
    const before = new Date(deps.clock.now().getTime() - UPLOAD_MS);
    for (const { id, conversationId } of await attachments.unfinished(scope, before)) {
      if (isReplyId(conversationId)) continue;
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
