import type { Migration } from './migration.ts';
import { UNSEALED_COLLECTION } from './seal-earlier-content.ts';

/**
 * From here on content is sealed with keys of its own, which an earlier version could not read. What is there in clear
 * is sealed before the service serves, where the keys are at hand. Decision 0093.
 */
export const contentKeys: Migration = {
  id: '034-content-keys',
  async up(db) {
    const isThere = (await db.listCollections({ name: UNSEALED_COLLECTION }).toArray()).length > 0;
    if (!isThere) await db.createCollection(UNSEALED_COLLECTION);
    const unsealed = db.collection<{ _id: string; after: string }>(UNSEALED_COLLECTION);
    for (const _id of ['conversations', 'events', 'cards', 'leads']) {
      if ((await db.collection(_id).findOne({})) === null) continue;
      await unsealed.updateOne({ _id }, { $setOnInsert: { after: '' } }, { upsert: true });
    }
  },
};
