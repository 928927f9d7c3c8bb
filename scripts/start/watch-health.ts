import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from '../setup/child-process.ts';
import { cpuSeconds } from './cpu-seconds.ts';

/** Asked this often, and given this long to answer, in milliseconds. */
const roundMs = 10_000;
/** Rounds without an answer after which an idle process counts as hung: 30 seconds, doubled after each end by force. */
const idleRounds = 3;
/** The same for one that is at work: three minutes. Nobody waits longer. */
const busyRounds = 18;
/** A new process is left alone for two minutes: it brings up what the one before it left behind. */
const firstRounds = 12;
/** What a hung process does not use: a hundredth of one core. */
const busyShare = 0.01;

/** What was seen of a process; it is asked once each round. */
export type Silence = {
  /** Rounds since it became ready, and those at the end without an answer. */
  readonly rounds: number;
  readonly silent: number;
  /** It used its CPU in the silent ones; where that cannot be read it counts as busy. */
  readonly isBusy: boolean;
  /** Processes of this server that were ended by force before. */
  readonly ended: number;
};

/** Whether the process counts as hung. One that is only slow is not helped by a restart. */
export const isHung = ({ rounds, silent, isBusy, ended }: Silence): boolean =>
  rounds >= firstRounds && silent >= (isBusy ? busyRounds : Math.min(idleRounds * 2 ** ended, busyRounds));

/** True when something answers at the address in time, whatever it says. */
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
 * Ends a process by force that runs but has stopped answering; who keeps it alive starts it again. Rounds are
 * counted, not time, so that a machine that slept does not end it.
 * @returns watches one process until it has ended; to be called for each in turn
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
