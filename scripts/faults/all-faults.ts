import { setTimeout as pause } from 'node:timers/promises';
import { suspendProcess } from './engines.ts';
import type { Front } from './front.ts';
import type { Installation } from './installation.ts';
import type { Seeded } from './seeded.ts';

export type Stage = { installation: Installation; front: Front; random: Seeded };

export type Fault = {
  name: string;
  isPossible?(installation: Installation): boolean;
  countsFrom: 'begin' | 'end';
  /** Resolves when over; false when it did not occur. */
  happen(stage: Stage): Promise<unknown>;
};

const aService = ({ installation, random }: Stage) => random.pick(installation.services);

export const FAULTS: readonly Fault[] = [
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
    happen: (stage) => suspendProcess(aService(stage).pid(), stage.random.whole(1, 8)),
  },
  {
    name: 'kill -9 of the database',
    countsFrom: 'begin',
    happen: ({ installation: { engine } }) => engine.kill(),
  },
  {
    name: 'SIGSTOP of the database for 1–8 s',
    countsFrom: 'end',
    happen: ({ installation: { engine }, random }) => engine.suspend(random.whole(1, 8)),
  },
  {
    name: 'kill -9 of a service and of the database',
    countsFrom: 'begin',
    happen: async (stage) => {
      await Promise.all([stage.installation.engine.kill(), aService(stage).restart('SIGKILL')]);
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
  {
    name: 'another primary by an election',
    countsFrom: 'begin',
    isPossible: ({ engine }) => engine.stepDown !== null,
    happen: async ({ installation: { engine } }) => engine.stepDown?.(),
  },
  {
    name: 'kill -9 of Redis, away for 1–5 s',
    countsFrom: 'begin',
    isPossible: ({ engine }) => engine.redis !== null,
    async happen({ installation: { engine }, random }) {
      await engine.redis?.kill();
      await pause(random.whole(1, 5) * 1_000);
      await engine.redis?.start();
    },
  },
  {
    name: 'SIGSTOP of Redis for 1–8 s',
    countsFrom: 'begin',
    isPossible: ({ engine }) => engine.redis !== null,
    happen: ({ installation: { engine }, random }) =>
      suspendProcess(engine.redis?.pid() ?? null, random.whole(1, 8)),
  },
  {
    name: 'FLUSHALL of Redis',
    countsFrom: 'begin',
    isPossible: ({ engine }) => engine.redis !== null,
    happen: async ({ installation: { engine } }) => engine.redis?.flush(),
  },
  {
    name: 'writes of a primary without the others, rolled back',
    countsFrom: 'end',
    isPossible: ({ engine }) => engine.rollBack !== null,
    happen: async ({ installation: { engine } }) => (await engine.rollBack?.()) ?? false,
  },
  {
    name: 'rolling deploy: SIGTERM of each service in turn',
    countsFrom: 'end',
    isPossible: ({ services }) => services.length > 1,
    async happen({ installation }) {
      for (const service of installation.services) await service.restart('SIGTERM');
    },
  },
];
