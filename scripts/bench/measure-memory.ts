import { setTimeout as pause } from 'node:timers/promises';
import { MEMORY } from './bench-process.ts';
import { type BenchRow, number, type Say } from './bench-row.ts';
import type { BenchStage } from './bench-stage.ts';
import { bareTarget, type Running, startService } from './bench-targets.ts';
import { lineThrough } from './statistics.ts';

const SETTLE_MS = 1_000;
/** Node gives back the room for young objects that the start has filled about 25 seconds later, when nothing happens. */
const REST_MS = 40_000;
/**
 * Sockets that are opened before the first reading. Code and buffers that they bring in belong to nobody, nor does the
 * area for young objects, which an idle service keeps small: 5,000 chats make it grow to its limit.
 */
const FIRST = 5_000;
const STEP = 1_000;
const STEPS = 5;
const READINGS = 5;
const ANSWER_LIMIT_MS = 30_000;
/** Readings that do not lie on a line say nothing about each socket. */
const LEAST_EXPLAINED = 0.95;

type Memory = { rss: number; settled: number };

/**
 * What lies in RAM, and what is left of the heap and its buffers when all garbage is gone: the least of several readings,
 * since jobs that run behind the chats hold memory now and then.
 */
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

/**
 * Memory of a fresh service, and what each of 5,000 visitors adds who has a token, has written and stays on the line:
 * the slope of the line through readings after each thousand of them.
 */
export async function measureMemory(stage: BenchStage, say: Say): Promise<BenchRow[]> {
  const service = await startService(stage);
  await pause(SETTLE_MS);
  // As it is: nobody collects its garbage in production either.
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
