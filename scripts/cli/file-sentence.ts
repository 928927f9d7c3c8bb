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

/** Null unless a file error of a named path. */
export const fileSentence = (cause: unknown): string | null => {
  if (!(cause instanceof Error)) return null;
  const { code = '', path, dest, syscall = '' } = cause as NodeJS.ErrnoException & { dest?: string };
  const advice = WHAT_TO_DO.get(code);
  // The program is no named file.
  if (advice === undefined || syscall.startsWith('spawn')) return null;
  // If one of two paths exists, the other is at fault.
  const named = dest !== undefined && path !== undefined && existsSync(path) ? dest : path;
  return `${named ?? 'A file'} cannot be written or read (${code}): ${advice}`;
};
