/** One installation per version in .cache, copied on start. */
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { compiledFolder, phpCommand } from './php-settings.ts';
import { sharedMariaDb } from './shared-mariadb.ts';
import { INSTALL_PHP, wpConfig } from './wordpress-files.ts';
import { layOut, releaseFile, THEMES, type WordPressVersion } from './wordpress-sources.ts';

const run = promisify(execFile);
const home = resolve(import.meta.dirname, '../../.cache/installed-wordpress');
/** No file of it is run directly. */
const SHARED = 'wp-includes';
const DUMP = 'wp.sql';
const FILE = 'wp.sqlite';
/** Placeholder address, replaced in each copy. */
export const INSTALLED_URL = 'http://127.0.0.1:59999';

export type InstalledData = { database: string; drop(): Promise<void> };

export async function copyInstallation(version: WordPressVersion, folder: string): Promise<InstalledData> {
  const installed = await ensureInstalled(version);
  const www = join(folder, 'www');
  await mkdir(www);
  const names = (await readdir(join(installed, 'www'))).filter((name) => name !== SHARED);
  await copyTrees(
    names.map((name) => join(installed, 'www', name)),
    www,
  );
  await symlink(join(installed, 'www', SHARED), join(www, SHARED));
  const data = await makeData(version, folder);
  if (version === '6.5') await copyFile(join(installed, FILE), join(folder, FILE));
  else await data.load(join(installed, DUMP));
  return data;
}

/** Hard links: WordPress files are never written. */
async function copyTrees(from: readonly string[], to: string): Promise<void> {
  await run('cp', ['-al', ...from, to]).catch(() => run('cp', ['-a', '--remove-destination', ...from, to]));
}

/** Installed by the first caller. */
async function ensureInstalled(version: WordPressVersion): Promise<string> {
  await mkdir(compiledFolder, { recursive: true });
  const madeBy = [releaseFile(version), join(import.meta.dirname, 'wordpress-sources.ts')];
  const hash = createHash('sha256').update(INSTALL_PHP);
  for (const file of madeBy) hash.update(readFileSync(file));
  const mark = hash.digest('hex').slice(0, 12);
  const installed = join(home, `${version}-${mark}`);
  if (existsSync(installed)) return installed;
  const folder = join(home, `${version}-${randomBytes(6).toString('hex')}.part`);
  await mkdir(folder, { recursive: true });
  try {
    await install(version, folder);
    // Another process may have been faster.
    await rename(folder, installed).catch((cause) => {
      if (!existsSync(installed)) throw cause;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return installed;
}

async function install(version: WordPressVersion, folder: string): Promise<void> {
  const www = join(folder, 'www');
  await layOut(version, www);
  const data = await makeData(version, folder);
  const config = join(www, 'wp-config.php');
  const script = join(folder, 'install.php');
  await writeFile(config, wpConfig({ folder, url: INSTALLED_URL, database: data.database, extra: '' }));
  await writeFile(script, INSTALL_PHP);
  await run('php', [...phpCommand, script, www], { env: { ...process.env, WP_THEME: THEMES[version] } });
  await data.save(join(folder, DUMP));
  await data.drop();
  for (const name of [config, script, join(folder, 'wp-debug.log')]) await rm(name, { force: true });
}

type MadeData = InstalledData & { save(dump: string): Promise<void>; load(dump: string): Promise<void> };

/** MariaDB database, or SQLite file. */
async function makeData(version: WordPressVersion, folder: string): Promise<MadeData> {
  if (version === '6.5') {
    const nothing = async () => {};
    return {
      database: `define('DB_NAME','wp'); define('DB_USER','x'); define('DB_PASSWORD','x'); define('DB_HOST','x'); define('DB_DIR','${folder}/'); define('DB_FILE','${FILE}');`,
      drop: nothing,
      save: nothing,
      load: nothing,
    };
  }
  const server = await sharedMariaDb();
  const name = await server.create();
  return {
    database: `define('DB_NAME','${name}'); define('DB_USER','root'); define('DB_PASSWORD',''); define('DB_HOST','localhost:${server.socket}');`,
    drop: () => server.drop(name),
    save: (dump) => server.save(name, dump),
    load: (dump) => server.load(name, dump),
  };
}
