import type { Migration } from './migration.ts';

/** Organisations say who they are in law; people register by themselves. */
export const registrations: Migration = {
  id: '005-registrations',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map((collection) => collection.name));
    if (!present.has('registrations')) await db.createCollection('registrations');
    await db
      .collection('organisations')
      .updateMany({ company: { $exists: false } }, { $set: { company: null } });
    await db.collection('shops').updateMany({ seenAt: { $exists: false } }, { $set: { seenAt: null } });
    await db.collection('registrations').createIndex({ emailKey: 1 });
    await db.collection('registrations').createIndex({ expiresAt: 1 });
  },
};
