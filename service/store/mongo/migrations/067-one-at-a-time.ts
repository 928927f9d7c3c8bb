import type { mongo } from 'mongoose';
import type { Migration } from './migration.ts';

type DepartureRow = { _id: string; shopId: string; state: string; requestedAt: Date };
type GrantRow = { _id: string; shopId: string; agencyId: string; contractId?: string | null; since: Date };

const departures = (db: mongo.Db) => db.collection<DepartureRow>('departures');
const grants = (db: mongo.Db) => db.collection<GrantRow>('grants');

/** Ids of all but the first row with each key. */
const repeats = <Row extends { _id: string }>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
): string[] => {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const isFirst = !seen.has(keyOf(row));
    seen.add(keyOf(row));
    return isFirst ? [] : [row._id];
  });
};

/**
 * A shop leaves once at a time, and an agency has one running grant for it, whoever asks twice in the same moment. Of
 * those that an earlier version made twice, the first departure stays, and the grant that has a contract, else the first.
 */
export const oneAtATime: Migration = {
  id: '067-one-at-a-time',
  leastSchema: 61,
  async up(db) {
    const held = await departures(db).find({ state: 'held' }).sort({ requestedAt: 1, _id: 1 }).toArray();
    await departures(db).updateMany(
      { _id: { $in: repeats(held, ({ shopId }) => shopId) }, state: 'held' },
      { $set: { state: 'cancelled' } },
    );
    const running = await grants(db)
      .find({ until: null } as object)
      .sort({ since: 1, _id: 1 })
      .toArray();
    const withContract = running.filter(({ contractId }) => contractId != null);
    const inOrder = [...withContract, ...running.filter((row) => !withContract.includes(row))];
    await grants(db).updateMany(
      { _id: { $in: repeats(inOrder, (row) => `${row.shopId} ${row.agencyId}`) } },
      {
        $set: { until: new Date() },
      } as object,
    );
    await departures(db).createIndex(
      { shopId: 1 },
      { name: 'held', unique: true, partialFilterExpression: { state: 'held' } },
    );
    await grants(db).createIndex(
      { shopId: 1, agencyId: 1 },
      { name: 'running', unique: true, partialFilterExpression: { until: { $type: 'null' } } },
    );
  },
};
