import type { Connection } from 'mongoose';
import { type ArchiveRow, KEPT_EVIDENCE, type ShopArchive } from '../../../domain/model/shop/shop-archive.ts';
import type { ShopId } from '../../../protocol/vocabulary.ts';

type Row = { _id: string; shopId?: ShopId; shopIds?: ShopId[]; expiresAt?: Date | null };

/** Rows per read. */
const BATCH = 200;

/**
 * Covers every collection in the database; each query names the shop, by `shopId` or `_id`. Rules: PR-5,
 * SE-1.
 */
export const makeMongoShopArchive = (connection: Connection): ShopArchive => {
  const database = () => connection.getClient().db(connection.name);
  const collections = async () => {
    const found = await database().listCollections({}, { nameOnly: true }).toArray();
    return found
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('system.'))
      .sort()
      .map((name) => ({ name, rows: database().collection<Row>(name) }));
  };
  /** By `shopId` or `_id`. */
  const ways = ({ shopId }: { shopId: ShopId }) =>
    [{ shopId }, { _id: shopId, shopId: { $ne: shopId } }] as const;
  const countsOf = async (scope: { shopId: ShopId }): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    for (const { name, rows } of await collections()) {
      let count = 0;
      for (const way of ways(scope)) count += await rows.countDocuments(way);
      if (count > 0) counts[name] = count;
    }
    return counts;
  };
  return {
    counts: countsOf,
    async *rows(scope, collection) {
      const rows = database().collection<Row>(collection);
      for (const way of ways(scope)) {
        for await (const row of rows.find(way, { batchSize: BATCH })) yield row as ArchiveRow;
      }
    },
    async remove(scope, evidenceUntil) {
      const all = await collections();
      // The shop last, so that an interrupted run finds it again.
      const ordered = [
        ...all.filter(({ name }) => name !== 'shops'),
        ...all.filter(({ name }) => name === 'shops'),
      ];
      for (const { name, rows } of ordered) {
        if (KEPT_EVIDENCE.includes(name)) {
          await rows.updateMany(
            { shopId: scope.shopId, expiresAt: null },
            { $set: { expiresAt: evidenceUntil } },
          );
          continue;
        }
        for (const way of ways(scope)) await rows.deleteMany(way);
        await rows.updateMany({ shopIds: scope.shopId }, { $pull: { shopIds: scope.shopId } });
      }
    },
    async traces(scope) {
      const left = new Set(Object.keys(await countsOf(scope)));
      for (const { name, rows } of await collections()) {
        if ((await rows.findOne({ shopIds: scope.shopId })) !== null) left.add(name);
      }
      return [...left];
    },
  };
};
