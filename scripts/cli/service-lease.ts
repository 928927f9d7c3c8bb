import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { takePlace } from '../../service/compose/process-place.ts';
import { takeSchema } from '../../service/compose/schema-guard.ts';
import type { LeaseStore } from '../../service/domain/lease/lease-store.ts';
import { changeStores, storesOver } from '../../service/store/mongo/mongo-stores.ts';
import { StartFailure } from '../start/start-failure.ts';
import type { CommandContext } from './command-context.ts';

class StillServed extends Error {}

/**
 * Keeps every service from starting on the database, and from changing it for an update, while a command works on it.
 * @param onLost called when this process was paused and a service has started meanwhile
 * @returns null when a service runs or changes the database: seen as soon as its row or a lease of its shows a beat
 */
export const keepServicesOut = async (
  connection: Connection,
  onLost: () => void,
): Promise<{ leave(): Promise<void> } | null> => {
  const { leases, processes } = storesOver(connection);
  // A start changes the database before it takes its place, so the lease of its place does not show it yet.
  const changes = changeStores(connection).leases;
  const beatOf = async (store: LeaseStore, name: string): Promise<readonly (readonly [string, number])[]> => {
    const held = await store.current();
    return held === null ? [] : [[`${name} ${held.holder}`, held.beat]];
  };
  const beats = async (): Promise<Map<string, number>> => {
    const rows = (await processes.all()).map(({ name, beat }) => [name, beat] as const);
    return new Map([...rows, ...(await beatOf(leases, 'service')), ...(await beatOf(changes, 'schema'))]);
  };
  const first = await beats();
  const waiting = async (ms: number): Promise<void> => {
    await pause(ms);
    for (const [id, beat] of await beats())
      if (first.has(id) && first.get(id) !== beat) throw new StillServed();
  };
  try {
    const turn = await takeSchema(changes, onLost, waiting);
    try {
      const place = await takePlace({ leases, processes }, null, onLost, waiting);
      return {
        async leave() {
          await place.leave();
          await turn.leave();
        },
      };
    } catch (error) {
      await turn.leave();
      throw error;
    }
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
  connection: Connection,
  { tell }: Pick<CommandContext, 'tell'>,
  lost: string,
  change: () => Promise<void> | void,
): Promise<void> => {
  const place = await keepServicesOut(connection, () => {
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
