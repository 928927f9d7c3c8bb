import { spawnSync } from 'node:child_process';

/** From the commit, so that results are reproducible and the next commit draws others. */
const seedOfCommit = (): number => {
  const { status, stdout } = spawnSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' });
  return status === 0 ? Number.parseInt(stdout.slice(0, 7), 16) : 1;
};

/** Seed of all random tests; ZGODA_TEST_SEED overrides it. */
export const RUN_SEED = Number(process.env.ZGODA_TEST_SEED ?? seedOfCommit());
