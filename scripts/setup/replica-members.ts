import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import mongoose from 'mongoose';
import { freePort } from '../start/free-port.ts';
import { logTail } from '../start/log-tail.ts';
import { pingDatabase } from '../start/ping-database.ts';
import { forgetProcess, recordProcess } from '../start/process-record.ts';
import { StartFailure } from '../start/start-failure.ts';
import { type Child, startChild } from './child-process.ts';

const SET = 'zgoda';
const START_LIMIT_MS = 60_000;
const STOP_GRACE_MS = 15_000;
/** Elections within two seconds instead of ten. */
const QUICK = { electionTimeoutMillis: 1_000, heartbeatIntervalMillis: 500, heartbeatTimeoutSecs: 1 };
const SIZES = ['--oplogSize', '64', '--wiredTigerCacheSizeGB', '0.25'];
const QUIET = ['--setParameter', 'diagnosticDataCollectionEnabled=false'];

export type SetMember = {
  readonly port: number;
  /** Null while down. */
  pid(): number | null;
  /** SIGSTOP; the returned function resumes. */
  freeze(): () => void;
  /** Like a power cut. */
  kill(): Promise<void>;
  start(): Promise<void>;
};

export type MemberSet = {
  readonly members: readonly SetMember[];
  url(databaseName: string): string;
  isPrimary(member: SetMember): Promise<boolean>;
  /** Waits for an election. */
  primary(): Promise<SetMember>;
  rollbacks(member: SetMember): Promise<number>;
  stepDown(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Real mongods for tests.
 * @param command path of mongod, or one per member
 * @param settings default: quick elections
 */
export async function startMemberSet(
  command: string | ((index: number) => string),
  folder: string,
  size = 3,
  settings: object = QUICK,
): Promise<MemberSet> {
  const members: SetMember[] = [];
  const commandOf = (index: number): string => (typeof command === 'string' ? command : command(index));
  for (let index = 0; index < size; index += 1)
    members.push(makeMember(commandOf(index), join(folder, `member-${index + 1}`), await freePort()));
  const stop = async (): Promise<void> => {
    await Promise.all(members.map((member) => member.kill()));
  };
  try {
    await Promise.all(members.map((member) => member.start()));
    await initiate(members, settings);
  } catch (cause) {
    await stop();
    throw cause;
  }
  const hosts = members.map(({ port }) => `127.0.0.1:${port}`).join(',');
  const primary = async (): Promise<SetMember> => {
    const endsBy = Date.now() + START_LIMIT_MS;
    while (Date.now() < endsBy) {
      for (const member of members) {
        if (member.pid() !== null && (await isPrimary(member.port))) return member;
      }
      await pause(50);
    }
    throw new StartFailure(`The set in ${folder} has no primary.`);
  };
  await primary();
  return {
    members,
    url: (name) => `mongodb://${hosts}/${name}?replicaSet=${SET}`,
    isPrimary: ({ port }) => isPrimary(port),
    primary,
    rollbacks: ({ port }) =>
      atMember(port, async (db) => Number((await db.command({ replSetGetRBID: 1 })).rbid)),
    async stepDown() {
      const { port } = await primary();
      await atMember(port, (db) =>
        db.command({ replSetStepDown: 5, secondaryCatchUpPeriodSecs: 2, force: true }),
      );
    },
    stop,
  };
}

function makeMember(command: string, folder: string, port: number): SetMember {
  const files = join(folder, 'files');
  mkdirSync(files, { recursive: true, mode: 0o700 });
  const record = join(folder, 'process.json');
  const logFile = join(folder, 'database.log');
  const place = ['--bind_ip', '127.0.0.1', '--port', String(port), '--nounixsocket', '--dbpath', files];
  const args = [...place, '--replSet', SET, ...SIZES, ...QUIET];
  let child: Child | null = null;
  return {
    port,
    pid: () => (child === null || child.hasExited() ? null : child.pid),
    freeze() {
      const frozen = child;
      if (frozen === null) return () => undefined;
      process.kill(frozen.pid, 'SIGSTOP');
      return () => {
        if (!frozen.hasExited()) process.kill(frozen.pid, 'SIGCONT');
      };
    },
    async kill() {
      const ending = child;
      if (ending === null) return;
      child = null;
      process.kill(ending.pid, 'SIGKILL');
      await ending.exited;
      forgetProcess(record);
    },
    async start() {
      const started = await startChild({ command, args, env: process.env, logFile });
      const failed = started.exited.then(() => {
        throw new StartFailure(`mongod in ${folder} does not start. Its log ends with:\n${logTail(logFile)}`);
      });
      failed.catch(() => undefined);
      try {
        recordProcess(record, started.pid, port);
        await Promise.race([
          pingDatabase(`mongodb://127.0.0.1:${port}/admin?directConnection=true`, START_LIMIT_MS),
          failed,
        ]);
      } catch (cause) {
        await started.stop(STOP_GRACE_MS);
        throw cause;
      }
      child = started;
    },
  };
}

async function initiate(members: readonly SetMember[], settings: object): Promise<void> {
  const [first] = members;
  if (first === undefined) return;
  const config = {
    _id: SET,
    members: members.map(({ port }, _id) => ({ _id, host: `127.0.0.1:${port}` })),
    settings,
  };
  await atMember(first.port, (db) => db.command({ replSetInitiate: config }));
}

const isPrimary = (port: number): Promise<boolean> =>
  atMember(port, async (db) => (await db.command({ hello: 1 })).isWritablePrimary === true).catch(
    () => false,
  );

async function atMember<T>(port: number, work: (db: mongoose.mongo.Db) => Promise<T>): Promise<T> {
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/admin?directConnection=true`, {
    serverSelectionTimeoutMS: 2_000,
  });
  try {
    return await work(client.db('admin'));
  } finally {
    await client.close();
  }
}
