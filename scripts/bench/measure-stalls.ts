import { type BenchOptions, type BenchRow, number, type Say } from './bench-row.ts';
import type { BenchStage } from './bench-stage.ts';
import { bareTarget, startService } from './bench-targets.ts';

const PER_SECOND = 600;
/** The embedded engine writes a checkpoint each 60 seconds: one lies within. */
const MS = 60_000;
const SHORT_MS = 5_000;
const WARM_UP_MS = 5_000;
const VISITORS = 100;
const MOST_MS = 250;

/** The longest time in which nobody's message was acknowledged while many were written. */
export async function measureStalls(
  stage: BenchStage,
  { isShort }: BenchOptions,
  say: Say,
): Promise<BenchRow[]> {
  const target = bareTarget(await startService(stage));
  await stage.load('openChats', { target, visitors: VISITORS });
  say('warming up …');
  await stage.load('steady', { target, perSecond: PER_SECOND, ms: WARM_UP_MS });
  const ms = isShort ? SHORT_MS : MS;
  say(`${PER_SECOND} messages a second for ${ms / 1000} s …`);
  const run = await stage.load('steady', { target, perSecond: PER_SECOND, ms });
  return [
    {
      what: `longest time without an acknowledgement, ${PER_SECOND} messages/s for ${ms / 1000} s`,
      measured: `${number(run.longestGapMs)} ms (p99 of an acknowledgement ${number(run.acknowledged.p99)} ms)`,
      goal: `≤ ${MOST_MS} ms`,
      isMet: run.longestGapMs <= MOST_MS,
    },
  ];
}
