import type { Collection, Connection, mongo } from 'mongoose';
import type { ShopScope, ShopsScope } from '../../../domain/model/base/tenancy.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { insertedBeforeDuplicate, refusedEach } from './database-error.ts';
import { CONFIRMED } from './driver-settings.ts';
import { type Reach, reaching } from './reach.ts';

type RawWhere<Row> = mongo.Filter<Row> & { shopId?: never };
type RawOptions = {
  readonly sort?: Readonly<Record<string, 1 | -1>>;
  readonly limit?: number;
  readonly projection?: Readonly<Record<string, 0 | 1>>;
};
export type Refusal = { readonly index: number; readonly code: number; readonly errmsg: string };

export type InsertReply = { readonly n: number; readonly writeErrors?: Refusal[] };

/** No casts. Rule: SE-1. */
export type RawShopTable<Row> = {
  find<Part = Row>(reach: Reach, where: RawWhere<Row>, options?: RawOptions): Promise<Part[]>;
  findOne(reach: Reach, where: RawWhere<Row>, options?: RawOptions): Promise<Row | null>;
  /** Missing values count as null. */
  countBy<Group extends { readonly count: number }>(
    reach: Reach,
    where: RawWhere<Row>,
    fields: readonly (keyof Group & string)[],
  ): Promise<Group[]>;
  /** Shops without rows are absent. */
  countByShop(scope: ShopScope | ShopsScope, where: RawWhere<Row>): Promise<ReadonlyMap<ShopId, number>>;
  sumByShop(scope: ShopScope | ShopsScope, field: keyof Row & string): Promise<ReadonlyMap<ShopId, number>>;
  insertMany(rows: readonly Row[]): Promise<void>;
  insertUnordered(rows: readonly Row[]): Promise<InsertReply>;
  /** Stops at the first refusal. */
  insertUntilRefused(rows: readonly Row[]): Promise<InsertReply>;
  /**
   * Up to the first duplicate; returns the number.
   * @throws (unknown result)
   */
  insertInOrder(rows: readonly Row[]): Promise<number>;
  /**
   * Refusals by index.
   * @throws (unknown result)
   */
  insertEach(rows: readonly Row[]): Promise<ReadonlyMap<number, Error>>;
  /** False: no match. */
  update(reach: Reach, where: RawWhere<Row>, change: mongo.UpdateFilter<Row>): Promise<boolean>;
  /** Returns the number matched. */
  updateEach(
    changes: readonly {
      readonly reach: Reach;
      readonly where: RawWhere<Row>;
      readonly change: mongo.UpdateFilter<Row>;
    }[],
  ): Promise<number>;
  updateAll(reach: Reach, where: RawWhere<Row>, change: mongo.UpdateFilter<Row>): Promise<void>;
  removeAll(reach: Reach, where: RawWhere<Row>): Promise<number>;
};

export const rawShopTable = <Row>(
  connection: Connection,
  collection: Collection,
  selective: readonly string[],
): RawShopTable<Row> => {
  const rows = collection as unknown as mongo.Collection<mongo.Document>;
  const filterOf = (reach: Reach, where: object) =>
    reaching(reach, where as Record<string, unknown>, selective) as mongo.Filter<mongo.Document>;
  const insert = async (documents: readonly Row[], ordered: boolean): Promise<InsertReply> => {
    const { n, writeErrors } = await connection
      .getClient()
      .db(connection.name)
      .command({ insert: collection.collectionName, documents, ordered, writeConcern: CONFIRMED });
    return { n, writeErrors };
  };
  const changeOf = (change: object) => change as mongo.UpdateFilter<mongo.Document>;
  const sumsByShop = async (reach: Reach, where: RawWhere<Row>, term: 1 | `$${string}`) => {
    const sums = await rows
      .aggregate<{ _id: ShopId; sum: number }>([
        { $match: filterOf(reach, where) },
        { $group: { _id: '$shopId', sum: { $sum: term } } },
      ])
      .toArray();
    return new Map(sums.map(({ _id, sum }) => [_id, sum]));
  };
  return {
    find: async <Part>(reach: Reach, where: RawWhere<Row>, { projection, sort, limit }: RawOptions = {}) => {
      const found = rows.find(filterOf(reach, where), projection === undefined ? {} : { projection });
      if (sort !== undefined) found.sort({ ...sort });
      if (limit !== undefined) found.limit(limit);
      return (await found.toArray()) as unknown as Part[];
    },
    findOne: async (reach, where, { projection } = {}) =>
      (await rows.findOne(
        filterOf(reach, where),
        projection === undefined ? {} : { projection },
      )) as unknown as Row | null,
    async countBy<Group>(reach: Reach, where: RawWhere<Row>, fields: readonly string[]) {
      const _id = Object.fromEntries(fields.map((field) => [field, `$${field}`]));
      const groups = await rows
        .aggregate([{ $match: filterOf(reach, where) }, { $group: { _id, count: { $sum: 1 } } }])
        .toArray();
      return groups.map(({ _id: values, count }) => ({
        ...Object.fromEntries(fields.map((field) => [field, values[field] ?? null])),
        count,
      })) as Group[];
    },
    countByShop: (scope, where) => sumsByShop(scope, where, 1),
    sumByShop: (scope, field) => sumsByShop(scope, {}, `$${field}`),
    async insertMany(all) {
      await rows.insertMany(all as unknown as mongo.Document[]);
    },
    insertUnordered: (documents) => insert(documents, false),
    insertUntilRefused: (documents) => insert(documents, true),
    async insertInOrder(all) {
      try {
        await rows.insertMany(all as unknown as mongo.Document[], { ordered: true, ignoreUndefined: true });
        return all.length;
      } catch (error) {
        const inserted = insertedBeforeDuplicate(error);
        if (inserted === null) throw error;
        return inserted;
      }
    },
    async insertEach(all) {
      try {
        await rows.insertMany(all as unknown as mongo.Document[], { ordered: false, ignoreUndefined: true });
        return new Map();
      } catch (error) {
        const refused = refusedEach(error, all.length);
        if (refused === null) throw error;
        return refused;
      }
    },
    async update(reach, where, change) {
      return (await rows.updateOne(filterOf(reach, where), changeOf(change))).matchedCount === 1;
    },
    async updateEach(changes) {
      const { matchedCount } = await rows.bulkWrite(
        changes.map(({ reach, where, change }) => ({
          updateOne: { filter: filterOf(reach, where), update: changeOf(change) },
        })),
        { ordered: false },
      );
      return matchedCount;
    },
    async updateAll(reach, where, change) {
      await rows.updateMany(filterOf(reach, where), changeOf(change));
    },
    async removeAll(reach, where) {
      return (await rows.deleteMany(filterOf(reach, where))).deletedCount;
    },
  };
};
