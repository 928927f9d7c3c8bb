import { mkdirSync, statfsSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Child, startChild } from '../setup/child-process.ts';
import { databaseUser, ensurePassword, passwordFile, readPassword } from './database-password.ts';
import { engineCacheMb } from './engine-cache.ts';
import { freePort } from './free-port.ts';
import { keepAlive } from './keep-alive.ts';
import { logTail, rotateLog } from './log-tail.ts';
import { pingDatabase } from './ping-database.ts';
import { forgetProcess, recordProcess, stopRecordedProcess } from './process-record.ts';
import { StartFailure } from './start-failure.ts';

export type DatabaseEngine = { kind: 'mongod'; command: string } | { kind: 'embedded'; python: string };

export type LocalDatabase = {
  /** Acknowledged writes are journaled. */
  url(databaseName: string): string;
  pid(): number | null;
  /** Waits until it answers after a restart. */
  whenUp(): Promise<void>;
  stop(): Promise<void>;
};

export type LocalDatabaseOptions = {
  engine: DatabaseEngine;
  folder: string;
  say(line: string): void;
};

const serverProgram = fileURLToPath(new URL('./embedded-database-server.py', import.meta.url));
const startLimitMs = 60_000;
const stopGraceMs = 15_000;
/** Least free space for a start. */
const leastRoomBytes = 16 * 1024 * 1024;

/** On 127.0.0.1; restarted with growing pauses. Stops a leftover first. */
export async function startLocalDatabase(options: LocalDatabaseOptions): Promise<LocalDatabase> {
  const { folder, say } = options;
  const recordFile = join(folder, 'process.json');
  mkdirSync(join(folder, 'files'), { recursive: true, mode: 0o700 });
  rotateLog(join(folder, 'database.log'));
  if (await stopRecordedProcess(recordFile, stopGraceMs)) {
    say('Stopped the database that an earlier start had left running.');
  }
  if (options.engine.kind === 'embedded') ensurePassword(folder);
  const port = await freePort();
  const database = await keepAlive({
    name: 'database',
    launch: () => launch(options, port),
    onEnd: () => forgetProcess(recordFile),
    stopGraceMs,
    say,
  });
  return {
    url: (name) => databaseUrl(options.engine.kind, folder, port, name),
    pid: () => database.child()?.pid ?? null,
    whenUp: database.whenUp,
    stop: database.stop,
  };
}

export function databaseUrl(
  kind: DatabaseEngine['kind'],
  folder: string,
  port: number,
  name: string,
): string {
  // A stand-alone mongod acknowledges before the journal by default.
  if (kind === 'mongod') return `mongodb://127.0.0.1:${port}/${name}?directConnection=true&journal=true`;
  const password = readPassword(folder);
  const [who, where] = password === null ? ['', ''] : [`${databaseUser}:${password}@`, '&authSource=admin'];
  // Retryable writes become ten times slower after 10,000.
  return `mongodb://${who}127.0.0.1:${port}/${name}?directConnection=true&retryWrites=false${where}`;
}

async function launch(options: LocalDatabaseOptions, port: number): Promise<Child> {
  const { engine, folder } = options;
  const child = await startChild({
    ...programOf(engine, folder, port),
    logFile: join(folder, 'database.log'),
  });
  try {
    recordProcess(join(folder, 'process.json'), child.pid, port);
    await answers(child, port);
    await pingDatabase(databaseUrl(engine.kind, folder, port, 'admin'), startLimitMs);
    return child;
  } catch {
    await child.stop(stopGraceMs);
    forgetProcess(join(folder, 'process.json'));
    throw new StartFailure(`The database in ${folder} does not start. ${lastWords(folder)}`);
  }
}

function programOf(engine: DatabaseEngine, folder: string, port: number) {
  const files = join(folder, 'files');
  const place = ['--port', String(port)];
  if (engine.kind === 'mongod') {
    const args = [...place, '--bind_ip', '127.0.0.1', '--dbpath', files, '--quiet'];
    return { command: engine.command, args, env: process.env };
  }
  // Explicit, so that no other configuration is read.
  const config = join(folder, 'secantusd.toml');
  writeFileSync(config, '# Everything is set on the command line.\n');
  // Trimming an oplog in a large insert deadlocks the engine.
  const keeping = ['--standalone', '--sync-on-commit', '--cache-size', `${engineCacheMb()}M`];
  const flags = [...keeping, '--log-level', 'WARNING', '--config', config];
  const args = [serverProgram, '--auth', '--host', '127.0.0.1', ...place, '--storage-path', files, ...flags];
  const env = { ...process.env, PYTHONUNBUFFERED: '1', ZGODA_DATABASE_PASSWORD_FILE: passwordFile(folder) };
  return { command: engine.python, args, env };
}

async function answers(child: Child, port: number): Promise<void> {
  const endsBy = Date.now() + startLimitMs;
  while (!(await takesConnection(port))) {
    if (child.hasExited() || Date.now() > endsBy) throw new Error('It does not answer.');
    await pause(25);
  }
  if (child.hasExited()) throw new Error('Something else answers.');
}

function takesConnection(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function lastWords(folder: string): string {
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < leastRoomBytes)
    return 'The disk is full: make room, and the database starts by itself within ten seconds.';
  const file = join(folder, 'database.log');
  const tail = logTail(file, 3);
  if (tail.includes('already being managed by another process')) {
    return 'Another database process holds its files: end that process and start again.';
  }
  return `Its log is ${file}${tail === '' ? '.' : ` and ends with:\n${tail}`}`;
}
