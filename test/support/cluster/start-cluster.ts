import { startRedis } from '../../../scripts/setup/redis-server.ts';
import { freePort } from '../../../scripts/start/free-port.ts';
import type { Stores } from '../../../service/desks/stores.ts';
import { addressOf, openStoresAt, openTestStores } from '../database/prepared-database.ts';
import type { StartOptions, TestService } from '../service/start-service.ts';
import { startBalancer } from './balancer.ts';

const PROCESSES = 3;

/**
 * Three processes in place of one: each with its own memory and its own connections to the database, over one Redis, with
 * the parts that a test gives (its clock, its mailer) in common, so that a test can move the time of all. Every request
 * and every socket meets the next one. What a test calls directly it calls at the first, which runs the jobs.
 * @param startOne starts one of them on these stores
 */
export const startCluster = async (
  options: StartOptions,
  startOne: (options: StartOptions, stores: Stores) => Promise<TestService>,
): Promise<TestService> => {
  const given = options.stores ?? (await openTestStores());
  const address = addressOf(given);
  /** Stores in memory are the database: all processes have them in common. */
  const openOwn = async (): Promise<Stores> => (address === null ? given : openStoresAt(address));
  const redis = await startRedis();
  const port = await freePort();
  const shared: StartOptions = {
    ...options,
    env: { REDIS_URL: redis.url, ZGODA_PUBLIC_URL: `http://127.0.0.1:${port}`, ...options.env },
  };
  const opened = [given];
  const start = async (stores: Stores): Promise<TestService> => {
    if (stores !== given) opened.push(stores);
    // A database may be emptied when its last connection is closed.
    return startOne(shared, { ...stores, close: async () => undefined });
  };
  const first = await start(given);
  const all = [first];
  while (all.length < PROCESSES) all.push(await start(await openOwn()));
  const stopBalancer = await startBalancer(
    port,
    all.map((one) => one.port),
  );
  let stopped: Promise<void> | null = null;
  const stop = async (): Promise<void> => {
    await Promise.all(all.map((one) => one.stop()));
    await Promise.all([stopBalancer(), redis.stop()]);
    for (const stores of opened.toReversed()) await stores.close();
  };
  const drains = all.map(({ stores }) => stores.conversations.drain);
  first.stores.conversations.drain = async (patienceMs) =>
    (await Promise.all(drains.map((drain) => drain(patienceMs)))).reduce((sum, left) => sum + left, 0);
  return {
    ...first,
    port,
    processes: all,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
};
