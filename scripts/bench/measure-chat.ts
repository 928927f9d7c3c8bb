import { CPU_TIME } from './bench-process.ts';
import { type BenchOptions, type BenchRow, number, type Say } from './bench-row.ts';
import type { BenchStage } from './bench-stage.ts';
import { bareTarget, type Running, startRelay, startService } from './bench-targets.ts';
import type { Flood, Steady, Target } from './load-jobs.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { median, ratios } from './statistics.ts';

const WARM_UP_MS = 4_000;
/** A database that is stopped for three seconds counts as lost when it is woken. */
const FLOOD_MS = 1_500;
const ANSWER_LIMIT_MS = 10_000;
const STEADY_MS = 4_000;
const STEADY_PER_SECOND = 200;
/** Messages under way in all, however many sockets there are. */
const UNDER_WAY = 400;

/** Service and relay, each on a database of its own, warm, and with the same visitors on the line. */
async function openPair(
  stage: BenchStage,
  sockets: number,
  say: Say,
  hasPromises = false,
): Promise<[Running, Running]> {
  const service = await startService(stage);
  const relay = await startRelay(stage, hasPromises);
  for (const target of [service, relay])
    await stage.load('openChats', { target: bareTarget(target), visitors: sockets });
  say('warming up …');
  for (const target of [service, relay]) await flood(stage, target, sockets, WARM_UP_MS);
  return [service, relay];
}
const flood = (stage: BenchStage, target: Target, sockets: number, ms: number): Promise<Flood> =>
  stage.load('flood', {
    target: bareTarget(target),
    underWay: Math.max(1, Math.round(UNDER_WAY / sockets)),
    ms,
  });

type MeteredFlood = Flood & { cpuPerThousandMs: number };
/** CPU time is what a busy machine changes least. */
const meteredFlood = async (stage: BenchStage, target: Running, sockets: number): Promise<MeteredFlood> => {
  const before = await target.process.ask<number>(CPU_TIME, ANSWER_LIMIT_MS);
  const run = await flood(stage, target, sockets, FLOOD_MS);
  const usedMs = (await target.process.ask<number>(CPU_TIME, ANSWER_LIMIT_MS)) - before;
  return { ...run, cpuPerThousandMs: (usedMs * 1000) / run.messages };
};

/** Part of the relay's messages that is aimed at. */
const LEAST_SHARE = { embedded: 0.75, mongodb: 0.7 };
const LEAST_OF_PROMISES = 0.8;
const CROWD = 1_000;

/** Messages a second that are stored, acknowledged and delivered, as fast as they are taken. */
export async function measureMessages(
  stage: BenchStage,
  options: BenchOptions,
  say: Say,
): Promise<BenchRow[]> {
  const { sockets } = options;
  const { ours, theirs } = await inTurn(stage, options, await openPair(stage, sockets, say), say);
  const least = LEAST_SHARE[stage.engine];
  return [shareRow(sockets, ours, theirs, least), cpuRow(sockets, ours, theirs)];
}

export const measureCrowd = (stage: BenchStage, options: BenchOptions, say: Say): Promise<BenchRow[]> =>
  measureMessages(stage, { ...options, sockets: CROWD }, say);

/** The same crowd against a relay that keeps the two promises that cost most. */
export async function measurePromises(
  stage: BenchStage,
  options: BenchOptions,
  say: Say,
): Promise<BenchRow[]> {
  const pair = await openPair(stage, CROWD, say, true);
  const { ours, theirs } = await inTurn(stage, { ...options, sockets: CROWD }, pair, say);
  const row = shareRow(CROWD, ours, theirs, LEAST_OF_PROMISES);
  return [{ ...row, what: `${row.what}, against a relay that seals each text and stores none twice` }];
}

async function inTurn(
  stage: BenchStage,
  { sockets, rounds }: BenchOptions,
  pair: readonly [Running, Running],
  say: Say,
): Promise<{ ours: MeteredFlood[]; theirs: MeteredFlood[] }> {
  const [service, relay] = pair;
  const wake = oneAtATime(stage, pair);
  const ours: MeteredFlood[] = [];
  const theirs: MeteredFlood[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    wake(service);
    ours.push(await meteredFlood(stage, service, sockets));
    wake(relay);
    theirs.push(await meteredFlood(stage, relay, sockets));
    say(`round ${round}: service ${flooded(ours.at(-1))}; relay ${flooded(theirs.at(-1))}`);
  }
  return { ours, theirs };
}

