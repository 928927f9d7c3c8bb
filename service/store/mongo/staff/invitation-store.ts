import { type Connection, Schema, trusted } from 'mongoose';
import type { Invitation } from '../../../domain/model/staff/staff.ts';
import type { InvitationStore } from '../../../domain/model/staff/staff-store.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, toDocument } from '../base/document.ts';
import { serviceTable } from '../base/service-table.ts';

type Row = Document<Invitation>;

const schema = new Schema<Row>(
  {
    _id: String,
    secretHash: String,
    organisationId: String,
    email: String,
    role: String,
    shopIds: { type: [String], default: undefined },
    invitedBy: String,
    byMail: Boolean,
    expiresAt: Date,
    usedAt: Date,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoInvitationStore = (connection: Connection): InvitationStore => {
  const rows = serviceTable<Row>(connection, 'Invitation', schema, 'invitations');
  return {
    async insert(invitation) {
      await rows.create(toDocument(invitation));
    },
    async findBySecret(secretHash) {
      const row = await rows.findOne({ secretHash }).lean<Row>();
      return row === null ? null : fromDocument<Invitation>(row);
    },
    async listOpen(organisationId, now) {
      const found = await rows
        .find({ organisationId, usedAt: null, expiresAt: trusted({ $gt: now }) })
        .sort({ expiresAt: 1, _id: 1 })
        .lean<Row[]>();
      return found.map((row) => fromDocument<Invitation>(row));
    },
    async use(id, now) {
      const open = { _id: id, usedAt: null, expiresAt: trusted({ $gt: now }) };
      const { matchedCount } = await rows.updateOne(open, { $set: { usedAt: now } });
      return matchedCount === 1;
    },
    async remove(organisationId, id) {
      const { deletedCount } = await rows.deleteOne({ _id: id as Invitation['id'], organisationId });
      return deletedCount === 1;
    },
    async removeExpired(now) {
      return (await rows.deleteMany({ expiresAt: trusted({ $lte: now }) })).deletedCount;
    },
  };
};
