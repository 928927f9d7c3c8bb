import { type Connection, Schema } from 'mongoose';
import type { Agreement } from '../../../domain/model/agreement/agreement.ts';
import type { AgreementStore } from '../../../domain/model/agreement/agreement-store.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { makeRecentReads } from '../../recent-reads.ts';
import { requireInScope } from '../../scope.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopGuard, withoutShop } from '../base/shop-guard.ts';

/** `_id` is the shop: one standing each. */
type Row = Agreement & { _id: Agreement['shopId'] };

const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    state: String,
    since: Date,
    bindingId: String,
    graceUntil: Date,
    renewalTold: String,
    subProcessorTold: Number,
  },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

const agreementOf = ({ _id, ...agreement }: Row): Agreement => frozenCopy(agreement);

/** @param recentMs how long an agreement, which every message of a visitor asks for, is taken for right */
export const makeMongoAgreementStore = (connection: Connection, recentMs = 0): AgreementStore => {
  const rows = connection.model<Row>('Agreement', schema, 'agreements');
  const ofShop = makeRecentReads(recentMs, async (shopId: ShopId): Promise<Agreement | null> => {
    const row = await rows.findOne({ _id: shopId, shopId }).lean<Row>();
    return row === null ? null : agreementOf(row);
  });
  return {
    get: (scope) => ofShop.get(scope.shopId),
    async put(scope, agreement) {
      requireInScope(scope, agreement);
      const { shopId } = scope;
      try {
        await rows.replaceOne({ _id: shopId, shopId }, { _id: shopId, ...agreement }, { upsert: true });
      } finally {
        ofShop.forget();
      }
    },
    async setTold({ shopId }, bindingId, told) {
      try {
        const { matchedCount } = await rows.updateOne(
          { _id: shopId, shopId, state: 'active', bindingId },
          { $set: told },
        );
        return matchedCount === 1;
      } finally {
        ofShop.forget();
      }
    },
    async all() {
      const found = await withoutShop(rows.find().sort({ _id: 1 })).lean<Row[]>();
      return found.map(agreementOf);
    },
  };
};
