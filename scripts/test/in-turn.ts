import { RUN_SEED } from '../../test/support/run-seed.ts';

/** Files that start, kill and restore whole installations. Each commit runs one of these thirds. */
const thirds: readonly (readonly string[])[] = [
  [
    'test/start/restore.test.ts',
    'test/start/rotate-keys-command.test.ts',
    'test/start/several-processes.test.ts',
  ],
  ['test/realtime/kill.test.ts', 'test/start/command-line/backup.test.ts'],
  [
    'test/start/rolling-deploy.test.ts',
    'test/realtime/processes/real-processes.test.ts',
    'test/realtime/set/failover.test.ts',
  ],
];

/** Whether this run has the file: one of a third whose turn it is, any other, or each with ZGODA_TEST_WHOLE=1. */
export const isInThisRun = (file: string): boolean => {
  const third = thirds.findIndex((files) => files.includes(file));
  return third < 0 || process.env.ZGODA_TEST_WHOLE === '1' || third === RUN_SEED % thirds.length;
};
