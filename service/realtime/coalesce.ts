/** Runs the newest call at most once per `everyMs` and key: the first at once, the last of the rest later. */
export const makeCoalescer = (everyMs: number) => {
  const waiting = new Map<string, { timer: NodeJS.Timeout; run: (() => void) | null }>();
  return {
    run: (key: string, action: () => void): void => {
      const entry = waiting.get(key);
      if (entry !== undefined) {
        entry.run = action;
        return;
      }
      action();
      const arm = (): NodeJS.Timeout =>
        setTimeout(() => {
          const current = waiting.get(key);
          const pending = current?.run ?? null;
          if (current === undefined || pending === null) return void waiting.delete(key);
          current.run = null;
          current.timer = arm();
          pending();
        }, everyMs).unref();
      waiting.set(key, { timer: arm(), run: null });
    },
    /** Runs what waits, now. */
    flush: (): void => {
      for (const { timer, run } of waiting.values()) {
        clearTimeout(timer);
        run?.();
      }
      waiting.clear();
    },
  };
};
export type Coalescer = ReturnType<typeof makeCoalescer>;
