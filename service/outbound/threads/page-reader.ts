import type { PageContent } from '../../domain/model/base/ports.ts';
import { makeThread } from './worker-thread.ts';

/** Longest page that is read, in bytes after unpacking. */
export const MAX_PAGE_BYTES = 2_000_000;
/** Longest time that one page may take, in milliseconds. */
const READ_MS = 3_000;
/** Memory limit of the thread in MB; a page of 2 MB needs about 60. */
const MEMORY_MB = 192;

/** The content of a page; null when reading it exceeded a limit. */
export type PageReader = (html: string) => Promise<PageContent | null>;

/**
 * Reads pages of foreign sites in a thread.
 * @param taskMs maximum time for one page, in milliseconds
 */
export const makePageReader = (taskMs = READ_MS): PageReader =>
  makeThread('page-worker', { taskMs, memoryMb: MEMORY_MB });
