import { linkSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isSameProcess, processIdentity } from '../../service/outbound/process-identity.ts';
import { makeFolder } from './make-folder.ts';
import { StartFailure } from './start-failure.ts';
import { writeAtomically } from './write-atomically.ts';

export type DataFolder = {
  path: string;
  /** Removes an empty folder made by this start. */
  release(): void;
};

/**
 * Exclusive.
 * @throws StartFailure when not writable or in use
 */
export function claimDataFolder(path: string): DataFolder {
  const lock = join(path, 'start.lock');
  const identity = processIdentity(process.pid) ?? '';
  const claim = `${lock}.${process.pid}`;
  let isNew = false;
  try {
    isNew = makeFolder(path);
    writeAtomically(claim, JSON.stringify({ pid: process.pid, identity }));
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new StartFailure(
      `The data folder ${path} cannot be written (${code}): make it writable, or set ZGODA_DATA_DIR to a folder that is.`,
    );
  }
  try {
    while (!tryLink(claim, lock)) clearIfStale(lock, path);
  } finally {
    rmSync(claim, { force: true });
  }
  return {
    path,
    release() {
      rmSync(lock, { force: true });
      if (isNew && readdirSync(path).length === 0) rmdirSync(path);
    },
  };
}

/** A hard link is atomic and never replaces a file. */
function tryLink(claim: string, lock: string): boolean {
  try {
    linkSync(claim, lock);
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw cause;
  }
}

/** Removes a stale lock; refuses when its owner runs. */
function clearIfStale(lock: string, path: string): void {
  const text = readText(lock);
  if (text === null) return;
  const holder = parseHolder(text);
  if (holder !== null && isSameProcess(holder.pid, holder.identity)) {
    throw new StartFailure(
      `Zgoda already runs on the data folder ${path} (process ${holder.pid}): stop it first, or set ZGODA_DATA_DIR to another folder.`,
    );
  }
  // Rename first: only one of two starts succeeds.
  const aside = `${lock}.stale-${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  // Restores a lock made in between.
  if (readText(aside) !== text) tryLink(aside, lock);
  rmSync(aside, { force: true });
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function parseHolder(text: string): { pid: number; identity: string } | null {
  try {
    const { pid, identity } = JSON.parse(text) as Record<string, unknown>;
    return typeof pid === 'number' && typeof identity === 'string' ? { pid, identity } : null;
  } catch {
    return null;
  }
}
