import { setTimeout as pause } from 'node:timers/promises';
import type { Front } from './front.ts';
import type { EngineName, Installation } from './installation.ts';
import type { Seeded } from './seeded.ts';

export type Stage = { installation: Installation; front: Front; random: Seeded };

/** Something that goes wrong while people write. */
export type Fault = {
  name: string;
  /** Where it can be made; left out: everywhere. */
  engines?: readonly EngineName[];
  /** What it costs is counted from here. */
  countsFrom: 'begin' | 'end';
  /** Resolves when nothing hinders the service any more. */
  happen(stage: Stage): Promise<void>;
};

const aService = ({ installation, random }: Stage) => random.pick(installation.services);

/** Nothing runs in the process for so long; its sockets stay. */
const suspend = async (pid: number | null, seconds: number): Promise<void> => {
  if (pid === null) return;
  process.kill(pid, 'SIGSTOP');
  try {
    await pause(seconds * 1_000);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
};
const killDatabase = async ({ installation: { database } }: Stage): Promise<void> => {
  const pid = database.pid();
  if (pid === null) return;
  process.kill(pid, 'SIGKILL');
  while (database.pid() === pid) await pause(5);
  await database.whenUp();
};

export const ALL_FAULTS: readonly Fault[] = [
  {
    name: 'kill -9 of a service',
    countsFrom: 'begin',
    happen: async (stage) => aService(stage).restart('SIGKILL'),
  },
  {
    name: 'SIGTERM of a service and a new start',
    countsFrom: 'end',
    happen: async (stage) => aService(stage).restart('SIGTERM'),
  },
  {
    name: 'SIGSTOP of a service for 1–8 s',
    countsFrom: 'end',
    happen: (stage) => suspend(aService(stage).pid(), stage.random.whole(1, 8)),
  },
  { name: 'kill -9 of the database', countsFrom: 'begin', happen: killDatabase },
  {
    name: 'SIGSTOP of the database for 1–8 s',
    countsFrom: 'end',
    happen: (stage) => suspend(stage.installation.database.pid(), stage.random.whole(1, 8)),
  },
  {
    name: 'kill -9 of a service and of the database',
    countsFrom: 'begin',
    happen: async (stage) => {
      await Promise.all([killDatabase(stage), aService(stage).restart('SIGKILL')]);
    },
  },
  {
    name: '30–100 % of the lines cut',
    countsFrom: 'begin',
    happen: async ({ front, random }) => void front.cut(random.whole(30, 100) / 100),
  },
  {
    name: '10–30 % of the lines half open: nothing passes',
    countsFrom: 'begin',
    happen: async ({ front, random }) => void front.spoil(random.whole(10, 30) / 100, 'frozen'),
  },
  {
    name: '10–30 % of the lines one-way: no answer passes',
    countsFrom: 'begin',
    happen: async ({ front, random }) => void front.spoil(random.whole(10, 30) / 100, 'deaf'),
  },
  {
    name: '10–30 % of the readers slow',
    countsFrom: 'begin',
    happen: async ({ front, random }) => void front.spoil(random.whole(10, 30) / 100, 'slow'),
  },
];
