import { isCluster } from '../database/database.ts';
import type { StartOptions, TestService } from '../service/start-service.ts';

/** For tests of a single process; skipped where each service is three. */
export const itInOneProcess = (title: string, test: () => Promise<void>): void => {
  if (!isCluster) it(title, test);
};

export const oneBeside = ({ config: { redis } }: Pick<TestService, 'config'>): StartOptions =>
  redis === null ? {} : { isAlone: true, env: { REDIS_URL: redis.url } };
