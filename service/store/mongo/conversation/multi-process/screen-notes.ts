import { type Connection, Schema, trusted } from 'mongoose';
import type { ServiceScope, ShopScope, ShopsScope } from '../../../../domain/model/base/tenancy.ts';
import type { ScreenNote } from '../../../../domain/model/conversation/conversation-store.ts';
import type { ConversationId } from '../../../../protocol/vocabulary.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, SHOP_ID } from '../../base/document.ts';
import { allShops } from '../../base/reach.ts';
import { shopTable } from '../../base/shop-table.ts';

type Row = Document<ScreenNote>;
const schema = new Schema<Row>({ _id: String, shopId: SHOP_ID, at: Date }, SCHEMA_OPTIONS);
const KEPT_MS = 15 * 60_000;

/** For processes that missed the event. */
export const makeScreenNotes = (connection: Connection) => {
  const notes = shopTable<Row>(connection, 'ScreenNote', schema, 'screenNotes');
  return {
    put: (scope: ShopScope, _id: ConversationId): Promise<void> =>
      notes.replace(scope, { _id }, { _id, shopId: scope.shopId, at: new Date() }),
    async since(scope: ShopsScope, at: Date): Promise<ScreenNote[]> {
      const found = await notes.find(scope, { at: trusted({ $gte: at }) });
      return found.map((row) => fromDocument<ScreenNote>(row));
    },
    async sweep(service: ServiceScope): Promise<void> {
      const until = new Date(Date.now() - KEPT_MS);
      await notes.removeAll(allShops(service), { at: trusted({ $lt: until }) });
    },
  };
};
