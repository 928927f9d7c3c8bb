import { takeIfFree } from '../conversation/send-staff-message.ts';
import { appendAndTell, eventOfNow } from '../conversation/store-message.ts';
import { DomainError } from '../model/base/domain-error.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import { visitorAttachmentsOf } from '../model/card/chat-settings.ts';
import { type Appended, unlessHeldByColleague } from '../model/conversation/appended.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type Staff, shownName } from '../model/staff/staff.ts';
import { refuseForStaff, type SendDeps } from './send-attachment.ts';

/**
 * Permits uploads in this conversation; once per `ref`.
 * @throws DomainError conversation_closed, held_by_colleague, dpa_required, setup_incomplete, forbidden
 */
export const makeRequestAttachment =
  (deps: Omit<SendDeps, 'keepAttachment' | 'erasedSendings'>) =>
  async (
    shop: Shop,
    scope: ShopScope,
    staff: Staff,
    conversation: Conversation,
    { ref, text }: { ref: string; text: string },
  ): Promise<Appended> => {
    await refuseForStaff(deps, shop, scope, staff, conversation);
    if (visitorAttachmentsOf(await deps.chatSettings.get(scope)) === 'no')
      throw new DomainError(
        'forbidden',
        'Visitors of this shop cannot send files. The owner can allow it in the settings of the chat.',
      );
    await takeIfFree(deps, scope, conversation, staff);
    return appendAndTell(
      deps,
      scope,
      eventOfNow(
        deps,
        scope,
        { conversationId: conversation.id, ref, by: staff },
        { kind: 'attachment_request', text, name: shownName(staff) },
      ),
      null,
      unlessHeldByColleague(staff.id),
    );
  };
