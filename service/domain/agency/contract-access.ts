import type { GrantId, ShopId } from '../../protocol/vocabulary.ts';
import type { ContractSide } from '../model/agreement/agency-contract.ts';
import { notFound } from '../model/base/domain-error.ts';
import { roleMay, type ShopScope } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import { type Access, LEADING_ROLES, shopWith } from '../model/staff/resolve-access.ts';
import type { Grant } from '../model/staff/staff.ts';
import type { GrantStore } from '../model/staff/staff-store.ts';

export type ContractReader = {
  scope: ShopScope;
  shop: Shop;
  grant: Grant;
  /** Empty: read only. */
  sides: readonly ContractSide[];
};

/**
 * Contract of a grant, for both companies; owners may accept.
 * @throws DomainError not_found, forbidden. Rules: SE-1, SE-3
 */
export const contractReader = async (
  deps: { grants: Pick<GrantStore, 'listByShop'> },
  access: Access,
  shopId: ShopId,
  grantId: GrantId,
): Promise<ContractReader> => {
  const { scope, shop, role } = shopWith(access, shopId, 'look');
  const grant = (await deps.grants.listByShop(scope)).find((row) => row.id === grantId && row.until === null);
  if (grant === undefined) throw notFound();
  const ofAgency = access.organisations.find(({ organisation }) => organisation.id === grant.agencyId);
  const reachesShop = ofAgency?.shopIds == null || ofAgency.shopIds.includes(shopId);
  const isOwner = access.shops.get(shopId)?.via === null && roleMay(role, 'grants');
  const isOfAgency = ofAgency !== undefined && reachesShop && LEADING_ROLES.includes(ofAgency.role);
  if (!isOwner && !isOfAgency) {
    shopWith(access, shopId, 'grants');
    throw notFound();
  }
  const sides: ContractSide[] = [
    ...(isOwner ? (['shop'] as const) : []),
    ...(ofAgency?.role === 'owner' && reachesShop ? (['agency'] as const) : []),
  ];
  return { scope, shop, grant, sides };
};
