import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from '../setup/child-process.ts';
import { cpuSeconds } from './cpu-seconds.ts';

/** Interval and timeout, in milliseconds. */
const roundMs = 10_000;
/** Silent rounds of a hung idle process (30 s), doubled after each kill. */
const idleRounds = 3;
/** For a busy process (3 min), also the maximum. */
const busyRounds = 18;
/** Two minutes of grace for a new process. */
const firstRounds = 12;
/** Share of one core above which it is busy. */
const busyShare = 0.01;

export type Silence = {
  /** Since ready, and silent ones at the end. */
  readonly rounds: number;
  readonly silent: number;
  /** Used CPU while silent; true when unreadable. */
  readonly isBusy: boolean;
  /** Earlier kills. */
  readonly ended: number;
};

/** Slow is not hung. */
export const isHung = ({ rounds, silent, isBusy, ended }: Silence): boolean =>
  rounds >= firstRounds && silent >= (isBusy ? busyRounds : Math.min(idleRounds * 2 ** ended, busyRounds));

/** Any answer counts. */
async function answers(url: string, limitMs: number): Promise<boolean> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(limitMs), redirect: 'manual' });
    await answer.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

/**
 * Counts rounds, so that sleep does not matter.
 * @returns watcher of one process
 */
export function makeHealthWatch(
  url: string,
  say: (line: string) => void,
  everyMs = roundMs,
): (child: Child) => void {
  let ended = 0;
  const watch = async (child: Child): Promise<void> => {
    let usedBefore = cpuSeconds(child.pid);
    let silent = 0;
    for (let rounds = 1; !child.hasExited(); rounds += 1) {
      const [isHeard] = await Promise.all([answers(url, everyMs), pause(everyMs, null, { ref: false })]);
      const used = cpuSeconds(child.pid);
      silent = isHeard ? 0 : silent + 1;
      if (isHeard) usedBefore = used;
      const isBusy =
        used === null || usedBefore === null || used - usedBefore > (busyShare * silent * everyMs) / 1_000;
      if (child.hasExited() || !isHung({ rounds, silent, isBusy, ended })) continue;
      say(`Nothing answers at ${url} any more: the process is ended by force.`);
      ended += 1;
      await child.stop(0);
    }
  };
  return (child) => void watch(child);
}
