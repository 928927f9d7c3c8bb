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
import { type Mail, type MailContent, type MailKind, WRITTEN_KINDS } from '../model/mail/mail.ts';
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
import { mailFrame } from './texts/mail-frame.ts';

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
  /** What follows when a mail of a kind was taken by the server; `ref` is what the mail depends on. */
  onSent: OnMail;
  /** What follows when the last try of a mail of a kind failed. */
  onFailed: OnMail;
};

/** How long a claimed mail is reserved; after a crash while sending, it is sent again after that. */
const LEASE_MS = 5 * 60_000;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 12 * 3_600_000;
/** At least so long after a try that the mail server did not confirm: the mail may have arrived. */
const UNCONFIRMED_PAUSE_MS = 3_600_000;
/** What the record of such a mail says in place of the server's response. */
const NO_RESPONSE = 'no response after the whole mail was handed over';
/** Fits into the three days that a mail may wait. */
const MAX_TRIES = 9;
/** Maximum number of mails in one run; the others wait for the next, which begins at once. */
const MAX_PER_RUN = 200;

/** Pause after the n-th failed attempt, in milliseconds: 1, 4, 16, 64 minutes … 12 hours at most. */
export const pauseAfter = (tries: number): number =>
  Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 4 ** Math.max(0, tries - 1));

/** The content of a sealed mail. @throws MailError unreadable */
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

/** The text with its closing lines, and the HTML alternative. */
const compose = async (deps: SendMailsDeps, mail: Mail): Promise<OutgoingMail> => {
  const content = await openMail(deps.vault, mail);
  const shop = mail.shopId === null ? null : await deps.shops.get(scopeOfShop(mail.shopId));
  // That of an erasure names nobody but in its sealed content.
  const isToVisitor = mail.subjectKey !== null || mail.kind === 'request_done';
  const isWritten = WRITTEN_KINDS.includes(mail.kind);
  const fromAddress = isWritten && shop?.sender?.confirmedAt ? shop.sender.address : null;
  const frame = mailFrame[mail.locale];
  const shopName = shop === null ? null : onOneLine(shop.name);
  const text = `${content.text}\n\n${frame.signature(shopName)}`;
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

/**
 * Many mail servers let an account send from its own addresses alone, and refuse another sender at `MAIL FROM`, at the
 * recipient or at the end: which of them was meant, their answer does not tell. So a mail that was refused for good in
 * the name of a shop's own address goes once more, at once, from the operator's address, as before that address was
 * confirmed. Replies go to the shop's address either way.
 */
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

/** Whether the link of a mail that the server did not confirm was pressed since: then it arrived. */
const hasArrived = async ({ confirmations }: SendMailsDeps, mail: Mail): Promise<boolean> => {
  if (mail.lastError !== 'unconfirmed' || mail.confirmationHash === null) return false;
  const link = await confirmations.findBySecret(mail.confirmationHash);
  return link !== null && link.usedAt !== null;
};

/** Hands a mail to the mail server and stores that it was taken, or why not. @returns whether it was taken */
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
    // Whoever presses its link shows that it arrived.
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
  // Before the mail is gone: after a crash it is sent again, and its link counts then.
  await noteDelivery(response);
  await deps.mailPauses.begin(scope, takenMailKey(mail.id), now, mail.expiresAt);
  if (refusedSender !== null) await noteRefusedSender(deps, scope, refusedSender);
  return true;
};

/**
 * Sends one claimed mail. What follows from a mail that was taken may fail again and again: then that alone is tried
 * again, and nothing is sent twice.
 * @returns null: it was sent, or dropped, before a process died
 */
const sendOne = async (deps: SendMailsDeps, mail: Mail, now: Date): Promise<'sent' | 'failed' | null> => {
  const scope = scopeOfRow(mail);
  const isMarked = async (key: string) => (await deps.mailPauses.endOf(scope, key, now)) !== null;
  // Left by a process that died: the mark shows that the mail was sent, or dropped.
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
  // Last: a number that is one too small is better than a mail that is sent again.
  if (policyChange !== undefined && shopId !== null)
    await deps.policyChanges.countMailed(scopeOfShop(shopId), policyChange);
  return 'sent';
};

/**
 * Sends the mails that are due, a few at a time, in the order of `claimDue`. Each is claimed first, so that several
 * instances never send one twice. A failed mail is retried after growing pauses; after the last attempt it stays as
 * failed until it expires. Sent mails are deleted. Does nothing without SMTP settings.
 * @returns `isMore`: it stopped at its limit, so that more may be due
 * @throws the first failure other than one of a mail, once all others are sent
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
