import { createTransport } from 'nodemailer';
import type { ArrivedMail, Mailbox, MailVerdict } from '../../../service/domain/model/mail/arrived-mail.ts';

export type SentMail = Parameters<ReturnType<typeof createTransport>['sendMail']>[0];

/** The bytes of a mail, as mail servers send it. */
export const composeMail = async (mail: SentMail): Promise<Buffer> => {
  const { message } = await createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
  }).sendMail(mail);
  return message as Buffer;
};

/** A mailbox of the operator in memory. The real one is read in imap-mailbox.test.ts and mailbox-replies.test.ts. */
export const makeFakeMailbox = () => {
  const unread: ArrivedMail[] = [];
  const verdicts: MailVerdict[] = [];
  const mailbox: Mailbox = {
    async readNew(take) {
      for (const mail of unread.splice(0)) verdicts.push(await take(mail, new Set()));
    },
  };
  return {
    mailbox,
    /** @returns the verdict on the mail, once the mailbox was read */
    async receive(mail: SentMail, readMailbox: () => Promise<unknown>): Promise<MailVerdict | undefined> {
      unread.push({ raw: await composeMail(mail) });
      await readMailbox();
      return verdicts.at(-1);
    },
  };
};
