import {
  type ConsentEventId,
  type HoldReason,
  LEAD_FIELDS,
  type LeadBasis,
  type LeadField,
  type LeadId,
  type LeadState,
  type Locale,
  type NoticeId,
  type ShopId,
  type StaffId,
} from '../../../protocol/vocabulary.ts';
import { DAY_MS } from '../base/calendar.ts';
import type { Digest } from '../base/ports.ts';
import type { ShopsScope } from '../base/tenancy.ts';
import type { Quarantine } from './quarantine.ts';

/** The states of leads that still wait for an answer. */
export const OPEN_LEAD_STATES = ['new', 'in_work'] as const satisfies readonly LeadState[];
export const isOpenLead = ({ state }: { readonly state: LeadState }): boolean =>
  state === 'new' || state === 'in_work';

/** The time of storage that a step set anew, as it was before. */
export type EarlierPeriod = Pick<Lead, 'lastContactAt' | 'expiresAt'>;
/** One step of the work on a lead: how it stood afterwards, by whom and when. */
export type LeadStep = {
  readonly at: Date;
  readonly by: StaffId;
  readonly state: LeadState;
  readonly assigneeId: StaffId | null;
  /** With a contact alone, so that it can be taken back: absent where an earlier version wrote the step. */
  readonly before?: EarlierPeriod;
};
/** An answer by mail. Its text is content of the lead, sealed with the lead's key. */
export type LeadAnswer = {
  /** The client's id of the answer: a repeat is stored and sent once. */
  readonly ref: string;
  readonly at: Date;
  readonly by: StaffId;
  readonly text: string;
  /** When a mail server took it; null before. */
  readonly sentAt: Date | null;
};
/** Answers that one lead can have. */
export const MAX_LEAD_ANSWERS = 50;
/** An answer was written and no mail server has taken it. */
export const hasUnsentAnswer = ({ answers }: Pick<Lead, 'answers'>): boolean =>
  answers.some(({ sentAt }) => sentAt === null);

/** Steps that a lead keeps; the oldest go. */
export const LEAD_STEPS_KEPT = 100;

/** A contact form that was kept. Decision 0007. */
export type Lead = {
  readonly id: LeadId;
  readonly shopId: ShopId;
  /** The client's id of the form: a repeat answers with this lead. */
  readonly ref: string;
  /** Nonce of the form token, used once. */
  readonly formNonce: string;
  /** Null only in mode `bare`. */
  readonly noticeId: NoticeId | null;
  /** There exactly when the basis is consent. */
  readonly consentEventId: ConsentEventId | null;
  /** Null only in mode `bare` (no notice). */
  readonly basis: LeadBasis | null;
  readonly locale: Locale;
  /** Each field sealed with the shop's key; absent fields are absent. */
  readonly sealed: Readonly<Partial<Record<LeadField | 'message', string>>>;
  readonly subjectKeys: readonly string[];
  /** When a correction gave it another key; absent: it has those that it came with. */
  readonly keysSince?: Date | null;
  readonly pagePath: string | null;
  readonly state: LeadState;
  /** Who works on it, or answered it; null while nobody took it. */
  readonly assigneeId: StaffId | null;
  /** Oldest first, at most `LEAD_STEPS_KEPT`. */
  readonly history: readonly LeadStep[];
  /** Oldest first. */
  readonly answers: readonly LeadAnswer[];
  /** Number a person can quote. */
  readonly reference: string;
  readonly createdAt: Date;
  /** Sent in, answered or reopened: the retention period counts from here. */
  readonly lastContactAt: Date;
  /** Days after the last contact that the notice named. Rule: RE-2. */
  readonly promisedDays: number;
  /** The promised end; a shorter period of the shop may end it sooner (`leadEnd`). In the quarantine: its end. */
  readonly expiresAt: Date;
  /** Hidden from staff and exports, kept from deletion. Rule: RT-3. */
  readonly restrictedAt: Date | null;
  /** Kept from deletion by the owner's order (a claim, a dispute). */
  readonly heldAt: Date | null;
  readonly heldReason: HoldReason | null;
  /** While held: since when the person has withdrawn the consent, or was erased. Hidden from then on. */
  readonly withdrawnAt?: Date | null;
  /** Whether the receipt is there and mails about it are in the outbox; `due` until both are. */
  readonly followUp: 'due' | 'done';
  /** Taken for spam and not looked at yet; null: an ordinary lead. */
  readonly quarantine: Quarantine | null;
};

