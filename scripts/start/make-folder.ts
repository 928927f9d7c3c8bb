import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Recursive `mkdirSync` hangs on ENOENT of /proc.
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
