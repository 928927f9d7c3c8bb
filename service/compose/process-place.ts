import { setTimeout as pause } from 'node:timers/promises';
import type { Config } from '../config/config.ts';
import { VERSION } from '../config/version.ts';
import type { Stores } from '../desks/stores.ts';
import { joinService, type SharedRedis } from '../domain/lease/join-service.ts';
import type { LeaseCommand } from '../domain/lease/lease-store.ts';
import { makeMembership } from '../domain/lease/membership.ts';
import { startProcessBeat } from '../jobs/process-beat.ts';
import { processFacts } from '../outbound/process-facts.ts';
import { randomIds } from '../outbound/random-ids.ts';
import type { RedisConnections } from '../outbound/redis/redis-connections.ts';
import { makeSharedRedis } from '../outbound/redis/shared-redis.ts';
import type { ServiceLogger } from '../telemetry/logger.ts';

export const LOST = {
  overtaken: 'This process was paused and another one has taken its place at the database. It stops.',
  other_redis:
    'REDIS_URL names another Redis than that of the other processes of this database, or ZGODA_VAULT_KEY is another. This one stops.',
} as const;
export type OnLost = (why: keyof typeof LOST) => void;

export type ProcessPlace = {
  /** No process serves yet. */
  readonly isFirst: boolean;
  isAlive(): boolean;
  /** Fencing number while it runs the jobs, else null. */
  fence(): number | null;
  serve(): Promise<void>;
  onTaken(listener: (fence: number) => void): void;
  leave(): Promise<void>;
};

/** For tests. */
const unboundPlace = (): ProcessPlace => ({
  isFirst: true,
  isAlive: () => true,
  fence: () => 1,
  serve: async () => undefined,
  onTaken: () => undefined,
  leave: async () => undefined,
});

const sleep = async (ms: number): Promise<void> => void (await pause(ms));

/**
 * Takes a place with heartbeats.
 * @param command absent: a service
 * @throws LeaseTaken
 */
export const takePlace = async (
  { leases, processes }: Pick<Stores, 'leases' | 'processes'>,
  redis: SharedRedis | null,
  onLost: OnLost,
  waiting: (ms: number) => Promise<void> = sleep,
  command?: LeaseCommand,
): Promise<ProcessPlace> => {
  const deps = {
    leases,
    processes,
    redis,
    ids: randomIds,
    version: VERSION,
    process: processFacts(),
    pause: waiting,
    ...(command === undefined ? {} : { command }),
    now: () => performance.now(),
  };
  const joined = await joinService(deps);
  const membership = makeMembership(deps, joined);
  const listeners: ((fence: number) => void)[] = [];
  const taken = (): void => {
    const fence = membership.fence();
    if (fence !== null) for (const listener of listeners) listener(fence);
  };
  const beat = startProcessBeat(membership, { lost: onLost, taken });
  return {
    isFirst: joined.isFirst,
    isAlive: membership.isAlive,
    fence: membership.fence,
    serve: membership.serve,
    onTaken: (listener) => void listeners.push(listener),
    leave: beat.stop,
  };
};

export const placeOf = (
  parts: { config: Config; stores: Stores; logger: ServiceLogger; onPlaceLost?: OnLost },
  redis: RedisConnections | null,
): ProcessPlace | Promise<ProcessPlace> => {
  const { config, stores, logger, onPlaceLost } = parts;
  if (redis === null && onPlaceLost === undefined) return unboundPlace();
  const onLost: OnLost = onPlaceLost ?? ((why) => logger.error({}, LOST[why]));
  return takePlace(stores, redis === null ? null : makeSharedRedis(redis, config), onLost);
};
