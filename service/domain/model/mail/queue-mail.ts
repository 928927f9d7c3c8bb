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
  /** Placeholder values. */
  gaps: MailGaps;
  /** Only where requested. */
  blocks?: MailGaps;
  /** Default: the shop. */
  replyTo?: string;
  ref?: string;
  policyChange?: PolicyChangeId;
  confirmationHash?: string;
  subjectKey?: string;
  attachedAgreement?: AgreementId;
  /** Default: at once. */
  notBefore?: Date;
  /** Milliseconds; default: three days. */
  lifeMs?: number;
  /** Stable id of the fact, with the address if several; prevents duplicates. */
  onceFor?: string;
};
/** @param scope service: to staff */
export type QueueMail = (scope: ShopScope | ServiceScope, mail: NewMail) => Promise<QueuedMail>;
/** `isNew` false: duplicate. */
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

/** Deterministic id for `onceFor`. */
export const onceMailId = (
  digest: Pick<Digest, 'keyed'>,
  { shopId }: ShopScope | ServiceScope,
  kind: MailKind,
  onceFor: string,
): MailId => workedOutId(digest, 'eml', 'mail', [shopId, kind, onceFor]);

/** Queues a sealed mail; use `onceFor` before marking a fact as done. Rules: SE-5, SE-6, RE-1. */
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
