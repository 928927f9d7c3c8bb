import assert from 'node:assert/strict';
import mongoose from 'mongoose';
import { makeLedgerCheck } from '../../../scripts/cli/backup/verify-backup.ts';

const NOTHING = '0'.repeat(64);
const hashOf = (shopId: string, seq: number): string =>
  seq === 0 ? NOTHING : `${shopId}${seq}`.padStart(64, 'f');
const entry = (shopId: string, seq: number, changes: object = {}): Buffer =>
  Buffer.from(
    mongoose.mongo.BSON.serialize({
      ...{ shopId, seq, epoch: 1, hash: hashOf(shopId, seq), previousHash: hashOf(shopId, seq - 1) },
      ...changes,
    }),
  );
const checked = (rows: readonly Buffer[]) => {
  const check = makeLedgerCheck();
  let most = 0;
  for (const row of rows) {
    check.add(row);
    most = Math.max(most, check.waiting());
  }
  return { broken: check.broken(), heads: check.heads(), most };
};
const SHOPS = ['shp_a', 'shp_b', 'shp_c'];

describe('the ledgers of a backup', () => {
  it('are followed with nothing kept of the entries that stand in their order', () => {
    const rows = Array.from({ length: 3_000 }, (_, at) => entry(SHOPS[at % 3] ?? '', Math.floor(at / 3) + 1));
    const { broken, heads, most } = checked(rows);
    assert.deepEqual([broken, most], [null, 0]);
    for (const shopId of SHOPS)
      assert.deepEqual(heads[shopId], { epoch: 1, seq: 1_000, hash: hashOf(shopId, 1_000) });
  });

  it('are followed in any order, and an entry is kept until those before it have come', () => {
    const { broken, heads, most } = checked([4, 2, 1, 3].map((seq) => entry('shp_a', seq)));
    assert.deepEqual([broken, most, heads.shp_a?.seq], [null, 2, 4]);
    assert.equal(checked([4, 2, 1, 3, 5].map((seq) => entry('shp_a', seq))).broken, null);
  });

  it('break at the first place that is missing, is there twice or does not follow the one before it [D5]', () => {
    const other = { previousHash: 'e'.repeat(64) };
    for (const [rows, seq] of [
      [[entry('shp_a', 1), entry('shp_a', 3), entry('shp_a', 4)], 2],
      [[entry('shp_a', 2)], 1],
      [[entry('shp_a', 1, other)], 1],
      [[entry('shp_a', 1), entry('shp_a', 2, other), entry('shp_a', 3, other)], 2],
      [[entry('shp_a', 3), entry('shp_a', 2, other), entry('shp_a', 1)], 2],
      [[entry('shp_a', 1), entry('shp_a', 2), entry('shp_a', 1)], 1],
      [[entry('shp_a', 1), entry('shp_a', 3), entry('shp_a', 3), entry('shp_a', 2)], 3],
    ] as const)
      assert.deepEqual(checked([entry('shp_b', 1), ...rows]).broken, { shopId: 'shp_a', seq });
  });
});
