import type { AttachmentId, ConversationId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import { eventsOf } from '../model/conversation/events-of.ts';

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
  for await (const { body, seq } of eventsOf(conversations, scope, conversationId))
    if (body.kind === 'attachment' && body.attachmentId === attachmentId) return seq;
  return null;
};
