import type { Migration } from './migration.ts';

type Shop = { _id: string; adapterSecretBy?: string | null };

/** Acts by which a secret key is made or ends; a renewal by the shop server itself changes nobody who was shown it. */
const ACTS = ['shop.adapter_secret', 'shop.connect', 'shop.disconnect'];

/** Notes who was shown the secret key of each shop, as far as the activity log still says. */
export const secretShownTo: Migration = {
  id: '088-secret-shown-to',
  leastSchema: 61,
  async up(db) {
    const shops = db.collection<Shop>('shops');
    const isNew = { adapterSecretBy: { $exists: false } };
    const newest = db
      .collection('audit')
      .aggregate<{ _id: string; actor: string; action: string }>([
        { $match: { action: { $in: ACTS }, $nor: [{ action: 'shop.adapter_secret', actor: 'store' }] } },
        { $sort: { chain: 1, seq: 1 } },
        { $group: { _id: '$shopId', actor: { $last: '$actor' }, action: { $last: '$action' } } },
      ]);
    for await (const { _id, actor, action } of newest) {
      if (action === 'shop.adapter_secret')
        await shops.updateOne({ _id, ...isNew }, { $set: { adapterSecretBy: actor } });
    }
    await shops.updateMany(isNew, { $set: { adapterSecretBy: null } });
  },
};
