/**
 * Runs test files one after another as its parent hands them over: modules, the embedded database and MariaDB are loaded
 * once for all of them. Ends when the parent lets go of the channel.
 */
import { createRequire } from 'node:module';
import Mocha from 'mocha';
import { emptySummary, type Summary } from '../../../scripts/test/test-summary.ts';
import { countTests } from './summary-reporter.ts';

// Mocha itself loads what .mocharc.json requires: a second copy of a module would know nothing of the first one's databases.
const mochaRequire = createRequire(import.meta.url);
const { loadOptions } = mochaRequire('mocha/lib/cli/options.cjs') as {
  loadOptions(args: string[]): Mocha.MochaOptions & { require: string[] };
};
const { handleRequires } = mochaRequire('mocha/lib/cli/run-helpers.cjs') as {
  handleRequires(files: string[]): Promise<{ globalTeardown?: (() => Promise<void>)[] }>;
};
const options = loadOptions(process.argv.slice(2));
const setUp = handleRequires(options.require);

/** A fresh Mocha for each file, so that one file's hooks and failures are its own. */
async function runFile(file: string): Promise<Summary> {
  const mocha = new Mocha({ ...options, reporter: 'spec' });
  mocha.addFile(file);
  await mocha.loadFilesAsync();
  const summary = await new Promise<Summary>((resolve) => {
    const runner = mocha.run(() => resolve(counted));
    const counted = countTests(runner);
  });
  mocha.dispose();
  return summary;
}

process.on('message', async (file: string) => {
  const summary = await runFile(file).catch((cause) => {
    console.error(`${file} could not be run:`, cause);
    return { ...emptySummary(), failures: [`could not be run\n    ${cause}`] };
  });
  process.send?.(summary);
});
process.once('disconnect', async () => {
  const { globalTeardown = [] } = await setUp;
  for (const tearDown of globalTeardown) await tearDown();
});
