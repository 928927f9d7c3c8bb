import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureMongod } from '../setup/mongod.ts';
import { ensureEnvironment, toolsDatabaseFolder } from '../setup/python-environment.ts';
import { type RedisServer, startRedis } from '../setup/redis-server.ts';
import { type MemberSet, startMemberSet } from '../setup/replica-members.ts';
import { startReplicaSet } from '../setup/replica-set.ts';
import { type LocalDatabase, startLocalDatabase } from '../start/embedded-database.ts';

/** `cluster`: three processes, Redis, three members; else one. */
export const ENGINES = ['embedded', 'mongodb', 'cluster'] as const;
export type EngineName = (typeof ENGINES)[number];
/** Three processes on a set of one member. */
export const DEPLOY = 'deploy';

export type Engine = {
  url(name: string): string;
  writer(): Promise<string>;
  processes: number;
  /** Like a power cut; resolves when writable again. */
  kill(): Promise<void>;
  suspend(seconds: number): Promise<void>;
  stepDown: (() => Promise<void>) | null;
  /** Rolls back isolated writes; null with one member. False if none occurred. */
  rollBack: (() => Promise<boolean>) | null;
  redis: RedisServer | null;
  stop(): Promise<void>;
};

/** Sockets stay open. */
export const suspendProcess = async (pid: number | null, seconds: number): Promise<void> => {
  if (pid === null) return;
  process.kill(pid, 'SIGSTOP');
  try {
    await pause(seconds * 1_000);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
};

const ofOne = (database: LocalDatabase): Engine => ({
  url: database.url,
  writer: async () => new URL(database.url('')).host,
  processes: 1,
  async kill() {
    const pid = database.pid();
    if (pid === null) return;
    process.kill(pid, 'SIGKILL');
    while (database.pid() === pid) await pause(5);
    await database.whenUp();
  },
  suspend: (seconds) => suspendProcess(database.pid(), seconds),
  stepDown: null,
  rollBack: null,
  redis: null,
  async stop() {
    await database.stop();
  },
});

const severalOn = async (engine: Engine): Promise<Engine> => {
  const redis = await startRedis();
  return {
    ...engine,
    processes: 3,
    redis,
    async stop() {
      await redis.stop();
      await engine.stop();
    },
  };
};

const ALONE_MS = 700;
const NEW_WRITES_MS = 1_500;
const ROLLBACK_LIMIT_MS = 20_000;

const rollBack = async (set: MemberSet): Promise<boolean> => {
  const old = await set.primary();
  const others = set.members.filter((member) => member !== old);
  const before = await set.rollbacks(old);
  const thawOthers = others.map((member) => member.freeze());
  await pause(ALONE_MS);
  const thawOld = old.freeze();
  for (const thaw of thawOthers) thaw();
  const endsBy = performance.now() + ROLLBACK_LIMIT_MS;
  try {
    while (!(await Promise.all(others.map(set.isPrimary))).includes(true)) {
      if (performance.now() > endsBy) return false;
      await pause(50);
    }
    await pause(NEW_WRITES_MS);
  } finally {
    thawOld();
  }
  while (performance.now() < endsBy) {
    if ((await set.rollbacks(old).catch(() => before)) > before) return true;
    await pause(100);
  }
  return false;
};

const ofSet = (set: MemberSet, redis: RedisServer): Engine => ({
  url: set.url,
  writer: async () => `127.0.0.1:${(await set.primary()).port}`,
  processes: 3,
  async kill() {
    const primary = await set.primary();
    await primary.kill();
    await set.primary();
    await primary.start();
  },
  suspend: async (seconds) => suspendProcess((await set.primary()).pid(), seconds),
  async stepDown() {
    await set.stepDown();
    await set.primary();
  },
  rollBack: () => rollBack(set),
  redis,
  async stop() {
    await redis.stop();
    await set.stop();
  },
});

export const startEngine = async (name: EngineName | typeof DEPLOY, folder: string): Promise<Engine> => {
  const say = (line: string): void => console.log(line);
  mkdirSync(folder, { recursive: true });
  if (name === 'embedded') {
    const python = await ensureEnvironment(toolsDatabaseFolder, say);
    const engine = { kind: 'embedded', python } as const;
    return ofOne(await startLocalDatabase({ engine, folder, say: () => undefined }));
  }
  const mongod = await ensureMongod(say);
  if (name === 'mongodb') return ofOne(await startReplicaSet(mongod, folder));
  if (name === DEPLOY) return severalOn(ofOne(await startReplicaSet(mongod, folder)));
  const set = await startMemberSet(() => mongod, folder);
  try {
    return ofSet(set, await startRedis());
  } catch (cause) {
    await set.stop();
    throw cause;
  }
};
