export type Opened = {
  add(close: () => Promise<unknown>): void;
  /** Newest first, despite failures. */
  close(): Promise<void>;
};

/** A failed start must not keep the process alive. */
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
