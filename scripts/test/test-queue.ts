import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepDurations, longestFirst, slowestFiles } from './test-durations.ts';
import { addSummary, emptySummary, type Summary } from './test-summary.ts';

const workerProgram = 'test/support/mocha/test-worker.ts';

/**
 * Runs test files in `workers` processes at a time, each taking the next file when it is done with one, and shows what a
 * file says when it has ended. A process that breaks off, or does not end by itself, counts as a failure.
 */
export async function runFiles(
  files: readonly string[],
  options: { workers: number; mochaArgs: readonly string[]; env: NodeJS.ProcessEnv },
): Promise<Summary> {
  const queue = longestFirst(files);
  const total = emptySummary();
  const durations: Record<string, number> = {};
  const folder = mkdtempSync(join(tmpdir(), 'zgoda-tests-'));

  const work = async (lane: number): Promise<void> => {
    const output = join(folder, String(lane));
    while (queue.length > 0) {
      const worker = startWorker(output, options);
      await feed(worker);
      worker.say();
    }
  };
  const feed = async (worker: Worker): Promise<void> => {
    let last = '';
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      const startedAt = Date.now();
      const summary = await worker.run(file);
      worker.say();
      if (summary === null) {
        total.failures.push(`${file}: its process ended before the file did`);
        return;
      }
      last = file;
      durations[file] = Date.now() - startedAt;
      addSummary(total, { ...summary, failures: summary.failures.map((text) => `${file}: ${text}`) });
    }
    if ((await worker.end()) !== 0) {
      total.failures.push(
        `The process that ran ${last} at the end left something open; its listing says what.`,
      );
    }
  };
  try {
    await Promise.all(Array.from({ length: options.workers }, (_, lane) => work(lane)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  keepDurations(durations);
  console.log(`Slowest files:\n${slowestFiles(durations, 12)}`);
  return total;
}

type Worker = {
  /** Null when the process ended before the file did. */
  run(file: string): Promise<Summary | null>;
  /** Prints what came since the last time. */
  say(): void;
  /** Lets go of the process and gives its exit code. */
  end(): Promise<number>;
};

function startWorker(
  output: string,
  { mochaArgs, env }: { mochaArgs: readonly string[]; env: NodeJS.ProcessEnv },
): Worker {
  // A file, unlike a pipe, holds all that was written when the worker reports.
  const log = openSync(output, 'w');
  const child = spawn(process.execPath, ['--import', 'tsx', workerProgram, ...mochaArgs], {
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
