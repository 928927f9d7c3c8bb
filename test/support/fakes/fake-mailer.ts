import { MailError, type Mailer } from '../../../service/domain/model/mail/mailer.ts';

export const takingMailer: Mailer = { isSet: true, send: async () => '250 Ok' };

/** Null: accepts mails again. */
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

export const brokenMailer: Mailer = {
  isSet: true,
  send: async () => {
    throw new MailError('no_connection');
  },
};
