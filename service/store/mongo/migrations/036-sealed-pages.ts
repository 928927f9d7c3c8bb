import type { Migration } from './migration.ts';
import { UNSEALED_COLLECTION } from './seal-earlier-content.ts';

/** The pages of consents are sealed from here on; those in clear are sealed before the service serves. Decision 0104. */
export const sealedPages: Migration = {
  id: '036-sealed-pages',
  async up(db) {
    if ((await db.collection('consents').findOne({})) === null) return;
    await db
      .collection<{ _id: string; after: string }>(UNSEALED_COLLECTION)
      .updateOne({ _id: 'consents' }, { $setOnInsert: { after: '' } }, { upsert: true });
  },
};
