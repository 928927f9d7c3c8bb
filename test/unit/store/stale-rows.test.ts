import assert from 'node:assert/strict';
import { makePieceSize, restAfter } from '../../../service/domain/model/base/pieces.ts';
import { makeConversationMemory } from '../../../service/store/mongo/conversation/conversation-memory.ts';
import {
  MAX_STALE_MS,
  MAX_STALE_SHARED_MS,
  makeStaleRows,
} from '../../../service/store/mongo/conversation/rows/stale-rows.ts';

describe('rows of conversations that are behind their events', () => {
  const scene = (maxStaleMs = MAX_STALE_MS) => {
    let at = 0;
    const memory = makeConversationMemory();
    const rows = makeStaleRows(() => at, maxStaleMs);
    return {
      rows,
      [Symbol.iterator]: function* () {
        for (let n = 0; ; n += 1) yield memory.take(`cnv_${n}`);
      },
      passTo: (ms: number) => {
        at = ms;
      },
    };
  };

  it('are written when their conversation has come to rest', () => {
    const chats = scene();
    const [moves, rests] = chats;
    assert.ok(moves && rests);
    chats.rows.moved(moves);
    chats.rows.moved(rests);
    assert.equal(chats.rows.nextDueMs(), 2_000);
    chats.passTo(1_500);
    chats.rows.moved(moves);
    chats.passTo(2_000);
    assert.deepEqual(chats.rows.first(10, false), [rests]);
    assert.deepEqual(chats.rows.first(10, true), [moves, rests]);
    assert.equal(chats.rows.nextDueMs(), 0);
    chats.rows.remove(rests);
    assert.equal(chats.rows.nextDueMs(), 1_500);
  });

  it('are written soon beside other processes, which read what a row lacks', () => {
    const chats = scene(MAX_STALE_SHARED_MS);
    const [moves] = chats;
    assert.ok(moves);
    chats.rows.moved(moves);
    chats.passTo(1_900);
    chats.rows.moved(moves);
    assert.deepEqual(chats.rows.first(10, false), []);
    chats.passTo(2_000);
    assert.deepEqual(chats.rows.first(10, false), [moves]);
  });

  it('are written now and then when their conversation never rests, and then let others go first', () => {
    const chats = scene();
    const [moves, other] = chats;
    assert.ok(moves && other);
    for (let at = 0; at <= 30_000; at += 1_000) {
      chats.passTo(at);
      chats.rows.moved(moves);
      if (at < 30_000) assert.deepEqual(chats.rows.first(10, false), []);
    }
    assert.deepEqual(chats.rows.first(10, false), [moves]);
    chats.rows.putLast(moves);
    assert.deepEqual(chats.rows.first(10, false), []);
    chats.rows.moved(other);
    assert.equal(chats.rows.isBusy(), true);
    chats.passTo(32_000);
    assert.deepEqual(chats.rows.first(1, false), [moves]);
    assert.deepEqual(chats.rows.first(2, false), [moves, other]);
    assert.equal(chats.rows.isBusy(), false);
  });
});

describe('a piece of work behind messages', () => {
  it('has as many rows as the database takes in a short time', () => {
    const pieces = makePieceSize(500);
    /** A round trip of two milliseconds, plus one per row. */
    for (let n = 0; n < 20; n += 1) {
      pieces.took(pieces.rows(), 2 + pieces.rows());
      assert.ok(pieces.rows() <= 16);
    }
    assert.ok(pieces.rows() >= 4);
  });

  it('grows to its limit however long the way to the database is, and not without work', () => {
    const pieces = makePieceSize(500);
    pieces.took(0, 80);
    assert.equal(pieces.rows(), 1);
    for (let n = 0; n < 20; n += 1) pieces.took(pieces.rows(), 80);
    assert.equal(pieces.rows(), 500);
    for (let n = 0; n < 40; n += 1) pieces.took(pieces.rows(), 200);
    assert.equal(pieces.rows(), 500);
  });

  it('is followed by a rest, a long one while messages are under way, and never one of over five seconds', () => {
    assert.equal(restAfter(4, true), 36);
    assert.equal(restAfter(4, false), 4);
    assert.equal(restAfter(60_000, false), 5_000);
  });
});
