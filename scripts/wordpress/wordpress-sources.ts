import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { hasNewerWordPress, newerWordPressFolder } from './debian-wordpress.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const BUILDS_VERSION = '0.9.19';
const buildsHome = join(root, '.cache/wordpress-builds');
const buildsFolder = join(buildsHome, 'node_modules/@wp-playground/wordpress-builds');
/** ZGODA_TEST_WORDPRESS replaces Debian's WordPress. */
const debianFolder = process.env.ZGODA_TEST_WORDPRESS ?? '/usr/share/wordpress';

export type WordPressVersion = '6.1' | '6.5' | '6.8';

/** Null when it can be started. */
export function wordPressMissing(version: WordPressVersion): string | null {
  if (!existsSync('/usr/bin/php'))
    return 'PHP is missing (apt-get install php-cli php-mysql php-sqlite3 php-xml)';
  if (version === '6.8' && !hasNewerWordPress()) {
    return 'WordPress 6.8 is missing (npm test fetches it into .cache/newer-wordpress)';
  }
  if (version === '6.1' && !existsSync(join(debianFolder, 'wp-load.php'))) {
    return 'WordPress 6.1 is missing (apt-get install wordpress wordpress-theme-twentytwentyone mariadb-server)';
  }
  if (version === '6.5' && !hasWordPressBuilds()) {
    return 'the WordPress builds are missing (npm test fetches them into .cache/wordpress-builds)';
  }
  return null;
}

/** Fetched once; 380 MB. */
export async function ensureWordPressBuilds(): Promise<void> {
  if (hasWordPressBuilds()) return;
  await mkdir(buildsHome, { recursive: true });
  const wanted = `@wp-playground/wordpress-builds@${BUILDS_VERSION}`;
  await run(
    'npm',
    ['install', '--prefix', buildsHome, '--no-audit', '--no-fund', '--ignore-scripts', wanted],
    {
      cwd: buildsHome,
    },
  );
}

export function hasWordPressBuilds(): boolean {
  const manifest = join(buildsFolder, 'package.json');
  if (!existsSync(manifest)) return false;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version?: string };
  return version === BUILDS_VERSION;
}

export const THEMES: Record<WordPressVersion, string> = {
  '6.1': 'twentytwentyone',
  '6.5': '',
  '6.8': 'twentytwentyfive',
};

export const releaseFile = (version: WordPressVersion): string =>
  version === '6.5' ? join(buildsFolder, 'package.json') : join(sourceOf(version), 'wp-includes/version.php');

export async function layOut(version: WordPressVersion, www: string): Promise<void> {
  if (version === '6.5') await layOutBuild(version, www);
  else await layOutDebian(sourceOf(version), www);
  await mkdir(join(www, 'wp-content/uploads'), { recursive: true });
  await mkdir(join(www, 'wp-content/mu-plugins'), { recursive: true });
}

const sourceOf = (version: '6.1' | '6.8'): string =>
  version === '6.1' ? debianFolder : newerWordPressFolder;

async function layOutDebian(source: string, www: string): Promise<void> {
  // Some links are dangling.
  await run('cp', ['-rL', `${source}/.`, www]).catch(() => undefined);
  await rm(join(www, '.htaccess'), { force: true });
}

async function layOutBuild(version: WordPressVersion, www: string): Promise<void> {
  await ensureWordPressBuilds();
  await mkdir(www);
  await run('unzip', ['-qo', join(buildsFolder, `src/wordpress/wp-${version}.zip`), '-d', www]);
  // The zip lacks static files.
  await cp(join(buildsFolder, `public/wp-${version}`), www, { recursive: true, force: false });
  const content = join(www, 'wp-content');
  const mustUse = join(content, 'mu-plugins');
  for (const name of ['database', 'db.php', 'mu-plugins']) {
    await rm(join(content, name), { recursive: true, force: true });
  }
  await mkdir(mustUse, { recursive: true });
  const sqlite = join(mustUse, 'sqlite-database-integration');
  const archive = join(buildsFolder, 'src/sqlite-database-integration/sqlite-database-integration.zip');
  await run('unzip', ['-qo', archive, '-d', mustUse]);
  await rename(join(mustUse, 'sqlite-database-integration-main'), sqlite);
  const dropIn = await readFile(join(sqlite, 'db.copy'), 'utf8');
  await writeFile(
    join(content, 'db.php'),
    dropIn
      // Relative to this file.
      .replaceAll(
        "'{SQLITE_IMPLEMENTATION_FOLDER_PATH}'",
        "__DIR__ . '/mu-plugins/sqlite-database-integration'",
      )
      .replaceAll('{SQLITE_PLUGIN}', 'sqlite-database-integration/load.php'),
  );
}
