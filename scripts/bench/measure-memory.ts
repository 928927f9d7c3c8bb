import { setTimeout as pause } from 'node:timers/promises';
import { MEMORY } from './bench-process.ts';
import { type BenchRow, number, type Say } from './bench-row.ts';
import type { BenchStage } from './bench-stage.ts';
import { bareTarget, type Running, startService } from './bench-targets.ts';
import { lineThrough } from './statistics.ts';

const SETTLE_MS = 1_000;
/** Node frees young space about 25 s after the last activity. */
const REST_MS = 40_000;
/** Warm-up: excludes code, buffers and young space. */
const FIRST = 5_000;
const STEP = 1_000;
const STEPS = 5;
const READINGS = 5;
const ANSWER_LIMIT_MS = 30_000;
/** Smallest R² of a valid line. */
const LEAST_EXPLAINED = 0.95;

type Memory = { rss: number; settled: number };

/** RSS, and heap plus buffers after GC; least of several readings. */
async function memoryOf({ process: service }: Running): Promise<Memory> {
  const least: Memory = { rss: Number.POSITIVE_INFINITY, settled: Number.POSITIVE_INFINITY };
  for (let reading = 0; reading < READINGS; reading += 1) {
    await pause(SETTLE_MS);
    await service.ask('collect garbage', ANSWER_LIMIT_MS);
    const { rss, heapUsed, external } = await service.ask<NodeJS.MemoryUsage>(MEMORY, ANSWER_LIMIT_MS);
    least.rss = Math.min(least.rss, rss);
    least.settled = Math.min(least.settled, heapUsed + external);
  }
  return least;
}

/** Per visitor: slope over readings at each 1,000 of 5,000. */
export async function measureMemory(stage: BenchStage, say: Say): Promise<BenchRow[]> {
  const service = await startService(stage);
  await pause(SETTLE_MS);
  const inRamNow = async () => (await service.process.ask<NodeJS.MemoryUsage>(MEMORY, ANSWER_LIMIT_MS)).rss;
  const started = await inRamNow();
  await pause(REST_MS);
  const idle = await inRamNow();
  say(`idle: ${number(idle / 1e6)} MB, ${number(started / 1e6)} MB after the start`);
  const target = bareTarget(service);
  await stage.load('openChats', { target, visitors: FIRST });
  const readings: { sockets: number; memory: Memory }[] = [];
  for (let at = 0; at <= STEPS; at += 1) {
    if (at > 0) await stage.load('openChats', { target, visitors: STEP });
    const memory = await memoryOf(service);
    readings.push({ sockets: at * STEP, memory });
    say(
      `${number(at * STEP)} more sockets: ${number(memory.rss / 1e6, 1)} MB in RAM, ${number(memory.settled / 1e6, 1)} MB without garbage`,
    );
  }
  const inRam = lineThrough(readings.map(({ sockets, memory }) => [sockets, memory.rss]));
  const settled = lineThrough(readings.map(({ sockets, memory }) => [sockets, memory.settled]));
  const isLine = Math.min(inRam.explained, settled.explained) >= LEAST_EXPLAINED;
  return [
    {
      what: 'memory of the idle service',
      measured: `${number(idle / 1e6)} MB, ${number(started / 1e6)} MB a second after its start`,
      goal: '≤ 120 MB',
      isMet: idle <= 120e6,
    },
    {
      what: `memory of each of ${number(STEPS * STEP)} more sockets, with token and conversation`,
      measured: `${lineText('in RAM', inRam)}, ${lineText('without garbage', settled)}`,
      goal: '≤ 10 kB',
      isMet: isLine ? Math.max(inRam.slope, settled.slope) <= 10 * 1024 : null,
    },
  ];
}
const lineText = (what: string, { slope, explained }: ReturnType<typeof lineThrough>): string =>
  `${number(slope / 1024, 1)} kB ${what} (line explains ${number(100 * explained)} %)`;
