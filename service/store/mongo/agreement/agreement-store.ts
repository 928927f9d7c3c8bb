import { type Connection, Schema, trusted } from 'mongoose';
import type { Agreement } from '../../../domain/model/agreement/agreement.ts';
import type { AgreementStore } from '../../../domain/model/agreement/agreement-store.ts';
import { scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { makeRecentGroup, type RecentGroup } from '../../recent-reads.ts';
import { PART_OPTIONS, SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';

/** `_id`: shop. */
type Row = Agreement & { _id: Agreement['shopId'] };

const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    state: String,
    since: Date,
    bindingId: String,
    renewalTold: String,
    subProcessorTold: Number,
    subProcessorSent: [new Schema({ id: String, at: Date }, PART_OPTIONS)],
  },
  SCHEMA_OPTIONS,
);

const agreementOf = ({ _id, ...agreement }: Row): Agreement => frozenCopy(agreement);

/** @param recent read on every visitor message */
export const makeMongoAgreementStore = (
  connection: Connection,
  recent: RecentGroup = makeRecentGroup(0),
): AgreementStore => {
  const rows = shopTable<Row>(connection, 'Agreement', schema, 'agreements');
  const ofShop = recent.reads(async (shopId: ShopId): Promise<Agreement | null> => {
    // From the scope.
    const row = await rows.findOne(scopeOfShop(shopId), { _id: shopId });
    return row === null ? null : agreementOf(row);
  });
  return {
    get: (scope) => ofShop.get(scope.shopId),
    ofShops: async (scope) =>
      (await rows.find(scope, { _id: trusted({ $in: [...scope.shopIds] }) })).map(agreementOf),
    async put(scope, agreement) {
      const { shopId } = scope;
      await ofShop.after(rows.replace(scope, { _id: shopId }, { _id: shopId, ...agreement }));
    },
    async setTold(scope, bindingId, told) {
      const { shopId } = scope;
      return ofShop.after(rows.update(scope, { _id: shopId, state: 'active', bindingId }, { $set: told }));
    },
    async addSentNotice(scope, bindingId, notice) {
      const { shopId } = scope;
      const where = { _id: shopId, bindingId, 'subProcessorSent.id': trusted({ $ne: notice.id }) };
      await ofShop.after(rows.update(scope, where, { $push: { subProcessorSent: { ...notice } } }));
    },
    async all(service) {
      const found = await rows.find(allShops(service), {}, { sort: { _id: 1 } });
      return found.map(agreementOf);
    },
  };
};
