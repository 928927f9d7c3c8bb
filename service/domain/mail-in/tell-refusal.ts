import type { FieldVault } from '../model/base/ports.ts';
import { mailWayOf } from '../model/conversation/ways-back.ts';
import type { QueueMail } from '../model/mail/queue-mail.ts';
import { dropIfTakenBack, type MailAnswerDeps } from '../way-back/mail-answer.ts';
import type { ReplyWay } from './receive-mail.ts';
import type { ToldRefusal } from './reply-refusals.ts';
import { replyRefusalMails } from './texts/reply-refusal-mails.ts';

/**
 * Tells the person what of a reply was not taken: to the address that was given in the chat and to no other, one mail for
 * each reason within three days. It goes when the address is taken back. Rules: CO-7, SE-6.
 */
export const makeTellRefusal =
  (deps: { queueMail: QueueMail; vault: FieldVault } & Pick<MailAnswerDeps, 'conversations' | 'mails'>) =>
  async ({ shop, scope, conversation, address }: ReplyWay, why: ToldRefusal): Promise<void> => {
    const { locale, id } = conversation;
    const words = replyRefusalMails[locale];
    const ref = mailWayOf(conversation)?.cardId;
    await deps.queueMail(scope, {
      kind: 'reply_refused',
      locale,
      to: address,
      words: { subject: words.subject, text: words.texts[why] },
      gaps: { shop: shop.name },
      ...(ref === undefined ? {} : { ref }),
      onceFor: `${id} ${why}`,
      subjectKey: await deps.vault.subjectKey(scope, 'email', address),
    });
    if (ref !== undefined) await dropIfTakenBack(deps, scope, id, ref);
  };
