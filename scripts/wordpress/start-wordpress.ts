/**
 * A real WordPress for tests and measurements: 6.1 as Debian packages it, on a MariaDB of its own, and 6.5 as the npm package
 * of WordPress builds has it, on SQLite. Loopback only, in a throw-away folder, gone after `stop`.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { freePort } from '../start/free-port.ts';
import { hasNewerWordPress, newerWordPressFolder } from './debian-wordpress.ts';
import { INSTALL_PHP, ROUTER_PHP, RUN_PHP, wpConfig } from './wordpress-files.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const BUILDS_VERSION = '0.9.19';
const buildsHome = join(root, '.cache/wordpress-builds');
const buildsFolder = join(buildsHome, 'node_modules/@wp-playground/wordpress-builds');
/** ZGODA_TEST_WORDPRESS names another unpacked WordPress to test in its place, such as a newer one. */
const debianFolder = process.env.ZGODA_TEST_WORDPRESS ?? '/usr/share/wordpress';

export type WordPressVersion = '6.1' | '6.5' | '6.8';

export type WordPressOptions = {
  version: WordPressVersion;
  /** A plugin to install and activate: its zip as the shop would upload it. */
  pluginZip?: Uint8Array;
  /** Main file of that plugin, such as `zgoda/zgoda.php`. */
  pluginFile?: string;
  /** Must-use plugins by file name, as PHP source: doubles of what the shop would have installed. */
  mustUse?: Record<string, string>;
  /** Lines of PHP for wp-config.php, before those of this file: a constant that they set stays. */
  config?: string;
  /** Settings of the web server's PHP, such as `opcache.revalidate_freq=2`. */
  phpSettings?: readonly string[];
  /** Leaves the privacy page as the draft that a fresh WordPress has; else it is published. */
  keepPrivacyDraft?: boolean;
};

export type WordPress = {
  /** Such as `http://127.0.0.1:41234`, without a slash. */
  url: string;
  version: WordPressVersion;
  /** Folder of the installation. */
  folder: string;
  /** Runs PHP as the administrator inside WordPress, one request's life; gives what it echoes. */
  php(code: string): Promise<string>;
  /** What PHP complained about so far. */
  complaints(): string[];
  stop(): Promise<void>;
};

/** Why a WordPress cannot be started here, or null. */
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

/** Fetches the pinned WordPress builds into .cache once; they stand in no dependency list, being 380 MB. */
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

function hasWordPressBuilds(): boolean {
  const manifest = join(buildsFolder, 'package.json');
  if (!existsSync(manifest)) return false;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version?: string };
  return version === BUILDS_VERSION;
}

/** A whole theme of each; the build for 6.5 names its own. */
const THEMES: Record<WordPressVersion, string> = {
  '6.1': 'twentytwentyone',
  '6.5': '',
  '6.8': 'twentytwentyfive',
};

