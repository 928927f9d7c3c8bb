/** What a start has opened so far. */
export type Opened = {
  add(close: () => Promise<unknown>): void;
  /** Closes all of it, the newest first. What cannot be closed keeps nothing else open. */
  close(): Promise<void>;
};

/** A start that is refused leaves nothing open: no port that looks alive, and nothing that keeps the process alive. */
export const makeOpened = (): Opened => {
  const closers: (() => Promise<unknown>)[] = [];
  return {
    add: (close) => void closers.push(close),
    async close() {
      for (let close = closers.pop(); close !== undefined; close = closers.pop())
        await close().catch(() => undefined);
    },
  };
};
