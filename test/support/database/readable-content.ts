import type { Stores } from '../../../service/desks/stores.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ShopId } from '../../../service/protocol/vocabulary.ts';

/** Everything of a shop that the service can read with its current keys, as text. */
export const readableContent = async (stores: Stores, shopId: ShopId): Promise<string> => {
  const scope = scopeOfShop(shopId);
  const parts: string[] = [];
  for (const name of Object.keys(await stores.shopArchive.counts(scope))) {
    for await (const row of stores.shopArchive.rows(scope, name))
      parts.push(`${name}: ${JSON.stringify(row)}`);
  }
  return parts.join('\n');
};