/** Kept, and for everyday work as if it were not there: in no list, count, search or export. Rules: RT-3, CO-7. */
export const isHiddenLead = ({ restrictedAt, withdrawnAt }: Pick<Lead, 'restrictedAt' | 'withdrawnAt'>) =>
  restrictedAt !== null || withdrawnAt != null;

/** The end of a lead that a run has claimed for removal: nothing is done with it any more. */
const CLAIMED_END = 0;

/**
 * Whether its end has not come, or it is held beyond it: what a lead is held for, such as a complaint, must still be
 * answered. One whose person has withdrawn is held, and not worked on.
 */
export const isRunningLead = (
  { expiresAt, heldAt, withdrawnAt }: Pick<Lead, 'expiresAt' | 'heldAt' | 'withdrawnAt'>,
  at: Date,
): boolean => expiresAt > at || (heldAt !== null && withdrawnAt == null && expiresAt.getTime() > CLAIMED_END);

/**
 * Whether a lead, or what is kept about it, is shown to somebody.
 * @param holding shops in which this person may lift holds: there a lead is shown too that is held though its consent was
 *   withdrawn. Rules: RT-3, CO-7.
 */
export const isShownLead = (lead: Lead, holding: ShopsScope): boolean =>
  !isHiddenLead(lead) ||
  (lead.restrictedAt === null && lead.heldAt !== null && holding.shopIds.includes(lead.shopId));

/** The visitor's receipt: no personal data, found by the hash of its secret. Rule: CO-6. */
export type Receipt = {
  /** SHA-256 of the secret. */
  readonly secretHash: string;
  readonly shopId: ShopId;
  readonly leadId: LeadId;
  readonly reference: string;
  readonly noticeId: NoticeId | null;
  readonly consentEventId: ConsentEventId | null;
  readonly basis: LeadBasis | null;
  readonly locale: Locale;
  readonly fields: readonly (LeadField | 'message')[];
  readonly createdAt: Date;
  readonly withdrawnAt: Date | null;
  readonly expiresAt: Date;
};

/** The receipt's secret follows from the lead's id, so that a repeated form gets the same receipt. */
export const receiptSecretOf = (digest: Pick<Digest, 'keyed'>, leadId: LeadId): string =>
  digest.keyed('receipt', leadId);
/** What the store keeps of that secret, and finds the receipt by. */
export const receiptHashOf = (digest: Pick<Digest, 'keyed' | 'sha256Hex'>, leadId: LeadId): string =>
  digest.sha256Hex(receiptSecretOf(digest, leadId));

/** The receipt of a lead: the same whenever it is made. */
export const receiptOf = (digest: Pick<Digest, 'keyed' | 'sha256Hex'>, lead: Lead): Receipt => ({
  secretHash: receiptHashOf(digest, lead.id),
  shopId: lead.shopId,
  leadId: lead.id,
  reference: lead.reference,
  noticeId: lead.noticeId,
  consentEventId: lead.consentEventId,
  basis: lead.basis,
  locale: lead.locale,
  fields: [...LEAD_FIELDS, 'message' as const].filter((field) => lead.sealed[field] !== undefined),
  createdAt: lead.createdAt,
  withdrawnAt: null,
  expiresAt: receiptEnd(lead.expiresAt),
});

/** A receipt outlives its lead a little, so that "it is gone" can still be shown. */
export const RECEIPT_AFTER_MS = 30 * DAY_MS;
export const receiptEnd = (leadEndsAt: Date): Date => new Date(leadEndsAt.getTime() + RECEIPT_AFTER_MS);
