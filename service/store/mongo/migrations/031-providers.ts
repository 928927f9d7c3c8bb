import type { Migration } from './migration.ts';

const UNSTATED = { by: 'unstated', name: '', country: '', transferTool: '' };

/** Shops say who hosts them and carries their mail; of older ones it is not known. */
export const providers: Migration = {
  id: '031-providers',
  async up(db) {
    await db
      .collection('shops')
      .updateMany(
        { providers: { $exists: false } },
        { $set: { providers: { hosting: UNSTATED, mail: UNSTATED } } },
      );
  },
};
