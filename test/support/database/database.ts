import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureMongod } from '../../../scripts/setup/mongod.ts';
import { ensureEnvironment, toolsDatabaseFolder } from '../../../scripts/setup/python-environment.ts';
import { type MemberSet, startMemberSet } from '../../../scripts/setup/replica-members.ts';
import { SMALL, startReplicaSet } from '../../../scripts/setup/replica-set.ts';
import { type LocalDatabase, startLocalDatabase } from '../../../scripts/start/embedded-database.ts';
import { stopRecordedProcess } from '../../../scripts/start/process-record.ts';
import { processIdentity } from '../../../service/outbound/process-identity.ts';

/** True in `npm run test:quick`: contracts are then held against the memory stores alone. */
export const isQuickRun = process.env.ZGODA_TEST_QUICK === '1';

/**
 * True where databases of tests are a real MongoDB, a replica set of one member: `npm test` runs the lanes of the store
 * and of the sockets a second time so. By hand: `ZGODA_TEST_ENGINE=mongod npx mocha test/contract/leads.test.ts`.
 */
export const isRealEngine = process.env.ZGODA_TEST_ENGINE === 'mongod';

/**
 * True where each service of a test is three processes behind HAProxy, over Redis, on a set of three members:
 * `npm run test:cluster`. By hand: `ZGODA_TEST_ENGINE=cluster npx mocha test/realtime/tabs.test.ts`.
 */
export const isCluster = process.env.ZGODA_TEST_ENGINE === 'cluster';

export type OwnDatabase = LocalDatabase & {
  folder: string;
  /** Ends its process as a power cut would; resolves when that was noticed, before it is back. */
  kill(): Promise<void>;
};

const NOT_COMPRESSED = [
  ...['--wiredTigerCollectionBlockCompressor', 'none'],
  ...['--wiredTigerJournalCompressor', 'none'],
  ...['--wiredTigerIndexPrefixCompression', 'false'],
];
const folderPrefix = 'zgoda-database-';
/** Nobody fells members of the shared set, and a busy machine holds them up. Below the time after which a process stops. */
const PATIENT = { electionTimeoutMillis: 4_000, heartbeatIntervalMillis: 500, heartbeatTimeoutSecs: 4 };
const MEMORY_FOLDER = '/dev/shm';
/** A container may have a memory folder of 64 MB, too small for a journal, in bytes. */
const MEMORY_NEEDED = 2 * 1024 ** 3;
const hasMemoryFolder = (): boolean => {
  if (!existsSync(MEMORY_FOLDER)) return false;
  const { bavail, bsize } = statfsSync(MEMORY_FOLDER);
  return bavail * bsize >= MEMORY_NEEDED;
};

type Started = {
  shared: Promise<OwnDatabase> | null;
  sharedSet: Promise<MemberSet> | null;
  owned: Set<OwnDatabase>;
};
/** Mocha imports a test file that it cannot require, and loads this module a second time then: both know what runs. */
const STARTED = Symbol.for('databases of this test run');
const ofRun = globalThis as { [STARTED]?: Started };
ofRun[STARTED] ??= { shared: null, sharedSet: null, owned: new Set() };
const started = ofRun[STARTED];

/**
 * Address of a database with a fresh name on the engine of this run, which starts with the first call. With
 * ZGODA_TEST_MONGODB_URL set, that MongoDB is used instead.
 */
export async function testDatabaseUrl(): Promise<string> {
  const name = `zgoda_test_${randomBytes(8).toString('hex')}`;
  const given = process.env.ZGODA_TEST_MONGODB_URL;
  if (given !== undefined && given !== '') {
    const url = new URL(given);
    url.pathname = `/${name}`;
    return url.href;
  }
  if (isCluster) {
    started.sharedSet ??= startOwnMemberSet(PATIENT);
    return (await started.sharedSet).url(name);
  }
  // Nothing reads its files: memory spares the waits for a disk.
  started.shared ??= ownOfRun(hasMemoryFolder() ? MEMORY_FOLDER : tmpdir());
  return (await started.shared).url(name);
}

/** A database of the test's own on the engine of this run, to kill and to restart; the end of the run stops it. */
export function startOwnDatabase(): Promise<OwnDatabase> {
  return ownOfRun(tmpdir());
}

function ownOfRun(parent: string): Promise<OwnDatabase> {
  if (isRealEngine || isCluster)
    return own(async (folder) => startReplicaSet(await testMongod(), folder), parent);
  return own(async (folder) => {
    const engine = { kind: 'embedded', python: await testPython() } as const;
    return startLocalDatabase({ engine, folder, say: () => undefined });
  }, parent);
}

/**
 * A real MongoDB of the test's own, with an oplog; the end of the run stops it. What it writes is not compressed, so
 * that a scan of its files sees texts as they are.
 */
export function startOwnReplicaSet(): Promise<OwnDatabase> {
  return own(async (folder) => startReplicaSet(await testMongod(), folder, [...SMALL, ...NOT_COMPRESSED]));
}

/** A real MongoDB of three members, to step down and to kill; `stop` belongs to the caller. */
export async function startOwnMemberSet(settings?: object): Promise<MemberSet> {
  const parent = hasMemoryFolder() ? MEMORY_FOLDER : tmpdir();
  await sweepLeftovers(parent);
  const folder = join(parent, `${folderPrefix}${process.pid}-${randomBytes(4).toString('hex')}`);
  mkdirSync(folder, { mode: 0o700 });
  const set = await startMemberSet(await testMongod(), folder, undefined, settings);
  return {
    ...set,
    async stop() {
      await set.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const testMongod = (): Promise<string> => ensureMongod((line) => console.log(line));

async function own(
  launch: (folder: string) => Promise<LocalDatabase>,
  parent = tmpdir(),
): Promise<OwnDatabase> {
  await sweepLeftovers(parent);
  const folder = join(parent, `${folderPrefix}${process.pid}-${randomBytes(4).toString('hex')}`);
  mkdirSync(folder, { mode: 0o700 });
  const database = await launch(folder);
  const one: OwnDatabase = {
    ...database,
    folder,
    async kill() {
      const pid = database.pid();
      if (pid === null) return;
      process.kill(pid, 'SIGKILL');
      while (database.pid() === pid) await pause(5);
    },
    async stop() {
      started.owned.delete(one);
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  started.owned.add(one);
  return one;
}

/** Python of the environment that the embedded engine is installed in; installs it once. */
export function testPython(): Promise<string> {
  return ensureEnvironment(toolsDatabaseFolder, (line) => console.log(line));
}

/** Ends the databases of runs that were killed, and removes their files. */
async function sweepLeftovers(parent: string): Promise<void> {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(folderPrefix))) {
    const folder = join(parent, name);
    const owner = Number(name.slice(folderPrefix.length).split('-')[0]);
    if (processIdentity(owner) !== null) continue;
    const members = readdirSync(folder).filter((entry) => entry.startsWith('member-'));
    for (const place of ['.', ...members]) await stopRecordedProcess(join(folder, place, 'process.json'), 0);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ends every database that this run started. */
export async function stopDatabases(): Promise<void> {
  const set = await started.sharedSet;
  started.shared = started.sharedSet = null;
  await Promise.all([set, ...started.owned].map((database) => database?.stop()));
}

let schemaTurn: Promise<unknown> = Promise.resolve();

/**
 * Lets one caller at a time create collections and indexes: two connections of the embedded engine that both
 * create a collection hold each other up for good.
 */
export function withSchemaLock<T>(work: () => Promise<T>): Promise<T> {
  const result = schemaTurn.then(work);
  schemaTurn = result.catch(() => undefined);
  return result;
}
