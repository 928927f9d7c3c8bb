import { Worker } from 'node:worker_threads';

export type ThreadLimits = {
  /** In milliseconds. */
  readonly taskMs: number;
  /** In MB. */
  readonly memoryMb: number;
};
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

/** @throws Error (installation fault) */
const startWorker = (name: string, memoryMb: number, onEnd: () => void): Promise<Worker> =>
  new Promise((resolve, reject) => {
    const worker = openWorker(name, memoryMb);
    worker.unref();
    worker.once('message', () => resolve(worker));
    // Required: else an error event ends the process.
    worker.on('error', reject);
    worker.once('exit', onEnd);
  });

/** Null: crash or timeout. */
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
 * Serial, in a thread, against blocking input.
 * @returns null: limit exceeded
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
