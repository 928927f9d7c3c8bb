import { type Connection, Schema, trusted } from 'mongoose';
import type { SignInFailures } from '../../../domain/model/staff/staff.ts';
import type { SignInFailureStore } from '../../../domain/model/staff/staff-store.ts';
import { isDuplicate } from '../base/database-error.ts';
import { SCHEMA_OPTIONS } from '../base/document.ts';
import { serviceTable } from '../base/service-table.ts';

type Row = Omit<SignInFailures, 'email'> & { _id: string };

const schema = new Schema<Row>({ _id: String, count: Number, since: Date }, SCHEMA_OPTIONS);

export const makeMongoSignInFailureStore = (connection: Connection): SignInFailureStore => {
  const rows = serviceTable<Row>(connection, 'SignInFailures', schema, 'signInFailures');
  const countOne = (email: string, windowStart: Date) =>
    rows
      .findOneAndUpdate(
        { _id: email, since: trusted({ $gte: windowStart }) },
        { $inc: { count: 1 } },
        { returnDocument: 'after' },
      )
      .lean<Row>();
  /** Expired rows still hold an address, so they are removed. */
  const removeBefore = async (windowStart: Date): Promise<number> =>
    (await rows.deleteMany({ since: trusted({ $lt: windowStart }) })).deletedCount;
  return {
    async add(email, now, windowStart) {
      await removeBefore(windowStart);
      const counted = await countOne(email, windowStart);
      if (counted !== null) return counted.count;
      try {
        await rows.create({ _id: email, count: 1, since: now });
        return 1;
      } catch (error) {
        if (!isDuplicate(error)) throw error;
        // Another failure began the window meanwhile.
        return (await countOne(email, windowStart))?.count ?? 1;
      }
    },
    async count(email, windowStart) {
      const row = await rows.findOne({ _id: email, since: trusted({ $gte: windowStart }) }).lean<Row>();
      return row?.count ?? 0;
    },
    async giveBack(email, windowStart) {
      await rows.updateOne(
        { _id: email, since: trusted({ $gte: windowStart }), count: trusted({ $gt: 0 }) },
        { $inc: { count: -1 } },
      );
      await rows.deleteOne({ _id: email, count: 0 });
    },
    async clear(email) {
      await rows.deleteOne({ _id: email });
    },
    removeBefore,
  };
};
