import { thirdOf } from '../../test/support/third-of.ts';

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
  const isIn = (some: readonly (readonly string[])[]) => some.some((files) => files.includes(file));
  return !isIn(thirds) || isIn(thirdOf(thirds));
};
