import type { Migration } from './migration.ts';

/**
 * The customer named by the shop server is stored in the conversation; nonces are stored while their signature is
 * valid.
 */
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
