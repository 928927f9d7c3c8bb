import { setTimeout as pause } from 'node:timers/promises';
import { MEMORY } from './bench-process.ts';
import { type BenchOptions, type BenchRow, number, type Say } from './bench-row.ts';
import type { BenchStage } from './bench-stage.ts';
import { bareTarget, type RunningService, startService } from './bench-targets.ts';

const SETTLE_MS = 2_000;
const FEW = 1_000;
const MORE = 5_000;
const ANSWER_LIMIT_MS = 30_000;
const LONG_SOCKETS = 200;
const LONG_FLOOD_MS = 10_000;

type Memory = { rss: number; settled: number };

/** What lies in RAM, and what is left of the heap and its buffers when all garbage is gone. */
async function memoryOf({ process: service }: RunningService): Promise<Memory> {
  await pause(SETTLE_MS);
  await service.ask('collect garbage', ANSWER_LIMIT_MS);
  const { rss, heapUsed, external } = await service.ask<NodeJS.MemoryUsage>(MEMORY, ANSWER_LIMIT_MS);
  return { rss, settled: heapUsed + external };
}

/** Memory of a fresh service, and what each of 5,000 visitors adds who has written and stays on the line. */
export async function measureMemory(
  stage: BenchStage,
  _options: BenchOptions,
  say: Say,
): Promise<BenchRow[]> {
  const service = await startService(stage);
  await pause(SETTLE_MS);
  // As it is: nobody collects its garbage in production either.
  const { rss: idle } = await service.process.ask<NodeJS.MemoryUsage>(MEMORY, ANSWER_LIMIT_MS);
  say(`idle: ${number(idle / 1e6)} MB`);
  const target = bareTarget(service);
  // Code and buffers that the first visitors bring in belong to nobody.
  await stage.load('openChats', { target, visitors: FEW });
  const few = await memoryOf(service);
  await stage.load('openChats', { target, visitors: MORE });
  const many = await memoryOf(service);
  const inRam = (many.rss - few.rss) / MORE;
  const settled = (many.settled - few.settled) / MORE;
  say(
    `${number(FEW)} visitors: ${number(few.rss / 1e6)} MB; ${number(FEW + MORE)}: ${number(many.rss / 1e6)} MB`,
  );
  return [
    {
      what: 'memory of the idle service',
      measured: `${number(idle / 1e6)} MB`,
      goal: '≤ 120 MB',
      isMet: idle <= 120e6,
    },
    {
      what: `memory of each of ${number(MORE)} more sockets, with conversation`,
      measured: `${number(inRam / 1024, 1)} kB in RAM, ${number(settled / 1024, 1)} kB without garbage`,
      goal: '≤ 10 kB',
      isMet: inRam <= 10 * 1024,
    },
  ];
}

/** Memory while very many messages come, without anybody who collects garbage. */
export async function measureLongRun(
  stage: BenchStage,
  { messages: wanted }: BenchOptions,
  say: Say,
): Promise<BenchRow[]> {
  const service = await startService(stage);
  const target = bareTarget(service);
  await stage.load('openChats', { target, visitors: LONG_SOCKETS });
  const readings: number[] = [];
  let messages = 0;
  while (messages < wanted) {
    const run = await stage.load('flood', { target, underWay: 2, ms: LONG_FLOOD_MS });
    messages += run.messages;
    const { rss, heapUsed } = await service.process.ask<NodeJS.MemoryUsage>(MEMORY, ANSWER_LIMIT_MS);
    readings.push(rss);
    say(`${number(messages)} messages: ${number(rss / 1e6)} MB, heap ${number(heapUsed / 1e6)} MB`);
  }
  const most = Math.max(...readings);
  return [
    {
      what: `memory over ${number(wanted)} messages`,
      measured: `${number(most / 1e6)} MB at most, ${number((readings.at(-1) ?? most) / 1e6)} MB at the end`,
      goal: '≤ 250 MB',
      isMet: most <= 250e6,
    },
  ];
}
