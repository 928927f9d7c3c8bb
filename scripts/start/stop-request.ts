import { StartFailure } from './start-failure.ts';

export type StopRequest = {
  /** Thrown by `throwIfRequested`, to be told from failures. */
  reason: Error;
  requested: Promise<void>;
  isRequested(): boolean;
  throwIfRequested(): void;
};

export const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** One key press may arrive several times: from the terminal, and passed on by npm. */
const samePressMs = 2_000;

/** Listens for Ctrl-C, SIGTERM and a closed terminal. Asked again later, the process ends at once. */
export function stopRequest(): StopRequest {
  const reason = new StartFailure('A stop was asked for.');
  let firstAt: number | null = null;
  const requested = new Promise<void>((resolve) => {
    for (const signal of STOP_SIGNALS) {
      process.on(signal, () => {
        if (firstAt !== null && Date.now() - firstAt > samePressMs) process.exit(130);
        firstAt ??= Date.now();
        resolve();
      });
    }
  });
  return {
    reason,
    requested,
    isRequested: () => firstAt !== null,
    throwIfRequested() {
      if (firstAt !== null) throw reason;
    },
  };
}
