import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Without it WordPress is four times slower. */
export const compiledFolder = resolve(import.meta.dirname, '../../.cache/compiled-php');

/** Hides deprecations of old WordPress. */
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

/** Forks share the code and check file times. */
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

/** Checks file times on each request. */
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

export async function forgetCompiled(folder: string): Promise<void> {
  const names = await readdir(compiledFolder).catch(() => []);
  // One folder per PHP build.
  for (const name of names) await rm(join(compiledFolder, name, folder), { recursive: true, force: true });
}
