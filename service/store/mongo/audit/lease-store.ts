import { type Connection, Schema } from 'mongoose';
import type { HeldLease, LeaseStore } from '../../../domain/lease/lease-store.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { isDuplicate } from '../base/database-error.ts';
import { SCHEMA_OPTIONS } from '../base/document.ts';
import { serviceTable } from '../base/service-table.ts';

/** Stays, so that the fencing number rises. */
type Row = HeldLease & { _id: LeaseName };
export type LeaseName = 'service' | 'schema';
/** Holder of a free lease. */
const NOBODY = '';

const schema = new Schema<Row>(
  {
    _id: String,
    holder: String,
    host: String,
    pid: Number,
    identity: String,
    beat: Number,
    isShared: Boolean,
    command: String,
    fence: Number,
  },
  SCHEMA_OPTIONS,
);

export const makeMongoLeaseStore = (connection: Connection, name: LeaseName = 'service'): LeaseStore => {
  const rows = serviceTable<Row>(connection, 'Lease', schema, 'leases');
  const own = { _id: name };
  const read = async (): Promise<HeldLease | null> => {
    const row = await rows.findOne(own).lean<Row>();
    if (row === null) return null;
    const { _id: _, ...lease } = row;
    return frozenCopy(lease);
  };
  return {
    async current() {
      const row = await read();
      return row === null || row.holder === NOBODY ? null : row;
    },
    async take(lease, from) {
      // Compare-and-set: one taker wins.
      const before = from ?? (await read());
      if (before === null) {
        try {
          await rows.create({ ...own, ...lease, fence: 1 });
          return 1;
        } catch (error) {
          if (isDuplicate(error)) return null;
          throw error;
        }
      }
      if (from === null && before.holder !== NOBODY) return null;
      const unchanged = { ...own, holder: before.holder, beat: before.beat };
      const fence = before.fence + 1;
      return (await rows.updateOne(unchanged, { $set: { ...lease, fence } })).matchedCount === 1
        ? fence
        : null;
    },
    async beat(holder) {
      return (await rows.updateOne({ ...own, holder }, { $inc: { beat: 1 } })).matchedCount === 1;
    },
    async release(holder) {
      await rows.updateOne(
        { ...own, holder },
        { $set: { holder: NOBODY, command: null }, $inc: { beat: 1 } },
      );
    },
  };
};
