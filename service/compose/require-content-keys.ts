import type { Stores } from '../desks/stores.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../domain/model/base/tenancy.ts';

const holdsSealed = async ({
  shops,
  conversations,
  leads,
}: Pick<Stores, 'shops' | 'conversations' | 'leads'>) => {
  for (const shopId of await shops.allIds()) {
    const scope = scopeOfShop(shopId);
    if ((await conversations.ids(scope)).length > 0 || (await leads.ids(scope)).length > 0) return true;
  }
  return false;
};

/**
 * Without keys all records would count as erased.
 * @throws Error when only one database is empty
 */
export const requireContentKeys = async (stores: Stores): Promise<void> => {
  if (await stores.contentKeyRows.hasBegun()) {
    const [foreign] = await stores.contentKeyRows.page(SERVICE_SCOPE, null, 1);
    if (foreign === undefined || (await stores.shops.allIds()).length > 0) return;
    throw new Error(
      'The main database is empty, and the database of keys beside it holds keys of another one: put its backup back with zgoda restore, or drop the database of keys to begin anew.',
    );
  }
  if (await holdsSealed(stores))
    throw new Error(
      'This database holds conversations or leads, and the database of their keys is empty: it came from a backup, and they would all be removed as erased. Run zgoda restore with that backup and --secrets with the newest file of secrets.',
    );
  await stores.contentKeyRows.begin();
};
