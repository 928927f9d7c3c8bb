import { setTimeout as pause } from 'node:timers/promises';
import { takePlace } from '../../service/compose/process-place.ts';
import type { Stores } from '../../service/desks/stores.ts';
import { StartFailure } from '../start/start-failure.ts';
import type { CommandContext } from './command-context.ts';

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

/**
 * Changes the keys of an installation while no service can start on its database.
 * @param lost what is said before this process ends, when another one has taken its place
 * @throws StartFailure when a service runs
 */
export const withServicesOut = async (
  stores: Pick<Stores, 'leases' | 'processes'>,
  { tell }: Pick<CommandContext, 'tell'>,
  lost: string,
  change: () => Promise<void> | void,
): Promise<void> => {
  const place = await keepServicesOut(stores, () => {
    tell(lost);
    process.exit(1);
  });
  if (place === null)
    throw new StartFailure('The service runs on this database: stop it, then run this again.');
  try {
    await change();
  } finally {
    await place.leave();
  }
};
