import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import mongoose from 'mongoose';
import type { LocalDatabase } from '../start/embedded-database.ts';
import { freePort } from '../start/free-port.ts';
import { keepAlive } from '../start/keep-alive.ts';
import { logTail } from '../start/log-tail.ts';
import { pingDatabase } from '../start/ping-database.ts';
import { forgetProcess, recordProcess } from '../start/process-record.ts';
import { StartFailure } from '../start/start-failure.ts';
import { type Child, startChild } from './child-process.ts';

const SET = 'zgoda';
const startLimitMs = 60_000;
const stopGraceMs = 15_000;
/** Oplog in MB, cache in GB. */
export const SMALL = ['--oplogSize', '256', '--wiredTigerCacheSizeGB', '0.5'];

/**
 * Has an oplog; restarted when killed; for tests.
 * @param command path of mongod
 * @param flags without `SMALL` the cache takes half of the memory
 */
export async function startReplicaSet(
  command: string,
  folder: string,
  flags: readonly string[] = SMALL,
): Promise<LocalDatabase> {
  const port = await freePort();
  const record = join(folder, 'process.json');
  const logFile = join(folder, 'database.log');
  const files = join(folder, 'files');
  mkdirSync(files, { recursive: true, mode: 0o700 });
  const place = ['--bind_ip', '127.0.0.1', '--port', String(port), '--nounixsocket', '--dbpath', files];
  const args = [...place, '--replSet', SET, ...flags];

  const launch = async (): Promise<Child> => {
    const child = await startChild({ command, args, env: process.env, logFile });
    const failed = child.exited.then(() => {
      throw new StartFailure(`mongod in ${folder} does not start. Its log ends with:\n${logTail(logFile)}`);
    });
    failed.catch(() => undefined);
    try {
      // Fails on a full disk.
      recordProcess(record, child.pid, port);
      await Promise.race([answers(port), failed]);
      return child;
    } catch (cause) {
      await child.stop(stopGraceMs);
      throw cause;
    }
  };
  const kept = await keepAlive({
    name: 'database',
    launch,
    onEnd: () => forgetProcess(record),
    stopGraceMs,
    say: () => undefined,
  });
  return {
    url: (name) => `mongodb://127.0.0.1:${port}/${name}?replicaSet=${SET}`,
    pid: () => kept.child()?.pid ?? null,
    whenUp: kept.whenUp,
    stop: kept.stop,
  };
}

/** Initiates the set if needed and waits for a primary. */
async function answers(port: number): Promise<void> {
  const direct = `mongodb://127.0.0.1:${port}/admin?directConnection=true`;
  await pingDatabase(direct, startLimitMs);
  const client = new mongoose.mongo.MongoClient(direct);
  try {
    const members = [{ _id: 0, host: `127.0.0.1:${port}` }];
    await client
      .db('admin')
      .command({ replSetInitiate: { _id: SET, members } })
      .catch((error: unknown) => {
        if ((error as { codeName?: string }).codeName !== 'AlreadyInitialized') throw error;
      });
  } finally {
    await client.close();
  }
  const whole = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/admin?replicaSet=${SET}`, {
    serverSelectionTimeoutMS: startLimitMs,
  });
  try {
    await whole.db('admin').collection('started').countDocuments({});
  } finally {
    await whole.close();
  }
}
