import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { takePlace } from '../../service/compose/process-place.ts';
import { takeSchema } from '../../service/compose/schema-lease.ts';
import { COMMANDS } from '../../service/domain/lease/hold-lease.ts';
import type { LeaseCommand } from '../../service/domain/lease/lease-store.ts';
import { makeMongoLeaseStore } from '../../service/store/mongo/audit/lease-store.ts';
import { storesOver } from '../../service/store/mongo/mongo-stores.ts';
import { StartFailure } from '../start/start-failure.ts';
import type { CommandContext } from './command-context.ts';

/** A service or another command uses the database. */
export class DatabaseInUse extends StartFailure {
  /** Null: a service. */
  readonly command: LeaseCommand | null;

  constructor(command: LeaseCommand | null) {
    super(
      command === null
        ? 'The service runs on this database: stop it, then run this again.'
        : `${COMMANDS[command]} works on this database: wait for its end, then run this again.`,
    );
    this.command = command;
  }
}

/**
 * Prevents starts and migrations.
 * @param onLost a service started while this process was paused
 * @throws DatabaseInUse
 */
export const keepServicesOut = async (
  connection: Connection,
  command: LeaseCommand,
  onLost: () => void,
): Promise<{ leave(): Promise<void> }> => {
  const { leases, processes } = storesOver(connection);
  // A start migrates before it takes its own lease.
  const changes = makeMongoLeaseStore(connection, 'schema');
  const held = async () =>
    [await leases.current(), await changes.current()].filter((lease) => lease !== null);
  const beats = async (): Promise<Map<string, number>> => {
    const rows = (await processes.all()).map(({ name, beat }) => [name, beat] as const);
    return new Map([
      ...rows,
      ...(await held()).map(({ holder, beat }) => [`lease ${holder}`, beat] as const),
    ]);
  };
  const first = await beats();
  const waiting = async (ms: number): Promise<void> => {
    await pause(ms);
    for (const [id, beat] of await beats()) {
      if (!first.has(id) || first.get(id) === beat) continue;
      const [other] = (await held()).filter(({ holder }) => first.has(`lease ${holder}`));
      throw new DatabaseInUse(other?.command ?? null);
    }
  };
  const turn = await takeSchema(changes, command, onLost, waiting);
  try {
    const place = await takePlace({ leases, processes }, null, onLost, waiting, command);
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
};

/**
 * @param lost last words when the lease is lost
 * @throws DatabaseInUse
 */
export const withServicesOut = async (
  connection: Connection,
  { tell }: Pick<CommandContext, 'tell'>,
  lost: string,
  change: () => Promise<void> | void,
): Promise<void> => {
  const place = await keepServicesOut(connection, 'keys', () => {
    tell(lost);
    process.exit(1);
  });
  try {
    await change();
  } finally {
    await place.leave();
  }
};
