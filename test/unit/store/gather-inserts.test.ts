import assert from 'node:assert/strict';
import { gatherInserts } from '../../../service/store/mongo/base/gather-inserts.ts';

const guard = { inTime: <T>(answer: Promise<T>) => answer };

const slowTable = () => {
  const lots: { rows: readonly string[]; end(refused?: Map<number, Error>): void; lose(): void }[] = [];
  const insertEach = (rows: readonly string[]) =>
    new Promise<ReadonlyMap<number, Error>>((resolve, reject) => {
      lots.push({
        rows,
        end: (refused = new Map()) => resolve(refused),
        lose: () => reject(new Error('lost')),
      });
    });
  return { lots, insert: gatherInserts({ insertEach }, guard) };
};
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('rows that are inserted at the same time', () => {
  it('go out together, and those that come meanwhile in the next insert', async () => {
    const { lots, insert } = slowTable();
    const first = [insert('a'), insert('b')];
    await turn();
    const next = [insert('c'), insert('d')];
    await turn();
    assert.deepEqual(
      lots.map(({ rows }) => rows),
      [['a', 'b']],
    );
    lots[0]?.end();
    await Promise.all(first);
    await turn();
    assert.deepEqual(lots[1]?.rows, ['c', 'd']);
    lots[1]?.end();
    await Promise.all(next);
    const last = insert('e');
    await turn();
    lots[2]?.end();
    await last;
  });

  it('are each stored or refused on their own', async () => {
    const { lots, insert } = slowTable();
    const all = Promise.allSettled([insert('a'), insert('b'), insert('c')]);
    await turn();
    lots[0]?.end(new Map([[1, new Error('taken')]]));
    assert.deepEqual(
      (await all).map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
  });

  it('all fail when nobody knows what was stored, and the next ones are tried', async () => {
    const { lots, insert } = slowTable();
    const all = Promise.allSettled([insert('a'), insert('b')]);
    await turn();
    const next = insert('c');
    lots[0]?.lose();
    assert.deepEqual(
      (await all).map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    await turn();
    lots[1]?.end();
    await next;
  });
});
