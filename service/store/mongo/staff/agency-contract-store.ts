import { type Connection, Schema, trusted } from 'mongoose';
import type { AgencyContract, AgencyContractStore } from '../../../domain/model/agreement/agency-contract.ts';
import {
  type Document,
  fromDocument,
  PART_OPTIONS,
  SCHEMA_OPTIONS,
  SHOP_ID,
  toDocument,
} from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';

type Row = Document<AgencyContract>;

const acceptance = new Schema(
  {
    side: String,
    staffId: String,
    name: String,
    email: String,
    isAddressProven: Boolean,
    role: String,
    statement: String,
    initialState: String,
    at: Date,
  },
  PART_OPTIONS,
);
const schema = new Schema<Row>(
  {
    _id: String,
    shopId: SHOP_ID,
    grantId: { type: String, immutable: true },
    agencyId: { type: String, immutable: true },
    locale: { type: String, immutable: true },
    templateVersion: { type: String, immutable: true },
    // Frozen snapshot, never queried by part.
    variables: { type: Schema.Types.Mixed, immutable: true },
    text: { type: String, immutable: true },
    sha256: { type: String, immutable: true },
    createdBy: { type: String, immutable: true },
    createdAt: { type: Date, immutable: true },
    acceptances: [acceptance],
    boundAt: Date,
    seal: new Schema({ keyId: String, signature: String }, PART_OPTIONS),
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoAgencyContractStore = (connection: Connection): AgencyContractStore => {
  const rows = shopTable<Row>(connection, 'AgencyContract', schema, 'agencyContracts');
  return {
    async insert(scope, contract) {
      await rows.insert(scope, toDocument(contract));
    },
    async get(scope, id) {
      const row = await rows.findOne(scope, { _id: id });
      return row === null ? null : fromDocument<AgencyContract>(row);
    },
    async listByGrant(scope, grantId) {
      const found = await rows.find(scope, { grantId }, { sort: { createdAt: -1, _id: -1 } });
      return found.map((row) => fromDocument<AgencyContract>(row));
    },
    async update(scope, id, acceptancesRead, changes) {
      const row = await rows.change(
        scope,
        id,
        { $set: changes },
        { boundAt: null, acceptances: trusted({ $size: acceptancesRead }) },
      );
      return row === null ? null : fromDocument<AgencyContract>(row);
    },
    async endByGrant(scope, grantId, expiresAt) {
      for (const row of await rows.find(scope, { grantId })) {
        await rows.change(scope, row._id, { $set: { expiresAt } }, {});
      }
    },
    async removeExpired(service, now) {
      return rows.removeExpired(allShops(service), now);
    },
  };
};
