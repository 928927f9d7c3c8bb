import { isCluster } from '../database/database.ts';

/**
 * A test of what one process keeps or does by itself; left out where each service is three. The reasons stand in
 * decision 0159.
 */
export const itInOneProcess = (title: string, test: () => Promise<void>): void => {
  if (!isCluster) it(title, test);
};
