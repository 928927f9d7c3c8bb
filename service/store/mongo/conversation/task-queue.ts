import type { ConversationId } from '../../../protocol/vocabulary.ts';
import {
  type AloneTask,
  type AppendTask,
  type ConversationMemory,
  type MemoryEntry,
  taskDone,
} from './conversation-memory.ts';

/**
 * Tasks that wait, in each conversation in the order of the calls. A conversation is busy while its first task is
 * under way.
 * @param onReady called when conversations may be ready: at the end of the turn of the event loop, so that what came
 * in together goes out together
 */
export const makeTaskQueue = (memory: ConversationMemory, onReady: () => void) => {
  /** Conversations that are not busy and have a task. */
  const ready = new Set<MemoryEntry>();
  const waitingForIdle: (() => void)[] = [];
  let open = 0;
  let isScheduled = false;

  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(() => {
      isScheduled = false;
      onReady();
    });
  };
  /** The conversation is not busy any more; its first task may still wait. */
  const release = (entry: MemoryEntry): void => {
    entry.isBusy = false;
    if (entry.tasks.length > 0) ready.add(entry);
    schedule();
  };
  const countClosed = (count: number): void => {
    open -= count;
    if (open === 0) for (const resolve of waitingForIdle.splice(0)) resolve();
  };

  return {
    ready,
    schedule,
    release,
    enqueue(id: ConversationId, task: AppendTask | AloneTask): void {
      const entry = memory.take(id);
      entry.tasks.push(task);
      open += 1;
      if (entry.isBusy) return;
      ready.add(entry);
      schedule();
    },
    /** The first task of the conversation is done and answered. */
    finish(entry: MemoryEntry): void {
      taskDone(entry);
      release(entry);
      countClosed(1);
    },
    /** The first task of the conversation is done; `answered` and, behind the last of a lot, `release` follow. */
    pass: taskDone,
    answered: (): void => countClosed(1),
    /** Refuses all appends that wait: stored now, they would overtake the one that the client sends again. */
    fail(entry: MemoryEntry, error: unknown): void {
      const refused = entry.tasks.filter((task) => task.kind === 'append');
      const rest = entry.tasks.filter((task) => task.kind === 'alone');
      entry.tasks.splice(0, entry.tasks.length, ...rest);
      for (const task of refused) task.reject(error);
      countClosed(refused.length);
      release(entry);
    },
    isIdle: (): boolean => open === 0,
    /** Resolves when nothing waits or is being written. */
    idle(): Promise<void> {
      return open === 0 ? Promise.resolve() : new Promise((resolve) => waitingForIdle.push(resolve));
    },
  };
};
export type TaskQueue = ReturnType<typeof makeTaskQueue>;
