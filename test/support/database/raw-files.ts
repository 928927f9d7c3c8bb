import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const rawFiles = (folder: string): { file: string; content: Buffer }[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? rawFiles(path) : [{ file: path, content: readFileSync(path) }];
  });
