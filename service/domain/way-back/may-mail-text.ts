import type { ShopScope } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import { mailWayOf } from '../model/conversation/ways-back.ts';
import { type MailboxPauseDeps, takeAnswerTurn } from '../model/mail/mailbox-pause.ts';
import { type MailAnswerDeps, mailAddress } from './mail-answer.ts';

/**
 * Whether the next mail may bring the text of answers. False when the address has had as many as it may in a day, and
 * nothing shows that the visitor reads them: no link was pressed and no reply came since the last mail.
 */
export const makeMayMailText =
  (deps: MailboxPauseDeps & Pick<MailAnswerDeps, 'cards' | 'vault'>) =>
  async (scope: ShopScope, conversation: Conversation): Promise<boolean> => {
    const way = mailWayOf(conversation);
    if (way?.textByMail !== true) return true;
    if (way.told !== null && conversation.readByVisitor >= way.told.seq) return true;
    const address = await mailAddress(deps, scope, way.cardId);
    return address === null || takeAnswerTurn(deps, scope, address);
  };
