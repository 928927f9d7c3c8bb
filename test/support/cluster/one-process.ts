import { isCluster } from '../database/database.ts';
import type { StartOptions, TestService } from '../service/start-service.ts';

/** A test of what one process keeps or does by itself; left out where each service is three. */
export const itInOneProcess = (title: string, test: () => Promise<void>): void => {
  if (!isCluster) it(title, test);
};

/** How one process more is started on the stores of a service that goes on. */
export const oneBeside = ({ config: { redis } }: Pick<TestService, 'config'>): StartOptions =>
  redis === null ? {} : { isAlone: true, env: { REDIS_URL: redis.url } };
