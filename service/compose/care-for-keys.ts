import type { Stores } from '../desks/stores.ts';
import { scopeOfShop } from '../domain/model/base/tenancy.ts';
import type { ContentKeyCare } from '../domain/model/content/content-keys.ts';
import { makeContentKeyCare } from '../outbound/vault/content-key-care.ts';
import type { KeyFolder } from '../outbound/vault/key-folder.ts';
import type { WrappingKeys } from '../outbound/vault/wrapping-keys.ts';

/** Whether any conversation or lead is stored that a key of its own seals. */
const holdsSealed = async ({
  shops,
  conversations,
  leads,
}: Pick<Stores, 'shops' | 'conversations' | 'leads'>): Promise<boolean> => {
  for (const shopId of await shops.allIds()) {
    const scope = scopeOfShop(shopId);
    if ((await conversations.ids(scope)).length > 0 || (await leads.ids(scope)).length > 0) return true;
  }
  return false;
};

export const careForKeys = (stores: Stores, folder: KeyFolder, wrapping: WrappingKeys): ContentKeyCare =>
  makeContentKeyCare(stores.contentKeyRows, folder, wrapping, () => holdsSealed(stores));
