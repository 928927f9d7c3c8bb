import { type Connection, Schema } from 'mongoose';
import type { ConnectCode } from '../../../domain/connection/connect-code.ts';
import type { ConnectCodeStore } from '../../../domain/connection/connect-code-store.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { allShops, credential } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';

/** `_id` is the code's hash. */
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
);

export const makeMongoConnectCodeStore = (connection: Connection): ConnectCodeStore => {
  const rows = shopTable<Row>(connection, 'ConnectCode', schema, 'connectCodes');
  return {
    async insert(scope, { codeHash, ...code }) {
      await rows.insert(scope, { _id: codeHash, ...code });
    },
    async take(codeHash) {
      const row = await rows.take(credential('_id', codeHash));
      if (row === null) return null;
      const { _id, ...code } = row;
      return frozenCopy({ codeHash: _id, ...code });
    },
    removeExpired: (service, now) => rows.removeExpired(allShops(service), now),
  };
};
