import type { Migration } from './migration.ts';

/** The shop's row has the age of the adapter secret, and the report that was refused last. */
export const connections: Migration = {
  id: '016-connections',
  async up(db) {
    const shops = db.collection('shops');
    await shops.updateMany({ adapterSecretAt: { $exists: false } }, { $set: { adapterSecretAt: null } });
    await shops.updateMany({ lastRefusal: { $exists: false } }, { $set: { lastRefusal: null } });
  },
};
