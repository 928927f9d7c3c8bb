import type { Migration } from './migration.ts';

/** Lists for offers, and the marks that keep an address off them. Both channels are off until a shop turns one on. */
export const marketing: Migration = {
  id: '009-marketing',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map((collection) => collection.name));
    for (const name of ['subscriptions', 'suppressions']) {
      if (!present.has(name)) await db.createCollection(name);
    }
    await db
      .collection('shops')
      .updateMany(
        { marketing: { $exists: false } },
        { $set: { marketing: { email: false, phone: false, texts: { email: {}, phone: {} } } } },
      );
    const subscriptions = db.collection('subscriptions');
    await subscriptions.createIndex({ shopId: 1, subjectKey: 1, channel: 1 }, { unique: true });
    await subscriptions.createIndex({ unsubscribeHash: 1 }, { unique: true });
    await subscriptions.createIndex({ shopId: 1, state: 1, channel: 1 });
    await subscriptions.createIndex({ shopId: 1, createdAt: 1 });
    await subscriptions.createIndex({ shopId: 1, expiresAt: 1 });
    await db.collection('suppressions').createIndex({ shopId: 1, subjectKey: 1 });
    await db.collection('suppressions').createIndex({ shopId: 1, channel: 1 });
  },
};
