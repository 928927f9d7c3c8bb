import type { Mailer } from '../../../service/domain/model/mail/mailer.ts';

/** A mail server that takes every mail. */
export const takingMailer: Mailer = { isSet: true, send: async () => '250 Ok' };
