/**
 * Runs test files from its parent in turn, so that modules, embedded database and MariaDB load once. Ends
 * when the parent disconnects.
 */
import { createRequire } from 'node:module';
import Mocha from 'mocha';
import { emptySummary, type Summary } from '../../../scripts/test/test-summary.ts';
import { countTests } from './summary-reporter.ts';

// Mocha's own require: a second copy of a module would not know the databases of the first.
const mochaRequire = createRequire(import.meta.url);
const { loadOptions } = mochaRequire('mocha/lib/cli/options.cjs') as {
  loadOptions(args: string[]): Mocha.MochaOptions & { require: string[] };
};
const { handleRequires } = mochaRequire('mocha/lib/cli/run-helpers.cjs') as {
  handleRequires(files: string[]): Promise<{ globalTeardown?: (() => Promise<void>)[] }>;
};
const options = loadOptions(process.argv.slice(2));
const setUp = handleRequires(options.require);

/** A new Mocha per file isolates hooks and failures. */
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
