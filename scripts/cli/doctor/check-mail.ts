import { randomUUID } from 'node:crypto';
import type { Connection } from 'mongoose';
import type { Config } from '../../../service/config/config.ts';
import { MailError } from '../../../service/domain/model/mail/mailer.ts';
import { makeSmtpMailer } from '../../../service/outbound/smtp-mailer.ts';
import type { MailId } from '../../../service/protocol/vocabulary.ts';
import { checkedEmail } from '../../start/owner-request.ts';
import { type Finding, fault, ok, warning } from './finding.ts';

const serverFinding = async ({ smtp }: Config, to: string | undefined): Promise<Finding> => {
  if (smtp === null)
    return warning(
      'mail',
      'No mail server is set: mails wait in the console, and nobody is told by mail.',
      'Set SMTP_URL and ZGODA_MAIL_FROM (docs/operations.md, section 19).',
    );
  const server = `${smtp.host}:${smtp.port}`;
  if (to === undefined)
    return ok('mail', `Sent by ${server}. zgoda doctor --mail ADDRESS sends a test mail.`);
  const mailer = makeSmtpMailer(smtp);
  try {
    await mailer.send({
      id: `mail_doctor_${randomUUID()}` as MailId,
      to: checkedEmail(to, '--mail'),
      locale: 'en',
      subject: 'Test mail of Zgoda',
      text: 'This mail was sent by zgoda doctor. It arrived, so mails leave the service.',
      html: '<p>This mail was sent by zgoda doctor. It arrived, so mails leave the service.</p>',
      fromName: null,
      fromAddress: null,
      replyTo: null,
      isWritten: false,
      attachments: [],
    });
    return ok('mail', `${server} took the test mail. Look whether it arrives, and not as spam.`);
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    return fault(
      'mail',
      `${server} did not take the test mail (${error.fault}).`,
      'Check SMTP_URL and ZGODA_MAIL_FROM: server, port, password, and whether it may send from that address.',
    );
  } finally {
    mailer.close();
  }
};

const queueFinding = async (connection: Connection): Promise<Finding> => {
  const mails = connection.getClient().db(connection.name).collection('mails');
  const failed = await mails.countDocuments({ state: 'failed' });
  if (failed === 0) return ok('outbox', 'No mail has failed.');
  return warning(
    'outbox',
    `${failed} mail(s) could not be sent.`,
    'Look at them in the console under Mails.',
  );
};

export const checkMail = async (
  connection: Connection,
  config: Config,
  to: string | undefined,
): Promise<Finding[]> => [await serverFinding(config, to), await queueFinding(connection)];
