import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Compiled PHP, by the path of its source: WordPress takes four times as long when each process compiles it anew. */
export const compiledFolder = resolve(import.meta.dirname, '../../.cache/compiled-php');

/** Deprecations of an old WordPress on a newer PHP are not ours to hear. */
export const phpCommand = [
  '-d',
  'error_reporting=22519',
  '-d',
  'display_errors=stderr',
  '-d',
  'opcache.enable_cli=1',
  '-d',
  `opcache.file_cache=${compiledFolder}`,
  '-d',
  'opcache.file_cache_only=1',
];

/** The forks of one PHP share what it compiled, and look at the time of each file. */
export const phpRunner = [
  '-d',
  'error_reporting=22519',
  '-d',
  'display_errors=0',
  '-d',
  'opcache.enable_cli=1',
  '-d',
  `opcache.file_cache=${compiledFolder}`,
  '-d',
  'opcache.revalidate_freq=0',
];

/** The web server looks at the time of each file with each request. */
export const phpServer = [
  '-d',
  'opcache.enable_cli=1',
  '-d',
  `opcache.file_cache=${compiledFolder}`,
  '-d',
  'opcache.revalidate_freq=0',
  '-d',
  'display_errors=0',
];

/** Removes what was compiled of the files of one folder. */
export async function forgetCompiled(folder: string): Promise<void> {
  const names = await readdir(compiledFolder).catch(() => []);
  // One folder for each build of PHP.
  for (const name of names) await rm(join(compiledFolder, name, folder), { recursive: true, force: true });
}
