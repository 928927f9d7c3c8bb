import { chmodSync, existsSync, renameSync, writeFileSync } from 'node:fs';

/** Debian's package libfaketime. */
const LIBRARY = ['x86_64', 'aarch64']
  .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`)
  .find((path) => existsSync(path));

/** The clock of one process, as it reads the time of day; what measures how long something takes stays right. */
export type SettableClock = {
  /** For the process. */
  env: NodeJS.ProcessEnv;
  /** From now on it is so far ahead, or behind below 0; noticed within a second. */
  set(seconds: number): void;
};

/**
 * @param file says how far the clock is ahead
 * @returns null where the library is not installed
 */
export const makeSettableClock = (file: string): SettableClock | null => {
  if (LIBRARY === undefined) return null;
  const set = (seconds: number): void => {
    // Never read half written.
    writeFileSync(`${file}.new`, `${seconds < 0 ? '' : '+'}${seconds}\n`);
    renameSync(`${file}.new`, file);
  };
  set(0);
  return {
    env: {
      LD_PRELOAD: LIBRARY,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      // Else waits with a limit end at once: a mongod keeps two cores busy, Python hands its lock over after seconds.
      FAKETIME_FORCE_MONOTONIC_FIX: '0',
      NO_FAKE_STAT: '1',
    },
    set,
  };
};

/** Path of a program that starts `command` with this clock. */
export const withClock = (command: string, clock: SettableClock | null, script: string): string => {
  if (clock === null) return command;
  const words = Object.entries(clock.env).map(([name, value]) => `${name}='${value}'`);
  writeFileSync(script, `#!/bin/sh\nexec env ${words.join(' ')} '${command}' "$@"\n`);
  chmodSync(script, 0o700);
  return script;
};
