import type { mongo } from 'mongoose';
import { ignoreMissing, isEmbedded, makeIndexAnew } from '../base/embedded-indexes.ts';
import type { Migration } from './migration.ts';

type Index = Pick<mongo.IndexDescriptionInfo, 'key' | 'name' | 'sparse' | 'partialFilterExpression'>;
/** An index that is to be made anew. It outlives a run that is cut short after the index was dropped. */
type Waiting = { _id: string; collection: string; index: mongo.IndexDescriptionInfo };
const WAITING = 'indexesToMake';

/** All indexes of these came with the collection, when it held no rows; they hold most rows of all. */
const MADE_EMPTY: ReadonlySet<string> = new Set(['events', 'searchRows', WAITING]);

/** The rows that the index must lead to. */
const filterOf = ({ key, sparse, partialFilterExpression }: Index): mongo.Document => {
  if (partialFilterExpression !== undefined) return partialFilterExpression;
  if (sparse === true) return { $or: Object.keys(key).map((field) => ({ [field]: { $exists: true } })) };
  return {};
};

const isWhole = async (rows: mongo.Collection, index: Index): Promise<boolean> => {
  const held = await rows.countDocuments({}, { hint: index.name ?? '' });
  return held === (await rows.countDocuments(filterOf(index), { hint: { $natural: 1 } }));
};

/**
 * Makes every index anew that lacks rows since the build of an earlier version was cut short. On the embedded engine
 * alone: MongoDB shows an index when it is whole. Decision 0282.
 */
export const wholeIndexes: Migration = {
  id: '087-whole-indexes',
  leastSchema: 61,
  async up(db) {
    // Without a company nothing is stored.
    if (!(await isEmbedded(db)) || (await db.collection('organisations').findOne()) === null) return;
    const waiting = db.collection<Waiting>(WAITING);
    for (const { name: collection } of await db.listCollections({}, { nameOnly: true }).toArray()) {
      if (MADE_EMPTY.has(collection)) continue;
      const rows = db.collection(collection);
      for (const index of await rows.indexes()) {
        if (index.name === '_id_' || (await isWhole(rows, index))) continue;
        const _id = `${collection} ${index.name}`;
        await waiting.replaceOne({ _id }, { collection, index }, { upsert: true });
      }
    }
    for (const { _id, collection, index } of await waiting.find().toArray()) {
      const { key, v: _, ...options } = index;
      await makeIndexAnew(db.collection(collection), key, options as mongo.CreateIndexesOptions);
      await waiting.deleteOne({ _id });
    }
    await waiting.drop().catch(ignoreMissing);
  },
};
