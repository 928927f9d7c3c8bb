import type { ShopId } from '../../protocol/vocabulary.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import { roleMay, type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';

/** Scope for readers of the agreement. @throws DomainError not_found, forbidden */
export const agreementReader = (access: Access, shopId: ShopId): { scope: ShopScope; shop: Shop } => {
  const row = access.shops.get(shopId);
  // Also without contract: no visitor data in it.
  return row?.isWaiting === true && roleMay(row.role, 'audit')
    ? { scope: scopeOfShop(shopId), shop: row.shop }
    : shopWith(access, shopId, 'audit');
};

/**
 * The operator is party of every agreement.
 * @throws DomainError not_found for others
 */
export const operatorReader = async (
  deps: { shops: Pick<ShopStore, 'get'> },
  access: Access,
  shopId: ShopId,
): Promise<{ scope: ShopScope; shop: Shop }> => {
  if (!access.staff.isOperator) throw notFound();
  const scope = scopeOfShop(shopId);
  const shop = await deps.shops.get(scope);
  if (shop === null) throw notFound();
  return { scope, shop };
};

/** @throws DomainError forbidden */
export const requireOperator = (access: Access): void => {
  if (!access.staff.isOperator) {
    throw new DomainError('forbidden', 'Only the operator of this service may do this.');
  }
};
