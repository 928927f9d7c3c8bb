import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Summary, summaryLine } from '../test/support/summary-reporter.ts';
import { ensureWordPressBuilds, wordPressMissing } from '../test/support/wordpress.ts';
import { ensureBuild } from './ensure-build.ts';
import { keepOneWordPress, newerWordPress } from './newer-wordpress.ts';
import { ensureEnvironment } from './python-environment.ts';
import { failureText } from './start-failure.ts';
import { ensureTestTools } from './test-tools.ts';

const say = (line: string): void => console.log(line);
const quickFolders = ['unit', 'contract', 'http', 'realtime', 'privacy'];
const environmentFolder = '.cache/embedded-database';
const mochaProgram = 'node_modules/mocha/bin/mocha.js';

/**
 * Sets up, checks, and runs the tests; prints the summary as the last line and returns the exit code.
 * With `--quick` only what needs no browser, no WordPress and no database; other arguments go to mocha.
 */
export async function runTests(args: readonly string[]): Promise<number> {
  const isQuick = args.includes('--quick');
  const total: Summary = { passed: 0, failed: 0, skipped: 0 };
  try {
    await prepare(isQuick);
    if (!isQuick) add(total, await runChecks());
    add(
      total,
      await runMocha(
        isQuick,
        args.filter((arg) => arg !== '--quick'),
      ),
    );
  } catch (cause) {
    console.error(failureText(cause));
    total.failed += 1;
  }
  console.log(summaryLine(total));
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

async function prepare(isQuick: boolean): Promise<void> {
  if (!isQuick) {
    await ensureTestTools(say);
    await ensureEnvironment(environmentFolder, say);
    await ensureNewerWordPress();
  }
  await ensureBuild(say);
}

async function ensureNewerWordPress(): Promise<void> {
  if (wordPressMissing(newerWordPress) !== null) {
    say(`Fetching WordPress ${newerWordPress} (150 MB, once) …`);
    await ensureWordPressBuilds();
  }
  keepOneWordPress();
}

/** `npm run check` counts as one test. */
async function runChecks(): Promise<Summary> {
  const code = await runShown(['--import', 'tsx', 'scripts/check.ts'], process.env);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

async function runMocha(isQuick: boolean, mochaArgs: readonly string[]): Promise<Summary> {
  const files = testFiles(isQuick);
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'zgoda-summary-'));
  const summaryFile = join(folder, 'summary.json');
  try {
    const code = await runShown([mochaProgram, ...mochaArgs, ...files], {
      ...process.env,
      ZGODA_TEST_SUMMARY_FILE: summaryFile,
      ...(isQuick ? { ZGODA_TEST_QUICK: '1' } : {}),
    });
    const summary = readSummary(summaryFile);
    // A run that broke off, or did not end by itself, is a failure even when no test was.
    if (code !== 0 && summary.failed === 0) summary.failed += 1;
    return summary;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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

function readSummary(file: string): Summary {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 };
  return JSON.parse(readFileSync(file, 'utf8')) as Summary;
}

function add(total: Summary, part: Summary): void {
  total.passed += part.passed;
  total.failed += part.failed;
  total.skipped += part.skipped;
}

/** Runs Node with its output shown as it comes. */
function runShown(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { env, stdio: 'inherit' });
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
