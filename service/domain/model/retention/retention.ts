import { DAY_MS } from '../base/calendar.ts';

/** How long one shop keeps what. Whole days, years and months; there is no value for "for ever". Rule: RE-1. */
export type Periods = {
  /** Days after the last contact, 7–1095. */
  readonly leadRetentionDays: number;
  /** Days after the last message of a conversation in which an address stands, 7–1095. */
  readonly conversationRetentionDays: number;
  /** The same for a conversation without any address, 7–1095. */
  readonly anonymousRetentionDays: number;
  /** Years that the proof of an enquiry stays after its end, 0–6; 0: it goes with the enquiry. */
  readonly enquiryProofYears: number;
  /** The same for marketing consents, 0–6. */
  readonly marketingProofYears: number;
  /** Months after which a marketing consent should be renewed, 6–36. */
  readonly marketingReminderMonths: number;
};

/** What new shops start with (privacy.md §5). */
export const DEFAULT_PERIODS: Periods = {
  leadRetentionDays: 180,
  conversationRetentionDays: 90,
  anonymousRetentionDays: 30,
  enquiryProofYears: 1,
  marketingProofYears: 3,
  marketingReminderMonths: 24,
};

/** Kinds of records that a run removes; the only thing that its report counts. Rule: RE-3. */
export const RETENTION_KINDS = ['leads', 'conversations', 'receipts', 'optins', 'proofs'] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];
export type RetentionCounts = Readonly<Record<RetentionKind, number>>;

/** Periods that were announced to the person at the start; a longer period set later does not apply. Rule: RE-2. */
export type PromisedDays = { readonly identified: number; readonly anonymous: number };

const daysAfter = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY_MS);
const daysBefore = (at: Date, days: number): Date => daysAfter(at, -days);

/** What goes by time within this span counts as ending soon. */
export const ENDING_MS = 30 * DAY_MS;

/** Leads that are due: their promised end is past, or their last contact is so old that the shop's period of today has run out. */
export type LeadsDue = { readonly at: Date; readonly lastContactUntil: Date };
export const leadsDue = (periods: Pick<Periods, 'leadRetentionDays'>, at: Date): LeadsDue => ({
  at,
  lastContactUntil: daysBefore(at, periods.leadRetentionDays),
});
type LeadClock = {
  readonly expiresAt: Date;
  readonly lastContactAt: Date;
  readonly restrictedAt: Date | null;
  readonly heldAt: Date | null;
};
/** Rules: RE-2, RT-3. */
export const isLeadDue = (lead: LeadClock, due: LeadsDue): boolean =>
  lead.restrictedAt === null &&
  lead.heldAt === null &&
  (lead.expiresAt <= due.at || lead.lastContactAt <= due.lastContactUntil);
/** When a lead goes if nothing happens: the earlier of what was promised and what the shop's period says now. Rule: RE-2. */
export const leadEnd = (
  lead: Pick<LeadClock, 'expiresAt' | 'lastContactAt'>,
  periods: Pick<Periods, 'leadRetentionDays'>,
): Date => {
  const byShop = daysAfter(lead.lastContactAt, periods.leadRetentionDays);
  return new Date(Math.min(byShop.getTime(), lead.expiresAt.getTime()));
};
export const promisedLeadEnd = (lastContactAt: Date, promisedDays: number): Date =>
  daysAfter(lastContactAt, promisedDays);

/** Conversations that are due, by the same rule; whether an address stands in one decides which period counts. */
export type ConversationsDue = {
  readonly at: Date;
  readonly identifiedUntil: Date;
  readonly anonymousUntil: Date;
};
export const conversationsDue = (
  periods: Pick<Periods, 'conversationRetentionDays' | 'anonymousRetentionDays'>,
  at: Date,
): ConversationsDue => ({
  at,
  identifiedUntil: daysBefore(at, periods.conversationRetentionDays),
  anonymousUntil: daysBefore(at, periods.anonymousRetentionDays),
});
type ConversationClock = {
  readonly expiresAt: Date;
  readonly lastAt: Date;
  readonly subjectKeys: readonly string[];
  readonly restrictedAt: Date | null;
  readonly heldAt: Date | null;
};
/** Rules: RE-2, RT-3. */
export const isConversationDue = (row: ConversationClock, due: ConversationsDue): boolean =>
  row.restrictedAt === null &&
  row.heldAt === null &&
  (row.expiresAt <= due.at ||
    row.lastAt <= (row.subjectKeys.length > 0 ? due.identifiedUntil : due.anonymousUntil));
const daysPromised = (promisedDays: PromisedDays, subjectKeys: readonly string[]): number =>
  subjectKeys.length > 0 ? promisedDays.identified : promisedDays.anonymous;
/** The promised end of a conversation: some days after its last message, card or file. Rule: RE-2. */
export const promisedConversationEnd = (
  promisedDays: PromisedDays,
  subjectKeys: readonly string[],
  lastContactAt: Date,
): Date => daysAfter(lastContactAt, daysPromised(promisedDays, subjectKeys));
/** When the last message, card or file came: the promised end tells it. */
export const lastContactOf = (one: {
  readonly promisedDays: PromisedDays;
  readonly subjectKeys: readonly string[];
  readonly expiresAt: Date;
}): Date => daysBefore(one.expiresAt, daysPromised(one.promisedDays, one.subjectKeys));
export const promisedDaysOf = (
  periods: Pick<Periods, 'conversationRetentionDays' | 'anonymousRetentionDays'>,
): PromisedDays => ({
  identified: periods.conversationRetentionDays,
  anonymous: periods.anonymousRetentionDays,
});
