import type { Stores } from '../desks/stores.ts';
import { openMongoStores } from '../store/mongo/mongo-stores.ts';
import { aloneOnSchema } from './schema-lease.ts';

/**
 * Connects and migrates while no other process does: whatever opens the database of an installation to write does it by
 * this.
 * @param url connection string with the name of the database
 * @throws DatabaseTooNew
 */
export const openStores = (
  url: string,
  options: Parameters<typeof openMongoStores>[1] = {},
): Promise<Stores> => openMongoStores(url, { ...options, aloneOnSchema });
