import { writeSync } from 'node:fs';

export type LogDestination = { write(line: string): void };

/** Returns bytes written; throws when none can be. */
export type WriteBytes = (bytes: Uint8Array) => number;

const STDOUT = 1;
/** Writes per line; pipes split long lines. */
const MAX_PARTS = 8;

/** Log output that never throws or waits: lines are dropped and counted while it cannot be written. */
export const makeLogDestination = (
  write: WriteBytes = (bytes) => writeSync(STDOUT, bytes),
  now: () => Date = () => new Date(),
): LogDestination => {
  let lost = 0;
  /** After a truncated line: start a new one. */
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
