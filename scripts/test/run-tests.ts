import { existsSync, readdirSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { shopFolders, variableOf } from '../../test/real-shops/shop-folder.ts';
import { runsMongod } from '../setup/mongod.ts';
import { runCommand } from '../setup/run-command.ts';
import { failureText } from '../start/start-failure.ts';
import { isInThisRun } from './in-turn.ts';
import { prepareTests } from './prepare-tests.ts';
import { runFiles } from './test-queue.ts';
import { addSummary, emptySummary, type Summary, summaryLine } from './test-summary.ts';

const say = (line: string): void => console.log(line);
/** Also run on a real MongoDB. */
const mongodFolders = ['contract', 'realtime'];
const parallelPlans = 'test/contract/foreign-scope.test.ts';
/** On three processes. */
const clusterFolders = ['realtime', 'privacy'];
const alwaysInCluster = ['test/realtime/processes/real-processes.test.ts'];
const ownInstallations = ['test/realtime/processes/', 'test/realtime/set/', 'test/realtime/kill.test.ts'];
const clusterFiles = (): string[] =>
  testFiles(clusterFolders).filter(
    (file) => alwaysInCluster.includes(file) || !ownInstallations.some((own) => file.startsWith(own)),
  );
/** `npm test` runs one version in turn. */
const wordPressFolders = ['adapters/wordpress', 'browser/wordpress'];
const quickFolders = ['unit', 'contract', 'http', 'realtime', 'privacy'];

/** Returns the exit code. `--quick`: no browser, WordPress or database; other arguments go to mocha. */
export async function runTests(args: readonly string[]): Promise<number> {
  const isQuick = args.includes('--quick');
  const total = emptySummary();
  try {
    const setUp = prepareTests(isQuick, say);
    await setUp.tools;
    const againOnMongod = isQuick || !runsMongod ? [] : testFiles(mongodFolders).filter(isInThisRun);
    const files = testFiles(isQuick ? quickFolders : null).filter(isInThisRun);
    const parts = await Promise.all([
      isQuick ? null : runChecks(),
      runFiles(
        files.filter((file) => file !== parallelPlans || !againOnMongod.includes(file)),
        {
          againOnMongod,
          againInCluster: isQuick || !runsMongod ? [] : alwaysInCluster.filter(isInThisRun),
          // Files wait half of the time.
          workers: availableParallelism() + 2,
          browsers: availableParallelism(),
          mochaArgs: args.filter((arg) => arg !== '--quick'),
          env: { ...process.env, ...(isQuick ? { ZGODA_TEST_QUICK: '1' } : {}) },
          setUp: setUp.all,
        },
      ),
    ]);
    for (const part of parts) if (part !== null) addSummary(total, part);
  } catch (cause) {
    total.failures.push(failureText(cause));
  }
  return toldResult(total);
}

/** Three processes, three members and Redis. */
export const runClusterTests = (args: readonly string[]): Promise<number> =>
  runLane(args, (named) => [
    [],
    { againInCluster: named.length > 0 ? named : clusterFiles(), workers: 1, browsers: 1 },
  ]);

export const runWordPressTests = (args: readonly string[]): Promise<number> =>
  runLane(args, (named) => [
    named.length > 0 ? named : testFiles(wordPressFolders),
    { workers: availableParallelism(), env: { ...process.env, ZGODA_TEST_WORDPRESS_VERSIONS: 'all' } },
  ]);

const walkFolder = 'test/real-shops';

/** Walks through the real shops whose folders the environment names, and names those that it does not. */
export function runShopWalks(args: readonly string[]): Promise<number> {
  const platforms = readdirSync(walkFolder)
    .filter((file) => file.endsWith('.walk.ts'))
    .map((file) => file.slice(0, -'.walk.ts'.length));
  const isNamed = (platform: string): boolean => shopFolders(platform).length > 0;
  for (const platform of platforms.filter((each) => !isNamed(each)))
    say(`${platform} is not walked: ${variableOf(platform)} names no folder (see ${walkFolder}/README.md).`);
  const files = platforms.filter(isNamed).map((platform) => join(walkFolder, `${platform}.walk.ts`));
  return runLane(args, () => [files, { workers: 1, browsers: 1 }]);
}

type Options = Parameters<typeof runFiles>[1];

async function runLane(
  args: readonly string[],
  lane: (named: readonly string[]) => [files: readonly string[], options: Partial<Options>],
): Promise<number> {
  const total = emptySummary();
  try {
    const setUp = prepareTests(false, say);
    await setUp.tools;
    const named = args.filter((arg) => arg.endsWith('.test.ts'));
    const [files, options] = lane(named);
    const ran = await runFiles(files, {
      againOnMongod: [],
      againInCluster: [],
      workers: 1,
      browsers: availableParallelism(),
      mochaArgs: args.filter((arg) => !named.includes(arg)),
      env: process.env,
      setUp: setUp.all,
      ...options,
    });
    addSummary(total, ran);
  } catch (cause) {
    total.failures.push(failureText(cause));
  }
  return toldResult(total);
}

function toldResult(total: Summary): number {
  if (total.failures.length > 0) console.log('Failed:');
  for (const failure of total.failures) console.log(`- ${failure}`);
  console.log(summaryLine(total));
  return total.failures.length > 0 || total.passed === 0 ? 1 : 0;
}

async function runChecks(): Promise<Summary> {
  const { code, output } = await runCommand(process.execPath, ['--import', 'tsx', 'scripts/check.ts']);
  process.stdout.write(output);
  return code === 0
    ? { ...emptySummary(), passed: 1 }
    : { ...emptySummary(), failures: [`npm run check\n    ${output.slice(-600)}`] };
}

function testFiles(names: readonly string[] | null): string[] {
  const folders = names === null ? ['test'] : names.map((name) => `test/${name}`);
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((path) => /\.test\.tsx?$/.test(path) && statSync(path).isFile())
    .sort();
}
