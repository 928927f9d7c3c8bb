import { writeSync } from 'node:fs';

export type LogDestination = { write(line: string): void };

/** Writes a part of the text and returns how many bytes were written; throws when none can be. */
export type WriteBytes = (bytes: Uint8Array) => number;

const STDOUT = 1;
/** Maximum number of writes for one line; a pipe takes a long line in parts. */
const MAX_PARTS = 8;

/**
 * Where log lines go. A log that cannot be written must not stop the service: lines are dropped and counted while the
 * disk is full or nothing reads them, and the next line that is written is preceded by their number. Never throws,
 * never waits, and has nothing to flush at the end of the process.
 */
export const makeLogDestination = (
  write: WriteBytes = (bytes) => writeSync(STDOUT, bytes),
  now: () => Date = () => new Date(),
): LogDestination => {
  let lost = 0;
  /** A line was truncated: the next one begins on a new line. */
  let isCut = false;

  const isWritten = (text: string): boolean => {
    let rest: Uint8Array = Buffer.from(isCut ? `\n${text}` : text);
    for (let part = 0; part < MAX_PARTS && rest.length > 0; part += 1) {
      try {
        const count = write(rest);
        if (count > 0) isCut = count < rest.length;
        rest = rest.subarray(count);
      } catch {
        return false;
      }
    }
    return rest.length === 0;
  };

  return {
    write(line) {
      if (lost > 0) {
        const report = { level: 40, time: now().toISOString(), lost, msg: 'Log lines could not be written.' };
        if (isWritten(`${JSON.stringify(report)}\n`)) lost = 0;
      }
      if (lost > 0 || !isWritten(line)) lost += 1;
    },
  };
};
