import { DAY_MS } from '../base/calendar.ts';
import type { Clock } from '../base/ports.ts';
import type { InstallationStore } from './installation-store.ts';

/** A step of the clock by more than this is a jump: the clock may be wrong, or the service was off. */
const JUMP_MS = 3 * DAY_MS;
/** So long the new time must have held. */
const HOLD_MS = DAY_MS;
/** Further ahead of the database's clock, one of the two is wrong. */
const AHEAD_MS = DAY_MS;

/** Whether `now` is so far ahead of the database's clock that one of them is wrong. */
export const isAheadOf = (theirs: Date | null, now: Date): boolean =>
  theirs !== null && now.getTime() - theirs.getTime() > AHEAD_MS;

export type TimeStanding = {
  /** Null: deletion by time may go on. `jump`: the clock went ahead; `database`: it is ahead of the database's. */
  readonly doubt: 'jump' | 'database' | null;
  /** Up to when things count as past: now, or while there is doubt the newest moment without it. */
  readonly until: Date;
};
export type LookAtTime = () => Promise<TimeStanding>;

type Deps = {
  installation: Pick<InstallationStore, 'seenTime' | 'setSeenTime' | 'databaseTime'>;
  clock: Clock;
};

/**
 * Says whether the clock may decide what is deleted. A clock that is months ahead for some minutes would else empty every
 * shop, and destroyed keys come back from no backup. After a jump the new time counts once it has held for a day; by then
 * an installation that was off goes on, and a clock that was wrong is right again. A clock that went back is believed:
 * it deletes nothing.
 */
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
    // Further from the first moment than a jump is another jump, of which nothing has held yet.
    const isGoingOn = heldMs >= 0 && heldMs <= JUMP_MS;
    if (seen !== null && (isAhead || (isJump && !(isGoingOn && heldMs >= HOLD_MS)))) {
      if (!isGoingOn) await installation.setSeenTime({ ...seen, jumpedTo: now });
      return { doubt: isAhead ? 'database' : 'jump', until: seen.settledAt };
    }
    await installation.setSeenTime({ settledAt: now, jumpedTo: null });
    return { doubt: null, until: now };
  };
