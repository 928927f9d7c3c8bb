import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Appended } from '../../../service/domain/model/conversation/appended.ts';
import type { Refusal } from '../../../service/store/mongo/base/raw-shop-table.ts';
import type { ConversationCacheWriter } from '../../../service/store/mongo/conversation/conversation-cache-writer.ts';
import { makeConversationHeads } from '../../../service/store/mongo/conversation/conversation-heads.ts';
import { makeConversationMemory } from '../../../service/store/mongo/conversation/conversation-memory.ts';
import type { ConversationReader } from '../../../service/store/mongo/conversation/conversation-reader.ts';
import type { ConversationTables } from '../../../service/store/mongo/conversation/conversation-rows.ts';
import { makeEventWriter } from '../../../service/store/mongo/conversation/event-writer.ts';
import { aConversation, anEvent } from '../../support/builders/builders.ts';

type Insert = ConversationTables['events']['insertUnordered'];

const makeWriter = (insertUnordered: Insert, conversations = [aConversation()]) => {
  const tables = {
    inTime: <T>(answer: Promise<T>) => answer,
    events: { insertUnordered },
  } as unknown as ConversationTables;
  const reader = {
    find: async (_scope: unknown, id: string) => ({
      conversation: conversations.find((one) => one.id === id),
      isRowBehind: false,
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
  const append = (index = 0): Promise<Appended | null> =>
    new Promise((resolve, reject) => {
      const conversation = conversations[index] ?? aConversation();
      writer.enqueue(conversation.id, {
        kind: 'append',
        scope: scopeOfShop(conversation.shopId),
        event: anEvent(conversation),
        after: null,
        refuse: null,
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
    const { append } = makeWriter(async (rows) => {
      // The driver looks for a connection before it sends.
      await new Promise((resolve) => process.nextTick(resolve));
      happened.push(`sent ${rows[0]?.seq}`);
      await new Promise(setImmediate);
      return { n: rows.length };
    });
    const told = async (): Promise<void> => {
      happened.push(`told ${(await append())?.event.seq}`);
    };
    await Promise.all([told(), told(), told()]);
    const first = Number(happened[0]?.slice('sent '.length));
    const [second, third] = [first + 1, first + 2];
    assert.deepEqual(happened, [
      `sent ${first}`,
      `sent ${second}`,
      `told ${first}`,
      `sent ${third}`,
      `told ${second}`,
      `told ${third}`,
    ]);
  });

  it('stores two lots at a time, and never two events of one conversation', async () => {
    const underWay: string[][] = [];
    let most = 0;
    const conversations = Array.from({ length: 60 }, () => aConversation());
    const { append } = makeWriter(async (rows) => {
      const lot = rows.map((row) => row.conversationId);
      underWay.push(lot);
      most = Math.max(most, underWay.length);
      const ids = underWay.flat();
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

  it('is idle only when every sender was told', async () => {
    const { writer, append } = makeWriter(async (rows) => ({ n: rows.length }));
    let told = 0;
    for (let n = 0; n < 3; n += 1) void append().then(() => (told += 1));
    await writer.idle();
    assert.equal(told, 3);
  });
});
