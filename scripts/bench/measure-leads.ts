import { type BenchOptions, type BenchRow, number, type Say } from './bench-row.ts';
import type { BenchStage } from './bench-stage.ts';
import { bareTarget, startService } from './bench-targets.ts';
import type { Leads } from './load-jobs.ts';
import { median } from './statistics.ts';

/** What is aimed at on each engine. */
const GOALS = { embedded: { perSecond: 100, p99: 100 }, mongodb: { perSecond: 150, p99: 60 } };
const LEADS = 400;
const AT_ONCE = 6;

/** Contact forms kept with their signed consent events, all of one shop: its ledger is one chain. */
export async function measureLeads(stage: BenchStage, options: BenchOptions, say: Say): Promise<BenchRow[]> {
  const target = bareTarget(await startService(stage));
  const run = (): Promise<Leads> => stage.load('sendLeads', { target, leads: LEADS, atOnce: AT_ONCE });
  say('warming up …');
  await run();
  const runs: Leads[] = [];
  for (let round = 1; round <= options.rounds; round += 1) {
    const lead = await run();
    runs.push(lead);
    say(
      `round ${round}: ${number(lead.perSecond)}/s, p50 ${number(lead.latency.p50, 1)}, p99 ${number(lead.latency.p99, 1)} ms`,
    );
  }
  const goal = GOALS[stage.engine];
  const perSecond = median(runs.map((lead) => lead.perSecond));
  const p99 = median(runs.map((lead) => lead.latency.p99));
  return [
    {
      what: 'leads with proof',
      measured: `${number(perSecond)}/s, p99 ${number(p99)} ms`,
      goal: `≥ ${goal.perSecond}/s, p99 ≤ ${goal.p99} ms`,
      isMet: perSecond >= goal.perSecond && p99 <= goal.p99,
    },
  ];
}
