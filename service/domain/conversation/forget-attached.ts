import type { ConversationId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { MailStore } from '../model/mail/mail-store.ts';

export type ForgetAttachedDeps = {
  mails: Pick<MailStore, 'removeByRef'>;
  forgetCards(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  forgetAlerts(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  forgetAttachments(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  forgetNotes(scope: ShopScope, conversationId: ConversationId): Promise<number>;
  forgetTags(scope: ShopScope, conversationId: ConversationId): Promise<number>;
};

/** Before the deletion, for repeats, and after it, for late writes. Rules: RE-1, RT-2. */
export const forgetAttached = async (
  deps: ForgetAttachedDeps,
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
