import type { MailId } from '../../protocol/vocabulary.ts';
import type { Clock, Digest, FieldVault } from '../model/base/ports.ts';
import {
  SERVICE_SCOPE,
  type ServiceScope,
  type ShopScope,
  scopeOfRow,
  scopeOfShop,
} from '../model/base/tenancy.ts';
import type { ConfirmationStore } from '../model/confirmation/confirmation-store.ts';
import {
  type Mail,
  type MailContent,
  type MailKind,
  VISITOR_KINDS,
  WRITTEN_KINDS,
} from '../model/mail/mail.ts';
import {
  doneMailKey,
  type MailPauseStore,
  refusedSenderKey,
  SENDER_REFUSED_MS,
  takenMailKey,
} from '../model/mail/mail-pause.ts';
import type { MailStore } from '../model/mail/mail-store.ts';
import { onOneLine } from '../model/mail/mail-words.ts';
import {
  type AttachAgreement,
  MAILS_AT_ONCE,
  MailError,
  type Mailer,
  type OutgoingMail,
} from '../model/mail/mailer.ts';
import type { PolicyChangeStore } from '../model/notice/policy-change.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { mailHtml } from './mail-html.ts';
import { mailSignature } from './texts/mail-frame.ts';
import { mailFrameCatalog } from './texts/mail-frame-catalog.ts';

export type OnMail = Partial<
  Record<MailKind, (scope: ShopScope, ref: string, mailId: MailId) => Promise<void>>
>;

type SendMailsDeps = {
  mails: MailStore;
  mailPauses: Pick<MailPauseStore, 'begin' | 'endOf'>;
  confirmations: Pick<ConfirmationStore, 'findBySecret' | 'setDelivery'>;
  policyChanges: Pick<PolicyChangeStore, 'countMailed'>;
  mailer: Mailer;
  vault: FieldVault;
  digest: Pick<Digest, 'keyed'>;
  shops: ShopStore;
  clock: Clock;
  attachAgreement: AttachAgreement;
  /** `ref`: subject of the mail. */
  onSent: OnMail;
  onFailed: OnMail;
};

/** Milliseconds; resent after a crash. */
const LEASE_MS = 5 * 60_000;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 12 * 3_600_000;
/** The mail may have arrived. */
const UNCONFIRMED_PAUSE_MS = 3_600_000;
const NO_RESPONSE = 'no response after the whole mail was handed over';
const MAX_TRIES = 9;
/** Per run. */
const MAX_PER_RUN = 200;

/** Milliseconds after the n-th failure: 1, 4, 16, 64 minutes … at most 12 hours. */
export const pauseAfter = (tries: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 4 ** Math.max(0, tries - 1));

/** Decrypts a mail. @throws MailError unreadable */
export const openMail = async (vault: FieldVault, mail: Mail): Promise<MailContent> => {
  try {
    const text =
      mail.shopId === null
        ? await vault.openForService(mail.sealed)
        : await vault.open(scopeOfShop(mail.shopId), mail.sealed);
    return JSON.parse(text) as MailContent;
  } catch {
    throw new MailError('unreadable', true);
  }
};

const compose = async (deps: SendMailsDeps, mail: Mail): Promise<OutgoingMail> => {
  const content = await openMail(deps.vault, mail);
  const shop = mail.shopId === null ? null : await deps.shops.get(scopeOfShop(mail.shopId));
  const isToVisitor = VISITOR_KINDS.includes(mail.kind);
  const isWritten = WRITTEN_KINDS.includes(mail.kind);
  const fromAddress = isWritten && shop?.sender?.confirmedAt ? shop.sender.address : null;
  const frame = mailFrameCatalog[mail.locale];
  const shopName = shop === null ? null : onOneLine(shop.name);
  const text = `${content.text}\n\n${mailSignature(shopName, mail.locale)}`;
  const attachment =
    mail.attachedAgreement === null || mail.shopId === null
      ? null
      : await deps.attachAgreement(scopeOfShop(mail.shopId), mail.attachedAgreement);
  if (mail.attachedAgreement !== null && attachment === null) throw new MailError('document_missing', true);
  return {
    id: mail.id,
    to: content.to,
    subject: content.subject,
    text,
    html: mailHtml(text, content.link, mail.locale, frame.button),
    locale: mail.locale,
    fromName: isToVisitor ? shopName : null,
    fromAddress,
    replyTo: content.replyTo ?? fromAddress ?? (isToVisitor ? (shop?.controller.email ?? null) : null),
    isWritten,
    attachments: attachment === null ? [] : [attachment],
  };
};

const tell = async (on: OnMail, { kind, shopId, ref, id }: Mail): Promise<void> => {
  if (shopId !== null && ref !== null) await on[kind]?.(scopeOfShop(shopId), ref, id);
};

