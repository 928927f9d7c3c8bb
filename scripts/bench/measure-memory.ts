import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { type BenchOptions, type BenchRow, number, type Say } from './bench-row.ts';
import type { BenchStage } from './bench-stage.ts';
import { type RunningService, startService } from './bench-targets.ts';

const SETTLE_MS = 2_000;
const FEW = 500;
const MANY = 2_500;
const GARBAGE_LIMIT_MS = 30_000;

/** Memory of the process that lies in RAM, in bytes. */
function residentBytes(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim()) * 1024;
}

/** Memory of a fresh service, and what each visitor adds who has written and stays on the line. */
export async function measureMemory(
  stage: BenchStage,
  _options: BenchOptions,
  say: Say,
): Promise<BenchRow[]> {
  const service = await startService(stage);
  await pause(SETTLE_MS);
  const idle = residentBytes(service.process.pid);
  say(`idle: ${number(idle / 1e6)} MB`);
  const target = targetOf(service);
  const withVisitors = async (visitors: number): Promise<number> => {
    await stage.load('openChats', { target, visitors });
    await pause(SETTLE_MS);
    await service.process.ask('collect garbage', GARBAGE_LIMIT_MS);
    return residentBytes(service.process.pid);
  };
  // Code and buffers that the first visitors bring in belong to nobody.
  await withVisitors(FEW);
  await stage.load('hangUp', { target });
  const few = await withVisitors(FEW);
  await stage.load('hangUp', { target });
  const many = await withVisitors(MANY);
  const each = (many - few) / (MANY - FEW);
  say(`${number(FEW)} visitors: ${number(few / 1e6)} MB; ${number(MANY)} visitors: ${number(many / 1e6)} MB`);
  return [
    {
      what: 'memory of the idle service',
      measured: `${number(idle / 1e6)} MB`,
      goal: '≤ 150 MB',
      isMet: idle <= 150e6,
    },
    {
      what: "memory of a visitor's socket, with conversation",
      measured: `${number(each / 1024, 1)} kB`,
      goal: '≤ 16 kB',
      isMet: each <= 16 * 1024,
    },
  ];
}

const targetOf = ({ kind, origin, shopKey, staffToken }: RunningService) => ({
  kind,
  origin,
  shopKey,
  staffToken,
});
