import { takeIfFree } from '../conversation/send-staff-message.ts';
import { type AgreementGate, refuseWhileClosed } from '../model/agreement/agreement-gate.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { Clock, Ids } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { type ChatSettingsStore, visitorAttachmentsOf } from '../model/card/chat-settings.ts';
import { type Appended, conversationClosed, unlessHeldByColleague } from '../model/conversation/appended.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { ConversationStore } from '../model/conversation/conversation-store.ts';
import type { ErasedSendings } from '../model/erasure/erased-sendings.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { Staff } from '../model/staff/staff.ts';
import type { KeepAttachment } from './keep-attachment.ts';
import type { SentFile } from './prepare-file.ts';

export type SendDeps = {
  conversations: ConversationStore;
  chatSettings: ChatSettingsStore;
  agreementGate: AgreementGate;
  erasedSendings: Pick<ErasedSendings, 'refuse'>;
  ids: Ids;
  clock: Clock;
  bus: EventBus;
  keepAttachment: KeepAttachment;
};

const PAGE = 200;

const wasAsked = async (
  { conversations }: Pick<SendDeps, 'conversations'>,
  scope: ShopScope,
  { id, lastSeq }: Conversation,
): Promise<boolean> => {
  for (let last = lastSeq; last > 0; last -= PAGE) {
    const events = await conversations.eventsAfter(scope, id, Math.max(0, last - PAGE), PAGE);
    if (events.some(({ body }) => body.kind === 'attachment_request')) return true;
  }
  return false;
};

/**
 * Stores a visitor's file under message rules. Rule: D7.
 * @throws DomainError dpa_required, setup_incomplete, shop_closed, conversation_closed, conflict (erased),
 * forbidden (not permitted), errors of storing
 */
export const makeSendVisitorAttachment = (deps: SendDeps) => {
  const mayVisitorSend = async (shop: Shop, scope: ShopScope, conversation: Conversation): Promise<void> => {
    await refuseWhileClosed(deps, shop, scope);
    if (conversation.status === 'closed') throw conversationClosed();
    const rule = visitorAttachmentsOf(await deps.chatSettings.get(scope));
    if (rule === 'no') throw new DomainError('forbidden', 'This shop takes no files in the chat.');
    if (rule === 'asked' && !(await wasAsked(deps, scope, conversation)))
      throw new DomainError('forbidden', 'Files can be sent here once the shop asks for one.');
  };
  return {
    mayVisitorSend,
    async sendVisitorAttachment(
      shop: Shop,
      scope: ShopScope,
      conversation: Conversation,
      file: SentFile,
    ): Promise<Appended> {
      await mayVisitorSend(shop, scope, conversation);
      const { openedAt } = conversation;
      await deps.erasedSendings.refuse(scope, { openHash: null, openedAt, ref: file.ref });
      return deps.keepAttachment(scope, conversation, null, file);
    },
  };
};

const refuseForStaff = async (
  deps: Pick<SendDeps, 'agreementGate'>,
  shop: Shop,
  scope: ShopScope,
  staff: Staff,
  conversation: Conversation,
): Promise<void> => {
  if (conversation.status === 'closed') throw conversationClosed();
  const refusal = unlessHeldByColleague(staff.id)(conversation);
  if (refusal !== null) throw refusal;
  await refuseWhileClosed(deps, shop, scope);
};

/**
 * Stores a consultant's file. @throws DomainError conversation_closed, held_by_colleague, dpa_required,
 * setup_incomplete, errors of storing
 */
export const makeSendStaffAttachment =
  (deps: SendDeps) =>
  async (
    shop: Shop,
    scope: ShopScope,
    staff: Staff,
    conversation: Conversation,
    file: SentFile,
  ): Promise<Appended> => {
    await refuseForStaff(deps, shop, scope, staff, conversation);
    await takeIfFree(deps, scope, conversation, staff);
    return deps.keepAttachment(scope, conversation, staff, file);
  };

export { refuseForStaff };
