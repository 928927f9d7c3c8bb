import { parentPort } from 'node:worker_threads';
import type { PageContent } from '../../domain/model/base/ports.ts';
import { PageTooComplex, parsePage } from '../parse-page.ts';
import { READY } from './worker-thread.ts';

/** Null: too complex. */
const read = (html: string): PageContent | null => {
  try {
    return parsePage(html);
  } catch (error) {
    if (error instanceof PageTooComplex) return null;
    throw error;
  }
};

parentPort?.on('message', (html: string) => parentPort?.postMessage(read(html)));
parentPort?.postMessage(READY);
