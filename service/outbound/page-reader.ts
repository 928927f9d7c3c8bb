import { Worker } from 'node:worker_threads';
import type { PageContent } from '../domain/model/base/ports.ts';
import type { WorkerSays } from './page-worker.ts';

/** Longest page that is read, in bytes after unpacking. */
export const MAX_PAGE_BYTES = 2_000_000;
/** Longest time that one page may take, in milliseconds. */
const READ_MS = 3_000;
/** Memory limit of the thread in MB; a page of 2 MB needs about 60. */
const MEMORY_MB = 192;

/** The content of a page; null when reading it exceeded a limit. */
export type PageReader = (html: string) => Promise<PageContent | null>;

/** In the same folder: the bundle has the worker as plain JavaScript, the sources need the loader of TypeScript. */
const workerFile = new URL(
  import.meta.url.endsWith('.ts') ? './page-worker-from-source.mjs' : './page-worker.mjs',
  import.meta.url,
);

/**
 * A thread that is ready.
 * @throws Error when it cannot start, which is a fault of the installation
 */
const startWorker = (onEnd: () => void): Promise<Worker> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB } });
    worker.unref();
    worker.once('message', () => resolve(worker));
    // Must stay: an error event without a listener would end the process.
    worker.on('error', reject);
    worker.once('exit', onEnd);
  });

/** The reply of the thread; null when the thread ended because of the page, or was ended because it took too long. */
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
 * Reads pages of foreign sites in a thread, one at a time, so that no page can block or crash the service. The thread
 * starts with the first page, and again after a page that exceeded a limit.
 * @param limitMs maximum time for one page, in milliseconds
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
