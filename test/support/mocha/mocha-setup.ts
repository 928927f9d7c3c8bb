import fc from 'fast-check';
import Mocha from 'mocha';
import { closeSharedBrowser } from '../browser/browser.ts';
import { isCluster, stopDatabases } from '../database/database.ts';
import { RUN_SEED } from '../run-seed.ts';

fc.configureGlobal({ seed: RUN_SEED });

// Mocha drops an unhandled rejection; between two files it ends the process and blames the next file.
process.on('unhandledRejection', (reason) => {
  throw reason;
});

const patienceMs = 10_000;

/** Limits only stop hanging tests. Clusters need longer ones. */
if (isCluster) {
  const { timeout } = Mocha.Runnable.prototype;
  Object.assign(Mocha.Runnable.prototype, {
    timeout(this: Mocha.Runnable, ...[ms]: [] | [string | number]) {
      return Reflect.apply(timeout, this, ms === undefined ? [] : [Number(ms) * 4]);
    },
  });
}

export async function mochaGlobalTeardown(): Promise<void> {
  await Promise.all([stopDatabases(), closeSharedBrowser()]);
  const watchdog = setTimeout(() => {
    const open = process.getActiveResourcesInfo().join(', ');
    console.error(`The run does not end by itself: a test left something open (${open}).`);
    process.exit(1);
  }, patienceMs);
  watchdog.unref();
}
