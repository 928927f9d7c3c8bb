const WIDTH = 24;
/** Milliseconds. */
const DRAW_MS = 100;

export type Progress = {
  add(count: number): void;
  end(): void;
};

export const barLine = (what: string, done: number, expected: number): string => {
  const share = expected === 0 ? 1 : Math.min(1, done / expected);
  const filled = Math.round(share * WIDTH);
  return `${what} [${'#'.repeat(filled)}${'.'.repeat(WIDTH - filled)}] ${Math.floor(share * 100)} %`;
};

/** Nothing unless on a terminal. */
export const startProgress = (
  what: string,
  expected: number,
  out: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stderr,
): Progress => {
  if (!out.isTTY) return { add: () => undefined, end: () => undefined };
  let done = 0;
  let drawnAt = 0;
  const draw = (): void => {
    drawnAt = performance.now();
    out.write(`\r${barLine(what, done, expected)}`);
  };
  draw();
  return {
    add(count) {
      done += count;
      if (performance.now() - drawnAt > DRAW_MS) draw();
    },
    end: () => void out.write('\r\x1b[K'),
  };
};
