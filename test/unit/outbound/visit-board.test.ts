import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { visitAfter } from '../../../service/domain/model/visit/visit.ts';
import { makeVisitBoard } from '../../../service/outbound/visits/visit-board.ts';
import { aShopId } from '../../support/builders/builders.ts';

const NOW = Date.UTC(2026, 10, 27);
const at = (seconds: number) => new Date(NOW + seconds * 1_000);

describe('visits in memory', () => {
  const scope = scopeOfShop(aShopId());
  const aVisit = (id: string, now: Date) =>
    visitAfter(
      null,
      scope.shopId,
      {
        ...{ id: `vst_${id}`, page: 'https://shop.example.com/', locale: 'pl', tool: 'complianz' },
        ...{ isReturning: false, secondsOnPage: 0, state: 'looking' },
      },
      now,
    );

  it('are forgotten once their browser was silent for ninety seconds, also when nobody asks for them [EP-5]', () => {
    const board = makeVisitBoard();
    board.put(scope, aVisit('one', at(0)));
    board.put(scope, aVisit('two', at(60)));
    assert.deepEqual(
      board.list(scope, at(89)).map(({ id }) => id),
      ['vst_two', 'vst_one'],
    );
    board.forgetSilent(at(90));
    assert.equal(board.get(scope, 'vst_one', at(0)), null);
    assert.ok(board.get(scope, 'vst_two', at(90)));
    assert.deepEqual(board.list(scope, at(150)), []);
  });

  it('do not come back by a report that was on its way when the yes was taken back [EP-5]', () => {
    const board = makeVisitBoard();
    board.forget(scope, 'vst_one', at(0));
    assert.equal(board.isForgotten(scope, 'vst_one'), true);
    board.forgetSilent(at(90));
    assert.equal(board.isForgotten(scope, 'vst_one'), false);
  });

  it('are two thousand of a shop at most, and nobody new takes the place of one who is there', () => {
    const board = makeVisitBoard();
    for (let n = 0; n <= 2_000; n += 1) board.put(scope, aVisit(String(n), at(0)));
    assert.equal(board.list(scope, at(0)).length, 2_000);
    assert.ok(board.get(scope, 'vst_0', at(0)));
    assert.equal(board.get(scope, 'vst_2000', at(0)), null);
    board.put(scope, aVisit('0', at(10)));
    assert.deepEqual(board.get(scope, 'vst_0', at(10))?.seenAt, at(10));
    board.forget(scope, 'vst_1', at(10));
    board.put(scope, aVisit('2000', at(10)));
    assert.ok(board.get(scope, 'vst_2000', at(10)));
  });

  it('are a hundred of one address at most, so that invented ones leave room, and each that ends makes room', () => {
    const board = makeVisitBoard();
    const ids = () => board.list(scope, at(10)).map(({ id }) => id);
    for (let n = 0; n <= 100; n += 1) board.put(scope, aVisit(`fake${n}`, at(0)), 'address');
    assert.equal(ids().length, 100);
    board.put(scope, aVisit('real', at(0)), 'another address');
    assert.ok(ids().includes('vst_real'));
    board.put(scope, aVisit('fake0', at(10)), 'address');
    assert.deepEqual(board.get(scope, 'vst_fake0', at(10))?.seenAt, at(10));
    board.forget(scope, 'vst_fake1', at(10));
    board.put(scope, aVisit('fake101', at(10)), 'address');
    board.put(scope, aVisit('fake102', at(10)), 'address');
    assert.deepEqual([ids().length, ids().includes('vst_fake101')], [101, true]);
    const other = scopeOfShop(aShopId());
    board.put(other, { ...aVisit('fake0', at(10)), shopId: other.shopId }, 'address');
    assert.equal(board.list(other, at(10)).length, 1);
  });

  it('are of one shop each: another shop finds, lists and forgets none of them [SE-1]', () => {
    const board = makeVisitBoard();
    const other = scopeOfShop(aShopId());
    board.put(scope, aVisit('one', at(0)));
    assert.equal(board.get(other, 'vst_one', at(0)), null);
    assert.deepEqual(board.list(other, at(0)), []);
    board.forget(other, 'vst_one', at(0));
    board.forgetAll(other);
    assert.equal(board.list(scope, at(0)).length, 1);
  });

  it('count the loaded pages of the last hour by minutes, without anybody in them', () => {
    const board = makeVisitBoard();
    for (const second of [0, 30, 1_800]) board.countPage(scope, at(second));
    assert.equal(board.pagesLastHour(scope, at(1_800)), 3);
    assert.equal(board.pagesLastHour(scope, at(3_600)), 1);
  });
});
