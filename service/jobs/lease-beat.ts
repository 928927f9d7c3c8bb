import { BEAT_MS } from '../domain/lease/hold-lease.ts';
import type { LeaseStore } from '../domain/lease/lease-store.ts';

/**
 * Counts the lease up while the service lives. A database that is away changes nothing: nobody else can take the lease
 * then either.
 * @param onLost somebody else serves by now, since this process was paused or cut off: it must not go on
 */
export const startLeaseBeat = (
  leases: LeaseStore,
  holder: string,
  onLost: () => void,
): { stop(): Promise<void> } => {
  let running: Promise<void> | null = null;
  const beat = async (): Promise<void> => {
    const isHeld = await leases.beat(holder).catch(() => true);
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
      await leases.release(holder).catch(() => undefined);
    },
  };
};
