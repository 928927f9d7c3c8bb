import { existsSync } from 'node:fs';

const WHAT_TO_DO = new Map([
  ['ENOENT', 'it, or the folder that it is to be in, is not there.'],
  ['ENOTDIR', 'a part of the path is a file where a folder must be.'],
  ['EISDIR', 'it is a folder where a file must be.'],
  ['EEXIST', 'something else is there already: name another one.'],
  ['EACCES', 'let the user who runs this have access, or name another one.'],
  ['EPERM', 'let the user who runs this have access, or name another one.'],
  ['EROFS', 'its disk can only be read: name another one.'],
  ['ENOSPC', 'its disk is full: make room, then run this again.'],
]);

/** What is wrong with a path that a person named; null for every other failure. */
export const fileSentence = (cause: unknown): string | null => {
  if (!(cause instanceof Error)) return null;
  const { code = '', path, dest, syscall = '' } = cause as NodeJS.ErrnoException & { dest?: string };
  const advice = WHAT_TO_DO.get(code);
  // A program that cannot be run is no file that somebody named.
  if (advice === undefined || syscall.startsWith('spawn')) return null;
  // Of two files, the one that is there is not at fault: the disk of the other is full, or its folder is missing.
  const named = dest !== undefined && path !== undefined && existsSync(path) ? dest : path;
  return `${named ?? 'A file'} cannot be written or read (${code}): ${advice}`;
};
