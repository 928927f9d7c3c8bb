import { type Connection, Schema, trusted } from 'mongoose';
import type { ServiceScope, ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { MailPause, MailPauseStore } from '../../../domain/model/mail/mail-pause.ts';
import { SCHEMA_OPTIONS } from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';

/** `_id` is the shop (or `service`) and the key. */
type Row = Omit<MailPause, 'key'> & { _id: string };

const schema = new Schema<Row>(
  // Null: service mail.
  { _id: String, shopId: { type: String, immutable: true }, expiresAt: Date },
  SCHEMA_OPTIONS,
);

export const makeMongoMailPauseStore = (connection: Connection): MailPauseStore => {
  const rows = shopTable<Row>(connection, 'MailPause', schema, 'mailPauses');
  const idOf = (scope: ShopScope | ServiceScope, key: string) => `${scope.shopId ?? 'service'}.${key}`;
  return {
    async begin(scope, key, now, until) {
      const _id = idOf(scope, key);
      await rows.remove(scope, { _id, expiresAt: trusted({ $lte: now }) });
      return rows.insertOnce(scope, { _id, shopId: scope.shopId, expiresAt: until });
    },
    async endOf(scope, key, now) {
      const found = await rows.findOne(scope, { _id: idOf(scope, key), expiresAt: trusted({ $gt: now }) });
      return found?.expiresAt ?? null;
    },
    removeExpired: (service, now) => rows.removeExpired(allShops(service), now),
  };
};
