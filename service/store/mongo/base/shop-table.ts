import {
  type Connection,
  type Model,
  type QueryFilter,
  type Schema,
  trusted,
  type UpdateQuery,
} from 'mongoose';
import type { ServiceScope, ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { requireInScope } from '../../scope.ts';
import { changedRow, removedRow } from './changed-row.ts';
import { isDuplicate } from './database-error.ts';
import { type RawShopTable, rawShopTable } from './raw-shop-table.ts';
import { namesItsShops, type Reach, reaching } from './reach.ts';
import { guardShops, withoutShop } from './shop-guard.ts';

export type Where<Row> = QueryFilter<Row> & { shopId?: never };
export type ReadOptions = {
  readonly sort?: Readonly<Record<string, 1 | -1>>;
  readonly limit?: number;
  /** Absent: all. */
  readonly select?: readonly string[];
};
/** Null: service. */
type ShopRow = { readonly shopId: ShopId | null };
type IdOf<Row> = Row extends { readonly _id: infer Id } ? Id : never;

/** Reach first. Rule: SE-1. */
export type ShopTable<Row extends ShopRow> = {
  find<Part = Row>(reach: Reach, where?: Where<Row>, options?: ReadOptions): Promise<Part[]>;
  findOne<Part = Row>(reach: Reach, where?: Where<Row>, options?: ReadOptions): Promise<Part | null>;
  has(reach: Reach, where: Where<Row>): Promise<boolean>;
  values(reach: Reach, field: keyof Row & string): Promise<unknown[]>;
  /** Absent: all. */
  count(reach: Reach, where?: Where<Row>, limit?: number): Promise<number>;
  /** @throws for a duplicate */
  insert(scope: ShopScope | ServiceScope, row: Row): Promise<void>;
  /** False for a duplicate. */
  insertOnce(scope: ShopScope | ServiceScope, row: Row): Promise<boolean>;
  /** Upsert. */
  replace(scope: ShopScope | ServiceScope, where: Where<Row>, row: Row): Promise<void>;
  /** False: no match. */
  update(reach: Reach, where: Where<Row>, change: UpdateQuery<Row>): Promise<boolean>;
  updateAll(reach: Reach, where: Where<Row>, change: UpdateQuery<Row>): Promise<number>;
  /** False: no match. */
  replaceOnly(scope: ShopScope | ServiceScope, where: Where<Row>, row: Row): Promise<boolean>;
  /** Null: no match. */
  change(reach: Reach, id: IdOf<Row>, change: UpdateQuery<Row>, where?: Where<Row>): Promise<Row | null>;
  /** False: no match. */
  remove(reach: Reach, where: Where<Row>): Promise<boolean>;
  removeAll(reach: Reach, where: Where<Row>): Promise<number>;
  /** At `now` or before. Rule: RE-1. */
  removeExpired(reach: Reach, now: Date, where?: Where<Row>): Promise<number>;
  /** To one caller. */
  take(reach: Reach, where?: Where<Row>): Promise<Row | null>;
  /** No casts. */
  readonly raw: RawShopTable<Row>;
};

/** Enforced by an architecture test. */
export const shopTable = <Row extends ShopRow>(
  connection: Connection,
  name: string,
  schema: Schema<Row>,
  collection: string,
  selective: readonly string[] = [],
): ShopTable<Row> => {
  guardShops(schema as unknown as Schema);
  const rows = connection.model<Row>(name, schema, collection) as unknown as Model<Row>;
  const named = ['_id', ...selective];
  const filterOf = (reach: Reach, where: Where<Row>) =>
    reaching(reach, where as Record<string, unknown>, named) as QueryFilter<Row>;
  const admit = <Q extends object>(reach: Reach, query: Q): Q =>
    namesItsShops(reach) ? query : withoutShop(query);

  const find = <Part>(
    reach: Reach,
    where: Where<Row>,
    { sort, limit, select }: ReadOptions,
  ): Promise<Part[]> => {
    const query = admit(reach, rows.find(filterOf(reach, where)));
    if (sort !== undefined) query.sort({ ...sort });
    if (limit !== undefined) query.limit(limit);
    if (select !== undefined) query.select([...select]);
    return query.lean<Part[]>().exec();
  };
  const oneQuery = <Part>(reach: Reach, where: Where<Row>, select?: readonly string[]) => {
    const query = admit(reach, rows.findOne(filterOf(reach, where)));
    if (select !== undefined) query.select([...select]);
    return query.lean<Part>();
  };
  const updateQuery = (reach: Reach, where: Where<Row>, change: UpdateQuery<Row>) =>
    admit(reach, rows.updateOne(filterOf(reach, where), change));
  const removeQuery = (reach: Reach, where: Where<Row>) =>
    admit(reach, rows.deleteOne(filterOf(reach, where)));
  const replaceQuery = (scope: ShopScope | ServiceScope, where: Where<Row>, row: Row, upsert: boolean) => {
    requireInScope(scope, row);
    return admit(scope, rows.replaceOne(filterOf(scope, where), row as never, { upsert }));
  };
  const insert = async (scope: ShopScope | ServiceScope, row: Row): Promise<void> => {
    requireInScope(scope, row);
    await rows.create(row as never);
  };
  const removeAll = async (reach: Reach, where: Where<Row>): Promise<number> =>
    (await admit(reach, rows.deleteMany(filterOf(reach, where)))).deletedCount;

  return {
    find: (reach, where = {} as Where<Row>, options = {}) => find(reach, where, options),
    findOne: async <Part>(reach: Reach, where = {} as Where<Row>, { select }: ReadOptions = {}) =>
      (await oneQuery<Part>(reach, where, select)) as Part | null,
    async has(reach, where) {
      return (await oneQuery(reach, where, ['_id'])) !== null;
    },
    async values(reach, field) {
      return admit(reach, rows.distinct(field, filterOf(reach, {} as Where<Row>)));
    },
    async count(reach, where = {} as Where<Row>, limit = undefined) {
      const most = limit === undefined ? {} : { limit };
      return admit(reach, rows.countDocuments(filterOf(reach, where), most));
    },
    insert,
    async insertOnce(scope, row) {
      try {
        await insert(scope, row);
        return true;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        return false;
      }
    },
    async replace(scope, where, row) {
      await replaceQuery(scope, where, row, true);
    },
    async replaceOnly(scope, where, row) {
      return (await replaceQuery(scope, where, row, false)).matchedCount === 1;
    },
    async update(reach, where, change) {
      return (await updateQuery(reach, where, change)).matchedCount === 1;
    },
    async updateAll(reach, where, change) {
      return (await admit(reach, rows.updateMany(filterOf(reach, where), change))).modifiedCount;
    },
    change(reach, id, change, where = {} as Where<Row>) {
      const key = { _id: id } as unknown as Where<Row>;
      return changedRow(updateQuery(reach, { ...key, ...where }, change), oneQuery<Row>(reach, key));
    },
    async remove(reach, where) {
      return (await removeQuery(reach, where)).deletedCount === 1;
    },
    removeAll,
    removeExpired: (reach, now, where = {} as Where<Row>) =>
      removeAll(reach, { ...where, expiresAt: trusted({ $lte: now }) } as unknown as Where<Row>),
    take: (reach, where = {} as Where<Row>) =>
      removedRow(oneQuery<Row>(reach, where), () => removeQuery(reach, where)),
    raw: rawShopTable(connection, rows.collection, named),
  };
};
