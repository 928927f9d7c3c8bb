import { closeSharedBrowser } from '../browser/browser.ts';
import { stopDatabases } from '../database/database.ts';

const patienceMs = 10_000;

/** Ends what the run started, and does not let a handle that a test forgot keep the run alive for ever. */
export async function mochaGlobalTeardown(): Promise<void> {
  await Promise.all([stopDatabases(), closeSharedBrowser()]);
  const watchdog = setTimeout(() => {
    const open = process.getActiveResourcesInfo().join(', ');
    console.error(`The run does not end by itself: a test left something open (${open}).`);
    process.exit(1);
  }, patienceMs);
  watchdog.unref();
}
