import { UNDO_MS } from './toasts.ts';

/** Delays work so that it can be undone; pending work runs when the page is left. */
export type Later = {
  /** Runs `work` after the time for undo; returns a function that cancels it. */
  plan(work: (isLeaving: boolean) => void, delayMs?: number): () => boolean;
  /** Runs all pending work now. */
  flush(): void;
};

export const makeLater = (): Later => {
  const planned = new Map<
    number,
    { run: (isLeaving: boolean) => void; timer: ReturnType<typeof setTimeout> }
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
    flush: () => {
      for (const { run, timer } of planned.values()) {
        clearTimeout(timer);
        run(true);
      }
      planned.clear();
    },
  };
};
