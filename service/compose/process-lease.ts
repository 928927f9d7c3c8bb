import { setTimeout as pause } from 'node:timers/promises';
import type { Stores } from '../desks/stores.ts';
import { takeLease } from '../domain/lease/hold-lease.ts';
import { startLeaseBeat } from '../jobs/lease-beat.ts';
import { processFacts } from '../outbound/process-facts.ts';
import { randomIds } from '../outbound/random-ids.ts';

/** Takes the lease of the database and keeps it while the process lives. @throws DomainError when another holds it */
export const holdProcessLease = async ({ leases }: Pick<Stores, 'leases'>, onLost: () => void) => {
  const holder = await takeLease({
    leases,
    ids: randomIds,
    process: processFacts(),
    pause: (ms) => pause(ms),
    now: () => performance.now(),
  });
  return startLeaseBeat({ beat: () => leases.beat(holder), release: () => leases.release(holder) }, onLost);
};
