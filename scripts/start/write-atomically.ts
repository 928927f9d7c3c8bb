import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Write, flush, rename. Mode 0600 by default. */
export function writeAtomically(path: string, text: string, mode = 0o600): void {
  throughNeighbour(path, text, mode, (neighbour) => renameSync(neighbour, path));
}

/** Never overwrites. @returns false when the file exists */
export function createAtomically(path: string, text: string, mode = 0o600): boolean {
  let isOurs = true;
  throughNeighbour(path, text, mode, (neighbour) => {
    try {
      linkSync(neighbour, path);
      rmSync(neighbour);
    } catch (cause) {
      const { code = '' } = cause as NodeJS.ErrnoException;
      if (code === 'EEXIST') {
        isOurs = false;
        rmSync(neighbour);
      } else if (NO_LINKS.has(code)) renameSync(neighbour, path);
      else throw cause;
    }
  });
  return isOurs;
}

/** File systems without hard links. */
const NO_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

function throughNeighbour(
  path: string,
  text: string,
  mode: number,
  place: (neighbour: string) => void,
): void {
  const neighbour = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    const file = openSync(neighbour, 'wx', mode);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    place(neighbour);
  } catch (cause) {
    rmSync(neighbour, { force: true });
    throw cause;
  }
  flushFolder(dirname(path));
}

/** Makes the rename durable, where supported. */
function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows cannot open a folder.
  }
}
