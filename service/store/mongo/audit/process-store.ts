import { type Connection, Schema } from 'mongoose';
import type { ProcessStore, ServiceProcess } from '../../../domain/lease/process-store.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { SCHEMA_OPTIONS } from '../base/document.ts';
import { serviceTable } from '../base/service-table.ts';

type Row = Omit<ServiceProcess, 'name'> & { readonly _id: string };

const schema = new Schema<Row>(
  {
    _id: String,
    host: String,
    pid: Number,
    identity: String,
    beat: Number,
    version: String,
    redis: String,
    secrets: String,
    isServing: Boolean,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoProcessStore = (connection: Connection): ProcessStore => {
  const rows = serviceTable<Row>(connection, 'ServiceProcess', schema, 'processes');
  return {
    async all() {
      const stored = await rows.find().lean<Row[]>();
      return stored.map(({ _id: name, ...row }) => frozenCopy({ name, ...row }));
    },
    async add({ name, ...row }) {
      await rows.create({ _id: name, ...row });
    },
    async beat(name, isServing) {
      const found = await rows.updateOne({ _id: name }, { $inc: { beat: 1 }, $set: { isServing } });
      return found.matchedCount === 1;
    },
    async removeSilent({ name, beat }) {
      await rows.deleteOne({ _id: name, beat });
    },
    async remove(name) {
      await rows.deleteOne({ _id: name });
    },
  };
};