/** Retries a refused shop sender once from the operator's address; refusals are ambiguous. */
const hand = async (
  mailer: Mailer,
  mail: OutgoingMail,
): Promise<{ response: string; refusedSender: string | null }> => {
  try {
    return { response: await mailer.send(mail), refusedSender: null };
  } catch (error) {
    const isRefused = error instanceof MailError && (error.isFinal || error.fault === 'sender_refused');
    if (mail.fromAddress === null || !isRefused) throw error;
    return {
      response: await mailer.send({ ...mail, fromAddress: null }),
      refusedSender: mail.fromAddress,
    };
  }
};

const noteRefusedSender = async (
  { mailPauses, digest, clock }: SendMailsDeps,
  scope: ShopScope | ServiceScope,
  address: string,
): Promise<void> => {
  const now = clock.now();
  const until = new Date(now.getTime() + SENDER_REFUSED_MS);
  await mailPauses.begin(scope, refusedSenderKey(digest, address), now, until);
};

const hasArrived = async ({ confirmations }: SendMailsDeps, mail: Mail): Promise<boolean> => {
  if (mail.lastError !== 'unconfirmed' || mail.confirmationHash === null) return false;
  const link = await confirmations.findBySecret(mail.confirmationHash);
  return link !== null && link.usedAt !== null;
};

/** @returns whether it was taken */
const handOver = async (deps: SendMailsDeps, mail: Mail, now: Date): Promise<boolean> => {
  const scope = scopeOfRow(mail);
  const noteDelivery = async (response: string): Promise<void> => {
    if (mail.confirmationHash === null) return;
    const delivery = { mailId: mail.id, sentAt: deps.clock.now(), response };
    await deps.confirmations.setDelivery(scope, mail.confirmationHash, delivery);
  };
  let handed: Awaited<ReturnType<typeof hand>>;
  try {
    handed = await hand(deps.mailer, await compose(deps, mail));
  } catch (error) {
    const { fault, isFinal } = error instanceof MailError ? error : new MailError('unknown');
    const leastMs = fault === 'unconfirmed' ? UNCONFIRMED_PAUSE_MS : 0;
    if (fault === 'unconfirmed') await noteDelivery(NO_RESPONSE);
    const state = isFinal || mail.attempts >= MAX_TRIES ? 'failed' : 'waiting';
    await deps.mails.setFailure(scope, mail.id, {
      state,
      lastError: fault,
      nextAttemptAt: new Date(deps.clock.now().getTime() + Math.max(leastMs, pauseAfter(mail.attempts))),
    });
    if (state === 'failed') await tell(deps.onFailed, mail);
    return false;
  }
  const { response, refusedSender } = handed;
  // Before deletion, so its link counts after a crash.
  await noteDelivery(response);
  await deps.mailPauses.begin(scope, takenMailKey(mail.id), now, mail.expiresAt);
  if (refusedSender !== null) await noteRefusedSender(deps, scope, refusedSender);
  return true;
};

/**
 * Sends one mail; failed follow-ups are retried without resending.
 * @returns null: finished before a crash
 */
const sendOne = async (deps: SendMailsDeps, mail: Mail, now: Date): Promise<'sent' | 'failed' | null> => {
  const scope = scopeOfRow(mail);
  const isMarked = async (key: string) => (await deps.mailPauses.endOf(scope, key, now)) !== null;
  // Marked as sent or dropped by a crashed process.
  if (await isMarked(doneMailKey(mail.id))) {
    await deps.mails.removeSent(scope, mail.id);
    return null;
  }
  const isTaken = (await isMarked(takenMailKey(mail.id))) || (await hasArrived(deps, mail));
  if (!isTaken && !(await handOver(deps, mail, now))) return 'failed';
  await tell(deps.onSent, mail);
  await deps.mailPauses.begin(scope, doneMailKey(mail.id), now, mail.expiresAt);
  await deps.mails.removeSent(scope, mail.id);
  const { shopId, policyChange } = mail;
  // Last: an undercount is better than a duplicate mail.
  if (policyChange !== undefined && shopId !== null)
    await deps.policyChanges.countMailed(scopeOfShop(shopId), policyChange);
  return 'sent';
};

/**
 * Sends due mails in `claimDue` order with retries; deletes sent ones. No effect without SMTP.
 * @returns `isMore`: limit reached
 * @throws the first failure other than a mail's, at the end
 */
export const makeSendMails =
  (deps: SendMailsDeps) => async (): Promise<{ sent: number; failed: number; isMore: boolean }> => {
    const totals = { sent: 0, failed: 0 };
    if (!deps.mailer.isSet) return { ...totals, isMore: false };
    let left = MAX_PER_RUN;
    let isMore = true;
    const sendOnes = async (): Promise<void> => {
      while (isMore && left > 0) {
        left -= 1;
        const now = deps.clock.now();
        const mail = await deps.mails.claimDue(SERVICE_SCOPE, now, new Date(now.getTime() + LEASE_MS));
        if (mail === null) isMore = false;
        else {
          const result = await sendOne(deps, mail, now);
          if (result !== null) totals[result] += 1;
        }
      }
    };
    const ended = await Promise.allSettled(Array.from({ length: MAILS_AT_ONCE }, sendOnes));
    for (const one of ended) if (one.status === 'rejected') throw one.reason;
    return { ...totals, isMore };
  };
