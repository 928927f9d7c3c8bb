import { type Connection, Schema, trusted } from 'mongoose';
import type { ServiceScope, ShopScope } from '../../../domain/model/base/tenancy.ts';
import type { MailPause, MailPauseStore } from '../../../domain/model/mail/mail-pause.ts';
import { isDuplicate } from '../base/database-error.ts';
import { SCHEMA_OPTIONS } from '../base/document.ts';
import { shopGuard, withoutShop } from '../base/shop-guard.ts';

/** `_id` is the shop (or `service`) and the key. */
type Row = Omit<MailPause, 'key'> & { _id: string };

const schema = new Schema<Row>(
  // Null for the service's own mails.
  { _id: String, shopId: { type: String, immutable: true }, expiresAt: Date },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

export const makeMongoMailPauseStore = (connection: Connection): MailPauseStore => {
  const rows = connection.model<Row>('MailPause', schema, 'mailPauses');
  const idOf = (scope: ShopScope | ServiceScope, key: string) => `${scope.shopId ?? 'service'}.${key}`;
  return {
    async begin(scope, key, now, until) {
      const _id = idOf(scope, key);
      await withoutShop(rows.deleteOne({ _id, expiresAt: trusted({ $lte: now }) }));
      try {
        await rows.create({ _id, shopId: scope.shopId, expiresAt: until });
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async endOf(scope, key, now) {
      const found = rows.findOne({ _id: idOf(scope, key), expiresAt: trusted({ $gt: now }) });
      return (await withoutShop(found).lean<Row>())?.expiresAt ?? null;
    },
    async removeExpired(_service, now) {
      return (await withoutShop(rows.deleteMany({ expiresAt: trusted({ $lte: now }) }))).deletedCount;
    },
  };
};
