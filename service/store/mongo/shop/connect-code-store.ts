import { type Connection, Schema, trusted } from 'mongoose';
import type { ConnectCode } from '../../../domain/connection/connect-code.ts';
import type { ConnectCodeStore } from '../../../domain/connection/connect-code-store.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { requireInScope } from '../../scope.ts';
import { removedRow } from '../base/changed-row.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { shopGuard, withoutShop } from '../base/shop-guard.ts';

/** `_id` is the hash of the code. */
type Row = Omit<ConnectCode, 'codeHash'> & { readonly _id: string };

const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    staffId: { type: String, immutable: true },
    challenge: { type: String, immutable: true },
    expiresAt: { type: Date, immutable: true },
  },
  SCHEMA_OPTIONS,
).plugin(shopGuard);

export const makeMongoConnectCodeStore = (connection: Connection): ConnectCodeStore => {
  const rows = connection.model<Row>('ConnectCode', schema, 'connectCodes');
  return {
    async insert(scope, { codeHash, ...code }) {
      requireInScope(scope, { shopId: code.shopId });
      await rows.create({ _id: codeHash, ...code });
    },
    async take(codeHash) {
      const key = { _id: codeHash };
      const row = await removedRow(withoutShop(rows.findOne(key)).lean<Row>(), () =>
        withoutShop(rows.deleteOne(key)),
      );
      if (row === null) return null;
      const { _id, ...code } = row;
      return frozenCopy({ codeHash: _id, ...code });
    },
    async removeExpired(_service, now) {
      return (await withoutShop(rows.deleteMany({ expiresAt: trusted({ $lte: now }) }))).deletedCount;
    },
  };
};
