import { cpus } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { type BenchProcess, CPU_TIME } from '../bench-process.ts';
import { type BenchOptions, type BenchRow, number, type Say } from '../bench-row.ts';
import { type BenchStage, openStage } from '../bench-stage.ts';
import { median, ratios } from '../statistics.ts';
import { limitCpu } from './cpu-limit.ts';
import { startProcesses } from './start-processes.ts';

/** Of one core, for each process: three of them leave more than half of two cores to database, Redis and load. */
const SHARE = 0.25;
const SIZES = [1, 2, 3] as const;
/** The same for one, two and three processes; each of them has equally many consultants. */
const SHOPS = 6;
/** Of each shop, for each process: a second process comes because there are more people. */
const VISITORS = 20;
/** Messages that each visitor has under way. */
const UNDER_WAY = 4;
/** For each process, so that each has compiled its code; what runs behind more messages would take minutes. */
const WARM_UP_MS = 1_500;
const FREE_MS = 2_000;
const SETTLE_MS = 2_000;
const LIMITED_MS = 8_000;
/** A second in which the processes together use less CPU time than this is one at rest, in milliseconds. */
const REST_CPU_MS = 60;
const REST_LIMIT_S = 90;
const ANSWER_LIMIT_MS = 30_000;
const ROUNDS = 3;

/** Messages a second of all processes together. */
type Sample = { free: number; limited: number; heldBack: number; idle: number };

/**
 * The same shops and consultants at one, two and three processes, each with as many visitors. Visitors are dealt to the
 * processes in turn, as a balancer does, so that with three of them two messages of three are heard at another process
 * than they came to.
 */
export async function measureProcesses(
  stage: BenchStage,
  options: BenchOptions,
  say: Say,
): Promise<BenchRow[]> {
  const samples = new Map<number, Sample[]>(SIZES.map((size) => [size, []]));
  for (let round = 1; round <= Math.min(ROUNDS, options.rounds); round += 1) {
    for (const size of SIZES) {
      const own = openStage(stage.engine);
      stage.onClose(() => own.close());
      try {
        const sample = await measureSize(own, size);
        samples.get(size)?.push(sample);
        say(`round ${round}, ${size}: ${limitedText(sample)}; ${number(sample.free)}/s without limit`);
      } finally {
        await own.close();
      }
    }
  }
  const of = (size: number, what: keyof Sample): number[] =>
    (samples.get(size) ?? []).map((sample) => sample[what]);
  const row = (
    what: string,
    size: number,
    kind: 'free' | 'limited',
    least: number,
    note: string,
  ): BenchRow => {
    const times = median(ratios(of(size, kind), of(1, kind)));
    return {
      what,
      measured: `${number(median(of(size, kind)))}/s against ${number(median(of(1, kind)))}/s of one: ${number(times, 2)} ×${note}`,
      goal: `≥ ${least} ×`,
      isMet: times >= least,
    };
  };
  const limitNote = (size: number): string =>
    ` (held back in ${number(100 * median(of(size, 'heldBack')))} % of all periods; ${number(100 * median(of(size, 'idle')))} % of the machine idle)`;
  const limited = `processes over Redis, each limited to ${number(100 * SHARE)} % of a core`;
  return [
    row(`two ${limited}`, 2, 'limited', 1.7, limitNote(2)),
    row(`three ${limited}`, 3, 'limited', 2.3, limitNote(3)),
    row('two processes over Redis that share these cores with all the rest', 2, 'free', 0.75, ''),
  ];
}
const limitedText = ({ limited, heldBack, idle }: Sample): string =>
  `${number(limited)}/s, held back in ${number(100 * heldBack)} % of all periods, ${number(100 * idle)} % of the machine idle`;

async function measureSize(stage: BenchStage, size: number): Promise<Sample> {
  const limits = Array.from({ length: size }, (_, at) => limitCpu(`zgoda-bench-${process.pid}-${at}`, SHARE));
  stage.onClose(async () => {
    for (const limit of limits) limit.remove();
  });
  const { all, origins, target } = await startProcesses(stage, size, SHOPS);
  const floods: ((ms: number) => Promise<number>)[] = [];
  for (let shop = 0; shop < SHOPS; shop += 1) {
    const at = await target(shop, shop);
    const load = stage.startGenerator();
    await load('openChats', { target: at, visitors: VISITORS * size, visitorsAt: origins });
    floods.push(async (ms) => (await load('flood', { target: at, underWay: UNDER_WAY, ms })).perSecond);
  }
  const flood = async (ms: number): Promise<number> => {
    const each = await Promise.all(floods.map((one) => one(ms)));
    return each.reduce((sum, perSecond) => sum + perSecond, 0);
  };
  await flood(WARM_UP_MS * size);
  const free = await flood(FREE_MS);
  await atRest(all);
  for (const [at, { pid }] of all.entries()) limits[at]?.add(pid);
  await flood(SETTLE_MS);
  for (const limit of limits) limit.heldBack();
  const before = machineTime();
  const limited = await flood(LIMITED_MS);
  const after = machineTime();
  return {
    free,
    limited,
    heldBack: Math.min(...limits.map((limit) => limit.heldBack())),
    idle: (after.idle - before.idle) / (after.all - before.all),
  };
}

/**
 * What runs behind the messages of the warm-up is done: rows, index of words, alerts. Held to a quarter of a core it
 * would go on during the measurement, and most of all where one process has all of it to do.
 */
async function atRest(processes: readonly BenchProcess[]): Promise<void> {
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

/** CPU time of the whole machine since its start. */
function machineTime(): { idle: number; all: number } {
  const times = cpus().map(({ times: one }) => one);
  const idle = times.reduce((sum, one) => sum + one.idle, 0);
  return { idle, all: times.reduce((sum, one) => sum + Object.values(one).reduce((a, b) => a + b, 0), 0) };
}
