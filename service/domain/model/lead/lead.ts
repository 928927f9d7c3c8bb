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

/** States without an answer. */
export const OPEN_LEAD_STATES = ['new', 'in_work'] as const satisfies readonly LeadState[];
export const isOpenLead = ({ state }: { readonly state: LeadState }): boolean =>
  state === 'new' || state === 'in_work';

/** Before a restart. */
export type EarlierPeriod = Pick<Lead, 'lastContactAt' | 'expiresAt'>;
/** Resulting state. */
export type LeadStep = {
  readonly at: Date;
  readonly by: StaffId;
  readonly state: LeadState;
  readonly assigneeId: StaffId | null;
  /** Only for contacts. */
  readonly before?: EarlierPeriod;
};
/** Sealed with the lead's key. */
export type LeadAnswer = {
  /** Client's idempotency key. */
  readonly ref: string;
  readonly at: Date;
  readonly by: StaffId;
  readonly text: string;
  /** Delivered; null: not yet. */
  readonly sentAt: Date | null;
};
export const MAX_LEAD_ANSWERS = 50;
/** Whether an answer is not delivered yet. */
export const hasUnsentAnswer = ({ answers }: Pick<Lead, 'answers'>): boolean =>
  answers.some(({ sentAt }) => sentAt === null);

/** The oldest are dropped. */
export const LEAD_STEPS_KEPT = 100;

/** A stored contact form. */
export type Lead = {
  readonly id: LeadId;
  readonly shopId: ShopId;
  /** Client's idempotency key. */
  readonly ref: string;
  /** Single use. */
  readonly formNonce: string;
  /** Null: mode `bare`. */
  readonly noticeId: NoticeId | null;
  /** Only for basis consent. */
  readonly consentEventId: ConsentEventId | null;
  /** Null: mode `bare`. */
  readonly basis: LeadBasis | null;
  readonly locale: Locale;
  /** With the shop's key. */
  readonly sealed: Readonly<Partial<Record<LeadField | 'message', string>>>;
  readonly subjectKeys: readonly string[];
  /** Last correction; absent: none. */
  readonly keysSince?: Date | null;
  readonly pagePath: string | null;
  readonly state: LeadState;
  /** Null while unassigned. */
  readonly assigneeId: StaffId | null;
  /** Oldest first. */
  readonly history: readonly LeadStep[];
  /** Oldest first. */
  readonly answers: readonly LeadAnswer[];
  /** Human-readable number. */
  readonly reference: string;
  readonly createdAt: Date;
  /** Start of the retention period. */
  readonly lastContactAt: Date;
  /** From the notice. Rule: RE-2. */
  readonly promisedDays: number;
  /** Promised (see `leadEnd`); quarantined: its end. */
  readonly expiresAt: Date;
  /** Hidden, not deleted. Rule: RT-3. */
  readonly restrictedAt: Date | null;
  /** Legal hold. */
  readonly heldAt: Date | null;
  readonly heldReason: HoldReason | null;
  /** During a hold; hidden since. */
  readonly withdrawnAt?: Date | null;
  /** `done`: receipt and mails stored. */
  readonly followUp: 'due' | 'done';
  /** Null: no spam suspicion. */
  readonly quarantine: Quarantine | null;
};

/** Excluded from lists, counts, search and exports. Rules: RT-3, CO-7. */
export const isHiddenLead = ({ restrictedAt, withdrawnAt }: Pick<Lead, 'restrictedAt' | 'withdrawnAt'>) =>
  restrictedAt !== null || withdrawnAt != null;

const CLAIMED_END = 0;

/** Whether it can be worked on: not ended, or held and not withdrawn. */
export const isRunningLead = (
  { expiresAt, heldAt, withdrawnAt }: Pick<Lead, 'expiresAt' | 'heldAt' | 'withdrawnAt'>,
  at: Date,
): boolean => expiresAt > at || (heldAt !== null && withdrawnAt == null && expiresAt.getTime() > CLAIMED_END);

/**
 * Whether visible.
 * @param holding shops where withdrawn held leads are visible. Rules: RT-3, CO-7.
 */
export const isShownLead = (lead: Lead, holding: ShopsScope): boolean =>
  !isHiddenLead(lead) ||
  (lead.restrictedAt === null && lead.heldAt !== null && holding.shopIds.includes(lead.shopId));

/** No personal data. Rule: CO-6. */
export type Receipt = {
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

/** Derived from the id: the same for a repeated form. */
export const receiptSecretOf = (digest: Pick<Digest, 'keyed'>, leadId: LeadId): string =>
  digest.keyed('receipt', leadId);
/** Stored hash of the secret. */
export const receiptHashOf = (digest: Pick<Digest, 'keyed' | 'sha256Hex'>, leadId: LeadId): string =>
  digest.sha256Hex(receiptSecretOf(digest, leadId));

/** Receipt of a lead, deterministic. */
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

/** Shows the deletion. */
export const RECEIPT_AFTER_MS = 30 * DAY_MS;
export const receiptEnd = (leadEndsAt: Date): Date => new Date(leadEndsAt.getTime() + RECEIPT_AFTER_MS);
