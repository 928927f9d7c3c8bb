import { type FileHandle, open, stat } from 'node:fs/promises';

type OpenFile = { readonly file: FileHandle; readonly ino: number };

const openAt = async (path: string): Promise<OpenFile> => {
  const file = await open(path, 'a', 0o600);
  try {
    return { file, ino: (await file.stat()).ino };
  } catch (error) {
    await file.close();
    throw error;
  }
};

/** @returns false when another file is at `path` by now: another process has joined the files, because it counted this one as gone */
const appendTo = async ({ file, ino }: OpenFile, path: string, lines: string): Promise<boolean> => {
  // A line cut by a power failure must not swallow the next one.
  await file.appendFile(`\n${lines}`);
  await file.sync();
  return stat(path).then(
    (found) => found.ino === ino,
    () => false,
  );
};

/** On disk, in the file that is at `path`, when it resolves. */
export const appendLines = async (path: string, lines: string): Promise<void> => {
  const opened = await openAt(path);
  let isThere: boolean;
  try {
    isThere = await appendTo(opened, path, lines);
  } finally {
    await opened.file.close();
  }
  if (!isThere) await appendLines(path, lines);
};

/**
 * The same for one lot after another. The file stays open while the next one waits.
 * @param isNextWaiting asked once a lot is on disk
 */
export const makeLotAppender = (path: string, isNextWaiting: () => boolean) => {
  let kept: OpenFile | null = null;
  const letGo = (): void => {
    kept?.file.close().catch(() => undefined);
    kept = null;
  };
  return async (lines: string): Promise<void> => {
    try {
      kept ??= await openAt(path);
      if (await appendTo(kept, path, lines)) {
        if (!isNextWaiting()) letGo();
        return;
      }
    } catch (error) {
      letGo();
      throw error;
    }
    letGo();
    await appendLines(path, lines);
  };
};
