import { type BenchOptions, type BenchRow, number, type Say } from '../bench-row.ts';
import type { BenchStage } from '../bench-stage.ts';
import type { Steady, Target } from '../load-jobs.ts';
import { median } from '../statistics.ts';
import { startProcesses } from './start-processes.ts';

const VISITORS = 100;
const PER_SECOND = 200;
const MS = 4_000;
const MOST_MS = 1;

/** How much longer a message takes when its consultant is at another process than its visitor. */
export async function measureHop(stage: BenchStage, options: BenchOptions, say: Say): Promise<BenchRow[]> {
  const { origins, target } = await startProcesses(stage, 2, 2);
  const visitorsAt = origins.slice(0, 1);
  const near = await target(0, 0);
  const far = await target(1, 1);
  for (const one of [near, far])
    await stage.load('openChats', { target: one, visitors: VISITORS, visitorsAt });
  const steady = (one: Target): Promise<Steady> =>
    stage.load('steady', { target: one, perSecond: PER_SECOND, ms: MS });
  say('warming up …');
  for (const one of [near, far]) await steady(one);
  const runs: { near: Steady; far: Steady }[] = [];
  for (let round = 1; round <= options.rounds; round += 1) {
    const run = { near: await steady(near), far: await steady(far) };
    runs.push(run);
    say(`round ${round}: at one process ${took(run.near)}; over Redis ${took(run.far)}`);
  }
  const more = median(runs.map((run) => run.far.delivered.p50 - run.near.delivered.p50));
  const points = (of: (run: (typeof runs)[number]) => number): string => number(median(runs.map(of)), 2);
  return [
    {
      what: `visitor → stored → consultant over Redis at ${PER_SECOND}/s, p50`,
      measured: `${points((run) => run.far.delivered.p50)} ms against ${points((run) => run.near.delivered.p50)} ms at one process: ${more < 0 ? '−' : '+'} ${number(Math.abs(more), 2)} ms (p99 ${points((run) => run.far.delivered.p99)} against ${points((run) => run.near.delivered.p99)} ms)`,
      goal: `+ ≤ ${MOST_MS} ms`,
      isMet: more <= MOST_MS,
    },
  ];
}
const took = ({ delivered }: Steady): string =>
  `${number(delivered.p50, 2)} / ${number(delivered.p99, 2)} ms`;
