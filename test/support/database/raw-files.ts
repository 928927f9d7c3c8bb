import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file under a folder with its bytes, as somebody sees them who has the disk. */
export const rawFiles = (folder: string): { file: string; content: Buffer }[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? rawFiles(path) : [{ file: path, content: readFileSync(path) }];
  });
