import type { Query, Schema } from 'mongoose';

const GUARDED = [
  'countDocuments',
  'deleteMany',
  'deleteOne',
  'distinct',
  'find',
  'findOne',
  'findOneAndDelete',
  'findOneAndReplace',
  'findOneAndUpdate',
  'replaceOne',
  'updateMany',
  'updateOne',
] as const;

const openQueries = new WeakSet<object>();

/** For credentials and service jobs. */
export const withoutShop = <Q extends object>(query: Q): Q => {
  openQueries.add(query);
  return query;
};

/** Other conditions would reach other shops. */
export const namesShops = (filter: unknown): boolean => {
  if (filter === null || typeof filter !== 'object' || !('shopId' in filter)) return false;
  const { shopId } = filter;
  if (typeof shopId === 'string') return true;
  if (shopId === null || typeof shopId !== 'object') return false;
  const conditions = Object.entries(shopId);
  return (
    conditions.length === 1 &&
    conditions.every(
      ([operator, value]) =>
        (operator === '$in' && Array.isArray(value) && value.every((one) => typeof one === 'string')) ||
        (operator === '$eq' && typeof value === 'string'),
    )
  );
};

const refuse = (what: string): never => {
  throw new Error(`A ${what} on shop data came without the shop it is for.`);
};

const guarded = new WeakSet<object>();
export const guardShops = (schema: Schema): void => {
  if (guarded.has(schema)) return;
  guarded.add(schema);
  schema.plugin(shopGuard);
};

/** Throws without a shop. Rule: SE-1. */
export const shopGuard = (schema: Schema): void => {
  schema.pre([...GUARDED], { query: true, document: false }, function (this: Query<unknown, unknown>) {
    if (!openQueries.has(this) && !namesShops(this.getFilter())) refuse('query');
  });
  schema.pre('aggregate', function () {
    const [first] = this.pipeline();
    if (first === undefined || !('$match' in first) || !namesShops(first.$match)) refuse('aggregation');
  });
};
