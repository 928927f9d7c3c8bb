import { trusted } from 'mongoose';
import type { ServiceScope, ShopScope, ShopsScope } from '../../../domain/model/base/tenancy.ts';

declare const allShopsBrand: unique symbol;
/** For the service's own jobs. */
export type AllShops = { readonly [allShopsBrand]: true };
const ALL_SHOPS = Object.freeze({}) as AllShops;
export const allShops = (_service: ServiceScope): AllShops => ALL_SHOPS;

/** The found row gives the scope. */
export type Credential = { readonly field: string; readonly values: readonly string[] };
export const credential = (field: string, ...values: readonly string[]): Credential => ({ field, values });

/** Service scope: rows without a shop. */
export type Reach = ShopScope | ShopsScope | ServiceScope | AllShops | Credential;

type Conditions = Readonly<Record<string, unknown>>;

const reachCondition = (reach: Reach): Conditions => {
  if ('shopId' in reach) return { shopId: reach.shopId };
  if ('shopIds' in reach) return { shopId: trusted({ $in: [...reach.shopIds] }) };
  if (!('field' in reach)) return {};
  const { field, values } = reach;
  return { [field]: values.length === 1 ? values[0] : trusted({ $in: [...values] }) };
};

export const namesItsShops = (reach: Reach): boolean =>
  'shopIds' in reach || ('shopId' in reach && reach.shopId !== null);

const isPoint = (value: unknown): boolean =>
  typeof value === 'string' || (value !== null && typeof value === 'object' && '$in' in value);

/**
 * Rule: SE-1. Order matters: the embedded engine uses the first indexed condition.
 * @throws Error when the filter names a shop
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
