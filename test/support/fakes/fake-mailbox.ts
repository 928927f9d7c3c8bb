import { createTransport } from 'nodemailer';
import type { ArrivedMail, Mailbox, MailVerdict } from '../../../service/domain/model/mail/arrived-mail.ts';

export type SentMail = Parameters<ReturnType<typeof createTransport>['sendMail']>[0];

export const composeMail = async (mail: SentMail): Promise<Buffer> => {
  const { message } = await createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
  }).sendMail(mail);
  return message as Buffer;
};

/** The real mailbox is tested in imap-mailbox.test.ts and mailbox-replies.test.ts. */
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
    async receive(mail: SentMail, readMailbox: () => Promise<unknown>): Promise<MailVerdict | undefined> {
      unread.push({ raw: await composeMail(mail) });
      await readMailbox();
      return verdicts.at(-1);
    },
  };
};
