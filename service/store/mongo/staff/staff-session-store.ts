import { type Connection, Schema, trusted } from 'mongoose';
import type { StaffSession } from '../../../domain/model/staff/staff.ts';
import type { StaffSessionStore } from '../../../domain/model/staff/staff-store.ts';
import { byText } from '../../order.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, toDocument } from '../base/document.ts';
import { serviceTable } from '../base/service-table.ts';

type Row = Document<StaffSession>;

const schema = new Schema<Row>(
  {
    _id: String,
    staffId: String,
    familyHash: String,
    secretHash: String,
    previousHash: String,
    rotatedAt: Date,
    createdAt: Date,
    revokedAt: Date,
    expiresAt: Date,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoStaffSessionStore = (connection: Connection): StaffSessionStore => {
  const rows = serviceTable<Row>(connection, 'StaffSession', schema, 'sessions');
  const one = (row: Row | null) => (row === null ? null : fromDocument<StaffSession>(row));
  const idOf = (id: string) => id as StaffSession['id'];
  return {
    async insert(session) {
      await rows.create(toDocument(session));
    },
    async get(id) {
      return one(await rows.findOne({ _id: idOf(id) }).lean<Row>());
    },
    async openAmong(ids) {
      const open = rows.find({ _id: trusted({ $in: ids.map(idOf) }), revokedAt: null }).select('_id');
      return new Set((await open.lean<{ _id: string }[]>()).map(({ _id }) => _id));
    },
    async findByFamily(familyHash) {
      return one(await rows.findOne({ familyHash }).lean<Row>());
    },
    async rotate(id, from, to, at, previous = from) {
      const { matchedCount } = await rows.updateOne(
        { _id: idOf(id), secretHash: from, revokedAt: null },
        { $set: { secretHash: to, previousHash: previous, rotatedAt: at } },
      );
      return matchedCount === 1;
    },
    async revoke(id, at) {
      await rows.updateOne({ _id: idOf(id), revokedAt: null }, { $set: { revokedAt: at } });
    },
    async revokeAll(staffId, at, exceptId) {
      const running = await rows.find({ staffId, revokedAt: null }).select('_id').lean<{ _id: string }[]>();
      const revoked: string[] = [];
      for (const { _id } of running) {
        if (_id === exceptId) continue;
        const { matchedCount } = await rows.updateOne(
          { _id: idOf(_id), revokedAt: null },
          { $set: { revokedAt: at } },
        );
        if (matchedCount === 1) revoked.push(_id);
      }
      return revoked.sort(byText);
    },
    async listByStaff(staffId, now) {
      const found = await rows
        .find({ staffId, revokedAt: null, expiresAt: trusted({ $gt: now }) })
        .sort({ createdAt: -1, _id: -1 })
        .lean<Row[]>();
      return found.map((row) => fromDocument<StaffSession>(row));
    },
    async removeExpired(now) {
      return (await rows.deleteMany({ expiresAt: trusted({ $lte: now }) })).deletedCount;
    },
  };
};
