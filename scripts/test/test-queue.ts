import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allEnded } from '../setup/all-ended.ts';
import { containerNode, runsContainerNode } from '../setup/container-node.ts';
import { keepDurations, longestFirst, slowestFiles } from './test-durations.ts';
import { addSummary, emptySummary, type Summary } from './test-summary.ts';

const workerProgram = 'test/support/mocha/test-worker.ts';
/** Short-lived objects of a hundred test files: with the small default, a fifth of the time goes into collecting them. */
const workerFlags = ['--max-semi-space-size=64', '--import', 'tsx'];

/** They need nothing of the set-up. */
const isPure = (file: string): boolean => /^test\/(unit|architecture)\//.test(file);
const runsBrowser = (file: string): boolean => file.startsWith('test/browser/');

type Options = {
  workers: number;
  /** As many workers at most run a file with a browser. */
  browsers: number;
  againOnMongod: readonly string[];
  againInCluster: readonly string[];
  mochaArgs: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Until it has ended only the pure files run. */
  setUp: Promise<unknown>;
};
/** Files that wait for a process, what their processes are told beside the options, and by which Node they run. */
type Queue = {
  files: string[];
  name: string;
  env: NodeJS.ProcessEnv;
  isForBrowsers?: boolean;
  inContainerNode?: boolean;
};

const plain = (files: readonly string[]): Queue => ({
  files: longestFirst(files.filter((file) => !runsBrowser(file))),
  name: '',
  env: {},
});
const withBrowser = (files: readonly string[]): Queue => ({
  files: longestFirst(files.filter(runsBrowser)),
  name: '',
  env: {},
  isForBrowsers: true,
});
/** The same files once more, with databases on a real MongoDB and by the container's Node, as in production. */
const onMongod = (files: readonly string[]): Queue => ({
  files: longestFirst(files),
  name: ' on MongoDB',
  env: { ZGODA_TEST_ENGINE: 'mongod' },
  inContainerNode: runsContainerNode,
});
/** The same files, with three processes for each service. */
const inCluster = (files: readonly string[]): Queue => ({
  files: longestFirst(files),
  name: ' in a cluster',
  env: { ZGODA_TEST_ENGINE: 'cluster' },
  inContainerNode: runsContainerNode,
});

/**
 * Runs test files in `workers` processes at a time, those of `againOnMongod` a second time, on a real MongoDB, and
 * those of `againInCluster` against three processes behind a balancer, both by the Node of the container.
 */
export async function runFiles(files: readonly string[], options: Options): Promise<Summary> {
  const durations: Record<string, number> = {};
  const queues = [
    onMongod(options.againOnMongod),
    inCluster(options.againInCluster),
    plain(files),
    withBrowser(files),
  ];
  const results = await runInLanes(queues, options, durations);
  keepDurations(durations);
  console.log(`Slowest files:\n${slowestFiles(durations, 12)}`);
  const total = emptySummary();
  for (const summary of results) addSummary(total, summary);
  return total;
}

/**
 * Each lane is a process that takes the next file when it is done with one; what a file says is shown when it has ended.
 * The last lane begins with the first queue, the others with the last one they may take, and each goes on with what is
 * left. A process that breaks off, or does not end by itself, counts as a failure.
 * @throws what the set-up throws, when the files that run beside it have ended
 */
async function runInLanes(
  queues: readonly Queue[],
  options: Options,
  durations: Record<string, number>,
): Promise<Summary[]> {
  const results: Summary[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'zgoda-tests-'));
  let isSetUp = false;
  const setUp = options.setUp.then(() => {
    isSetUp = true;
  });
  setUp.catch(() => undefined);

  const work = async (lane: number): Promise<void> => {
    const output = join(folder, String(lane));
    const mine = queues.filter(({ isForBrowsers }) => isForBrowsers !== true || lane < options.browsers);
    for (const queue of lane === options.workers - 1 ? mine : mine.toReversed()) {
      while (queue.files.length > 0) {
        if (!queue.files.some(isPure)) await setUp;
        const worker = startWorker(output, {
          node: queue.inContainerNode === true ? containerNode() : process.execPath,
          mochaArgs: options.mochaArgs,
          env: { ...options.env, ...queue.env },
        });
        await feed(worker, queue);
        worker.say();
      }
    }
  };
  const nextOf = async ({ files }: Queue): Promise<string | undefined> => {
    if (!isSetUp) {
      const place = files.findIndex(isPure);
      if (place >= 0) return files.splice(place, 1)[0];
      await setUp.catch(() => undefined);
    }
    return isSetUp ? files.shift() : undefined;
  };
  const feed = async (worker: Worker, queue: Queue): Promise<void> => {
    const { name } = queue;
    let last = '';
    for (let file = await nextOf(queue); file !== undefined; file = await nextOf(queue)) {
      const startedAt = Date.now();
      const summary = await worker.run(file);
      worker.say();
      const said = summary ?? { ...emptySummary(), failures: ['its process ended before the file did'] };
      results.push({ ...said, failures: said.failures.map((text) => `${file}${name}: ${text}`) });
      if (summary === null) return;
      last = file;
      durations[`${file}${name}`] = Date.now() - startedAt;
    }
    if ((await worker.end()) !== 0) {
      const failure = `The process that ran ${last} at the end left something open; its listing says what.`;
      results.push({ ...emptySummary(), failures: [failure] });
    }
  };
  try {
    await allEnded(Array.from({ length: options.workers }, (_, lane) => work(lane)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}

type Worker = {
  /** Null when the process ended before the file did. */
  run(file: string): Promise<Summary | null>;
  /** Prints what came since the last time. */
  say(): void;
  /** Lets go of the process and gives its exit code. */
  end(): Promise<number>;
};

type WorkerOptions = Pick<Options, 'mochaArgs' | 'env'> & { node: string };

function startWorker(output: string, { node, mochaArgs, env }: WorkerOptions): Worker {
  // A file, unlike a pipe, holds all that was written when the worker reports.
  const log = openSync(output, 'w');
  const child = spawn(node, [...workerFlags, workerProgram, ...mochaArgs], {
    env,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  const ended = codeOf(child);
  let shown = 0;
  return {
    run(file) {
      const answered = new Promise<Summary>((resolve) =>
        child.once('message', (summary) => resolve(summary as Summary)),
      );
      child.send(file);
      return Promise.race([answered, ended.then(() => null)]);
    },
    say() {
      const all = readFileSync(output);
      process.stdout.write(all.subarray(shown));
      shown = all.length;
    },
    end() {
      if (child.connected) child.disconnect();
      return ended;
    },
  };
}

function codeOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
