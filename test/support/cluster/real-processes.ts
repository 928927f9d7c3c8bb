import { startRedis } from '../../../scripts/setup/redis-server.ts';
import { freePort } from '../../../scripts/start/free-port.ts';
import { openStoresAt, takeDatabase } from '../database/prepared-database.ts';
import { type ServiceProcess, serviceEnvironment, startServiceProcess } from '../service/service-process.ts';
import { startTestService, type TestService } from '../service/start-service.ts';
import { startBalancer } from './balancer.ts';

export type RealProcesses = {
  origin: string;
  all: readonly ServiceProcess[];
  stop(): Promise<void>;
};

/**
 * Three processes behind HAProxy, with Redis and the database of this run.
 * @param prepare fills the database, through a service in this process that then ends
 */
export const startRealProcesses = async (
  prepare: (inside: TestService) => Promise<void>,
): Promise<RealProcesses> => {
  const url = await takeDatabase();
  const redis = await startRedis();
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env: Record<string, string> = {
    ...(await serviceEnvironment(url)),
    REDIS_URL: redis.url,
    ZGODA_PUBLIC_URL: origin,
    ZGODA_PRESENCE_GRACE_MS: '0',
  };
  const secrets = Object.entries(env).filter(([name]) => /^ZGODA_(TOKEN|PEPPER|VAULT|EVIDENCE)/.test(name));
  const inside = await startTestService({
    stores: await openStoresAt(url),
    isAlone: true,
    env: Object.fromEntries(secrets),
  });
  await prepare(inside);
  await inside.stop();
  const all: ServiceProcess[] = [];
  for (let count = 0; count < 3; count += 1)
    all.push(await startServiceProcess({ ...env, PORT: String(await freePort()) }));
  const ports = all.map((one) => Number(new URL(one.origin).port));
  const stopBalancer = await startBalancer(port, ports);
  return {
    origin,
    all,
    async stop() {
      await Promise.all(all.map((one) => one.stop()));
      await Promise.all([stopBalancer(), redis.stop()]);
    },
  };
};
