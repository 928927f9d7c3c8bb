import type { Migration } from './migration.ts';

/** Adds who was told of a waiting visitor, browsers that ring, and the settings of each person. */
export const alerts: Migration = {
  id: '048-alerts',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map(({ name }) => name));
    for (const name of ['alerts', 'pushDevices']) if (!present.has(name)) await db.createCollection(name);
    await db.collection('alerts').createIndex({ shopId: 1, conversationId: 1, at: 1 });
    await db.collection('alerts').createIndex({ shopId: 1, expiresAt: 1 });
    await db.collection('alerts').createIndex({ staffId: 1 });
    await db.collection('pushDevices').createIndex({ endpointHash: 1 }, { unique: true });
    await db.collection('pushDevices').createIndex({ staffId: 1 });
    await db.collection('pushDevices').createIndex({ sessionId: 1 });
    await db.collection('staff').updateMany({ alerts: { $exists: false } }, { $set: { alerts: null } });
  },
};
