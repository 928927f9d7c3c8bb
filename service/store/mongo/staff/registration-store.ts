import { type Connection, Schema, trusted } from 'mongoose';
import type { Registration } from '../../../domain/registration/registration.ts';
import type { RegistrationStore } from '../../../domain/registration/registration-store.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, toDocument } from '../base/document.ts';
import { serviceTable } from '../base/service-table.ts';

type Row = Document<Registration>;

/** Without a shop: the person belongs to none yet. */
const schema = new Schema<Row>(
  {
    _id: String,
    emailKey: String,
    sealed: String,
    locale: String,
    staffId: String,
    organisationId: String,
    membershipId: String,
    createdAt: Date,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoRegistrationStore = (connection: Connection): RegistrationStore => {
  const rows = serviceTable<Row>(connection, 'Registration', schema, 'registrations');
  return {
    async insert(registration) {
      await rows.create(toDocument(registration));
    },
    async get(id) {
      const row = await rows.findOne({ _id: id as Registration['id'] }).lean<Row>();
      return row === null ? null : fromDocument<Registration>(row);
    },
    async remove(id) {
      return (await rows.deleteOne({ _id: id as Registration['id'] })).deletedCount === 1;
    },
    async removeByEmail(emailKey) {
      return (await rows.deleteMany({ emailKey })).deletedCount;
    },
    async listExpired(now) {
      const found = await rows
        .find({ expiresAt: trusted({ $lte: now }) })
        .sort({ createdAt: 1, _id: 1 })
        .lean<Row[]>();
      return found.map((row) => fromDocument<Registration>(row));
    },
  };
};
