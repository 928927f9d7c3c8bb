import type { Migration } from './migration.ts';

type Row = { _id: string; secretHash: string };

/** A session is found by the constant part of its secret; for existing sessions that is their present secret. */
export const sessionFamilies: Migration = {
  id: '020-session-families',
  async up(db) {
    const sessions = db.collection<Row & { familyHash?: string }>('sessions');
    for await (const { _id, secretHash } of sessions.find({ familyHash: { $exists: false } })) {
      await sessions.updateOne({ _id }, { $set: { familyHash: secretHash } });
    }
    await sessions.createIndex({ familyHash: 1 }, { unique: true });
  },
};
