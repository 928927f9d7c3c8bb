import type { Stores } from '../desks/stores.ts';
import { openMongoStores } from '../store/mongo/mongo-stores.ts';
import { schemaGuard } from './schema-guard.ts';

/**
 * Connects and migrates as one process beside others: whatever opens the database of an installation to write does it by
 * this, so that no step of a migration runs under a process that could not work after it.
 * @param url connection string with the name of the database
 * @throws OlderProcess when an older process goes on living
 */
export const openStores = (
  url: string,
  options: Parameters<typeof openMongoStores>[1] = {},
): Promise<Stores> => openMongoStores(url, { ...options, schemaGuard });
