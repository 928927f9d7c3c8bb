import { type BenchRow, number, type Say } from './bench-row.ts';
import type { BenchStage } from './bench-stage.ts';
import { bareTarget, type Running, startRelay, startService } from './bench-targets.ts';
import type { Spread } from './statistics.ts';
import { median } from './statistics.ts';

const VISITORS = 100;
const PER_SECOND = 50;
const ROUND_MS = 10_000;
const ROUNDS = 5;

/** From sending until stored and shown. */
export async function measureLatency(stage: BenchStage, say: Say): Promise<BenchRow[]> {
  const service = await startService(stage);
  const relay = await startRelay(stage);
  const round = async (target: Running): Promise<Spread> =>
    stage.load('steady', { target: bareTarget(target), perSecond: PER_SECOND, ms: ROUND_MS });
  for (const target of [service, relay]) {
    await stage.load('openChats', { target: bareTarget(target), visitors: VISITORS });
    await round(target);
  }
  const ours: Spread[] = [];
  const theirs: Spread[] = [];
  for (let count = 1; count <= ROUNDS; count += 1) {
    const [own, other] = [await round(service), await round(relay)];
    ours.push(own);
    theirs.push(other);
    say(`round ${count}: service ${spreadText(own)}, relay ${spreadText(other)}`);
  }
  return [latencyRow('p50', 1.5, ours, theirs), latencyRow('p99', 2, ours, theirs)];
}
const spreadText = ({ p50, p99 }: Spread): string => `${number(p50, 2)} / ${number(p99, 2)} ms`;

function latencyRow(
  point: keyof Spread,
  most: number,
  ours: readonly Spread[],
  theirs: readonly Spread[],
): BenchRow {
  const own = median(ours.map((round) => round[point]));
  const other = median(theirs.map((round) => round[point]));
  const times = median(ours.map((round, place) => round[point] / (theirs[place]?.[point] ?? Number.NaN)));
  return {
    what: `visitor → stored → consultant at ${PER_SECOND}/s, ${point}`,
    measured: `${number(own, 2)} ms against ${number(other, 2)} ms: ${number(times, 2)} ×`,
    goal: `≤ ${most} × the relay`,
    isMet: times <= most,
  };
}
