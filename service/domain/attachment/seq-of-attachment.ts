import type { AttachmentId, ConversationId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { eventsOf } from '../model/conversation/events-of.ts';

/** Null: no event. The row may lack it after a crash. */
export const seqOfAttachment = async (
  conversations: Pick<ConversationStore, 'eventsAfter'>,
  scope: ShopScope,
  conversationId: ConversationId,
  attachmentId: AttachmentId,
): Promise<number | null> => {
  for await (const { body, seq } of eventsOf(conversations, scope, conversationId))
    if (body.kind === 'attachment' && body.attachmentId === attachmentId) return seq;
  return null;
};
