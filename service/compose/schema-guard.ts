import { setTimeout as pause } from 'node:timers/promises';
import { takeLease } from '../domain/lease/hold-lease.ts';
import { BEAT_MS } from '../domain/lease/silence.ts';
import { waitForOlder } from '../domain/lease/wait-for-older.ts';
import { processFacts } from '../outbound/process-facts.ts';
import { randomIds } from '../outbound/random-ids.ts';
import type { SchemaGuard } from '../store/mongo/migrate.ts';
import { changeStores } from '../store/mongo/mongo-stores.ts';

const common = () => ({
  process: processFacts(),
  pause: async (ms: number): Promise<void> => void (await pause(ms)),
  now: () => performance.now(),
});

/** Processes that start at the same time change the database one after another, and none under an older one's feet. */
export const schemaGuard: SchemaGuard = {
  async alone(connection, work) {
    const { leases } = changeStores(connection);
    const deps = { ...common(), leases };
    const { host, pid, identity } = deps.process;
    const own = { holder: randomIds.secret(), host, pid, identity, beat: 0, isShared: false };
    // A change of a large database takes as long as it takes.
    await takeLease(deps, own, Number.POSITIVE_INFINITY);
    const beat = setInterval(() => void leases.beat(own.holder).catch(() => undefined), BEAT_MS).unref();
    try {
      await work();
    } finally {
      clearInterval(beat);
      await leases.release(own.holder);
    }
  },
  olderEnded: (connection, leastSchema) =>
    waitForOlder({ ...common(), processes: changeStores(connection).processes }, leastSchema),
};
