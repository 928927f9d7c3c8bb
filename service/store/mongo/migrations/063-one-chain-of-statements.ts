import type { mongo } from 'mongoose';
import type { Migration } from './migration.ts';

const statements = (db: mongo.Db) => db.collection<{ _id: string; at: string }>('headStatements');
const NAME = 'follows';

/**
 * Only one statement follows another, whichever process makes it. The key counts from the newest statement on, so that
 * it can be made whatever an earlier version left. The second index is for spans of a statement that was never made.
 */
export const oneChainOfStatements: Migration = {
  id: '063-one-chain-of-statements',
  leastSchema: 61,
  async up(db) {
    await db.collection('witnessedSpans').createIndex({ statedAt: 1 });
    const present = await statements(db).indexes();
    if (present.some(({ name }) => name === NAME)) return;
    const newest = await statements(db).findOne({}, { sort: { at: -1 } });
    const since = { at: { $gt: newest?.at ?? '' } };
    const key = { name: NAME, unique: true, partialFilterExpression: since };
    await statements(db).createIndex({ previous: 1 }, key);
  },
};
