/** Work that a person may still undo: it runs after the time for that, or when the page is left. */
export type Later = {
  /** @param work gets true when the page is being left: its call must outlive the page then */
  plan(work: (isLeaving: boolean) => unknown): Planned;
  /** Runs all pending work now; resolves once its calls are answered. */
  flush(): Promise<void>;
  /** Nothing waits to be run. */
  isEmpty(): boolean;
};
export type Planned = {
  /** The time for undo is over. */
  run(): void;
  /** False when it was run already. */
  cancel(): boolean;
};

export const makeLater = (): Later => {
  const planned = new Set<(isLeaving: boolean) => unknown>();
  return {
    plan: (work) => {
      // Two may be planned with one function.
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
