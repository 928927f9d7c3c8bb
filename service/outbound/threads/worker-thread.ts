import { Worker } from 'node:worker_threads';

export type ThreadLimits = {
  /** Longest time for one task, in milliseconds. */
  readonly taskMs: number;
  /** Memory for JavaScript objects, in MB; a thread that needs more ends. */
  readonly memoryMb: number;
};
/** The first message of a worker; every other is the result of a task. */
export const READY = 'ready';

const isSource = import.meta.url.endsWith('.ts');

const openWorker = (name: string, memoryMb: number): Worker => {
  const resourceLimits = { maxOldGenerationSizeMb: memoryMb };
  return isSource
    ? new Worker(new URL('./worker-from-source.mjs', import.meta.url), {
        resourceLimits,
        workerData: `./${name}.ts`,
      })
    : new Worker(new URL(`./${name}.mjs`, import.meta.url), { resourceLimits });
};

/**
 * A thread that is ready.
 * @throws Error when it cannot start, which is a fault of the installation
 */
const startWorker = (name: string, memoryMb: number, onEnd: () => void): Promise<Worker> =>
  new Promise((resolve, reject) => {
    const worker = openWorker(name, memoryMb);
    worker.unref();
    worker.once('message', () => resolve(worker));
    // Must stay: an error event without a listener would end the process.
    worker.on('error', reject);
    worker.once('exit', onEnd);
  });

/** The result; null when the thread ended because of the task, or was ended because it took too long. */
const runIn = <Task, Result>(worker: Worker, task: Task, taskMs: number): Promise<Result | null> =>
  new Promise((resolve) => {
    const settle = (result: Result | null): void => {
      clearTimeout(timer);
      worker.off('message', settle);
      worker.off('exit', end);
      resolve(result);
    };
    const end = (): void => settle(null);
    const timer = setTimeout(() => void worker.terminate(), taskMs);
    worker.once('message', settle);
    worker.once('exit', end);
    worker.postMessage(task);
  });

/**
 * Runs tasks of a worker file of this folder in a thread, one at a time, so that no text from outside can block or crash
 * the service. The thread starts with the first task, and again after a task that exceeded a limit.
 * @returns null for a task that exceeded a limit
 */
export const makeThread = <Task, Result>(
  name: string,
  { taskMs, memoryMb }: ThreadLimits,
): ((task: Task) => Promise<Result | null>) => {
  let worker: Promise<Worker> | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const runAlone = async (task: Task): Promise<Result | null> => {
    worker ??= startWorker(name, memoryMb, () => {
      worker = null;
    });
    return runIn(await worker, task, taskMs);
  };
  return (task) => {
    const own = turn.then(() => runAlone(task));
    turn = own.catch(() => undefined);
    return own;
  };
};
