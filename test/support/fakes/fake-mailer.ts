import { MailError, type Mailer } from '../../../service/domain/model/mail/mailer.ts';

/** A mail server that takes every mail. */
export const takingMailer: Mailer = { isSet: true, send: async () => '250 Ok' };

/** A mail server that takes every mail until it is told to refuse; null: it takes them again. */
export const makeRefusingMailer = (): { mailer: Mailer; refuse(error: MailError | null): void } => {
  let refusal: MailError | null = null;
  return {
    mailer: {
      isSet: true,
      send: async () => {
        if (refusal !== null) throw refusal;
        return '250 Ok';
      },
    },
    refuse: (error) => {
      refusal = error;
    },
  };
};

/** A mail server that is out of order: what is sent waits in the outbox. */
export const brokenMailer: Mailer = {
  isSet: true,
  send: async () => {
    throw new MailError('no_connection');
  },
};
