import { BEAT_MS } from '../domain/lease/hold-lease.ts';

/** A lease that this process has taken. */
export type HeldLease = { beat(): Promise<boolean>; release(): Promise<void> };

/**
 * Renews the lease while the service lives. A failed renewal does not stop the service: while the database is
 * unreachable, no other process can take the lease either.
 * @param onLost called when another process serves by now, because this one was paused or cut off: this one must stop
 */
export const startLeaseBeat = (lease: HeldLease, onLost: () => void): { stop(): Promise<void> } => {
  let running: Promise<void> | null = null;
  const beat = async (): Promise<void> => {
    const isHeld = await lease.beat().catch(() => true);
    if (!isHeld) onLost();
  };
  const timer = setInterval(() => {
    running ??= beat().finally(() => {
      running = null;
    });
  }, BEAT_MS).unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
      await lease.release().catch(() => undefined);
    },
  };
};
