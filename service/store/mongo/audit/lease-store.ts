import { type Connection, Schema } from 'mongoose';
import type { HeldLease, LeaseStore } from '../../../domain/lease/lease-store.ts';
import { frozenCopy } from '../../frozen-copy.ts';
import { isDuplicate } from '../base/database-error.ts';
import { SCHEMA_OPTIONS } from '../base/document.ts';
import { serviceTable } from '../base/service-table.ts';

/** One row for each lease. It stays when the lease is released, so that the fencing number goes on. */
type Row = HeldLease & { _id: LeaseName };
/** What processes take in turn: the service's own work, and the change of the database by an update. */
export type LeaseName = 'service' | 'schema';
/** The holder of a lease that nobody has. */
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
      // The number of the holder before is part of the condition: of two that take at once, one finds it changed.
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
