import type { AgreementId, Locale, MailId } from '../../protocol/vocabulary.ts';
import type { Clock, EventBus, FieldVault, Ids } from '../ports.ts';
import type { ShopScope } from '../tenancy.ts';
import { MAIL_LIFE_MS, type MailContent, type MailKind } from './mail.ts';
import type { MailStore } from './mail-store.ts';
import { fillMail, type MailGaps, type MailWords } from './mail-words.ts';

export type NewMail = {
  kind: MailKind;
  locale: Locale;
  to: string;
  words: MailWords;
  /** What stands in the gaps of the words. */
  gaps: MailGaps;
  ref?: string;
  subjectKey?: string;
  attachedAgreement?: AgreementId;
  /** Not sent before; else at once. */
  notBefore?: Date;
};
/** @param scope the shop whose mail it is; null for the service's own to staff */
export type QueueMail = (scope: ShopScope | null, mail: NewMail) => Promise<MailId>;

/** Puts a mail in the outbox, sealed; it is sent by a job and outlives a restart. Rules: SE-5, SE-6, RE-1. */
export const makeQueueMail =
  (deps: { mails: MailStore; vault: FieldVault; ids: Ids; clock: Clock; bus: EventBus }): QueueMail =>
  async (scope, mail) => {
    const now = deps.clock.now();
    const content: MailContent = { to: mail.to, ...fillMail(mail.words, mail.gaps) };
    const text = JSON.stringify(content);
    const id = deps.ids.next('eml');
    await deps.mails.insert({
      id,
      shopId: scope?.shopId ?? null,
      kind: mail.kind,
      locale: mail.locale,
      sealed: scope === null ? await deps.vault.sealForService(text) : await deps.vault.seal(scope, text),
      attachedAgreement: mail.attachedAgreement ?? null,
      ref: mail.ref ?? null,
      subjectKey: mail.subjectKey ?? null,
      state: 'waiting',
      attempts: 0,
      lastError: null,
      createdAt: now,
      nextAttemptAt: mail.notBefore ?? now,
      expiresAt: new Date(now.getTime() + MAIL_LIFE_MS),
    });
    deps.bus.publish({ type: 'mail.queued' });
    return id;
  };
