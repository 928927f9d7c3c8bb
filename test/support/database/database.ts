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

/** True in `npm run test:quick`: contracts then run on the memory stores alone. */
export const isQuickRun = process.env.ZGODA_TEST_QUICK === '1';

/**
 * True with a real MongoDB, as in the second run of `npm test`. By hand: `ZGODA_TEST_ENGINE=mongod npx mocha
 * test/contract/leads.test.ts`.
 */
export const isRealEngine = process.env.ZGODA_TEST_ENGINE === 'mongod';

/**
 * True in `npm run test:cluster`: three processes behind HAProxy, with Redis and three MongoDB members. By
 * hand: `ZGODA_TEST_ENGINE=cluster npx mocha test/realtime/tabs.test.ts`.
 */
export const isCluster = process.env.ZGODA_TEST_ENGINE === 'cluster';

export type OwnDatabase = LocalDatabase & {
  folder: string;
  /** Kills it like a power cut; resolves when that was noticed, before it is back. */
  kill(): Promise<void>;
};

const NOT_COMPRESSED = [
  ...['--wiredTigerCollectionBlockCompressor', 'none'],
  ...['--wiredTigerJournalCompressor', 'none'],
  ...['--wiredTigerIndexPrefixCompression', 'false'],
];
const folderPrefix = 'zgoda-database-';
/** Members of the shared set are slow on a busy machine. Below the time after which a process stops. */
const PATIENT = { electionTimeoutMillis: 4_000, heartbeatIntervalMillis: 500, heartbeatTimeoutSecs: 4 };
const MEMORY_FOLDER = '/dev/shm';
/** In bytes. A container's memory folder of 64 MB is too small for a journal. */
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
/** Mocha imports a test file that it cannot require, which loads this module twice. */
const STARTED = Symbol.for('databases of this test run');
const ofRun = globalThis as { [STARTED]?: Started };
ofRun[STARTED] ??= { shared: null, sharedSet: null, owned: new Set() };
const started = ofRun[STARTED];

/** Address of a new database on this run's engine, or on ZGODA_TEST_MONGODB_URL. */
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
  // In memory for speed, as nothing reads its files.
  started.shared ??= ownOfRun(hasMemoryFolder() ? MEMORY_FOLDER : tmpdir());
  return (await started.shared).url(name);
}

/** A separate database, to kill and restart; the end of the run stops it. */
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

/** A separate real MongoDB with an oplog, without compression so that scans of its files find texts. */
export function startOwnReplicaSet(): Promise<OwnDatabase> {
  return own(async (folder) => startReplicaSet(await testMongod(), folder, [...SMALL, ...NOT_COMPRESSED]));
}

/** A real MongoDB of three members; the caller must `stop` it. */
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

export function testPython(): Promise<string> {
  return ensureEnvironment(toolsDatabaseFolder, (line) => console.log(line));
}

/** Stops databases of killed runs and removes their files. */
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

export async function stopDatabases(): Promise<void> {
  const set = await started.sharedSet;
  started.shared = started.sharedSet = null;
  await Promise.all([set, ...started.owned].map((database) => database?.stop()));
}

let schemaTurn: Promise<unknown> = Promise.resolve();

/** Serialises the creation of collections and indexes: two connections deadlock the embedded engine. */
export function withSchemaLock<T>(work: () => Promise<T>): Promise<T> {
  const result = schemaTurn.then(work);
  schemaTurn = result.catch(() => undefined);
  return result;
}
