import type { PageContent } from '../../domain/model/base/ports.ts';
import { makeThread } from './worker-thread.ts';

/** In bytes, decompressed. */
export const MAX_PAGE_BYTES = 2_000_000;
/** In milliseconds. */
const READ_MS = 3_000;
/** In MB; 2 MB need about 60. */
const MEMORY_MB = 192;

/** Null: limit exceeded. */
export type PageReader = (html: string) => Promise<PageContent | null>;

/**
 * In a thread.
 * @param taskMs per page
 */
export const makePageReader = (taskMs = READ_MS): PageReader =>
  makeThread('page-worker', { taskMs, memoryMb: MEMORY_MB });
