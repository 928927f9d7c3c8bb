import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Summary, summaryLine } from '../../test/support/mocha/summary-reporter.ts';
import {
  ensurePhpVersions,
  hasPhpVersions,
  PHP_VERSIONS,
} from '../../test/support/surroundings/php-versions.ts';
import { ensureBuild } from '../bundle/ensure-build.ts';
import { ensureEnvironment } from '../setup/python-environment.ts';
import { failureText } from '../start/start-failure.ts';
import { ensureNewerWordPress, hasNewerWordPress } from '../wordpress/debian-wordpress.ts';
import { ensureWordPressBuilds, wordPressMissing } from '../wordpress/wordpress-sources.ts';
import { keepOneWordPress, newerWordPress } from './newer-wordpress.ts';
import { ensureTestTools } from './test-tools.ts';

const say = (line: string): void => console.log(line);
const quickFolders = ['unit', 'contract', 'http', 'realtime', 'privacy'];
const environmentFolder = '.cache/embedded-database';
/** Each runs in a process of its own beside the rest: they wait for browsers and shops more than they work. */
const sideLanes = [['test/browser/', 'test/start/'], ['test/adapters/']];
/** These follow the rest in its process, which is done long before the others. */
const lastOfRest = /^test\/adapters\/wordpress\/[t-z]/;
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
  const code = await runNode(['--import', 'tsx', 'scripts/check.ts'], process.env, 'shown');
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** Lanes at a time, so that no core waits; what a side lane says is shown when it has ended. */
async function runMocha(isQuick: boolean, mochaArgs: readonly string[]): Promise<Summary> {
  const files = testFiles(isQuick);
  const isIn = (lane: readonly string[]) => (file: string) => lane.some((folder) => file.startsWith(folder));
  const isAside = (file: string) => sideLanes.some((lane) => isIn(lane)(file)) && !lastOfRest.test(file);
  const total: Summary = { passed: 0, failed: 0, skipped: 0 };
  const main = files.filter((file) => !isAside(file)).sort(byTurn);
  const parts = await Promise.all([
    runLane(isQuick, mochaArgs, main, 'shown'),
    ...sideLanes.map((lane) =>
      runLane(isQuick, mochaArgs, files.filter(isAside).filter(isIn(lane)), 'at the end'),
    ),
  ]);
  for (const part of parts) add(total, part);
  return total;
}

const byTurn = (one: string, other: string): number =>
  Number(lastOfRest.test(one)) - Number(lastOfRest.test(other));

async function runLane(
  isQuick: boolean,
  mochaArgs: readonly string[],
  files: readonly string[],
  output: Output,
): Promise<Summary> {
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const folder = mkdtempSync(join(tmpdir(), 'zgoda-summary-'));
  const summaryFile = join(folder, 'summary.json');
  try {
    const env = {
      ...process.env,
      ZGODA_TEST_SUMMARY_FILE: summaryFile,
      ...(isQuick ? { ZGODA_TEST_QUICK: '1' } : {}),
    };
    const code = await runNode([mochaProgram, ...mochaArgs, ...files], env, output);
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

type Output = 'shown' | 'at the end';

/** Runs Node with its output shown as it comes, or in one piece when it has ended. */
function runNode(args: readonly string[], env: NodeJS.ProcessEnv, output: Output): Promise<number> {
  return new Promise((resolve) => {
    const isShown = output === 'shown';
    const child = spawn(process.execPath, args, {
      env,
      stdio: isShown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    const held: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => held.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => held.push(chunk));
    child.once('error', () => resolve(1));
    child.once('close', (code) => {
      for (const chunk of held) process.stdout.write(chunk);
      resolve(code ?? 1);
    });
  });
}
