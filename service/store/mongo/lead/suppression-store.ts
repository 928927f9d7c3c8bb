import { type Connection, Schema, trusted } from 'mongoose';
import type { Suppression } from '../../../domain/model/marketing/subscription.ts';
import type { SuppressionStore } from '../../../domain/model/marketing/subscription-store.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopTable } from '../base/shop-table.ts';

/** `_id` is shop, channel and person. */
type Row = Suppression & { readonly _id: string };

const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    channel: { type: String, immutable: true },
    subjectKey: { type: String, immutable: true },
    since: { type: Date, immutable: true },
  },
  SCHEMA_OPTIONS,
);

export const makeMongoSuppressionStore = (connection: Connection): SuppressionStore => {
  const rows = shopTable<Row>(connection, 'Suppression', schema, 'suppressions');
  const idOf = (shopId: ShopId, channel: string, subjectKey: string) => `${shopId}/${channel}/${subjectKey}`;
  return {
    async put(scope, row) {
      await rows.insertOnce(scope, { ...row, _id: idOf(row.shopId, row.channel, row.subjectKey) });
    },
    async has(scope, channel, subjectKey) {
      return rows.has(scope, { _id: idOf(scope.shopId, channel, subjectKey) });
    },
    async whichExist(scope, channel, subjectKeys) {
      const ids = subjectKeys.map((key) => idOf(scope.shopId, channel, key));
      const where = { _id: trusted({ $in: ids }) };
      const found = await rows.find<Pick<Row, 'subjectKey'>>(scope, where, { select: ['subjectKey'] });
      return found.map(({ subjectKey }) => subjectKey);
    },
    async lift(scope, channel, subjectKey) {
      await rows.remove(scope, { _id: idOf(scope.shopId, channel, subjectKey) });
    },
    async findBySubject(scope, subjectKey) {
      const found = await rows.find(scope, { subjectKey }, { sort: { channel: 1 } });
      return found.map(({ _id, ...row }) => frozenCopy(row));
    },
    async count(scope, channel) {
      return rows.count(scope, { channel });
    },
  };
};
