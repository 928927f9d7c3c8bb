import { type Connection, Schema, trusted } from 'mongoose';
import type { Staff } from '../../../domain/model/staff/staff.ts';
import type { StaffStore } from '../../../domain/model/staff/staff-store.ts';
import { changedRow } from '../base/changed-row.ts';
import { isDuplicate } from '../base/database-error.ts';
import { type Document, fromDocument, PART_OPTIONS, SCHEMA_OPTIONS, toDocument } from '../base/document.ts';
import { serviceTable } from '../base/service-table.ts';

type Row = Document<Staff>;

const secondFactor = new Schema(
  { sealed: String, since: Date, lastStep: Number, recoveryHashes: [String], version: Number },
  PART_OPTIONS,
);
const notices = new Schema({ leads: Boolean, chats: Boolean }, PART_OPTIONS);
const quiet = new Schema({ from: String, to: String, timeZone: String }, PART_OPTIONS);
const alerts = new Schema(
  { mailAfterS: Number, ownerAfterS: Number, ringsWhenClosed: Boolean, quiet },
  PART_OPTIONS,
);

const nextAddress = new Schema(
  { email: String, from: String, linkHash: String, expiresAt: Date },
  PART_OPTIONS,
);

const schema = new Schema<Row>(
  {
    _id: String,
    email: String,
    name: String,
    passwordHash: String,
    locale: String,
    isOperator: Boolean,
    secondFactor,
    notices,
    alerts,
    onCallUntil: Date,
    addressProvenAt: Date,
    nextAddress,
    leftAt: Date,
    createdAt: Date,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoStaffStore = (connection: Connection): StaffStore => {
  const rows = serviceTable<Row>(connection, 'Staff', schema, 'staff');
  const one = (row: Row | null) => (row === null ? null : fromDocument<Staff>(row));
  return {
    async insert(staff) {
      try {
        await rows.create(toDocument(staff));
        return true;
      } catch (error) {
        const isTaken = isDuplicate(error) && (await rows.exists({ email: staff.email })) !== null;
        if (isTaken) return false;
        throw error;
      }
    },
    async get(id) {
      return one(await rows.findOne({ _id: id }).lean<Row>());
    },
    async findByEmail(email) {
      return one(await rows.findOne({ email }).lean<Row>());
    },
    async listByIds(ids) {
      const found = await rows
        .find({ _id: trusted({ $in: [...ids] }) })
        .sort({ createdAt: 1, _id: 1 })
        .lean<Row[]>();
      return found.map((row) => fromDocument<Staff>(row));
    },
    async update(id, changes) {
      return one(
        await changedRow(
          rows.updateOne({ _id: id }, { $set: changes }),
          rows.findOne({ _id: id }).lean<Row>(),
        ),
      );
    },
    async changeEmail(id, linkHash, email, addressProvenAt) {
      try {
        const waiting = { _id: id, 'nextAddress.linkHash': linkHash };
        const { matchedCount } = await rows.updateOne(waiting, { $set: { email, addressProvenAt } });
        return matchedCount === 1 ? 'changed' : 'gone';
      } catch (error) {
        if (isDuplicate(error)) return 'taken';
        throw error;
      }
    },
    async changeSecondFactor(id, version, next) {
      const before =
        version === null ? { _id: id, secondFactor: null } : { _id: id, 'secondFactor.version': version };
      const after = next === null ? null : { ...next, version: (version ?? 0) + 1 };
      return (await rows.updateOne(before, { $set: { secondFactor: after } })).matchedCount === 1;
    },
    async all() {
      const found = await rows.find().sort({ createdAt: 1, _id: 1 }).lean<Row[]>();
      return found.map((row) => fromDocument<Staff>(row));
    },
    async remove(id) {
      return (await rows.deleteOne({ _id: id })).deletedCount === 1;
    },
    async isEmpty() {
      return (await rows.findOne().select('_id').lean()) === null;
    },
  };
};
