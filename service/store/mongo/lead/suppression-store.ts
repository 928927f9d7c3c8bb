import { type Connection, Schema } from 'mongoose';
import type { Suppression } from '../../../domain/model/marketing/subscription.ts';
import type { SuppressionStore } from '../../../domain/model/marketing/subscription-store.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { requireInScope } from '../../scope.ts';
import { isDuplicate } from '../base/database-error.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopGuard } from '../base/shop-guard.ts';

/** `_id` is shop, channel and person: one mark for each. */
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
).plugin(shopGuard);

export const makeMongoSuppressionStore = (connection: Connection): SuppressionStore => {
  const rows = connection.model<Row>('Suppression', schema, 'suppressions');
  const keyOf = (shopId: ShopId, channel: string, subjectKey: string) => ({
    _id: `${shopId}/${channel}/${subjectKey}`,
    shopId,
  });
  return {
    async put(scope, row) {
      requireInScope(scope, row);
      try {
        await rows.create({ ...row, ...keyOf(row.shopId, row.channel, row.subjectKey) });
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    },
    async has(scope, channel, subjectKey) {
      return (await rows.exists(keyOf(scope.shopId, channel, subjectKey))) !== null;
    },
    async lift(scope, channel, subjectKey) {
      await rows.deleteOne(keyOf(scope.shopId, channel, subjectKey));
    },
    async findBySubject(scope, subjectKey) {
      const found = await rows.find({ shopId: scope.shopId, subjectKey }).sort({ channel: 1 }).lean<Row[]>();
      return found.map(({ _id, ...row }) => frozenCopy(row));
    },
    async count(scope, channel) {
      return rows.countDocuments({ shopId: scope.shopId, channel });
    },
  };
};
