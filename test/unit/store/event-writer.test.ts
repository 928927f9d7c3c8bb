import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Appended, RefuseEvent } from '../../../service/domain/model/conversation/appended.ts';
import type { InsertReply, Refusal } from '../../../service/store/mongo/base/raw-shop-table.ts';
import type { ConversationCacheWriter } from '../../../service/store/mongo/conversation/conversation-cache-writer.ts';
import { makeConversationHeads } from '../../../service/store/mongo/conversation/conversation-heads.ts';
import { makeConversationMemory } from '../../../service/store/mongo/conversation/conversation-memory.ts';
import type { ConversationReader } from '../../../service/store/mongo/conversation/conversation-reader.ts';
import type {
  ConversationTables,
  EventRow,
} from '../../../service/store/mongo/conversation/conversation-rows.ts';
import { makeEventWriter } from '../../../service/store/mongo/conversation/event-writer.ts';
import { aConversation, anEvent } from '../../support/builders/builders.ts';

type Rows = readonly EventRow[];
/** `isInOrder`: stops at the first refused row. */
type Insert = (rows: Rows, isInOrder: boolean) => Promise<InsertReply>;

const makeWriter = (insert: Insert, conversations = [aConversation()]) => {
  const tables = {
    inTime: <T>(answer: Promise<T>) => answer,
    events: {
      insertUnordered: (rows: Rows) => insert(rows, false),
      insertUntilRefused: (rows: Rows) => insert(rows, true),
    },
  } as unknown as ConversationTables;
  const reader = {
    find: async (_scope: unknown, id: string) => ({
      conversation: conversations.find((one) => one.id === id),
      isRowStale: false,
    }),
  } as unknown as ConversationReader;
  const writer = makeEventWriter({
    tables,
    reader,
    memory: makeConversationMemory(),
    heads: makeConversationHeads(reader, { mark: () => undefined, forget: () => undefined }),
    cache: { mark: () => undefined } as unknown as ConversationCacheWriter,
    notes: { hold: async () => undefined, stored: () => undefined },
    trustMs: 30_000,
  });
  const append = (index = 0, refuse: RefuseEvent | null = null): Promise<Appended | null> =>
    new Promise((resolve, reject) => {
      const conversation = conversations[index] ?? aConversation();
      writer.enqueue(conversation.id, {
        kind: 'append',
        scope: scopeOfShop(conversation.shopId),
        event: anEvent(conversation),
        after: null,
        refuse,
        isRepeat: false,
        isInTurn: false,
        hasReadHead: false,
        lostRaces: 0,
        resolve,
        reject,
      });
    });
  return { writer, append };
};

describe('the writer of events', () => {
  it('refuses as "unavailable" what a server refused because of an election, and all that waited behind it', async () => {
    const refusal: Refusal = { index: 0, code: 10107, errmsg: 'not primary' };
    const { writer, append } = makeWriter(async () => ({ n: 0, writeErrors: [refusal] }));
    for (const answer of await Promise.allSettled([append(), append()])) {
      assert.equal(answer.status === 'rejected' && answer.reason.code, 'unavailable');
    }
    assert.equal(writer.isIdle(), true);
  });

  it('sends the next lot off before it tells senders that theirs is stored, and in the same order', async () => {
    const happened: string[] = [];
    const first = aConversation().lastSeq + 1;
    const all: Promise<void>[] = [];
    const { append } = makeWriter(async (rows) => {
      if (all.length < 3) all.push(told());
      // The driver picks a connection before it sends.
      await new Promise((resolve) => process.nextTick(resolve));
      happened.push(`sent ${(rows[0]?.seq ?? 0) - first}`);
      await new Promise(setImmediate);
      return { n: rows.length };
    });
    const told = async (): Promise<void> => {
      happened.push(`told ${((await append())?.event.seq ?? 0) - first}`);
    };
    all.push(told());
    while (all.length < 3) await new Promise(setImmediate);
    await Promise.all(all);
    assert.deepEqual(happened, ['sent 0', 'sent 1', 'told 0', 'sent 2', 'told 1', 'told 2']);
  });

  it('stores two lots at a time, and never one conversation in both', async () => {
    const underWay: string[][] = [];
    let most = 0;
    const conversations = Array.from({ length: 60 }, () => aConversation());
    const { append } = makeWriter(async (rows) => {
      const lot = rows.map((row) => row.conversationId);
      underWay.push(lot);
      most = Math.max(most, underWay.length);
      const ids = underWay.flatMap((one) => [...new Set(one)]);
      assert.equal(new Set(ids).size, ids.length);
      await new Promise(setImmediate);
      underWay.splice(underWay.indexOf(lot), 1);
      return { n: rows.length };
    }, conversations);
    const events = 3;
    const answers = await Promise.all(
      conversations.flatMap((_, index) => Array.from({ length: events }, () => append(index))),
    );
    assert.equal(most, 2);
    for (const { id, lastSeq } of conversations) {
      const own = answers.filter((answer) => answer?.conversation.id === id);
      const seqs = own.map((answer) => answer?.event.seq);
      assert.deepEqual(seqs, [lastSeq + 1, lastSeq + 2, lastSeq + 3]);
    }
  });

  it('gives what stands behind a refused event its place again, so that no number is left out', async () => {
    const refused: Refusal = { index: 1, code: 2, errmsg: 'too much' };
    const lots: number[][] = [];
    const { append } = makeWriter(async (rows, isInOrder) => {
      lots.push(rows.map(({ seq }) => seq));
      if (lots.length > 1) return { n: rows.length };
      assert.equal(isInOrder, true);
      return { n: refused.index, writeErrors: [refused] };
    });
    const [before, itself, behind, last] = await Promise.allSettled([append(), append(), append(), append()]);
    const seq = lots[0]?.[0] ?? assert.fail();
    assert.equal(before.status === 'fulfilled' && before.value?.event.seq, seq);
    assert.equal(itself.status, 'rejected');
    assert.equal(behind.status === 'fulfilled' && behind.value?.event.seq, seq + 1);
    assert.equal(last.status === 'fulfilled' && last.value?.event.seq, seq + 2);
    assert.deepEqual(lots, [[seq, seq + 1, seq + 2, seq + 3], [seq + 1], [seq + 2]]);
  });

  it('asks about an event as if those before it in the lot were stored', async () => {
    const asked: number[] = [];
    const { append } = makeWriter(async (rows) => ({ n: rows.length }));
    const refuse: RefuseEvent = ({ lastSeq }) => {
      asked.push(lastSeq);
      return null;
    };
    const answers = await Promise.all([append(0, refuse), append(0, refuse), append(0, refuse)]);
    const seqs = answers.map((answer) => answer?.event.seq ?? 0);
    assert.deepEqual(
      asked,
      seqs.map((seq) => seq - 1),
    );
  });

  it('is idle only when every sender was told', async () => {
    const { writer, append } = makeWriter(async (rows) => ({ n: rows.length }));
    let told = 0;
    for (let n = 0; n < 3; n += 1) void append().then(() => (told += 1));
    await writer.idle();
    assert.equal(told, 3);
  });
});
