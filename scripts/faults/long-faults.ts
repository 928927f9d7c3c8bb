import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from './all-faults.ts';
import { suspendProcess } from './engines.ts';
import type { SettableClock } from './settable-clock.ts';

const TEN_MINUTES = 600;
/** A wrong clock is set right after this long, which is a jump too. */
const WRONG_FOR_S = 15;
const DISK_FULL_S = 10;

const jump = async (clock: SettableClock | undefined, seconds: number): Promise<boolean> => {
  if (clock === undefined) return false;
  clock.set(seconds);
  await pause(WRONG_FOR_S * 1_000);
  clock.set(0);
  return true;
};

const jumps = [TEN_MINUTES, -TEN_MINUTES].flatMap((seconds): Fault[] => {
  const words = `10 minutes ${seconds > 0 ? 'ahead' : 'behind'}, then right again`;
  return [
    {
      name: `the clock of a service jumps ${words}`,
      countsFrom: 'begin',
      isPossible: ({ services }) => services.every(({ clock }) => clock !== null),
      happen: ({ installation, random }) =>
        jump(random.pick(installation.services).clock ?? undefined, seconds),
    },
    {
      name: `the clock of a database jumps ${words}`,
      countsFrom: 'begin',
      isPossible: ({ engine }) => engine.clocks.length > 0,
      happen: ({ installation, random }) => jump(random.pick(installation.engine.clocks), seconds),
    },
  ];
});

/**
 * Faults that take a minute, or an installation whose clocks and disk can be changed.
 * @param seconds how long a part is away
 */
export const longFaults = (seconds: number): readonly Fault[] => [
  {
    name: `database away for ${seconds} s`,
    countsFrom: 'end',
    happen: ({ installation: { engine } }) => engine.leave(seconds),
  },
  {
    name: `SIGSTOP of the database for ${seconds} s`,
    countsFrom: 'end',
    happen: ({ installation: { engine } }) => engine.suspend(seconds),
  },
  {
    name: `a member of the set away for ${seconds} s`,
    countsFrom: 'begin',
    isPossible: ({ engine }) => engine.memberLeaves !== null,
    happen: async ({ installation: { engine } }) => engine.memberLeaves?.(seconds),
  },
  {
    name: `a service away for ${seconds} s`,
    countsFrom: 'end',
    happen: ({ installation, random }) => random.pick(installation.services).leave(seconds),
  },
  {
    name: `balancer away for ${seconds} s`,
    countsFrom: 'end',
    async happen({ front }) {
      const comeBack = front.leave();
      await pause(seconds * 1_000);
      comeBack();
    },
  },
  {
    name: `SIGSTOP of a service for ${seconds} s`,
    countsFrom: 'end',
    happen: ({ installation, random }) => suspendProcess(random.pick(installation.services).pid(), seconds),
  },
  {
    name: `Redis away for ${seconds} s`,
    countsFrom: 'begin',
    isPossible: ({ engine }) => engine.redis !== null,
    async happen({ installation: { engine } }) {
      await engine.redis?.kill();
      await pause(seconds * 1_000);
      await engine.redis?.start();
    },
  },
  {
    name: `SIGSTOP of Redis for ${seconds} s`,
    countsFrom: 'begin',
    isPossible: ({ engine }) => engine.redis !== null,
    happen: ({ installation: { engine } }) => suspendProcess(engine.redis?.pid() ?? null, seconds),
  },
  {
    name: `disk of the database full for ${DISK_FULL_S} s`,
    countsFrom: 'end',
    isPossible: ({ engine }) => engine.fillDisk !== null,
    happen: async ({ installation: { engine } }) => engine.fillDisk?.(DISK_FULL_S),
  },
  ...jumps,
];
