import * as v from 'valibot';
import { mailIdField, shopIdField } from '../fields.ts';

const outboxMail = v.object({
  id: v.string(),
  kind: v.string(),
  /** Null: unreadable. */
  to: v.nullable(v.string()),
  locale: v.string(),
  state: v.picklist(['waiting', 'failed']),
  attempts: v.number(),
  /** Code. */
  lastError: v.nullable(v.string()),
  createdAt: v.string(),
  nextAttemptAt: v.string(),
  /** Deleted then. */
  expiresAt: v.string(),
});
export type OutboxMail = v.InferOutput<typeof outboxMail>;
export const outboxResponse = v.object({
  /** False: no mail server. */
  isSending: v.boolean(),
  mails: v.array(outboxMail),
});
export type Outbox = v.InferOutput<typeof outboxResponse>;
export const outboxMailResponse = v.object({ subject: v.string(), text: v.string() });
export type OutboxMailText = v.InferOutput<typeof outboxMailResponse>;
/** POST …/mails/test */
export const testMailResponse = v.object({
  to: v.string(),
  /** Null: not taken. */
  response: v.nullable(v.string()),
  /** Code. */
  fault: v.nullable(v.string()),
});
export type TestMail = v.InferOutput<typeof testMailResponse>;
export const shopMailParams = v.object({ shopId: shopIdField, mailId: mailIdField });
export const mailParams = v.object({ mailId: mailIdField });
