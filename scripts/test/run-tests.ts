import { existsSync, readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import {
  ensurePhpVersions,
  hasPhpVersions,
  PHP_VERSIONS,
} from '../../test/support/surroundings/php-versions.ts';
import { ensureBuild } from '../bundle/ensure-build.ts';
import { ensureMongod, runsMongod } from '../setup/mongod.ts';
import { ensureEnvironment } from '../setup/python-environment.ts';
import { runCommand } from '../setup/run-command.ts';
import { failureText } from '../start/start-failure.ts';
import { ensureNewerWordPress, hasNewerWordPress } from '../wordpress/debian-wordpress.ts';
import { ensureWordPressBuilds, wordPressMissing } from '../wordpress/wordpress-sources.ts';
import { keepOneWordPress, newerWordPress } from './newer-wordpress.ts';
import { runFiles } from './test-queue.ts';
import { addSummary, emptySummary, type Summary, summaryLine } from './test-summary.ts';
import { ensureTestTools } from './test-tools.ts';

const say = (line: string): void => console.log(line);
const quickFolders = ['unit', 'contract', 'http', 'realtime', 'privacy'];
const environmentFolder = '.cache/embedded-database';

/**
 * Sets up, checks, and runs the tests; prints the summary as the last line and returns the exit code.
 * With `--quick` only what needs no browser, no WordPress and no database; other arguments go to mocha.
 */
export async function runTests(args: readonly string[]): Promise<number> {
  const isQuick = args.includes('--quick');
  const total = emptySummary();
  try {
    await prepare(isQuick);
    const parts = await Promise.all([
      isQuick ? null : runChecks(),
      runFiles(testFiles(isQuick), {
        workers: availableParallelism() + 1,
        mochaArgs: args.filter((arg) => arg !== '--quick'),
        env: { ...process.env, ...(isQuick ? { ZGODA_TEST_QUICK: '1' } : {}) },
      }),
    ]);
    for (const part of parts) if (part !== null) addSummary(total, part);
  } catch (cause) {
    total.failures.push(failureText(cause));
  }
  if (total.failures.length > 0) console.log('Failed:');
  for (const failure of total.failures) console.log(`- ${failure}`);
  console.log(summaryLine(total));
  return total.failures.length > 0 || total.passed === 0 ? 1 : 0;
}

async function prepare(isQuick: boolean): Promise<void> {
  if (!isQuick) {
    await ensureTestTools(say);
    await ensureEnvironment(environmentFolder, say);
    if (runsMongod) await ensureMongod(say);
    await ensureWordPresses();
    if (!hasPhpVersions()) {
      say(`Fetching PHP ${PHP_VERSIONS[0]} to ${PHP_VERSIONS.at(-1)} (470 MB, once) …`);
      await ensurePhpVersions();
    }
  }
  await ensureBuild(say);
}

async function ensureWordPresses(): Promise<void> {
  if (!hasNewerWordPress()) {
    say('Fetching the WordPress of the next Debian (40 MB, once) …');
    await ensureNewerWordPress();
  }
  if (wordPressMissing(newerWordPress) !== null) {
    say(`Fetching WordPress ${newerWordPress} (150 MB, once) …`);
    await ensureWordPressBuilds();
  }
  keepOneWordPress();
}

/** `npm run check` counts as one test. */
async function runChecks(): Promise<Summary> {
  const { code, output } = await runCommand(process.execPath, ['--import', 'tsx', 'scripts/check.ts']);
  process.stdout.write(output);
  return code === 0
    ? { ...emptySummary(), passed: 1 }
    : { ...emptySummary(), failures: [`npm run check\n    ${output.slice(-600)}`] };
}

function testFiles(isQuick: boolean): string[] {
  const folders = isQuick ? quickFolders.map((name) => `test/${name}`) : ['test'];
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((path) => /\.test\.tsx?$/.test(path) && statSync(path).isFile())
    .sort();
}
