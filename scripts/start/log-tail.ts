import { readFileSync, renameSync, statSync } from 'node:fs';

const maxLogBytes = 10 * 1024 * 1024;

/** The last lines of a log, for the sentence that says why something stopped. */
export function logTail(file: string, lines = 12): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

/** Keeps one older log beside the current one, so that logs cannot fill the disk over many starts. */
export function rotateLog(file: string): void {
  try {
    if (statSync(file).size > maxLogBytes) renameSync(file, `${file}.1`);
  } catch {
    // No log yet.
  }
}
