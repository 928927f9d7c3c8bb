import { type Connection, Schema, trusted } from 'mongoose';
import type { PolicyBindingStore } from '../../../domain/model/notice/notice-store.ts';
import type { PolicyBinding } from '../../../domain/model/notice/policy-binding.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { makeGroupedReads } from '../../grouped-reads.ts';
import { requireInScope } from '../../scope.ts';
import { answerGuard } from '../base/answer-guard.ts';
import { isDuplicate } from '../base/database-error.ts';
import { PART_OPTIONS, SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopGuard } from '../base/shop-guard.ts';

/** `_id` is the shop: one binding each. */
type Row = PolicyBinding & { _id: PolicyBinding['shopId'] };

const page = new Schema(
  {
    locale: String,
    isDefault: Boolean,
    state: String,
    reason: String,
    url: String,
    title: String,
    pageId: String,
    revision: String,
    modifiedAt: Date,
    contentSha256: String,
    checkedAt: Date,
    failingSince: Date,
    failures: Number,
    reported: new Schema({ state: String, reason: String }, PART_OPTIONS),
    seenSha256: String,
  },
  PART_OPTIONS,
);
const adapter = new Schema(
  { platform: String, version: String, platformVersion: String, takesTasks: Boolean },
  PART_OPTIONS,
);
const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    source: String,
    pages: [page],
    adapter,
    pushedAt: Number,
    lastPushAt: Date,
  },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

export const makeMongoPolicyBindingStore = (connection: Connection): PolicyBindingStore => {
  const rows = connection.model<Row>('PolicyBinding', schema, 'policyBindings');
  const { inTime } = answerGuard(connection);
  const ofShop = makeGroupedReads(async (shopIds: readonly ShopId[]) => {
    const among = trusted({ $in: [...shopIds] });
    const found = await inTime(rows.find({ _id: among, shopId: among }).lean<Row[]>().exec());
    return new Map(found.map(({ _id, ...binding }) => [_id, frozenCopy(binding)]));
  });
  return {
    get: (scope) => ofShop(scope.shopId),
    async put(scope, binding, newerThan) {
      requireInScope(scope, binding);
      const { shopId } = scope;
      const replaceable = {
        _id: shopId,
        shopId,
        ...(newerThan === undefined ? {} : { pushedAt: trusted({ $lt: newerThan }) }),
      };
      try {
        await rows.replaceOne(replaceable, { _id: shopId, ...binding }, { upsert: true });
        return true;
      } catch (error) {
        // There is one, and it is not older: the upsert then tried to insert a second one under the same id.
        if (newerThan !== undefined && isDuplicate(error)) return false;
        throw error;
      }
    },
    async remove(scope) {
      await rows.deleteOne({ _id: scope.shopId, shopId: scope.shopId });
    },
  };
};
