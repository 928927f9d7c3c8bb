import { RUN_SEED } from '../../test/support/run-seed.ts';

/** Each commit runs one third. */
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

/** ZGODA_TEST_WHOLE=1 runs all thirds. */
export const isInThisRun = (file: string): boolean => {
  const third = thirds.findIndex((files) => files.includes(file));
  return third < 0 || process.env.ZGODA_TEST_WHOLE === '1' || third === RUN_SEED % thirds.length;
};
