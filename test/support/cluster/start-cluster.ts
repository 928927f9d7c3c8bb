import { startRedis } from '../../../scripts/setup/redis-server.ts';
import { freePort } from '../../../scripts/start/free-port.ts';
import type { Stores } from '../../../service/desks/stores.ts';
import { addressOf, openStoresAt, openTestStores } from '../database/prepared-database.ts';
import type { StartOptions, TestService } from '../service/start-service.ts';
import { startBalancer } from './balancer.ts';

const PROCESSES = 3;

/**
 * Three processes with own caches and connections, over one Redis, clock and mailer. Requests and sockets
 * rotate; direct calls go to the first, which runs the jobs.
 * @param startOne starts one of them on these stores
 */
export const startCluster = async (
  options: StartOptions,
  startOne: (options: StartOptions, stores: Stores) => Promise<TestService>,
): Promise<TestService> => {
  const given = options.stores ?? (await openTestStores());
  const address = addressOf(given);
  /** Processes share stores in memory, which replace the database. */
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
