import type { Migration } from './migration.ts';

/** Time in which an agency with access from before works on until its contract with the shop is concluded. */
const GRACE_MS = 30 * 24 * 60 * 60 * 1000;

/** Agencies conclude a contract with each shop; running grants get time for it. Decision 0099. */
export const agencyContracts: Migration = {
  id: '039-agency-contracts',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map(({ name }) => name));
    if (!present.has('agencyContracts')) await db.createCollection('agencyContracts');
    await db.collection('agencyContracts').createIndex({ shopId: 1, grantId: 1, createdAt: -1 });
    await db.collection('agencyContracts').createIndex({ expiresAt: 1 });
    await db
      .collection('grants')
      .updateMany(
        { contractId: { $exists: false } },
        { $set: { contractId: null, contractDueAt: new Date(Date.now() + GRACE_MS) } },
      );
  },
};
