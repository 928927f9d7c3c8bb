import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from '../setup/child-process.ts';
import { failureText } from './start-failure.ts';

export type KeptProcess = {
  /** Null while it is down. */
  child(): Child | null;
  /** Waits until it answers again after it ended. */
  whenUp(): Promise<void>;
  stop(): Promise<void>;
};

export type KeepAliveOptions = {
  /** In sentences, such as "database". */
  name: string;
  /** Starts the process and resolves once it works. Rejects soon after the signal: nobody waits for it any more. */
  launch(stopping: AbortSignal): Promise<Child>;
  /** Called after each end, whoever ended it. */
  onEnd(): void;
  /** Added to the sentence that says that it stopped by itself. */
  lastWords?(): string;
  stopGraceMs: number;
  say(line: string): void;
};

const firstBackoffMs = 100;
const longestBackoffMs = 5_000;
/** What lived this long was well; its next end starts from the shortest pause again. */
const steadyAfterMs = 30_000;

/**
 * Starts a process and keeps it alive: however it ends without being asked to, it is started again after a growing
 * pause. Rejects when the first start fails.
 */
export async function keepAlive(options: KeepAliveOptions): Promise<KeptProcess> {
  const { name, launch, onEnd, stopGraceMs, say } = options;
  const stopping = new AbortController();
  let child: Child | null = null;
  let backoffMs = firstBackoffMs;
  let up: Promise<void> = Promise.resolve();

  const watch = (living: Child): void => {
    const startedAt = Date.now();
    child = living;
    void living.exited.then(() => {
      child = null;
      onEnd();
      if (stopping.signal.aborted) return;
      if (Date.now() - startedAt > steadyAfterMs) backoffMs = firstBackoffMs;
      up = revive();
    });
  };
  const revive = async (): Promise<void> => {
    say(`The ${name} stopped by itself; starting it again …${options.lastWords?.() ?? ''}`);
    while (child === null && (await sleep(backoffMs, stopping.signal))) {
      backoffMs = Math.min(backoffMs * 2, longestBackoffMs);
      try {
        watch(await launch(stopping.signal));
        say(`The ${name} answers again.`);
      } catch (cause) {
        say(failureText(cause));
      }
    }
  };
  watch(await launch(stopping.signal));

  return {
    child: () => child,
    async whenUp() {
      await up;
      if (child === null) throw new Error(`The ${name} is being stopped.`);
    },
    async stop() {
      stopping.abort();
      await child?.stop(stopGraceMs);
      // One that was being started meanwhile ends as well.
      await up;
      await child?.stop(stopGraceMs);
      onEnd();
    },
  };
}

/** True after the whole pause, false as soon as the signal is given. */
function sleep(ms: number, signal: AbortSignal): Promise<boolean> {
  return pause(ms, true, { signal }).catch(() => false);
}
