import type { SuspicionRule } from '../../../protocol/inbox-lists.ts';
import { DAY_MS } from '../base/calendar.ts';
import { promisedLeadEnd } from '../retention/retention.ts';

/** One reason to take a form for spam, and the number that goes with it. */
export type Suspicion = {
  readonly rule: SuspicionRule;
  /** `fast`: seconds since the form was loaded; `links`: addresses in it; otherwise null. */
  readonly count: number | null;
};
export type Quarantine = { readonly suspicions: readonly Suspicion[] };

export const DEFAULT_QUARANTINE_DAYS = 14;

/** When a form in the quarantine goes: never later than its notice said. Rule: RE-1. */
export const quarantineEnd = (arrivedAt: Date, quarantineDays: number, promisedDays: number): Date =>
  new Date(
    Math.min(
      arrivedAt.getTime() + quarantineDays * DAY_MS,
      promisedLeadEnd(arrivedAt, promisedDays).getTime(),
    ),
  );
