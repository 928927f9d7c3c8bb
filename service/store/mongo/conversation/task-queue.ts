import type { ConversationId } from '../../../protocol/vocabulary.ts';
import {
  type AloneTask,
  type AppendTask,
  type ConversationMemory,
  type MemoryEntry,
  taskDone,
} from './conversation-memory.ts';

/**
 * Waiting tasks, in call order per conversation; one runs at a time.
 * @param onReady called at the end of the event-loop turn, so that concurrent tasks share a batch
 */
export const makeTaskQueue = (memory: ConversationMemory, onReady: () => void) => {
  /** Idle conversations with tasks. */
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
  /** Ends busy; the first task may still wait. */
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
    /** The first task is done and answered. */
    finish(entry: MemoryEntry): void {
      taskDone(entry);
      release(entry);
      countClosed(1);
    },
    /** The first task is done; `answered` and, after the last of a batch, `release` follow. */
    pass: taskDone,
    answered: (): void => countClosed(1),
    /** Refuses all waiting appends: otherwise they would overtake the client's retry. */
    fail(entry: MemoryEntry, error: unknown): void {
      const refused = entry.tasks.filter((task) => task.kind === 'append');
      const rest = entry.tasks.filter((task) => task.kind === 'alone');
      entry.tasks.splice(0, entry.tasks.length, ...rest);
      for (const task of refused) task.reject(error);
      countClosed(refused.length);
      release(entry);
    },
    isIdle: (): boolean => open === 0,
    /** Resolves when nothing is pending. */
    idle(): Promise<void> {
      return open === 0 ? Promise.resolve() : new Promise((resolve) => waitingForIdle.push(resolve));
    },
  };
};
export type TaskQueue = ReturnType<typeof makeTaskQueue>;
