import { setTimeout as pause } from 'node:timers/promises';
import { takePlace } from '../../service/compose/process-place.ts';
import type { Stores } from '../../service/desks/stores.ts';

class StillServed extends Error {}

/**
 * Keeps every service from starting on the database while a command works on it.
 * @param onLost called when this process was paused and a service has started meanwhile
 * @returns null when a service runs: seen as soon as its row or its lease shows a beat
 */
export const keepServicesOut = async (
  { leases, processes }: Pick<Stores, 'leases' | 'processes'>,
  onLost: () => void,
): Promise<{ leave(): Promise<void> } | null> => {
  const beats = async (): Promise<Map<string, number>> => {
    const lease = await leases.current();
    const rows = (await processes.all()).map(({ name, beat }) => [name, beat] as const);
    return new Map([...rows, ...(lease === null ? [] : [[`lease ${lease.holder}`, lease.beat] as const])]);
  };
  const first = await beats();
  try {
    return await takePlace({ leases, processes }, null, onLost, async (ms) => {
      await pause(ms);
      for (const [id, beat] of await beats())
        if (first.has(id) && first.get(id) !== beat) throw new StillServed();
    });
  } catch (error) {
    if (error instanceof StillServed) return null;
    throw error;
  }
};
