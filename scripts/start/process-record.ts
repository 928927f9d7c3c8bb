import { readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isSameProcess, processIdentity } from '../../service/outbound/process-identity.ts';
import { writeAtomically } from './write-atomically.ts';

/** Identifies a process left by a killed start. */
export type ProcessRecord = { pid: number; identity: string; port: number | null };

/** Nothing if already ended. */
export function recordProcess(file: string, pid: number, port: number | null): void {
  const identity = processIdentity(pid);
  if (identity === null) return;
  writeAtomically(file, `${JSON.stringify({ pid, identity, port } satisfies ProcessRecord)}\n`);
}

/** Only if that process still runs; deletes a stale record. */
export function findRecordedProcess(file: string): ProcessRecord | null {
  const record = readRecord(file);
  if (record === null) return null;
  if (isSameProcess(record.pid, record.identity)) return record;
  rmSync(file, { force: true });
  return null;
}

function readRecord(file: string): ProcessRecord | null {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null) return null;
    const { pid, identity, port } = value as Record<string, unknown>;
    if (typeof pid !== 'number' || typeof identity !== 'string') return null;
    return { pid, identity, port: typeof port === 'number' ? port : null };
  } catch {
    return null;
  }
}

export function forgetProcess(file: string): void {
  rmSync(file, { force: true });
}

export async function stopRecordedProcess(file: string, graceMs: number): Promise<boolean> {
  const record = findRecordedProcess(file);
  if (record === null) return false;
  const endsBy = Date.now() + graceMs;
  signal(record.pid, 'SIGTERM');
  while (isSameProcess(record.pid, record.identity)) {
    if (Date.now() > endsBy) signal(record.pid, 'SIGKILL');
    await pause(50);
  }
  forgetProcess(file);
  return true;
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch {
    // Already ended.
  }
}
