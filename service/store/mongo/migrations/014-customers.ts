import type { Migration } from './migration.ts';

/** What a store said of its customer stands in the conversation; nonces of its word are kept while it is good. */
export const customers: Migration = {
  id: '014-customers',
  async up(db) {
    const isThere = (await db.listCollections({ name: 'identityNonces' }).toArray()).length > 0;
    if (!isThere) await db.createCollection('identityNonces');
    await db.collection('identityNonces').createIndex({ expiresAt: 1 });
    await db
      .collection('conversations')
      .updateMany({ customer: { $exists: false } }, { $set: { customer: null } });
  },
};
