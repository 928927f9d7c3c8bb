import type { ConversationId } from '../../../protocol/vocabulary.ts';
import type { AloneTask, AppendTask, ConversationMemory, HeldConversation } from './held-conversations.ts';

/**
 * Tasks that wait, in each conversation in the order of the calls. A conversation is busy while its first task is
 * under way.
 * @param onReady called when conversations may be ready: at the end of the turn of the event loop, so that what came
 * in together goes out together
 */
export const makeTaskQueue = (memory: ConversationMemory, onReady: () => void) => {
  /** Conversations that are not busy and have a task. */
  const ready = new Set<HeldConversation>();
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
  const release = (held: HeldConversation): void => {
    held.isBusy = false;
    if (held.tasks.length > 0) ready.add(held);
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
      const held = memory.take(id);
      held.tasks.push(task);
      open += 1;
      if (held.isBusy) return;
      ready.add(held);
      schedule();
    },
    /** The first task of the conversation is done. */
    finish(held: HeldConversation): void {
      held.tasks.shift();
      countClosed(1);
      release(held);
    },
    /** Refuses all appends that wait: stored now, they would overtake the one that the client sends again. */
    fail(held: HeldConversation, error: unknown): void {
      const refused = held.tasks.filter((task) => task.kind === 'append');
      const rest = held.tasks.filter((task) => task.kind === 'alone');
      held.tasks.splice(0, held.tasks.length, ...rest);
      for (const task of refused) task.reject(error);
      countClosed(refused.length);
      release(held);
    },
    isIdle: (): boolean => open === 0,
    /** Resolves when nothing waits or is being written. */
    idle(): Promise<void> {
      return open === 0 ? Promise.resolve() : new Promise((resolve) => waitingForIdle.push(resolve));
    },
  };
};
export type TaskQueue = ReturnType<typeof makeTaskQueue>;
