import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a whole file or nothing: into a neighbour first, flushed, then renamed into place. Nobody but the
 * owner may read it unless `mode` says so.
 */
export function writeAtomically(path: string, text: string, mode = 0o600): void {
  const neighbour = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    const file = openSync(neighbour, 'wx', mode);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(neighbour, path);
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
