import type { FieldVault } from '../model/base/ports.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Subject } from '../model/erasure/subject-source.ts';
import type { SuppressionStore } from '../model/marketing/subscription-store.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { addressKeys, isSuppressed } from './address-keys.ts';

type Deps = {
  shops: Pick<ShopStore, 'get'>;
  vault: Pick<FieldVault, 'subjectKey'>;
  suppressions: Pick<SuppressionStore, 'put' | 'has'>;
};

/** Suppresses offers, listed or not. Idempotent. Rule: MK-4, Art. 21(3). */
export const makeSuppressOffers =
  ({ shops, vault, suppressions }: Deps) =>
  async (scope: ShopScope, person: Pick<Subject, 'email' | 'phone'>, since: Date): Promise<void> => {
    const shop = await shops.get(scope);
    if (shop === null) return;
    for (const channel of ['email', 'phone'] as const) {
      const address = person[channel];
      if (address === null) continue;
      const keys = await addressKeys(vault, scope, shop.locale, channel, address);
      if (await isSuppressed(suppressions, scope, channel, keys)) continue;
      await suppressions.put(scope, { shopId: scope.shopId, channel, subjectKey: keys[0], since });
    }
  };
export type SuppressOffers = ReturnType<typeof makeSuppressOffers>;
