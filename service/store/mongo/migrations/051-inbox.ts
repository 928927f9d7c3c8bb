import type { Migration } from './migration.ts';

/** Teams of shops, and customers from whom a shop takes no chats for some days. */
export const inbox: Migration = {
  id: '051-inbox',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map(({ name }) => name));
    for (const name of ['shopTeams', 'customerBlocks'])
      if (!present.has(name)) await db.createCollection(name);
    await db.collection('shopTeams').createIndex({ shopId: 1 });
    await db.collection('customerBlocks').createIndex({ shopId: 1, key: 1 }, { unique: true });
    await db.collection('customerBlocks').createIndex({ shopId: 1, expiresAt: 1 });
  },
};
