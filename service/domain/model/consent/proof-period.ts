import { monthsAfter } from '../base/calendar.ts';
import type { Periods } from '../retention/retention.ts';
import type { ConsentPurpose } from './consent.ts';

const isMarketing = (purpose: ConsentPurpose): boolean => purpose.startsWith('marketing_');

/** By stored end or the shop's shorter period. */
export type ProofsDue = {
  readonly at: Date;
  readonly enquiryEndedUntil: Date;
  readonly marketingEndedUntil: Date;
};
export const proofsDue = (
  periods: Pick<Periods, 'enquiryProofYears' | 'marketingProofYears'>,
  at: Date,
): ProofsDue => ({
  at,
  enquiryEndedUntil: monthsAfter(at, -12 * periods.enquiryProofYears),
  marketingEndedUntil: monthsAfter(at, -12 * periods.marketingProofYears),
});
/** Rule: RE-2. */
export const isProofDue = (
  event: { purpose: ConsentPurpose; proofExpiresAt: Date | null; endedAt: Date | null },
  due: ProofsDue,
): boolean => {
  if (event.proofExpiresAt !== null && event.proofExpiresAt <= due.at) return true;
  const until = isMarketing(event.purpose) ? due.marketingEndedUntil : due.enquiryEndedUntil;
  return event.endedAt !== null && event.endedAt <= until;
};
/** End of the proof (privacy.md §2.4). */
export const proofEnd = (
  periods: Pick<Periods, 'enquiryProofYears' | 'marketingProofYears'>,
  purpose: ConsentPurpose,
  endedAt: Date,
): Date =>
  monthsAfter(endedAt, 12 * (isMarketing(purpose) ? periods.marketingProofYears : periods.enquiryProofYears));
