import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensureMongod } from '../setup/mongod.ts';
import { ensureEnvironment } from '../setup/python-environment.ts';
import { type RedisServer, startRedis } from '../setup/redis-server.ts';
import { type MemberSet, startMemberSet } from '../setup/replica-members.ts';
import { startReplicaSet } from '../setup/replica-set.ts';
import { type LocalDatabase, startLocalDatabase } from '../start/embedded-database.ts';

/** `embedded` and `mongodb`: one process of the service. `cluster`: three, Redis, and a set of three members. */
export const ENGINES = ['embedded', 'mongodb', 'cluster'] as const;
export type EngineName = (typeof ENGINES)[number];

/** What an installation stores in, and what can be done to it. */
export type Engine = {
  url(name: string): string;
  /** Processes of the service. */
  processes: number;
  /** Ends what takes the writes as a power cut would; resolves when writes are taken again. */
  kill(): Promise<void>;
  /** Lets it hang for so long. */
  suspend(seconds: number): Promise<void>;
  /** Another member is elected; null where there is none. */
  stepDown: (() => Promise<void>) | null;
  redis: RedisServer | null;
  stop(): Promise<void>;
};

const environmentFolder = fileURLToPath(new URL('../../.cache/embedded-database', import.meta.url));

/** Nothing runs in the process for so long; its sockets stay. */
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
  redis: null,
  stop: database.stop,
});

const ofSet = (set: MemberSet, redis: RedisServer): Engine => ({
  url: set.url,
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
  redis,
  async stop() {
    await redis.stop();
    await set.stop();
  },
});

export const startEngine = async (name: EngineName, folder: string): Promise<Engine> => {
  const say = (line: string): void => console.log(line);
  mkdirSync(folder, { recursive: true });
  if (name === 'embedded') {
    const python = await ensureEnvironment(environmentFolder, say);
    return ofOne(
      await startLocalDatabase({ engine: { kind: 'embedded', python }, folder, say: () => undefined }),
    );
  }
  const mongod = await ensureMongod(say);
  if (name === 'mongodb') return ofOne(await startReplicaSet(mongod, folder));
  const set = await startMemberSet(mongod, folder);
  try {
    return ofSet(set, await startRedis());
  } catch (cause) {
    await set.stop();
    throw cause;
  }
};
