import { DAY_MS } from '../base/calendar.ts';
import type { Clock } from '../base/ports.ts';
import type { InstallationStore } from './installation-store.ts';

/** Larger steps are jumps. */
const JUMP_MS = 3 * DAY_MS;
/** Until a jump counts. */
const HOLD_MS = DAY_MS;
/** Maximum lead over the database's clock. */
const AHEAD_MS = DAY_MS;

/** Whether `now` is too far ahead of the database's clock. */
export const isAheadOf = (theirs: Date | null, now: Date): boolean =>
  theirs !== null && now.getTime() - theirs.getTime() > AHEAD_MS;

export type TimeStanding = {
  /** Null: none. `jump`: clock jumped; `database`: ahead of its clock. */
  readonly doubt: 'jump' | 'database' | null;
  /** Now, or the newest time without doubt. */
  readonly until: Date;
};
export type LookAtTime = () => Promise<TimeStanding>;

type Deps = {
  installation: Pick<InstallationStore, 'seenTime' | 'setSeenTime' | 'databaseTime'>;
  clock: Clock;
};

/** A wrong clock would destroy keys for good. A jump counts after a day; setting back is accepted. */
export const makeLookAtTime =
  ({ installation, clock }: Deps): LookAtTime =>
  async () => {
    const now = clock.now();
    const theirs = await installation.databaseTime();
    const seen = await installation.seenTime();
    const isAhead = isAheadOf(theirs, now);
    if (theirs !== null && isAhead && seen === null) return { doubt: 'database', until: theirs };
    const isJump = seen !== null && now.getTime() - seen.settledAt.getTime() > JUMP_MS;
    const heldMs = seen?.jumpedTo == null ? -1 : now.getTime() - seen.jumpedTo.getTime();
    // Further away is another jump.
    const isGoingOn = heldMs >= 0 && heldMs <= JUMP_MS;
    if (seen !== null && (isAhead || (isJump && !(isGoingOn && heldMs >= HOLD_MS)))) {
      if (!isGoingOn) await installation.setSeenTime({ ...seen, jumpedTo: now });
      return { doubt: isAhead ? 'database' : 'jump', until: seen.settledAt };
    }
    await installation.setSeenTime({ settledAt: now, jumpedTo: null });
    return { doubt: null, until: now };
  };
