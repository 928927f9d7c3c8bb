import { type BenchOptions, type BenchRow, number, type Say } from './bench-row.ts';
import type { BenchStage } from './bench-stage.ts';
import { startService } from './bench-targets.ts';
import type { Probe, Target } from './load-jobs.ts';
import { median, ratios } from './statistics.ts';
import { storeEvents } from './stored-events.ts';

const FEW_STORED = 1_000;
const PROBES = 150;
const MOST = 1.25;

const KINDS = { message: 'a message', resume: 'a resume', history: 'a page of history' } as const;

/** What the same things cost in a small and in a large database, measured in turn. */
export async function measureGrowth(stage: BenchStage, options: BenchOptions, say: Say): Promise<BenchRow[]> {
  const start = async (count: number): Promise<{ target: Target; token: string }> => {
    say(`storing ${number(count)} events …`);
    let token = '';
    const { kind, origin, shopKey, staffToken } = await startService(stage, async (env, shop) => {
      token = await storeEvents(env, shop, count);
    });
    return { target: { kind, origin, shopKey, staffToken }, token };
  };
  const small = await start(FEW_STORED);
  const large = await start(options.stored);
  const probe = (at: typeof small): Promise<Probe> => stage.load('probe', { ...at, rounds: PROBES });
  say('warming up …');
  for (const at of [small, large]) for (let n = 0; n < 2; n += 1) await probe(at);
  const ofSmall: Probe[] = [];
  const ofLarge: Probe[] = [];
  for (let round = 1; round <= options.rounds; round += 1) {
    ofSmall.push(await probe(small));
    ofLarge.push(await probe(large));
    say(`round ${round}: small ${probed(ofSmall.at(-1))}; large ${probed(ofLarge.at(-1))}`);
  }
  return (['message', 'resume', 'history'] as const).map((kind) => {
    const few = ofSmall.map((run) => run[kind]);
    const many = ofLarge.map((run) => run[kind]);
    const growth = median(ratios(many, few));
    return {
      what: `${KINDS[kind]}, ${number(options.stored)} against ${number(FEW_STORED)} stored`,
      measured: `${number(median(many), 2)} ms against ${number(median(few), 2)} ms: ${number(growth, 2)} ×`,
      goal: `≤ ${MOST} ×`,
      isMet: growth <= MOST,
    };
  });
}
const probed = (run: Probe | undefined): string =>
  run === undefined
    ? ''
    : `${number(run.message, 2)} / ${number(run.resume, 2)} / ${number(run.history, 2)} ms`;
