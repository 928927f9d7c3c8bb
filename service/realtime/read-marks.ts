/** Throttles per key: first at once, then the farthest. */
export const makeReadMarks = (everyMs: number) => {
  type Mark = { readonly seq: number; run(): void };
  const waiting = new Map<string, { timer: NodeJS.Timeout; next: Mark | null }>();
  return {
    pass: (key: string, seq: number, run: () => void): void => {
      const entry = waiting.get(key);
      if (entry !== undefined) {
        if (entry.next === null || seq > entry.next.seq) entry.next = { seq, run };
        return;
      }
      run();
      const arm = (): NodeJS.Timeout =>
        setTimeout(() => {
          const current = waiting.get(key);
          const next = current?.next ?? null;
          if (current === undefined || next === null) return void waiting.delete(key);
          current.next = null;
          current.timer = arm();
          next.run();
        }, everyMs).unref();
      waiting.set(key, { timer: arm(), next: null });
    },
    flush: (): void => {
      for (const { timer, next } of waiting.values()) {
        clearTimeout(timer);
        next?.run();
      }
      waiting.clear();
    },
  };
};
export type ReadMarks = ReturnType<typeof makeReadMarks>;
