/** HTTP bodies of the console: mails that wait to be sent. */
import * as v from 'valibot';
import { mailIdField, shopIdField } from '../fields.ts';

const outboxMail = v.object({
  id: v.string(),
  kind: v.string(),
  /** Null when the mail cannot be opened any more. */
  to: v.nullable(v.string()),
  locale: v.string(),
  state: v.picklist(['waiting', 'failed']),
  attempts: v.number(),
  /** Why the last try failed, as a code. */
  lastError: v.nullable(v.string()),
  createdAt: v.string(),
  nextAttemptAt: v.string(),
  /** Gone then, sent or not. */
  expiresAt: v.string(),
});
export type OutboxMail = v.InferOutput<typeof outboxMail>;
export const outboxResponse = v.object({
  /** False: the service has no mail server, and mails wait here. */
  isSending: v.boolean(),
  mails: v.array(outboxMail),
});
export type Outbox = v.InferOutput<typeof outboxResponse>;
export const outboxMailResponse = v.object({ subject: v.string(), text: v.string() });
export type OutboxMailText = v.InferOutput<typeof outboxMailResponse>;
/** POST …/mails/test : what the mail server made of a mail to the signed-in person. */
export const testMailResponse = v.object({
  to: v.string(),
  /** What the server said when it took the mail; null: it took none. */
  response: v.nullable(v.string()),
  /** Why not, as a code. */
  fault: v.nullable(v.string()),
});
export type TestMail = v.InferOutput<typeof testMailResponse>;
export const shopMailParams = v.object({ shopId: shopIdField, mailId: mailIdField });
export const mailParams = v.object({ mailId: mailIdField });
