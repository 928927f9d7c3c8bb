import { type ChildProcess, fork } from 'node:child_process';
import type { Limits } from '../../config/limits.ts';
import type { Redrawn, RedrawPicture } from '../../domain/model/attachment/attachment-ports.ts';
import { DomainError } from '../../domain/model/base/domain-error.ts';
import { makeFairTurns } from './fair-turns.ts';
import type { ChildSays, PictureTask } from './picture-child.ts';

const isSource = import.meta.url.endsWith('.ts');
/** In MB, without pictures. */
const HEAP_MB = 64;

const openChild = (): ChildProcess =>
  fork(new URL(isSource ? './picture-child.ts' : './picture-child.mjs', import.meta.url), {
    execArgv: [`--max-old-space-size=${HEAP_MB}`, ...(isSource ? ['--import', 'tsx'] : [])],
    // No secrets.
    env: { MALLOC_ARENA_MAX: '2' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });

/** @throws DomainError unavailable */
const startChild = (): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const child = openChild();
    const fail = () =>
      reject(new DomainError('unavailable', 'Pictures cannot be prepared at the moment. Try again later.'));
    child.once('message', (said: ChildSays) => (said === 'ready' ? resolve(child) : fail()));
    // Required: else an error event ends the service.
    child.on('error', fail);
    child.once('exit', fail);
    child.unref();
    child.channel?.unref();
  });

const drawIn = (child: ChildProcess, task: PictureTask, withinMs: number): Promise<Redrawn> =>
  new Promise((resolve) => {
    const settle = (redrawn: Redrawn): void => {
      clearTimeout(timer);
      child.off('message', settle);
      child.off('exit', end);
      resolve(redrawn);
    };
    const end = (): void => settle('too_costly');
    const timer = setTimeout(() => child.kill('SIGKILL'), withinMs);
    child.once('message', settle);
    child.once('exit', end);
    child.send(task, (error) => {
      if (error !== null) child.kill('SIGKILL');
    });
  });

/** Serial child process, on demand, restarted after a crash. */
export const makeRedrawPicture = (limits: Limits['pictures']): RedrawPicture => {
  const inTurn = makeFairTurns(limits);
  let child: Promise<ChildProcess> | null = null;
  let idle: NodeJS.Timeout | undefined;

  const stop = (started: ChildProcess): void => {
    child = null;
    started.kill('SIGKILL');
  };
  const started = async (): Promise<ChildProcess> => {
    const opened = await startChild();
    opened.once('exit', () => {
      child = null;
    });
    return opened;
  };
  const draw = async (task: PictureTask): Promise<Redrawn> => {
    clearTimeout(idle);
    child ??= started();
    const own = await child.catch((error: unknown) => {
      child = null;
      throw error;
    });
    const redrawn = await drawIn(own, task, limits.taskMs);
    idle = setTimeout(stop, limits.idleMs, own).unref();
    return redrawn;
  };
  return (bytes, type, from) => inTurn(from, () => draw({ bytes, type }));
};
