import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export const startScript = fileURLToPath(new URL('../../../scripts/start.mjs', import.meta.url));

export type StartedProduct = {
  process: ChildProcess;
  output(): string;
  /** Resolves with the first printed match; rejects with all output if the process ends before. */
  line(pattern: RegExp): Promise<string>;
  /** Exit code; null after a signal. */
  ended: Promise<number | null>;
};

/** Runs `npm start`'s script with only PATH and HOME of this environment. */
export function startProduct(env: NodeJS.ProcessEnv): StartedProduct {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, [startScript], {
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      for (const look of waiting) look();
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return {
    process: child,
    output: () => text,
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = text.split('\n').find((line) => pattern.test(line));
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
        void ended.then(() =>
          reject(new Error(`The start ended before a line matched ${pattern}:\n${text}`)),
        );
      }),
  };
}
