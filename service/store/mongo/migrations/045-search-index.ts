import type { Migration } from './migration.ts';

/**
 * Adds the index of words, and how conversations and leads are found that it does not know yet: those that are there
 * have no mark, so it is built from them while the service runs. Decision 0119.
 */
export const searchIndex: Migration = {
  id: '045-search-index',
  async up(db) {
    const isThere = (await db.listCollections({ name: 'searchRows' }).toArray()).length > 0;
    if (!isThere) await db.createCollection('searchRows');
    await db.collection('searchRows').createIndex({ shopId: 1, tokens: 1, at: 1, _id: 1 });
    await db.collection('searchRows').createIndex({ shopId: 1, ref: 1, seq: 1 });
    await db.collection('conversations').createIndex({ searched: 1 });
    await db.collection('leads').createIndex({ searched: 1 });
  },
};
