import { type Connection, Schema } from 'mongoose';
import type { Lease, LeaseStore } from '../../../domain/lease/lease-store.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { isDuplicate } from '../base/database-error.ts';
import { SCHEMA_OPTIONS } from '../base/document.ts';
import { serviceTable } from '../base/service-table.ts';

/** One row. */
type Row = Lease & { _id: 'service' };
const SERVICE = { _id: 'service' } as const;

const schema = new Schema<Row>(
  { _id: String, holder: String, host: String, pid: Number, identity: String, beat: Number },
  SCHEMA_OPTIONS,
);

export const makeMongoLeaseStore = (connection: Connection): LeaseStore => {
  const rows = serviceTable<Row>(connection, 'Lease', schema, 'leases');
  return {
    async current() {
      const row = await rows.findOne(SERVICE).lean<Row>();
      if (row === null) return null;
      const { _id: _, ...lease } = row;
      return frozenCopy(lease);
    },
    async take(lease, from) {
      if (from !== null) {
        const unchanged = { ...SERVICE, holder: from.holder, beat: from.beat };
        return (await rows.updateOne(unchanged, { $set: lease })).matchedCount === 1;
      }
      try {
        await rows.create({ ...SERVICE, ...lease });
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    },
    async beat(holder) {
      return (await rows.updateOne({ ...SERVICE, holder }, { $inc: { beat: 1 } })).matchedCount === 1;
    },
    async release(holder) {
      await rows.deleteOne({ ...SERVICE, holder });
    },
  };
};
