import { type BenchOptions, type BenchRow, number, type Say } from './bench-row.ts';
import type { BenchStage } from './bench-stage.ts';
import { bareTarget, startService } from './bench-targets.ts';
import type { LeadPace, Leads } from './load-jobs.ts';
import { median } from './statistics.ts';

/**
 * What is aimed at on each engine. Where a rate is given the percentile is measured at it: with six always under way a
 * form takes as long as six of them need, however fast the service is.
 */
const GOALS = {
  embedded: { perSecond: 100, p99: 100, rate: null },
  mongodb: { perSecond: 150, p99: 60, rate: 150 },
};
const LEADS = 400;
const AT_ONCE = 6;
const PACED_LEADS = 900;

/** Contact forms kept with their signed consent events, all of one shop: its ledger is one chain. */
export async function measureLeads(stage: BenchStage, options: BenchOptions, say: Say): Promise<BenchRow[]> {
  const target = bareTarget(await startService(stage));
  const run = async (leads: number, pace: LeadPace): Promise<Leads> => {
    const measured = await stage.load('sendLeads', { target, leads, pace });
    const how = 'atOnce' in pace ? `${pace.atOnce} at a time` : `${pace.perSecond}/s`;
    say(`${how}: ${leadText(measured)}`);
    return measured;
  };
  const { perSecond, p99, rate } = GOALS[stage.engine];
  say('warming up …');
  await run(LEADS, { atOnce: AT_ONCE });
  const closed: Leads[] = [];
  const paced: Leads[] = [];
  const inserts: Leads[] = [];
  const databaseUrl = rate === null ? '' : await stage.freshDatabase();
  for (let round = 1; round <= options.rounds; round += 1) {
    closed.push(await run(LEADS, { atOnce: AT_ONCE }));
    if (rate === null) continue;
    paced.push(await run(PACED_LEADS, { perSecond: rate }));
    const pairs = { databaseUrl, pairs: PACED_LEADS, pace: { perSecond: rate } };
    const inserted = await stage.load('insertPairs', pairs);
    inserts.push(inserted);
    say(`two plain inserts instead: ${leadText(inserted)}`);
  }
  const medianOf = (runs: readonly Leads[], what: (one: Leads) => number): number => median(runs.map(what));
  const closedRate = medianOf(closed, (one) => one.perSecond);
  const closedP99 = medianOf(closed, ({ latency }) => latency.p99);
  const first: BenchRow = {
    what: `leads with proof, ${AT_ONCE} always under way`,
    measured: `${number(closedRate)}/s, p99 ${number(closedP99)} ms`,
    goal: `≥ ${perSecond}/s${rate === null ? `, p99 ≤ ${p99} ms` : ''}`,
    isMet: closedRate >= perSecond && (rate !== null || closedP99 <= p99),
  };
  if (rate === null) return [first];
  const pacedP99 = medianOf(paced, ({ latency }) => latency.p99);
  const plain = (point: 'p50' | 'p99'): string => number(medianOf(inserts, ({ latency }) => latency[point]));
  return [
    first,
    {
      what: `leads with proof, ${rate} begun in a second`,
      measured: `p50 ${number(medianOf(paced, ({ latency }) => latency.p50))} ms, p99 ${number(pacedP99)} ms; two plain inserts instead of each: p50 ${plain('p50')} ms, p99 ${plain('p99')} ms`,
      goal: `p99 ≤ ${p99} ms`,
      isMet: pacedP99 <= p99,
    },
  ];
}
const leadText = ({ perSecond, latency }: Leads): string =>
  `${number(perSecond)}/s, p50 ${number(latency.p50, 1)}, p99 ${number(latency.p99, 1)} ms`;
