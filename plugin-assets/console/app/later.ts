/** Delayed work that can be undone; runs after the delay or on page leave. */
export type Later = {
  /** @param work true on page leave: its call must outlive the page */
  plan(work: (isLeaving: boolean) => unknown): Planned;
  /** Runs all pending work; resolves once its calls are answered. */
  flush(): Promise<void>;
  isEmpty(): boolean;
};
export type Planned = {
  run(): void;
  /** False when already run. */
  cancel(): boolean;
};

export const makeLater = (): Later => {
  const planned = new Set<(isLeaving: boolean) => unknown>();
  return {
    plan: (work) => {
      const mine = (isLeaving: boolean) => work(isLeaving);
      planned.add(mine);
      return {
        run: () => {
          if (planned.delete(mine)) mine(false);
        },
        cancel: () => planned.delete(mine),
      };
    },
    flush: async () => {
      const all = [...planned];
      planned.clear();
      await Promise.all(all.map((work) => work(true)));
    },
    isEmpty: () => planned.size === 0,
  };
};
