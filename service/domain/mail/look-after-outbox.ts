import type { MailId, ShopId } from '../../protocol/vocabulary.ts';
import type { RecordReading } from '../audit/record-reading.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import { notFound } from '../model/base/domain-error.ts';
import type { Clock, FieldVault } from '../model/base/ports.ts';
import { SERVICE_SCOPE, type ServiceScope, type ShopScope } from '../model/base/tenancy.ts';
import type { EventBus } from '../model/events/domain-events.ts';
import { type Mail, type MailContent, type MailKind, withoutSecrets } from '../model/mail/mail.ts';
import { doneMailKey, type MailPauseStore } from '../model/mail/mail-pause.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import type { Mailer } from '../model/mail/mailer.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import { openMail } from './send-mails.ts';

export type OutboxDeps = {
  mails: MailStore;
  mailPauses: Pick<MailPauseStore, 'begin'>;
  mailer: Mailer;
  vault: FieldVault;
  clock: Clock;
  bus: EventBus;
  recordAct: RecordAct;
  recordReading: RecordReading;
};
export type OutboxMail = { mail: Mail; to: string | null };

const MAX_LISTED = 200;
/** Links staff may hand over without a mail server; others act as the addressee. */
const HANDED_OVER: readonly MailKind[] = [
  'email_confirmation',
  'invitation',
  'password_reset',
  'request_answer',
];

/**
 * Shop outbox: owner and managers; service outbox: operator.
 * @throws DomainError not_found, forbidden
 */
const outboxScope = (access: Access, shopId: ShopId | null): ShopScope | ServiceScope => {
  if (shopId !== null) {
    shopWith(access, shopId, 'read');
    return shopWith(access, shopId, 'settings').scope;
  }
  if (!access.staff.isOperator) throw notFound();
  return SERVICE_SCOPE;
};

/** Waiting and failed mails, newest first; audited. Rule: PR-6. */
export const makeListOutbox =
  (deps: OutboxDeps) =>
  async (access: Access, shopId: ShopId | null): Promise<{ isSending: boolean; mails: OutboxMail[] }> => {
    const mails = await deps.mails.list(outboxScope(access, shopId), MAX_LISTED);
    await deps.recordReading(access.staff.id, 'mail.list', [shopId]);
    const listed = mails.map(async (mail) => {
      const content = await openMail(deps.vault, mail).catch(() => null);
      return { mail, to: content?.to ?? null };
    });
    return { isSending: deps.mailer.isSet, mails: await Promise.all(listed) };
  };

/**
 * A mail without secret links, except handed-over kinds without SMTP; audited. Rule: PR-6.
 * @throws DomainError not_found, forbidden
 */
export const makeReadOutboxMail =
  (deps: OutboxDeps) =>
  async (
    access: Access,
    shopId: ShopId | null,
    id: MailId,
  ): Promise<{ mail: Mail; content: MailContent }> => {
    const mail = await deps.mails.get(outboxScope(access, shopId), id);
    if (mail === null) throw notFound();
    const content = await openMail(deps.vault, mail).catch(() => {
      throw notFound();
    });
    // The mail is short-lived, so the audit names its subject (READINGS).
    const target = (mail.subjectKey === null ? null : mail.ref) ?? id;
    await recordMailAct(deps, access, shopId, 'mail.read', mail, target);
    const isHidden = deps.mailer.isSet || !HANDED_OVER.includes(mail.kind);
    return {
      mail,
      content: isHidden ? { ...content, text: withoutSecrets(content.text), link: null } : content,
    };
  };

/** @throws DomainError not_found, forbidden */
export const makeRetryMail =
  (deps: OutboxDeps) =>
  async (access: Access, shopId: ShopId | null, id: MailId): Promise<void> => {
    const mail = await deps.mails.retry(outboxScope(access, shopId), id, deps.clock.now());
    if (mail === null) throw notFound();
    await recordMailAct(deps, access, shopId, 'mail.retry', mail);
    deps.bus.publish({ type: 'mail.queued' });
  };

/** Drops a mail. @throws DomainError not_found, forbidden */
export const makeDiscardMail =
  (deps: OutboxDeps) =>
  async (access: Access, shopId: ShopId | null, id: MailId): Promise<void> => {
    const scope = outboxScope(access, shopId);
    const mail = await deps.mails.get(scope, id);
    if (mail === null) throw notFound();
    await deps.mailPauses.begin(scope, doneMailKey(id), deps.clock.now(), mail.expiresAt);
    if (!(await deps.mails.discard(scope, id))) throw notFound();
    await recordMailAct(deps, access, shopId, 'mail.discard', mail);
  };

const recordMailAct = (
  deps: OutboxDeps,
  access: Access,
  shopId: ShopId | null,
  action: string,
  { id, kind }: Mail,
  target: string = id,
): Promise<void> =>
  deps.recordAct({
    actor: access.staff.id,
    shopId,
    action,
    target,
    outcome: 'ok',
    details: { kind },
  });
