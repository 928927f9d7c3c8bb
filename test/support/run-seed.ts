import { spawnSync } from 'node:child_process';

/** From the commit, so that one commit passes or fails each time, while the next one is asked something else. */
const seedOfCommit = (): number => {
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' });
  return status === 0 ? Number.parseInt(stdout.slice(0, 7), 16) : 1;
};

/** Of all that tests draw at random and must be able to repeat; ZGODA_TEST_SEED sets another one. */
export const RUN_SEED = Number(process.env.ZGODA_TEST_SEED ?? seedOfCommit());
