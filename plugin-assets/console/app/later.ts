import { UNDO_MS } from './toasts.ts';

/** Work that a person may still undo: it runs after the time for that, or when the page is left. Decision 0215. */
export type Later = {
  /**
   * Runs `work` after the time for undo; returns a function that cancels it.
   * @param work gets true when the page is being left: its call must outlive the page then
   */
  plan(work: (isLeaving: boolean) => unknown, delayMs?: number): () => boolean;
  /** Runs all pending work now; resolves once its calls are answered. */
  flush(): Promise<void>;
  /** Nothing waits to be run. */
  isEmpty(): boolean;
};

export const makeLater = (): Later => {
  const planned = new Map<
    number,
    { run: (isLeaving: boolean) => unknown; timer: ReturnType<typeof setTimeout> }
  >();
  let count = 0;
  return {
    plan: (work, delayMs = UNDO_MS) => {
      count += 1;
      const id = count;
      const timer = setTimeout(() => {
        planned.delete(id);
        work(false);
      }, delayMs);
      planned.set(id, { run: work, timer });
      return () => {
        clearTimeout(timer);
        return planned.delete(id);
      };
    },
    flush: async () => {
      const all = [...planned.values()];
      planned.clear();
      await Promise.all(
        all.map(({ run, timer }) => {
          clearTimeout(timer);
          return run(true);
        }),
      );
    },
    isEmpty: () => planned.size === 0,
  };
};
