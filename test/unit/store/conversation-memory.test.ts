import assert from 'node:assert/strict';
import { Types } from 'mongoose';
import type { StaleNote } from '../../../service/store/mongo/conversation/conversation-memory.ts';
import {
  type MemoryEntry,
  makeConversationMemory,
  shopOf,
} from '../../../service/store/mongo/conversation/conversation-memory.ts';
import { aConversation, aShopId } from '../../support/builders/builders.ts';

const CAPACITY = 20;

describe('conversations in memory', () => {
  const note: StaleNote = { id: new Types.ObjectId(), shopId: aShopId(), conversations: new Set() };
  const make = (count: number, changes: Partial<MemoryEntry> = {}) => {
    const memory = makeConversationMemory(CAPACITY);
    const made = Array.from({ length: count }, () => {
      const head = aConversation({ shopId: note.shopId });
      return Object.assign(memory.take(head.id), { head, ...changes });
    });
    return { memory, made };
  };

  it('are bounded while their rows are behind: an id stays, all else is read when somebody asks', () => {
    const { memory, made } = make(100, { isRowStale: true, note });
    memory.shed();
    assert.deepEqual(memory.memoryCounts(), { conversations: 100, heads: CAPACITY, behind: 100 });
    const [first = assert.fail()] = made;
    assert.equal(memory.at(first.id), first);
    assert.deepEqual([first.head, first.isUnsure, shopOf(first)], [null, true, note.shopId]);
    assert.equal(made.at(-1)?.isUnsure, false);
  });

  it('leave when their rows are right, the ones used longest ago first', () => {
    const { memory, made } = make(100);
    memory.shed();
    assert.deepEqual(memory.memoryCounts(), { conversations: CAPACITY, heads: CAPACITY, behind: 0 });
    assert.deepEqual(
      made.filter(({ id }) => memory.at(id) !== null),
      made.slice(-CAPACITY),
    );
  });

  it('stay whole while something is under way in them, or while nothing in the database names them', () => {
    const cases: Partial<MemoryEntry>[] = [
      { isBusy: true },
      { isStoring: true },
      { tasks: [{ kind: 'alone', run: async () => undefined }] },
      { isRowStale: true, note: null },
    ];
    for (const changes of cases) {
      const { memory, made } = make(30, changes);
      memory.shed();
      assert.equal(memory.memoryCounts().heads, 30);
      assert.equal(
        made.some(({ isUnsure }) => isUnsure),
        false,
      );
    }
  });
});
