import { Worker } from 'node:worker_threads';
import type { PageContent } from '../domain/model/base/ports.ts';
import type { WorkerSays } from './page-worker.ts';

/** Longest page that is read, in bytes after unpacking. */
export const MAX_PAGE_BYTES = 2_000_000;
/** Longest time that one page may take, in milliseconds. */
const READ_MS = 3_000;
/** Memory of the thread; a page of 2 MB takes about 60. */
const MEMORY_MB = 192;

/** What stands in a page; null when reading it went over a limit. */
export type PageReader = (html: string) => Promise<PageContent | null>;

/** Beside this file: the bundle has the worker as plain JavaScript, the sources need the loader of TypeScript. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './page-worker-from-source.mjs' : './page-worker.mjs',
  import.meta.url,
);

/** A thread that is ready. @throws Error when it cannot start, which is a fault of the installation */
const startWorker = (onEnd: () => void): Promise<Worker> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    worker.unref();
    worker.once('message', () => resolve(worker));
    // Must stay: an error event without a listener would end the process.
    worker.on('error', reject);
    worker.once('exit', onEnd);
  });

/** What the thread answers; null when it ended over the page, of itself or because it took too long. */
const readIn = (worker: Worker, html: string, limitMs: number): Promise<WorkerSays | null> =>
  new Promise((resolve) => {
    const settle = (said: WorkerSays | null): void => {
      clearTimeout(timer);
      worker.off('message', settle);
      worker.off('exit', end);
      resolve(said);
    };
    const end = (): void => settle(null);
    const timer = setTimeout(() => void worker.terminate(), limitMs);
    worker.once('message', settle);
    worker.once('exit', end);
    worker.postMessage(html);
  });

/**
 * Reads pages of foreign sites in a thread of its own, one at a time: whatever stands in a page, the service goes on.
 * The thread starts with the first page, and again after a page that exceeded a limit.
 * @param limitMs longest time for one page, in milliseconds
 */
export const makePageReader = (limitMs = READ_MS): PageReader => {
  let worker: Promise<Worker> | null = null;
  let turn: Promise<unknown> = Promise.resolve();

  const readAlone = async (html: string): Promise<PageContent | null> => {
    worker ??= startWorker(() => {
      worker = null;
    });
    const said = await readIn(await worker, html, limitMs);
    return said?.kind === 'content' ? said.content : null;
  };
  return (html) => {
    const own = turn.then(() => readAlone(html));
    turn = own.catch(() => undefined);
    return own;
  };
};
