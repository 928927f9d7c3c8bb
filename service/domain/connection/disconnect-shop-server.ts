import type { ShopId } from '../../protocol/vocabulary.ts';
import type { RecordAct } from '../model/audit/record-act.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { PolicyBindingStore } from '../model/notice/notice-store.ts';
import { linkBinding } from '../model/notice/policy-binding.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';

type Deps = {
  shops: ShopStore;
  policyBindings: PolicyBindingStore;
  recordAct: RecordAct;
  publishNotices(scope: ShopScope): Promise<boolean>;
};

/** Links are checked by the service again. Rules: D3, AD-28. */
const disconnect = async (deps: Deps, scope: ShopScope, shop: Shop, actor: string): Promise<void> => {
  await deps.shops.update(scope, {
    adapterSecrets: [],
    adapterSecretAt: null,
    adapterSecretBy: null,
  });
  const binding = await deps.policyBindings.get(scope);
  if (binding?.source === 'adapter') {
    const pages = binding.pages.filter(({ url }) => url !== null);
    if (pages.length === 0) await deps.policyBindings.remove(scope);
    else await deps.policyBindings.put(scope, linkBinding(scope, pages));
    await deps.publishNotices(scope);
  }
  await deps.recordAct({
    actor,
    shopId: shop.id,
    action: 'shop.disconnect',
    target: shop.id,
    outcome: 'ok',
  });
};

/** Disconnects a signed shop server; visitors' data stay. */
export const makeDisconnectShopServer =
  (deps: Deps) =>
  (scope: ShopScope, shop: Shop): Promise<void> =>
    disconnect(deps, scope, shop, 'store');

/**
 * Disconnects the shop server from the console.
 * @throws DomainError not_found, forbidden
 */
export const makeDisconnectFromShop =
  (deps: Deps) =>
  async (access: Access, shopId: ShopId): Promise<void> => {
    const { shop, scope } = shopWith(access, shopId, 'connect');
    await disconnect(deps, scope, shop, access.staff.id);
  };
