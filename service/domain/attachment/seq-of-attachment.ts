import type { AttachmentId, ConversationId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';

/** Events read at a time. */
const BATCH = 500;

/**
 * Place of the event that shows this file; null without one. It may be stored although the process ended, or the
 * database was away, before the row of the file says so.
 */
export const seqOfAttachment = async (
  conversations: Pick<ConversationStore, 'eventsAfter'>,
  scope: ShopScope,
  conversationId: ConversationId,
  attachmentId: AttachmentId,
): Promise<number | null> => {
  for (let after = 0; ; ) {
    const events = await conversations.eventsAfter(scope, conversationId, after, BATCH);
    const found = events.find(({ body }) => body.kind === 'attachment' && body.attachmentId === attachmentId);
    if (found !== undefined) return found.seq;
    if (events.length < BATCH) return null;
    after = events.at(-1)?.seq ?? after + BATCH;
  }
};
