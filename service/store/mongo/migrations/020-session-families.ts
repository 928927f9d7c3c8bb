import type { Migration } from './migration.ts';

type Row = { _id: string; secretHash: string };

/** A session is found by a part of its secret that stays; for sessions from before, that is the secret they have now. */
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
