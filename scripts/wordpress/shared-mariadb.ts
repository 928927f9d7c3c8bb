import { execFile, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { killGroup, until } from './process-group.ts';

const run = promisify(execFile);

export type MariaDb = {
  socket: string;
  create(): Promise<string>;
  drop(name: string): Promise<void>;
  /** Dump to, and load from, an SQL file. */
  save(name: string, file: string): Promise<void>;
  load(name: string, file: string): Promise<void>;
};

let shared: Promise<MariaDb> | null = null;

export function sharedMariaDb(): Promise<MariaDb> {
  shared ??= startMariaDb();
  return shared;
}

async function startMariaDb(): Promise<MariaDb> {
  const folder = await mkdtemp(join(tmpdir(), 'zgoda-mariadb-'));
  const data = join(folder, 'data');
  // MariaDB deletes others' temporary tables in a shared folder.
  const temporary = join(folder, 'tmp');
  const socket = join(folder, 'db.sock');
  await mkdir(data);
  await mkdir(temporary);
  const asRoot = process.getuid?.() === 0;
  const user = asRoot ? ['--user=mysql'] : [];
  if (asRoot) await run('chown', ['mysql', folder, data, temporary]);
  const places = [
    '--no-defaults',
    ...user,
    `--datadir=${data}`,
    `--tmpdir=${temporary}`,
    '--innodb-log-file-size=8M',
  ];
  await run('mariadb-install-db', [...places, '--auth-root-authentication-method=normal', '--skip-test-db']);
  const child = spawn(
    'mariadbd',
    [
      ...places,
      `--socket=${socket}`,
      '--skip-networking',
      '--skip-log-bin',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-doublewrite=0',
      '--innodb-buffer-pool-size=64M',
    ],
    { detached: true, stdio: 'ignore' },
  );
  child.unref();
  process.once('exit', () => {
    killGroup(child, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const login = ['--no-defaults', '-uroot', `--socket=${socket}`];
  const ask = (sql: string, ...name: string[]) => run('mariadb', [...login, ...name, '-e', sql]);
  await until('MariaDB', async () => {
    await ask('SELECT 1');
    return true;
  });
  let made = 0;
  return {
    socket,
    async create() {
      made += 1;
      const name = `wp_${made}`;
      await ask(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
      return name;
    },
    async drop(name) {
      await ask(`DROP DATABASE IF EXISTS ${name}`);
    },
    async save(name, file) {
      await run('mariadb-dump', [...login, `--result-file=${file}`, name]);
    },
    async load(name, file) {
      await ask(`source ${file}`, name);
    },
  };
}