const shareRow = (
  sockets: number,
  ours: readonly MeteredFlood[],
  theirs: readonly MeteredFlood[],
  least: number,
): BenchRow => {
  const own = ours.map((run) => run.perSecond);
  const other = theirs.map((run) => run.perSecond);
  const shares = ratios(own, other);
  return {
    what: `messages stored + acknowledged + delivered, ${number(sockets)} sockets`,
    measured: `${number(median(own))}/s against ${number(median(other))}/s: ${shareText(shares)}`,
    goal: `≥ ${number(100 * least)} % of the relay`,
    isMet: median(shares) >= least,
  };
};
const flooded = (run: MeteredFlood | undefined): string =>
  run === undefined
    ? ''
    : `${number(run.perSecond)}/s, p99 ${number(run.latency.p99)} ms, ${number(run.cpuPerThousandMs)} ms CPU`;

const cpuRow = (
  sockets: number,
  ours: readonly MeteredFlood[],
  theirs: readonly MeteredFlood[],
): BenchRow => {
  const own = ours.map((run) => run.cpuPerThousandMs);
  const other = theirs.map((run) => run.cpuPerThousandMs);
  const times = ratios(own, other);
  return {
    what: `CPU time of 1,000 messages, ${number(sockets)} sockets, without the database`,
    measured: `${number(median(own))} ms against ${number(median(other))} ms: ${number(median(times), 2)} × (worst round ${number(Math.max(...times), 2)} ×)`,
    goal: '–',
    isMet: null,
  };
};
const shareText = (shares: readonly number[]): string =>
  `${number(median(shares) * 100)} % (lowest round ${number(Math.min(...shares) * 100)} %)`;

/** How long a message takes when there is little to do. */
export async function measureLatency(
  stage: BenchStage,
  options: BenchOptions,
  say: Say,
): Promise<BenchRow[]> {
  const { sockets, rounds } = options;
  const [service, relay] = await openPair(stage, sockets, say);
  const steady = (target: Target): Promise<Steady> =>
    stage.load('steady', { target: bareTarget(target), perSecond: STEADY_PER_SECOND, ms: STEADY_MS });
  const ours: Steady[] = [];
  const theirs: Steady[] = [];
  for (const target of [service, relay]) await steady(target);
  for (let round = 1; round <= rounds; round += 1) {
    ours.push(await steady(service));
    theirs.push(await steady(relay));
    say(`round ${round}: service ${took(ours.at(-1))}; relay ${took(theirs.at(-1))}`);
  }
  return [latencyRow('p50', 1.5, ours, theirs), latencyRow('p99', 2, ours, theirs)];
}
const took = (run: Steady | undefined): string =>
  run === undefined
    ? ''
    : `delivered ${number(run.delivered.p50, 2)} / ${number(run.delivered.p99, 2)} ms, acknowledged ${number(run.acknowledged.p50, 2)} / ${number(run.acknowledged.p99, 2)} ms`;

function latencyRow(point: 'p50' | 'p99', most: number, ours: Steady[], theirs: Steady[]): BenchRow {
  const own = ours.map((run) => run.delivered[point]);
  const other = theirs.map((run) => run.delivered[point]);
  const times = ratios(own, other);
  return {
    what: `visitor → stored → consultant at ${STEADY_PER_SECOND}/s, ${point}`,
    measured: `${number(median(own), 2)} ms against ${number(median(other), 2)} ms: ${number(median(times), 2)} × (worst round ${number(Math.max(...times), 2)} ×)`,
    goal: `≤ ${most} × the relay`,
    isMet: median(times) <= most,
  };
}

const CONNECT_SOCKETS = 2_000;
const CONNECT_AT_ONCE = 100;

/** Handshake, hello with a token, answer; the bare relay answers every hello alike and looks nothing up. */
export async function measureConnects(
  stage: BenchStage,
  options: BenchOptions,
  say: Say,
): Promise<BenchRow[]> {
  const service = await startService(stage);
  const relay = await startRelay(stage);
  const targets: Target[] = [service, relay];
  for (const target of targets) await stage.load('openChats', { target: bareTarget(target), visitors: 400 });
  const connect = async (target: Target): Promise<number> => {
    const job = { target: bareTarget(target), sockets: CONNECT_SOCKETS, atOnce: CONNECT_AT_ONCE };
    return (await stage.load('connect', job)).perSecond;
  };
  for (const target of targets) await connect(target);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let round = 1; round <= options.rounds; round += 1) {
    ours.push(await connect(service));
    theirs.push(await connect(relay));
    say(`round ${round}: service ${number(ours.at(-1) ?? 0)}/s; bare ws ${number(theirs.at(-1) ?? 0)}/s`);
  }
  const shares = ratios(ours, theirs);
  return [
    {
      what: 'connects with token check',
      measured: `${number(median(ours))}/s against ${number(median(theirs))}/s: ${shareText(shares)}`,
      goal: '≥ 50 % of bare ws',
      isMet: median(shares) >= 0.5,
    },
  ];
}
