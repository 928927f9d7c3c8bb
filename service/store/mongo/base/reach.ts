import { trusted } from 'mongoose';
import type { ServiceScope, ShopScope, ShopsScope } from '../../../domain/model/base/tenancy.ts';

declare const allShopsBrand: unique symbol;
/** All rows, with or without a shop, for the service's own jobs. */
export type AllShops = { readonly [allShopsBrand]: true };
const ALL_SHOPS = Object.freeze({}) as AllShops;
export const allShops = (_service: ServiceScope): AllShops => ALL_SHOPS;

/** The rows that hold a credential which was just presented; the row that is found gives the scope of what follows. */
export type Credential = { readonly field: string; readonly values: readonly string[] };
export const credential = (field: string, ...values: readonly string[]): Credential => ({ field, values });

/** Which rows a query reaches. The service scope reaches rows without a shop. */
export type Reach = ShopScope | ShopsScope | ServiceScope | AllShops | Credential;

type Conditions = Readonly<Record<string, unknown>>;

const reachCondition = (reach: Reach): Conditions => {
  if ('shopId' in reach) return { shopId: reach.shopId };
  if ('shopIds' in reach) return { shopId: trusted({ $in: [...reach.shopIds] }) };
  if (!('field' in reach)) return {};
  const { field, values } = reach;
  return { [field]: values.length === 1 ? values[0] : trusted({ $in: [...values] }) };
};

/** Whether the filter names its shops by itself, as the guard of the schemas wants it. */
export const namesItsShops = (reach: Reach): boolean =>
  'shopIds' in reach || ('shopId' in reach && reach.shopId !== null);

/** One value or a list of values, each one look-up in an index. A range is not. */
const isPoint = (value: unknown): boolean =>
  typeof value === 'string' || (value !== null && typeof value === 'object' && '$in' in value);

/**
 * Adds the condition of the reach to the filter: the one place where the shop is added. Rule: SE-1.
 * The embedded engine uses the first condition that an index serves, so fields that name single rows come before the
 * shop and all others after it.
 * @param selective fields that name single rows
 * @throws Error when the filter names a shop itself
 */
export const reaching = (reach: Reach, filter: Conditions, selective: readonly string[]): Conditions => {
  const first: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(filter)) {
    if (field === 'shopId') throw new Error('The shop of a query comes from its scope alone.');
    (selective.includes(field) && isPoint(value) ? first : rest)[field] = value;
  }
  return { ...first, ...reachCondition(reach), ...rest };
};
