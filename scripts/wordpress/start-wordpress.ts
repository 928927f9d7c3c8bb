/** 6.1 (Debian, MariaDB), 6.5 (npm, SQLite), 6.8 (next Debian). Loopback, deleted by `stop`. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { freePort } from '../start/free-port.ts';
import { copyInstallation, INSTALLED_URL } from './installed-wordpress.ts';
import { startPhpRunner } from './php-runner.ts';
import { forgetCompiled, phpCommand, phpServer } from './php-settings.ts';
import { endGroup, killGroup, until } from './process-group.ts';
import { OPEN_PHP, ROUTER_PHP, wpConfig } from './wordpress-files.ts';
import type { WordPressVersion } from './wordpress-sources.ts';

const run = promisify(execFile);

export type WordPressOptions = {
  version: WordPressVersion;
  /** Zip of a plugin to activate. */
  pluginZip?: Uint8Array;
  /** Main file, such as `zgoda/zgoda.php`. */
  pluginFile?: string;
  /** PHP source by file name. */
  mustUse?: Record<string, string>;
  /** PHP lines; their constants win. */
  config?: string;
  /** E.g. `opcache.revalidate_freq=2`. */
  phpSettings?: readonly string[];
  /** Keeps the draft; default: published. */
  keepPrivacyDraft?: boolean;
};

export type WordPress = {
  /** E.g. `http://127.0.0.1:41234`. */
  url: string;
  version: WordPressVersion;
  folder: string;
  /** As administrator; returns the output. */
  php(code: string): Promise<string>;
  complaints(): string[];
  stop(): Promise<void>;
};

export async function startWordPress(options: WordPressOptions): Promise<WordPress> {
  const folder = await mkdtemp(join(tmpdir(), 'zgoda-wp-'));
  await chmod(folder, 0o755);
  const processes: ChildProcess[] = [];
  const cleanUps = [
    () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
    () => forgetCompiled(folder),
  ];
  const killAll = () => {
    for (const child of processes) killGroup(child, 'SIGKILL');
  };
  process.once('exit', killAll);
  const stop = async () => {
    for (const child of processes) await endGroup(child);
    process.off('exit', killAll);
    for (const cleanUp of cleanUps) await cleanUp();
  };
  try {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const www = join(folder, 'www');
    const { database, drop } = await copyInstallation(options.version, folder);
    cleanUps.push(drop);
    await writeOld(
      join(www, 'wp-config.php'),
      wpConfig({ folder, url, database, extra: options.config ?? '' }),
    );
    await writeFile(join(folder, 'router.php'), ROUTER_PHP);
    await writeFile(join(folder, 'open.php'), OPEN_PHP);
    await mkdir(join(www, 'wp-content/mu-plugins'), { recursive: true });
    for (const [name, code] of Object.entries(options.mustUse ?? {})) {
      await writeOld(join(www, 'wp-content/mu-plugins', name), code);
    }
    if (options.pluginZip) await unpack(options.pluginZip, join(www, 'wp-content/plugins'));
    await run(
      'php',
      [...phpCommand, join(folder, 'open.php'), www, options.pluginFile ?? '', INSTALLED_URL, url],
      {
        env: { ...process.env, KEEP_PRIVACY_DRAFT: options.keepPrivacyDraft ? '1' : '' },
      },
    );
    const settings = (options.phpSettings ?? []).flatMap((setting) => ['-d', setting]);
    const web = spawn(
      'php',
      [...phpServer, ...settings, '-S', `127.0.0.1:${port}`, '-t', www, join(folder, 'router.php')],
      {
        detached: true,
        stdio: 'ignore',
        env: { ...process.env, PHP_CLI_SERVER_WORKERS: '3' },
      },
    );
    processes.push(web);
    const runner = await startPhpRunner(folder, www, port);
    processes.push(runner.process);
    await until(`WordPress at ${url}`, async () => (await fetch(`${url}/`)).ok);
    return {
      url,
      version: options.version,
      folder,
      php: runner.run,
      complaints: () => readLog(join(folder, 'wp-debug.log')),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** PHP caches no files written just before its start. */
async function writeOld(path: string, content: string | Uint8Array): Promise<void> {
  const time = new Date(Date.now() - 3_600_000);
  await writeFile(path, content);
  await utimes(path, time, time);
}

async function unpack(zip: Uint8Array, target: string): Promise<void> {
  for (const [name, bytes] of Object.entries(unzipSync(zip))) {
    if (name.endsWith('/')) continue;
    await mkdir(join(target, name, '..'), { recursive: true });
    await writeOld(join(target, name), bytes);
  }
}

function readLog(path: string): string[] {
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : [];
}
