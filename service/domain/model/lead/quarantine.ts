import type { SuspicionRule } from '../../../protocol/inbox-lists.ts';
import { DAY_MS } from '../base/calendar.ts';
import { promisedLeadEnd } from '../retention/retention.ts';

export type Suspicion = {
  readonly rule: SuspicionRule;
  /** `fast`: seconds; `links`: URLs; else null. */
  readonly count: number | null;
};
export type Quarantine = { readonly suspicions: readonly Suspicion[] };

export const DEFAULT_QUARANTINE_DAYS = 14;

/** End of quarantine, not after the promised end. Rule: RE-1. */
export const quarantineEnd = (arrivedAt: Date, quarantineDays: number, promisedDays: number): Date =>
  new Date(
    Math.min(
      arrivedAt.getTime() + quarantineDays * DAY_MS,
      promisedLeadEnd(arrivedAt, promisedDays).getTime(),
    ),
  );
