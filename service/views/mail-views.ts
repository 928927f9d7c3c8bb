import type { OutboxMail } from '../domain/mail/look-after-outbox.ts';

const mailView = ({ mail, to }: OutboxMail) => ({
  id: mail.id,
  kind: mail.kind,
  to,
  locale: mail.locale,
  state: mail.state,
  attempts: mail.attempts,
  lastError: mail.lastError,
  createdAt: mail.createdAt.toISOString(),
  nextAttemptAt: mail.nextAttemptAt.toISOString(),
  expiresAt: mail.expiresAt.toISOString(),
});

/** Waiting and failed mails. */
export const outboxView = ({ isSending, mails }: { isSending: boolean; mails: readonly OutboxMail[] }) => ({
  isSending,
  mails: mails.map(mailView),
});
