import { parentPort } from 'node:worker_threads';
import type { PageContent } from '../domain/model/base/ports.ts';
import { PageTooComplex, parsePage } from './parse-page.ts';

/** The thread in which pages of foreign sites are read, one after another. */

/** What the thread says: that it is ready, what stands in a page, or that the page is too complex to be read. */
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
