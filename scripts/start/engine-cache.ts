import { totalmem } from 'node:os';

const MB = 1024 * 1024;
const LEAST_MB = 128;
const MOST_MB = 512;
const PART_OF_MEMORY = 16;

/** Memory that this process and its children may use, in bytes: a container's limit, where there is one. */
const usableMemory = (): number => {
  // Without a limit Node says 0, nothing, or far more than there is.
  const limit = process.constrainedMemory() ?? 0;
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
};

/**
 * Cache of the embedded database in MB: a sixteenth of the memory, 128 at least and 512 at most. What messages change is
 * written out by whoever waits for the database once the cache is full.
 * @param memory in bytes
 */
export const engineCacheMb = (memory = usableMemory()): number =>
  Math.min(MOST_MB, Math.max(LEAST_MB, Math.floor(memory / MB / PART_OF_MEMORY)));
