import type { Stores } from '../desks/stores.ts';
import { openMongoStores } from '../store/mongo/mongo-stores.ts';
import { aloneOnSchema } from './schema-lease.ts';

/**
 * Connects and migrates exclusively.
 * @throws DatabaseTooNew
 */
export const openStores = (
  url: string,
  options: Parameters<typeof openMongoStores>[1] = {},
): Promise<Stores> => openMongoStores(url, { ...options, aloneOnSchema });
