/** Unpacked only; fetched once with separate apt sources. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { lstat, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SUITE = 'trixie';
const home = resolve(import.meta.dirname, '../../.cache/newer-wordpress');
/** Libraries outside WordPress; the local ones are used. */
const SHARED = [
  'php/getid3',
  'php/libphp-phpmailer',
  'javascript/cropper',
  'javascript/lodash',
  'javascript/underscore',
];

export const newerWordPressFolder = join(home, 'tree/usr/share/wordpress');
export const hasNewerWordPress = (): boolean => existsSync(join(newerWordPressFolder, 'wp-load.php'));

/** @throws Error when the archive or package is unavailable */
export async function ensureNewerWordPress(): Promise<void> {
  if (hasNewerWordPress()) return;
  const apt = join(home, 'apt');
  for (const folder of ['lists/partial', 'cache/archives/partial', 'parts']) {
    await mkdir(join(apt, folder), { recursive: true });
  }
  await mkdir(join(home, 'packages'), { recursive: true });
  const { stdout } = await run('apt-get', ['indextargets', '--format', '$(SITE)', 'Created-By: Packages']);
  const archive = stdout.split('\n').find((site) => /\/debian\/?$/.test(site));
  if (archive === undefined) throw new Error('No Debian archive is among the sources of this machine.');
  const key = '/usr/share/keyrings/debian-archive-keyring.gpg';
  await writeFile(join(apt, 'sources.list'), `deb [signed-by=${key}] ${archive} ${SUITE} main\n`);
  const options = [
    `Dir::Etc::sourcelist=${apt}/sources.list`,
    `Dir::Etc::sourceparts=${apt}/parts`,
    `Dir::Etc::preferencesparts=${apt}/parts`,
    `Dir::State::lists=${apt}/lists`,
    `Dir::Cache=${apt}/cache`,
  ].flatMap((option) => ['-o', option]);
  await run('apt-get', [...options, '-qq', 'update']);
  const wanted = ['wordpress', 'wordpress-theme-twentytwentyfive'];
  await run('apt-get', [...options, '-qq', 'download', ...wanted], { cwd: join(home, 'packages') });
  for (const name of await readdir(join(home, 'packages'))) {
    if (name.endsWith('.deb')) await run('dpkg', ['-x', join(home, 'packages', name), join(home, 'tree')]);
  }
  for (const library of SHARED) {
    const link = join(home, 'tree/usr/share', library);
    await mkdir(join(link, '..'), { recursive: true });
    const isThere = await lstat(link).then(
      () => true,
      () => false,
    );
    if (!isThere) await symlink(join('/usr/share', library), link);
  }
}
