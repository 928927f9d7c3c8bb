import { setTimeout as pause } from 'node:timers/promises';
import type { Child } from '../setup/child-process.ts';
import { failureText } from './start-failure.ts';

export type KeptProcess = {
  /** Null while down. */
  child(): Child | null;
  /** Waits until it answers after a restart. */
  whenUp(): Promise<void>;
  stop(): Promise<void>;
};

export type KeepAliveOptions = {
  /** For messages, e.g. "database". */
  name: string;
  /** Resolves once ready; rejects soon after the signal. */
  launch(stopping: AbortSignal): Promise<Child>;
  onEnd(): void;
  lastWords?(): string;
  stopGraceMs: number;
  say(line: string): void;
};

const firstBackoffMs = 100;
const longestBackoffMs = 5_000;
/** Uptime that resets the pause. */
const steadyAfterMs = 30_000;

/** Restarts with growing pauses. Rejects when the first start fails. */
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
      // Also ends one being started.
      await up;
      await child?.stop(stopGraceMs);
      onEnd();
    },
  };
}

/** False when aborted. */
function sleep(ms: number, signal: AbortSignal): Promise<boolean> {
  return pause(ms, true, { signal }).catch(() => false);
}
