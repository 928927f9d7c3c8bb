import { totalmem } from 'node:os';

const MB = 1024 * 1024;
const LEAST_MB = 128;
const MOST_MB = 512;
const PART_OF_MEMORY = 16;

const usableMemory = (): number => {
  // Without a limit: 0, undefined, or a huge value.
  const limit = process.constrainedMemory() ?? 0;
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
};

/**
 * MB: 1/16 of the memory, 128 to 512.
 * @param memory in bytes
 */
export const engineCacheMb = (memory = usableMemory()): number =>
  Math.min(MOST_MB, Math.max(LEAST_MB, Math.floor(memory / MB / PART_OF_MEMORY)));
