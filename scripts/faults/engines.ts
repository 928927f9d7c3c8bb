import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureMongod } from '../setup/mongod.ts';
import { ensureEnvironment, toolsDatabaseFolder } from '../setup/python-environment.ts';
import { type RedisServer, startRedis } from '../setup/redis-server.ts';
import { type MemberSet, startMemberSet } from '../setup/replica-members.ts';
import { startReplicaSet } from '../setup/replica-set.ts';
import { type LocalDatabase, startLocalDatabase } from '../start/embedded-database.ts';
import { makeSettableClock, type SettableClock, withClock } from './settable-clock.ts';
import { makeSmallDisk, type SmallDisk } from './small-disk.ts';

/** `embedded` and `mongodb`: one process of the service. `cluster`: three, Redis, and a set of three members. */
export const ENGINES = ['embedded', 'mongodb', 'cluster'] as const;
export type EngineName = (typeof ENGINES)[number];
/** Three processes as in a cluster, but on a set of one member. */
export const DEPLOY = 'deploy';

/** What an installation stores in, and what can be done to it. */
export type Engine = {
  url(name: string): string;
  /** Host and port that take the writes now. */
  writer(): Promise<string>;
  /** Processes of the service. */
  processes: number;
  /** Ends what takes the writes as a power cut would; resolves when writes are taken again. */
  kill(): Promise<void>;
  /** Lets it hang for the given time. */
  suspend(seconds: number): Promise<void>;
  /** Takes no writes for the given time; resolves when writes are taken again. */
  leave(seconds: number): Promise<void>;
  /** Takes a member that is not the primary away for the given time; null where there is none. */
  memberLeaves: ((seconds: number) => Promise<void>) | null;
  /** Another member is elected; null where there is none. */
  stepDown: (() => Promise<void>) | null;
  /**
   * The primary takes writes that no other member gets, and loses them when another was elected meanwhile; null where
   * there is one member. False when it did not come to that.
   */
  rollBack: (() => Promise<boolean>) | null;
  /** Leaves no space on its disk for the given time; null where that cannot be made. */
  fillDisk: ((seconds: number) => Promise<void>) | null;
  /** Clocks of its processes; none where they cannot be set. */
  clocks: readonly SettableClock[];
  redis: RedisServer | null;
  stop(): Promise<void>;
};

/** Stops the process for the given time; its sockets stay open. */
export const suspendProcess = async (pid: number | null, seconds: number): Promise<void> => {
  if (pid === null) return;
  process.kill(pid, 'SIGSTOP');
  try {
    await pause(seconds * 1_000);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
};

/** What else can be done to an engine, besides ending and halting its processes. */
type Rig = { clocks: readonly SettableClock[]; disk: SmallDisk | null };

const ofOne = (database: LocalDatabase, { clocks, disk }: Rig): Engine => ({
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
  async leave(seconds) {
    const endsBy = performance.now() + seconds * 1_000;
    while (performance.now() < endsBy) {
      // Its supervisor starts it again and again.
      const pid = database.pid();
      if (pid !== null) process.kill(pid, 'SIGKILL');
      await pause(20);
    }
    await database.whenUp();
  },
  memberLeaves: null,
  stepDown: null,
  rollBack: null,
  fillDisk:
    disk === null
      ? null
      : async (seconds) => {
          await disk.fill(seconds);
          await database.whenUp();
        },
  clocks,
  redis: null,
  async stop() {
    await database.stop();
    disk?.remove();
  },
});

/** Three processes over Redis on the engine of one. */
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

/** Written by the primary alone before it is halted; the others elect one of them in the meantime. */
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

const ofSet = (set: MemberSet, redis: RedisServer, { clocks, disk }: Rig): Engine => ({
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
  async leave(seconds) {
    const gone = set.members.slice(1);
    await Promise.all(gone.map((member) => member.kill()));
    await pause(seconds * 1_000);
    await Promise.all(gone.map((member) => member.start()));
    await set.primary();
  },
  async memberLeaves(seconds) {
    const primary = await set.primary();
    const gone = set.members.find((member) => member !== primary);
    await gone?.kill();
    await pause(seconds * 1_000);
    await gone?.start();
  },
  async stepDown() {
    await set.stepDown();
    await set.primary();
  },
  rollBack: () => rollBack(set),
  fillDisk:
    disk === null
      ? null
      : async (seconds) => {
          await disk.fill(seconds);
          for (const member of set.members) if (member.pid() === null) await member.start();
          await set.primary();
        },
  clocks,
  redis,
  async stop() {
    await redis.stop();
    await set.stop();
    disk?.remove();
  },
});

const DISK_MEGABYTES = { embedded: 600, mongodb: 1_000, deploy: 1_000, cluster: 2_000 } as const;

/** @param isRigged its clocks can be set and its disk filled, where the machine allows that */
export const startEngine = async (
  name: EngineName | typeof DEPLOY,
  folder: string,
  isRigged = false,
): Promise<Engine> => {
  const say = (line: string): void => console.log(line);
  const files = join(folder, 'files');
  mkdirSync(files, { recursive: true });
  const disk = isRigged ? await makeSmallDisk(files, DISK_MEGABYTES[name]) : null;
  const clockOf = (at: number) => (isRigged ? makeSettableClock(join(folder, `clock-${at}`)) : null);
  const clocks = Array.from({ length: name === 'cluster' ? 3 : 1 }, (_, at) => clockOf(at));
  const rig = { clocks: clocks.filter((clock) => clock !== null), disk };
  const clocked = (command: string, at = 0): string =>
    withClock(command, clocks[at] ?? null, join(folder, `start-${at}`));
  try {
    if (name === 'embedded') {
      const python = clocked(await ensureEnvironment(toolsDatabaseFolder, say));
      const engine = { kind: 'embedded', python } as const;
      return ofOne(await startLocalDatabase({ engine, folder: files, say: () => undefined }), rig);
    }
    const mongod = await ensureMongod(say);
    const startOne = async () => ofOne(await startReplicaSet(clocked(mongod), files), rig);
    if (name === 'mongodb') return await startOne();
    if (name === DEPLOY) return await severalOn(await startOne());
    const set = await startMemberSet((at) => clocked(mongod, at), files);
    try {
      return ofSet(set, await startRedis(), rig);
    } catch (cause) {
      await set.stop();
      throw cause;
    }
  } catch (cause) {
    disk?.remove();
    throw cause;
  }
};
