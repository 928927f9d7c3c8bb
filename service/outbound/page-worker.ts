import { parentPort } from 'node:worker_threads';
import type { PageContent } from '../domain/model/base/ports.ts';
import { PageTooComplex, parsePage } from './parse-page.ts';

/** The thread in which pages of foreign sites are read, one after another. */

/** The messages of the thread: it is ready, the content of a page, or that a page is too complex to be read. */
export type WorkerSays =
  | { kind: 'ready' }
  | { kind: 'content'; content: PageContent }
  | { kind: 'too_complex' };

const read = (html: string): WorkerSays => {
  try {
    return { kind: 'content', content: parsePage(html) };
  } catch (error) {
    if (error instanceof PageTooComplex) return { kind: 'too_complex' };
    throw error;
  }
};

const say = (what: WorkerSays): void => parentPort?.postMessage(what);
parentPort?.on('message', (html: string) => say(read(html)));
say({ kind: 'ready' });
