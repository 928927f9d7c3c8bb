import type { ShopId } from '../../protocol/vocabulary.ts';
import { DomainError, notFound } from '../model/base/domain-error.ts';
import { roleMay, type ShopScope, scopeOfShop } from '../model/base/tenancy.ts';
import type { Shop } from '../model/shop/shop.ts';
import type { ShopStore } from '../model/shop/shop-store.ts';
import { type Access, shopWith } from '../model/staff/resolve-access.ts';
import type { Organisation } from '../model/staff/staff.ts';

/** In which position a person stands to the agreement of a shop. */
export type Signer = { scope: ShopScope; shop: Shop } & (
  | { capacity: 'controller' }
  | { capacity: 'agency'; agency: Organisation }
);

/** Null: may look, not sign. */
export const signerOf = (access: Access, shopId: ShopId): Signer | null => {
  const row = access.shops.get(shopId);
  if (row === undefined) return null;
  const signer = { scope: scopeOfShop(shopId), shop: row.shop };
  if (roleMay(row.role, 'agreements')) return { ...signer, capacity: 'controller' };
  // An agency signs by its owner, where the shop has given it the rights of a manager.
  const agency = access.organisations.find(({ organisation }) => organisation.id === row.via?.agencyId);
  if (agency?.role !== 'owner' || row.role !== 'manager') return null;
  return { ...signer, capacity: 'agency', agency: agency.organisation };
};

/** @throws DomainError not_found for a foreign shop, forbidden without the right */
export const requireSigner = (access: Access, shopId: ShopId): Signer => {
  const signer = signerOf(access, shopId);
  if (signer !== null) return signer;
  if (!access.shops.has(shopId)) throw notFound();
  throw new DomainError(
    'forbidden',
    'Only an owner of the shop, or the owner of an agency with the rights of a manager, may do this.',
  );
};

/** Reading the agreement of an own shop. @throws DomainError not_found, forbidden */
export const agreementReader = (access: Access, shopId: ShopId): { scope: ShopScope; shop: Shop } => {
  const row = access.shops.get(shopId);
  // Also an agency that waits for its own contract: it may conclude this one, and nothing in it is about visitors.
  return row?.isWaiting === true && roleMay(row.role, 'audit')
    ? { scope: scopeOfShop(shopId), shop: row.shop }
    : shopWith(access, shopId, 'audit');
};

/**
 * The operator is the other party of every agreement; sees nothing else of a shop.
 * @throws DomainError not_found, for everybody else too
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
