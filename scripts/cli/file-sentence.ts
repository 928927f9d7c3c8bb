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
  const { code = '', path, syscall = '' } = cause as NodeJS.ErrnoException;
  const advice = WHAT_TO_DO.get(code);
  // A program that cannot be run is no file that somebody named.
  if (advice === undefined || syscall.startsWith('spawn')) return null;
  return `${path ?? 'A file'} cannot be written or read (${code}): ${advice}`;
};
