import { StartFailure } from './start-failure.ts';

export type StopRequest = {
  /** Distinguishes a stop from failures. */
  reason: Error;
  requested: Promise<void>;
  isRequested(): boolean;
  throwIfRequested(): void;
};

export const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** One press may arrive twice, via terminal and npm. */
const samePressMs = 2_000;

/** Ctrl-C, SIGTERM, closed terminal; a second request exits at once. */
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
