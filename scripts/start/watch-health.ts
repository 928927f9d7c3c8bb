import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from '../setup/child-process.ts';

/** Asked this often, and given this long to answer, in milliseconds. */
const roundMs = 10_000;
/** Rounds without an answer after which a process counts as hung: 30 seconds. */
const mostSilentRounds = 3;

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
 * counted, not time, so that a machine that slept does not end it. Returns at once and watches until it has ended.
 */
export function watchHealth(child: Child, url: string, say: (line: string) => void, everyMs = roundMs): void {
  const watch = async (): Promise<void> => {
    let silentRounds = 0;
    while (!child.hasExited()) {
      const [isHeard] = await Promise.all([answers(url, everyMs), pause(everyMs, null, { ref: false })]);
      silentRounds = isHeard ? 0 : silentRounds + 1;
      if (silentRounds < mostSilentRounds || child.hasExited()) continue;
      say(`Nothing answers at ${url} any more: the process is ended by force.`);
      await child.stop(0);
    }
  };
  void watch();
}