/** Starts a WordPress and waits until its home page answers. */
export async function startWordPress(options: WordPressOptions): Promise<WordPress> {
  const folder = await mkdtemp(join(tmpdir(), 'zgoda-wp-'));
  await chmod(folder, 0o755);
  const processes: ChildProcess[] = [];
  const killAll = () => {
    for (const child of processes) killGroup(child, 'SIGKILL');
  };
  process.once('exit', killAll);
  const stop = async () => {
    for (const child of processes.reverse()) await end(child);
    process.off('exit', killAll);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const port = await freePort();
    const www = join(folder, 'www');
    const database =
      options.version === '6.5'
        ? await prepareBuild(folder, www, options.version)
        : await prepareDebian(folder, www, processes, sourceOf(options.version));
    await writeFile(
      join(www, 'wp-config.php'),
      wpConfig({ folder, port, database, extra: options.config ?? '' }),
    );
    await writeFile(join(folder, 'router.php'), ROUTER_PHP);
    await writeFile(join(folder, 'install.php'), INSTALL_PHP);
    await writeFile(join(folder, 'run.php'), RUN_PHP);
    for (const [name, code] of Object.entries(options.mustUse ?? {})) {
      await writeFile(join(www, 'wp-content/mu-plugins', name), code);
    }
    if (options.pluginZip) await unpack(options.pluginZip, join(www, 'wp-content/plugins'));
    await run('php', [...quiet, join(folder, 'install.php'), www, options.pluginFile ?? ''], {
      env: {
        ...process.env,
        KEEP_PRIVACY_DRAFT: options.keepPrivacyDraft ? '1' : '',
        WP_THEME: THEMES[options.version],
      },
    });
    const settings = (options.phpSettings ?? []).flatMap((setting) => ['-d', setting]);
    const web = spawn(
      'php',
      [...server, ...settings, '-S', `127.0.0.1:${port}`, '-t', www, join(folder, 'router.php')],
      {
        detached: true,
        stdio: 'ignore',
        env: { ...process.env, PHP_CLI_SERVER_WORKERS: '3' },
      },
    );
    processes.push(web);
    const url = `http://127.0.0.1:${port}`;
    await until(`WordPress at ${url}`, async () => (await fetch(`${url}/`)).ok);
    return {
      url,
      version: options.version,
      folder,
      php: (code) => runPhp(folder, www, port, code),
      complaints: () => readLog(join(folder, 'wp-debug.log')),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Deprecations of an old WordPress on a newer PHP are not ours to hear. */
const quiet = ['-d', 'error_reporting=22519', '-d', 'display_errors=stderr'];
const server = ['-d', 'opcache.enable_cli=1', '-d', 'opcache.revalidate_freq=0', '-d', 'display_errors=0'];

const sourceOf = (version: '6.1' | '6.8'): string =>
  version === '6.1' ? debianFolder : newerWordPressFolder;

async function prepareDebian(
  folder: string,
  www: string,
  processes: ChildProcess[],
  source: string,
): Promise<string> {
  const data = join(folder, 'db');
  const socket = join(folder, 'db.sock');
  await mkdir(data);
  const asRoot = process.getuid?.() === 0;
  const user = asRoot ? ['--user=mysql'] : [];
  if (asRoot) await run('chown', ['mysql', data, folder]);
  await run('mariadb-install-db', [
    '--no-defaults',
    ...user,
    `--datadir=${data}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
  ]);
  const database = spawn(
    'mariadbd',
    [
      '--no-defaults',
      ...user,
      `--datadir=${data}`,
      `--socket=${socket}`,
      '--skip-networking',
      '--skip-log-bin',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-doublewrite=0',
      '--innodb-buffer-pool-size=64M',
    ],
    { detached: true, stdio: 'ignore' },
  );
  processes.push(database);
  // Debian's tree is full of links, some of them dangling.
  await run('cp', ['-rL', `${source}/.`, www]).catch(() => undefined);
  await rm(join(www, '.htaccess'), { force: true });
  await mkdir(join(www, 'wp-content/uploads'), { recursive: true });
  await mkdir(join(www, 'wp-content/mu-plugins'), { recursive: true });
  const sql = 'CREATE DATABASE IF NOT EXISTS wp CHARACTER SET utf8mb4';
  await until('MariaDB', async () => {
    await run('mariadb', ['--no-defaults', '-uroot', `--socket=${socket}`, '-e', sql]);
    return true;
  });
  return `define('DB_NAME','wp'); define('DB_USER','root'); define('DB_PASSWORD',''); define('DB_HOST','localhost:${socket}');`;
}

async function prepareBuild(folder: string, www: string, version: WordPressVersion): Promise<string> {
  await ensureWordPressBuilds();
  await mkdir(www);
  await run('unzip', ['-qo', join(buildsFolder, `src/wordpress/wp-${version}.zip`), '-d', www]);
  // The zip lacks the static files.
  await cp(join(buildsFolder, `public/wp-${version}`), www, { recursive: true, force: false });
  const content = join(www, 'wp-content');
  const mustUse = join(content, 'mu-plugins');
  for (const name of ['database', 'db.php', 'mu-plugins']) {
    await rm(join(content, name), { recursive: true, force: true });
  }
  await mkdir(mustUse, { recursive: true });
  await mkdir(join(content, 'uploads'), { recursive: true });
  const sqlite = join(mustUse, 'sqlite-database-integration');
  const archive = join(buildsFolder, 'src/sqlite-database-integration/sqlite-database-integration.zip');
  await run('unzip', ['-qo', archive, '-d', mustUse]);
  await rename(join(mustUse, 'sqlite-database-integration-main'), sqlite);
  const dropIn = await readFile(join(sqlite, 'db.copy'), 'utf8');
  await writeFile(
    join(content, 'db.php'),
    dropIn
      .replaceAll('{SQLITE_IMPLEMENTATION_FOLDER_PATH}', sqlite)
      .replaceAll('{SQLITE_PLUGIN}', 'sqlite-database-integration/load.php'),
  );
  return `define('DB_NAME','wp'); define('DB_USER','x'); define('DB_PASSWORD','x'); define('DB_HOST','x'); define('DB_DIR','${folder}/'); define('DB_FILE','wp.sqlite');`;
}

async function unpack(zip: Uint8Array, target: string): Promise<void> {
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    if (name.endsWith('/')) continue;
    await mkdir(join(target, name, '..'), { recursive: true });
    await writeFile(join(target, name), bytes);
  }
}

async function runPhp(folder: string, www: string, port: number, code: string): Promise<string> {
  const child = run('php', [...quiet, join(folder, 'run.php'), www, String(port)], {
    maxBuffer: 32 * 2 ** 20,
  });
  child.child.stdin?.end(code);
  return (await child).stdout;
}

function readLog(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}

/** Asks again until it holds; a minute is long enough for a busy machine. */
async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const answer = await holds().catch(() => false);
    if (answer) return;
    if (Date.now() > deadline) throw new Error(`${what} does not answer`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** The web server forks: the workers are in its process group. */
function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) {
    killGroup(child, 'SIGKILL');
    return;
  }
  const gone = new Promise((done) => child.once('exit', done));
  killGroup(child, 'SIGTERM');
  const late = setTimeout(() => killGroup(child, 'SIGKILL'), 10_000);
  await gone;
  clearTimeout(late);
  killGroup(child, 'SIGKILL');
}
