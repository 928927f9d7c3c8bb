import { type BenchRow, number, type Say } from './bench-row.ts';
import type { BenchStage } from './bench-stage.ts';
import { bareTarget, install, serve, startReady } from './bench-targets.ts';
import { median } from './statistics.ts';

const STORED = 20_000;
const VISITORS = 100;
const STARTS = 5;
const MOST_MS = 2_000;

/** From process start to ready, on a used installation. */
export async function measureStart(stage: BenchStage, say: Say): Promise<BenchRow[]> {
  say(`storing ${number(STORED)} messages …`);
  const installed = await install(stage);
  const first = await serve(stage, installed);
  const target = bareTarget(first);
  await stage.load('openChats', { target, visitors: VISITORS });
  await stage.load('write', { target, messages: STORED });
  await first.process.stop();
  const times: number[] = [];
  for (let start = 1; start <= STARTS; start += 1) {
    const { process: service, tookMs } = await startReady(stage, installed.env);
    await service.stop();
    say(`start ${start}: ready after ${number(tookMs)} ms`);
    times.push(tookMs);
  }
  return [
    {
      what: `start of the service with ${number(STORED)} stored messages → ready`,
      measured: `${number(median(times) / 1000, 2)} s (slowest of ${STARTS} ${number(Math.max(...times) / 1000, 2)} s)`,
      goal: `≤ ${MOST_MS / 1000} s`,
      isMet: median(times) <= MOST_MS,
    },
  ];
}
