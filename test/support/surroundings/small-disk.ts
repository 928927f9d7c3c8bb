import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A small file system in memory. */
export type SmallDisk = {
  fill(seconds: number): Promise<void>;
  remove(): void;
};

const FILLER = 'filler';

/** Null where not allowed: needs root on Linux. */
export const makeSmallDisk = async (folder: string, megabytes: number): Promise<SmallDisk | null> => {
  mkdirSync(folder, { recursive: true });
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  } catch {
    return null;
  }
  const unmount = (): void => {
    try {
      execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' });
    } catch {
      // Already removed.
    }
  };
  process.once('exit', unmount);
  const filler = join(folder, FILLER);
  const fillRest = (): void => {
    try {
      for (;;) writeFileSync(filler, Buffer.alloc(4_096), { flag: 'a' });
    } catch {
      // Disk is full.
    }
  };
  return {
    async fill(seconds) {
      const { bavail, bsize } = statfsSync(folder);
      const most = bavail * bsize - 1_000_000;
      if (most > 0) await run('fallocate', ['--length', String(most), filler]).catch(() => undefined);
      const endsBy = performance.now() + seconds * 1_000;
      try {
        while (performance.now() < endsBy) {
          fillRest();
          await pause(100);
        }
      } finally {
        rmSync(filler, { force: true });
      }
    },
    remove() {
      process.removeListener('exit', unmount);
      unmount();
    },
  };
};
