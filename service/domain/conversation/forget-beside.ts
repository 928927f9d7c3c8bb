import type { ConversationId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { MailStore } from '../model/mail/mail-store.ts';

export type ForgetBesideDeps = {
  mails: Pick<MailStore, 'removeByRef'>;
  /** Removes the cards of a conversation that is gone. */
  forgetCards(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  /** Removes who was told of it. */
  forgetAlerts(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  /** Removes the attachments of a conversation that is gone. */
  forgetAttachments(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  /** Removes its internal notes. */
  forgetNotes(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  /** Takes its tags off. */
  forgetTags(scope: ShopScope, conversationId: ConversationId): Promise<number>;
};

/**
 * Removes what is kept beside the events of a conversation. An erasure calls it before the conversation goes, so that an
 * interrupted one can be repeated, and again behind it, for what somebody wrote meanwhile. Rules: RE-1, RT-2.
 */
export const forgetBeside = async (
  deps: ForgetBesideDeps,
  scope: ShopScope,
  conversationId: ConversationId,
): Promise<void> => {
  await deps.mails.removeByRef(scope, conversationId);
  await deps.forgetCards(scope, conversationId);
  await deps.forgetAlerts(scope, conversationId);
  await deps.forgetAttachments(scope, conversationId);
  await deps.forgetNotes(scope, conversationId);
  await deps.forgetTags(scope, conversationId);
};
