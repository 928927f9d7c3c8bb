import type { Migration } from './migration.ts';

/** What goes out to witnesses, how the ledgers lead there, and what is countersigned for others. */
export const witnesses: Migration = {
  id: '030-witnesses',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map(({ name }) => name));
    for (const name of ['headStatements', 'witnessedSpans', 'countersigned']) {
      if (!present.has(name)) await db.createCollection(name);
    }
    await db.collection('headStatements').createIndex({ at: 1 });
    await db.collection('witnessedSpans').createIndex({ shopId: 1, from: 1 });
    await db.collection('countersigned').createIndex({ 'seen.at': 1 });
  },
};
