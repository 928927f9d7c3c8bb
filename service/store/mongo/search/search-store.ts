import { type Connection, Schema } from 'mongoose';
import type { ShopScope } from '../../../domain/model/base/tenancy.ts';
import {
  bySearchOrder,
  type SearchRead,
  type SearchRow,
  type SearchStore,
} from '../../../domain/model/search/search-store.ts';
import { isDuplicate } from '../base/database-error.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, SHOP_ID, toDocument } from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';
import { DAYS, walkBack, within } from '../base/walk-back.ts';

type Row = Document<SearchRow>;

const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    ref: { type: String, immutable: true },
    seq: { type: Number, immutable: true },
    at: Date,
    tokens: [Number],
  },
  SCHEMA_OPTIONS,
);

const NEWEST_FIRST = { at: -1, _id: -1 } as const;

export const makeMongoSearchStore = (connection: Connection): SearchStore => {
  const rows = shopTable<Row>(connection, 'SearchRow', schema, 'searchRows');
  const rowOf = (row: Row) => fromDocument<SearchRow>(row);
  /** One token as an equality: indexed together with a range on both engines. */
  const having = (tokens: readonly number[]): object => ({
    tokens: tokens.length === 1 ? tokens[0] : { $in: [...tokens] },
  });
  const read = (scope: ShopScope, where: object, limit?: number) =>
    rows.raw.find<Row>(scope, where, { sort: NEWEST_FIRST, ...(limit === undefined ? {} : { limit }) });

  return {
    async add(scope, added) {
      const own = added.filter(({ shopId }) => shopId === scope.shopId);
      if (own.length === 0) return;
      const refused = await rows.raw.insertEach(own.map(toDocument));
      // Duplicates are identical.
      for (const error of refused.values()) if (!isDuplicate(error)) throw error;
    },
    async put(scope, row) {
      await rows.replace(scope, { _id: row.id }, toDocument(row));
    },
    async newestSeq(scope, ref) {
      const [row] = await rows.raw.find<Pick<Row, 'seq'>>(
        scope,
        { ref },
        { sort: { seq: -1 }, limit: 1, projection: { seq: 1 } },
      );
      return row?.seq ?? 0;
    },
    async find(scope, { tokens, from, to, before, limit }: SearchRead) {
      const where = having(tokens);
      const isWithin = (at: Date) => (from === null || at >= from) && (to === null || at < to);
      const equal =
        before === null || !isWithin(before.at)
          ? []
          : await read(scope, { ...where, at: before.at, _id: { $lt: before.id } }, limit);
      const end = before !== null && (to === null || before.at < to) ? before.at : to;
      const older = await walkBack(
        end,
        limit - equal.length,
        new Date(),
        async (since, until, left) => {
          const least = from !== null && (since === null || since < from) ? from : since;
          if (least !== null && until !== null && until <= least) return [];
          const window = within(least, until);
          return read(scope, window === null ? where : { ...where, at: window }, left);
        },
        DAYS,
      );
      return [...equal, ...older].map(rowOf);
    },
    async count(scope, tokens, most) {
      const found = await rows.raw.find(scope, having(tokens), { limit: most, projection: { _id: 1 } });
      return found.length;
    },
    async about(scope, refs, tokens) {
      if (refs.length === 0) return [];
      const found = await rows.raw.find<Row>(scope, { ref: { $in: [...refs] }, ...having(tokens) });
      return found.map(rowOf).sort(bySearchOrder);
    },
    async refs(scope, after, limit) {
      const found = await rows.raw.find<Pick<Row, 'ref'>>(
        scope,
        after === null ? {} : { ref: { $gt: after } },
        { sort: { ref: 1 }, limit, projection: { ref: 1 } },
      );
      return [...new Set(found.map(({ ref }) => ref))];
    },
    async remove(scope, ref) {
      return rows.removeAll(scope, { ref });
    },
  };
};
