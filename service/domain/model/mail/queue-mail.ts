import type { AgreementId, Locale, MailId, PolicyChangeId } from '../../../protocol/vocabulary.ts';
import { DomainError } from '../base/domain-error.ts';
import type { Clock, Digest, FieldVault, Ids } from '../base/ports.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import { workedOutId } from '../base/worked-out-id.ts';
import type { EventBus } from '../events/domain-events.ts';
import { MAIL_LIFE_MS, type Mail, type MailContent, type MailKind, rankOf } from './mail.ts';
import { doneMailKey, type MailPauseStore } from './mail-pause.ts';
import type { MailStore } from './mail-store.ts';
import { fillMail, type MailGaps, type MailWords } from './mail-words.ts';

export type NewMail = {
  kind: MailKind;
  locale: Locale;
  to: string;
  words: MailWords;
  /** What stands in the gaps of the words. */
  gaps: MailGaps;
  /** Texts of several lines in the gaps of the words; only where the addressee asked for them. */
  blocks?: MailGaps;
  /** Where an answer goes; else to the shop. */
  replyTo?: string;
  ref?: string;
  /** The decision on a changed policy that makes it. */
  policyChange?: PolicyChangeId;
  /** Hash of the one-time link that it carries. */
  confirmationHash?: string;
  subjectKey?: string;
  attachedAgreement?: AgreementId;
  /** Not sent before; else at once. */
  notBefore?: Date;
  /** Not sent later than this long from now, in milliseconds; else within three days. */
  lifeMs?: number;
  /**
   * The fact that it tells of, by an id or time that stays the same, with the address where several are told. Of mails
   * of one kind about one fact only the first is made, for as long as that mail may wait: what was cut short can
   * simply be done again.
   */
  onceFor?: string;
};
/** @param scope whose mail it is: a shop's, or the service's own to staff */
export type QueueMail = (scope: ShopScope | ServiceScope, mail: NewMail) => Promise<QueuedMail>;
/** `isNew` is false when the same mail waits, was sent or was dropped already. */
export type QueuedMail = { readonly id: MailId; readonly isNew: boolean };

export type QueueMailDeps = {
  mails: MailStore;
  mailPauses: Pick<MailPauseStore, 'endOf'>;
  vault: FieldVault;
  ids: Ids;
  digest: Pick<Digest, 'keyed'>;
  clock: Clock;
  bus: EventBus;
};

/** The id of a mail about a fact that is told once. */
export const onceMailId = (
  digest: Pick<Digest, 'keyed'>,
  { shopId }: ShopScope | ServiceScope,
  kind: MailKind,
  onceFor: string,
): MailId => workedOutId(digest, 'eml', 'mail', [shopId, kind, onceFor]);

/**
 * Puts a mail in the outbox, sealed; it is sent by a job and outlives a restart. What follows a stored fact is queued
 * before the fact is marked as followed up, with `onceFor`. Rules: SE-5, SE-6, RE-1.
 */
export const makeQueueMail =
  (deps: QueueMailDeps): QueueMail =>
  async (scope, mail) => {
    const now = deps.clock.now();
    const { onceFor } = mail;
    const id: MailId =
      onceFor === undefined ? deps.ids.next('eml') : onceMailId(deps.digest, scope, mail.kind, onceFor);
    if (onceFor !== undefined && (await deps.mailPauses.endOf(scope, doneMailKey(id), now)) !== null)
      return { id, isNew: false };
    const content: MailContent = {
      to: mail.to,
      ...fillMail(mail.words, mail.gaps, mail.blocks),
      ...(mail.replyTo === undefined ? {} : { replyTo: mail.replyTo }),
    };
    const text = JSON.stringify(content);
    const waiting: Mail = {
      id,
      shopId: scope.shopId,
      kind: mail.kind,
      rank: rankOf(mail.kind),
      locale: mail.locale,
      sealed:
        scope.shopId === null ? await deps.vault.sealForService(text) : await deps.vault.seal(scope, text),
      attachedAgreement: mail.attachedAgreement ?? null,
      ref: mail.ref ?? null,
      ...(mail.policyChange === undefined ? {} : { policyChange: mail.policyChange }),
      confirmationHash: mail.confirmationHash ?? null,
      subjectKey: mail.subjectKey ?? null,
      state: 'waiting',
      attempts: 0,
      lastError: null,
      createdAt: now,
      nextAttemptAt: mail.notBefore ?? now,
      expiresAt: new Date(now.getTime() + (mail.lifeMs ?? MAIL_LIFE_MS)),
    };
    try {
      await deps.mails.insert(scope, waiting);
    } catch (error) {
      const isThere = error instanceof DomainError && error.code === 'conflict' && onceFor !== undefined;
      if (!isThere) throw error;
      return { id, isNew: false };
    }
    deps.bus.publish({ type: 'mail.queued' });
    return { id, isNew: true };
  };
