import { makeSeeded } from '../../../scripts/faults/seeded.ts';
import { type RedisServer, startRedis } from '../../../scripts/setup/redis-server.ts';
import { openRedisConnections } from '../../../service/outbound/redis/redis-connections.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { testDatabaseUrl, withSchemaLock } from '../database/database.ts';
import { startTestService, type TestService } from '../service/start-service.ts';
import { NO_FAULTS, type RedisFaults, withRedisFaults } from './faulty-redis.ts';

type Options = Omit<NonNullable<Parameters<typeof startTestService>[0]>, 'stores'> & {
  /** Seed of the faults; see `faults`. */
  seed?: number;
};

/** Several services on one database and one Redis, with the same secrets, keys and journal. */
export type Processes = {
  all: TestService[];
  redis: RedisServer;
  databaseUrl: string;
  faults: RedisFaults;
  start(): Promise<TestService>;
  stop(): Promise<void>;
};

export const startProcesses = async (
  count = 2,
  { seed = 1, ...options }: Options = {},
): Promise<Processes> => {
  const redis = await startRedis();
  const databaseUrl = await testDatabaseUrl();
  const random = makeSeeded(seed).next;
  const processes: Processes = {
    all: [],
    redis,
    databaseUrl,
    faults: NO_FAULTS,
    async start() {
      const service = await startTestService({
        stores: await withSchemaLock(() => openMongoStores(databaseUrl, { isShared: true })),
        ...options,
        env: { REDIS_URL: redis.url, ...options.env },
        openRedis: withRedisFaults(openRedisConnections, () => processes.faults, random),
      });
      processes.all.push(service);
      return service;
    },
    async stop() {
      await Promise.all(processes.all.map((service) => service.stop()));
      await redis.stop();
    },
  };
  for (let started = 0; started < count; started += 1) await processes.start();
  return processes;
};
