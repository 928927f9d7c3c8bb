import type { Digest, FieldVault } from '../model/base/ports.ts';
import { mailWayOf } from '../model/conversation/ways-back.ts';
import { doneMailKey, type MailPauseStore, takeTurnOfDay } from '../model/mail/mail-pause.ts';
import { onceMailId, type QueueMail } from '../model/mail/queue-mail.ts';
import { dropIfTakenBack, type MailAnswerDeps } from '../way-back/mail-answer.ts';
import type { ReplyWay } from './receive-mail.ts';
import type { ToldRefusal } from './reply-refusals.ts';
import { replyRefusalMailsCatalog } from './texts/reply-refusal-mails-catalog.ts';

type TellDeps = {
  queueMail: QueueMail;
  vault: FieldVault;
  digest: Digest;
  mailPauses: Pick<MailPauseStore, 'begin' | 'endOf'>;
} & Pick<MailAnswerDeps, 'conversations' | 'mails' | 'clock'>;

const KIND = 'reply_refused';
/** Daily refusal mails per chat, against flooding. */
const MOST_A_DAY = 5;

/**
 * Mails a refusal to the given address only. Idempotent. Rules: CO-7, SE-6.
 * @param mailRef the reply; null: once in three days, as the text was stored
 * @returns false at five a day
 */
export const makeTellRefusal =
  (deps: TellDeps) =>
  async (
    { shop, scope, conversation, address }: ReplyWay,
    why: ToldRefusal,
    mailRef: string | null,
  ): Promise<boolean> => {
    const { locale, id } = conversation;
    const words = replyRefusalMailsCatalog[locale];
    const ref = mailWayOf(conversation)?.cardId;
    const onceFor = mailRef === null ? `${id} ${why}` : `${id} ${why} ${mailRef}`;
    const mailId = onceMailId(deps.digest, scope, KIND, onceFor);
    const isTold =
      (await deps.mails.get(scope, mailId)) !== null ||
      (await deps.mailPauses.endOf(scope, doneMailKey(mailId), deps.clock.now())) !== null;
    if (isTold) return true;
    if (mailRef !== null) {
      const { mailPauses, clock } = deps;
      if (!(await takeTurnOfDay(mailPauses, scope, `${KIND}.${id}`, MOST_A_DAY, clock.now()))) return false;
    }
    await deps.queueMail(scope, {
      kind: KIND,
      locale,
      to: address,
      words: { subject: words.subject, text: words.texts[why] },
      gaps: { shop: shop.name },
      ...(ref === undefined ? {} : { ref }),
      onceFor,
      subjectKey: await deps.vault.subjectKey(scope, 'email', address),
    });
    if (ref !== undefined) await dropIfTakenBack(deps, scope, id, ref);
    return true;
  };
