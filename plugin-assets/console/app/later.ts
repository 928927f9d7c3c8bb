import { UNDO_MS } from './toasts.ts';

/** Work that waits a moment so that it can be taken back; nothing is lost when the page goes away. */
export type Later = {
  /** Runs `work` after the moment for undo; returns the way to take it back. */
  plan(work: (isLeaving: boolean) => void, delayMs?: number): () => boolean;
  /** Runs everything that waits, now. */
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
