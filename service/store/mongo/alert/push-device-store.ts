import { type Connection, Schema, trusted } from 'mongoose';
import type { PushDevice, PushDeviceStore } from '../../../domain/model/alert/push.ts';
import { byText } from '../../order.ts';
import { isDuplicate } from '../base/database-error.ts';
import { type Document, fromDocument, SCHEMA_OPTIONS, toDocument } from '../base/document.ts';
import { serviceTable } from '../base/service-table.ts';

type Row = Document<PushDevice>;

const schema = new Schema<Row>(
  {
    _id: String,
    staffId: String,
    sessionId: String,
    endpointHash: String,
    sealed: String,
    host: String,
    createdAt: Date,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoPushDeviceStore = (connection: Connection): PushDeviceStore => {
  const rows = serviceTable<Row>(connection, 'PushDevice', schema, 'pushDevices');
  return {
    async put(device) {
      await rows.deleteMany({ endpointHash: device.endpointHash });
      try {
        await rows.create(toDocument(device));
      } catch (error) {
        if (!isDuplicate(error)) throw error;
      }
    },
    async listByStaff(staffIds) {
      const found = await rows
        .find({ staffId: trusted({ $in: [...staffIds] }) })
        .sort({ createdAt: 1, _id: 1 })
        .lean<Row[]>();
      return found.map((row) => fromDocument<PushDevice>(row));
    },
    async remove(staffId, id) {
      return (await rows.deleteOne({ _id: id as PushDevice['id'], staffId })).deletedCount === 1;
    },
    async removeBySession(sessionId) {
      return (await rows.deleteMany({ sessionId })).deletedCount;
    },
    async removeByStaff(staffId) {
      return (await rows.deleteMany({ staffId })).deletedCount;
    },
    async sessionIds() {
      return (await rows.distinct('sessionId')).sort(byText);
    },
  };
};
