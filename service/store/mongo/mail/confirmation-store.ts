import { type Connection, Schema, trusted } from 'mongoose';
import { ACT_MS, type Confirmation } from '../../../domain/model/confirmation/confirmation.ts';
import type { ConfirmationStore } from '../../../domain/model/confirmation/confirmation-store.ts';
import { firstDeliveries } from '../../first-deliveries.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { SCHEMA_OPTIONS } from '../base/document.ts';
import { allShops, credential } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';
import { deliverySchema } from './delivery-schema.ts';

/** `_id` is the secret's hash. */
type Row = Omit<Confirmation, 'secretHash'> & { _id: string };

const schema = new Schema<Row>(
  {
    _id: String,
    // Null: no shop.
    shopId: { type: String, immutable: true },
    kind: String,
    ref: String,
    locale: String,
    subjectKey: String,
    delivery: deliverySchema,
    createdAt: Date,
    usedAt: Date,
    actingSince: Date,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
);

const fromRow = ({ _id, ...rest }: Row): Confirmation =>
  frozenCopy({ ...rest, secretHash: _id, actingSince: rest.actingSince ?? null });

export const makeMongoConfirmationStore = (connection: Connection): ConfirmationStore => {
  const rows = shopTable<Row>(connection, 'Confirmation', schema, 'confirmations');
  return {
    async insert(scope, { secretHash, ...rest }) {
      await rows.insert(scope, { _id: secretHash, ...rest });
    },
    async findBySecret(secretHash) {
      const row = await rows.findOne(credential('_id', secretHash));
      return row === null ? null : fromRow(row);
    },
    async setDelivery(scope, secretHash, delivery) {
      await rows.update(scope, { _id: secretHash }, { $set: { delivery } });
    },
    async deliveries(scope, refs) {
      if (refs.length === 0) return new Map();
      return firstDeliveries(await rows.find(scope, { ref: trusted({ $in: [...refs] }) }));
    },
    async use(secretHash, now) {
      const open = { usedAt: null, expiresAt: trusted({ $gt: now }) };
      return rows.update(credential('_id', secretHash), open, { $set: { usedAt: now } });
    },
    async begin(secretHash, now) {
      const cutShort = new Date(now.getTime() - ACT_MS);
      const open = {
        expiresAt: trusted({ $gt: now }),
        $or: [{ usedAt: null }, { actingSince: trusted({ $lte: cutShort }) }],
      };
      return rows.update(credential('_id', secretHash), open, { $set: { usedAt: now, actingSince: now } });
    },
    async end(secretHash) {
      await rows.update(credential('_id', secretHash), {}, { $set: { actingSince: null } });
    },
    async release(secretHash) {
      await rows.update(credential('_id', secretHash), {}, { $set: { usedAt: null, actingSince: null } });
    },
    async removeByRef(scope, ref) {
      return rows.removeAll(scope, { ref });
    },
    async removeBySubject(scope, subjectKey, until) {
      const made = until === undefined ? {} : { createdAt: trusted({ $lte: until }) };
      return rows.removeAll(scope, { subjectKey, ...made });
    },
    async findBySubject(scope, subjectKey) {
      const found = await rows.find(scope, { subjectKey }, { sort: { createdAt: 1, _id: 1 } });
      return found.map(fromRow);
    },
    removeExpired: (service, now) => rows.removeExpired(allShops(service), now),
  };
};
