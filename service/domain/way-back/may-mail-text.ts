import type { ShopScope } from '../model/base/tenancy.ts';
import type { Conversation } from '../model/conversation/conversation.ts';
import { mailWayOf } from '../model/conversation/ways-back.ts';
import { type MailboxPauseDeps, takeAnswerTurn } from '../model/mail/mailbox-pause.ts';
import { type MailAnswerDeps, mailAddress } from './mail-answer.ts';

/** True if texts may be mailed: below the daily limit, or the visitor has reacted. */
export const makeMayMailText =
  (deps: MailboxPauseDeps & Pick<MailAnswerDeps, 'cards' | 'vault'>) =>
  async (scope: ShopScope, conversation: Conversation): Promise<boolean> => {
    const way = mailWayOf(conversation);
    if (way?.textByMail !== true) return true;
    if (way.told !== null && conversation.readByVisitor >= way.told.seq) return true;
    const address = await mailAddress(deps, scope, way.cardId);
    return address === null || takeAnswerTurn(deps, scope, address);
  };
