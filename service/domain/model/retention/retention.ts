import { DAY_MS } from '../base/calendar.ts';

/** None unlimited. Rule: RE-1. */
export type Periods = {
  /** After the last contact, 7–1095. */
  readonly leadRetentionDays: number;
  /** With an address, 7–1095. */
  readonly conversationRetentionDays: number;
  /** Without an address, 7–1095. */
  readonly anonymousRetentionDays: number;
  /** 0–6; 0: deleted with the enquiry. */
  readonly enquiryProofYears: number;
  /** 0–6. */
  readonly marketingProofYears: number;
  /** 6–36. */
  readonly marketingReminderMonths: number;
};

/** Defaults of privacy.md §5. */
export const DEFAULT_PERIODS: Periods = {
  leadRetentionDays: 180,
  conversationRetentionDays: 90,
  anonymousRetentionDays: 30,
  enquiryProofYears: 1,
  marketingProofYears: 3,
  marketingReminderMonths: 24,
};

/** Rule: RE-3. */
export const RETENTION_KINDS = ['leads', 'conversations', 'receipts', 'optins', 'proofs'] as const;
export type RetentionKind = (typeof RETENTION_KINDS)[number];
export type RetentionCounts = Readonly<Record<RetentionKind, number>>;

/** Announced; longer ones do not apply later. Rule: RE-2. */
export type PromisedDays = { readonly identified: number; readonly anonymous: number };

const daysAfter = (from: Date, days: number): Date => new Date(from.getTime() + days * DAY_MS);
const daysBefore = (at: Date, days: number): Date => daysAfter(at, -days);

export const ENDING_MS = 30 * DAY_MS;

/** Promised end, or current period since last contact. */
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
/** The earlier of promised and current end. Rule: RE-2. */
export const leadEnd = (
  lead: Pick<LeadClock, 'expiresAt' | 'lastContactAt'>,
  periods: Pick<Periods, 'leadRetentionDays'>,
): Date => {
  const byShop = daysAfter(lead.lastContactAt, periods.leadRetentionDays);
  return new Date(Math.min(byShop.getTime(), lead.expiresAt.getTime()));
};
export const promisedLeadEnd = (lastContactAt: Date, promisedDays: number): Date =>
  daysAfter(lastContactAt, promisedDays);

/** Depends on an address. */
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
/** Promised end, after the last message, card or file. Rule: RE-2. */
export const promisedConversationEnd = (
  promisedDays: PromisedDays,
  subjectKeys: readonly string[],
  lastContactAt: Date,
): Date => daysAfter(lastContactAt, daysPromised(promisedDays, subjectKeys));
/** Last message, card or file, from the promised end. */
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
