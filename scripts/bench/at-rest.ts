import { setTimeout as pause } from 'node:timers/promises';
import { type BenchProcess, CPU_TIME } from './bench-process.ts';

/** A second in which the processes together use less CPU time than this is one at rest, in milliseconds. */
const REST_CPU_MS = 60;
const REST_LIMIT_S = 90;
const ANSWER_LIMIT_MS = 30_000;

/**
 * Waits until what runs behind messages and opened chats is done: rows, index of words, alerts.
 * @throws Error where the processes are still busy after 90 seconds
 */
export async function atRest(processes: readonly BenchProcess[]): Promise<void> {
  const usedMs = async (): Promise<number> => {
    const each = await Promise.all(processes.map((one) => one.ask<number>(CPU_TIME, ANSWER_LIMIT_MS)));
    return each.reduce((sum, ms) => sum + ms, 0);
  };
  let before = await usedMs();
  for (let second = 0; second < REST_LIMIT_S; second += 1) {
    await pause(1_000);
    const now = await usedMs();
    if (now - before < REST_CPU_MS) return;
    before = now;
  }
  throw new Error(`The processes are still busy ${REST_LIMIT_S} s after the last message.`);
}
