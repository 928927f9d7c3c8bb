import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Makes the folder and those above it that are missing. `mkdirSync` with `recursive` never returns where a file system
 * answers ENOENT for a new folder, as /proc does.
 * @returns whether something was made
 * @throws the error of the file system
 */
export const makeFolder = (folder: string): boolean => {
  const missing: string[] = [];
  for (let at = resolve(folder); !existsSync(at); at = dirname(at)) missing.unshift(at);
  let isMade = false;
  for (const one of missing) {
    try {
      mkdirSync(one, { mode: 0o700 });
      isMade = true;
    } catch (error) {
      // Another process was faster.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return isMade;
};
