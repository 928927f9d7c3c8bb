import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a whole file or nothing: into a neighbour first, flushed, then renamed into place. Nobody but the
 * owner may read it unless `mode` says so.
 */
export function writeAtomically(path: string, text: string, mode = 0o600): void {
  throughNeighbour(path, text, mode, (neighbour) => renameSync(neighbour, path));
}

/** The same, but never over a file that another process has put there. @returns false when there is one */
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

/** What file systems without hard links answer. */
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

/** The rename itself survives a power cut only when the folder is flushed; some systems cannot do that. */
function flushFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows refuses to open a folder.
  }
}
