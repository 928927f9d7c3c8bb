import { type Connection, Schema, trusted } from 'mongoose';
import type { Organisation } from '../../../domain/model/staff/staff.ts';
import type { OrganisationStore } from '../../../domain/model/staff/staff-store.ts';
import { changedRow } from '../base/changed-row.ts';
import { type Document, fromDocument, PART_OPTIONS, SCHEMA_OPTIONS, toDocument } from '../base/document.ts';
import { serviceTable } from '../base/service-table.ts';

type Row = Document<Organisation>;

const company = new Schema(
  {
    legalName: String,
    address: String,
    taxId: String,
    registerNo: String,
    country: String,
    contactEmail: String,
  },
  PART_OPTIONS,
);

/** `owners`: written by the membership store only. */
type StoredRow = Row & { owners?: string[] };

const schema = new Schema<StoredRow>(
  {
    _id: String,
    kind: String,
    name: String,
    code: String,
    company,
    ownersNeedSecondFactor: Boolean,
    owners: { type: [String], default: undefined, select: false },
    createdAt: Date,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoOrganisationStore = (connection: Connection): OrganisationStore => {
  const rows = serviceTable<StoredRow>(connection, 'Organisation', schema, 'organisations');
  const one = (row: Row | null) => (row === null ? null : fromDocument<Organisation>(row));
  const byCreation = { createdAt: 1, _id: 1 } as const;
  return {
    async insert(organisation) {
      await rows.create(toDocument(organisation));
    },
    async get(id) {
      return one(await rows.findOne({ _id: id }).lean<Row>());
    },
    async findByCode(code) {
      return one(await rows.findOne({ code }).lean<Row>());
    },
    async listByIds(ids) {
      const found = await rows
        .find({ _id: trusted({ $in: [...ids] }) })
        .sort(byCreation)
        .lean<Row[]>();
      return found.map((row) => fromDocument<Organisation>(row));
    },
    async update(id, changes) {
      return one(
        await changedRow(
          rows.updateOne({ _id: id }, { $set: changes }),
          rows.findOne({ _id: id }).lean<Row>(),
        ),
      );
    },
    async remove(id) {
      return (await rows.deleteOne({ _id: id })).deletedCount === 1;
    },
    async all() {
      const found = await rows.find().sort(byCreation).lean<Row[]>();
      return found.map((row) => fromDocument<Organisation>(row));
    },
  };
};
