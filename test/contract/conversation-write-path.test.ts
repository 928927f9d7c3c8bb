import assert from 'node:assert/strict';
import mongoose from 'mongoose';
import type { Stores } from '../../service/desks/stores.ts';
import { SERVICE_SCOPE, scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import type { Appended } from '../../service/domain/model/conversation/appended.ts';
import type { Conversation, NewEvent } from '../../service/domain/model/conversation/conversation.ts';
import type { ConversationRow, EventRow } from '../../service/store/mongo/conversation/conversation-rows.ts';
import { openMongoStores } from '../../service/store/mongo/mongo-stores.ts';
import { AT, aConversation, anEvent, aShopId, aText, later } from '../support/builders/builders.ts';
import { wholeInbox } from '../support/scenes/whole-inbox.ts';
import { onDatabase, onEveryStore } from './on-every-store.ts';

const openIn = async (stores: Stores, changes: Partial<Conversation> = {}) => {
  const conversation = aConversation(changes);
  const scope = scopeOfShop(conversation.shopId);
  await stores.conversations.open(scope, conversation);
  return { conversation, scope };
};

const assertDense = async (stores: Stores, conversation: Conversation, count: number) => {
  const scope = scopeOfShop(conversation.shopId);
  const events = await stores.conversations.eventsAfter(scope, conversation.id, 0, count + 100);
  assert.deepEqual(
    events.map((event) => event.seq),
    Array.from({ length: count }, (_, index) => index + 1),
  );
  assert.equal(new Set(events.map((event) => event.ref)).size, count);
  return events;
};

const withHands = async <T>(hands: number, jobs: readonly (() => Promise<T>)[]): Promise<T[]> => {
  const results: T[] = [];
  const left = [...jobs.entries()];
  const work = async () => {
    for (let job = left.shift(); job !== undefined; job = left.shift()) results[job[0]] = await job[1]();
  };
  await Promise.all(Array.from({ length: hands }, work));
  return results;
};

onEveryStore('the write path of conversations', (kit) => {
  it('keeps 1,000 events of many senders dense and single, though refs are sent again and again', async () => {
    const { conversations } = kit.stores;
    const shopId = aShopId();
    const talks = await Promise.all(Array.from({ length: 8 }, () => openIn(kit.stores, { shopId })));
    const events = Array.from({ length: 1_000 }, (_, index) => {
      const talk = talks[index % talks.length] ?? assert.fail();
      return anEvent(talk.conversation, { body: aText(`${index}`) });
    });
    const repeats = events.filter((_, index) => index % 3 === 0);
    const scope = scopeOfShop(shopId);
    const shuffled = [...events, ...repeats, ...repeats]
      .map((event) => ({ event, key: Math.random() }))
      .sort((a, b) => a.key - b.key);
    const answers = await withHands(
      64,
      shuffled.map(
        ({ event }) =>
          () =>
            conversations.append(scope, event),
      ),
    );
    const placeOf = new Map<string, number>();
    shuffled.forEach(({ event }, index) => {
      const seq = answers[index]?.event.seq ?? assert.fail('an append was not answered');
      assert.equal(placeOf.get(event.ref) ?? seq, seq, 'a repeat got another place');
      placeOf.set(event.ref, seq);
    });
    assert.equal(answers.filter((answer) => answer?.isRepeat).length, repeats.length * 2);
    for (const { conversation } of talks) {
      await assertDense(kit.stores, conversation, 125);
      assert.equal((await conversations.find(scope, conversation.id))?.lastSeq, 125);
    }
  });

  it('keeps one conversation dense when two processes write to it at once', async () => {
    const other = await kit.openAnother();
    const { conversation, scope } = await openIn(kit.stores);
    const shared = Array.from({ length: 40 }, () => anEvent(conversation));
    const append = (stores: Stores) => (event: NewEvent) => () => stores.conversations.append(scope, event);
    const own = () => Array.from({ length: 80 }, () => anEvent(conversation));
    const [here, there] = await Promise.all([
      withHands(8, [...shared, ...own()].map(append(kit.stores))),
      withHands(8, [...own(), ...shared].map(append(other))),
    ]);
    const answers: (Appended | null)[] = [...here, ...there];
    assert.equal(answers.filter((answer) => answer?.isRepeat).length, 40);
    const events = await assertDense(kit.stores, conversation, 200);
    const refs = new Map(events.map((event) => [event.ref, event.seq]));
    for (const answer of answers) assert.equal(refs.get(answer?.event.ref ?? ''), answer?.event.seq);
    const found = await other.conversations.find(scope, conversation.id);
    assert.equal(found?.lastSeq, 200);
    assert.equal(found?.unread, 200);
  });

  it('tells a second process what the first one did to a conversation', async () => {
    const other = await kit.openAnother();
    const { conversation, scope } = await openIn(kit.stores);
    assert.equal((await other.conversations.find(scope, conversation.id))?.lastSeq, 0);
    await kit.stores.conversations.append(
      scope,
      anEvent(conversation, { author: 'staff', body: { kind: 'status', status: 'closed' } }),
    );
    await kit.stores.conversations.setPage(scope, conversation.id, 'https://sklep.example/kontakt', null);
    const found = await other.conversations.find(scope, conversation.id);
    assert.equal(found?.status, 'closed');
    assert.equal(found?.page, 'https://sklep.example/kontakt');
    await kit.stores.conversations.erase(scope, conversation.id);
    assert.equal(await other.conversations.find(scope, conversation.id), null);
  });
});

onDatabase('the write path of conversations, in the database alone', (kit) => {
  const raw = async () => {
    const connection = await mongoose.createConnection(kit.url(), { autoCreate: false }).asPromise();
    return { rows: connection.getClient().db(connection.name), close: () => connection.close() };
  };

  /** State after a crash between storing the events and writing the row. */
  const leaveClosed = async ({ id, shopId }: Conversation, events: readonly NewEvent[]) => {
    const { rows, close } = await raw();
    await rows.collection('staleConversations').insertOne({ shopId, conversationIds: [id] });
    await rows
      .collection<EventRow>('events')
      .insertMany(
        events.map(({ ref, ...event }, index) => ({ _id: `${id}/${ref}`, ...event, seq: index + 1 })),
      );
    await close();
  };
  const rowOf = async ({ id }: Conversation) => {
    const { rows, close } = await raw();
    const row = await rows.collection<ConversationRow>('conversations').findOne({ _id: id });
    await close();
    return row;
  };
  const notesOf = async ({ shopId }: Conversation) => {
    const { rows, close } = await raw();
    const notes = await rows.collection('staleConversations').countDocuments({ shopId });
    await close();
    return notes;
  };

  it('shows what a crash left behind as its events say, before the row was brought up', async () => {
    const { conversation, scope } = await openIn(kit.stores);
    const bodies = [aText('Dzień dobry'), aText('Jest tam kto?')];
    await leaveClosed(
      conversation,
      bodies.map((body, index) => anEvent(conversation, { body, at: later(index) })),
    );
    const { conversations } = await kit.openAnother();
    assert.ok((await conversations.takeUp(SERVICE_SCOPE)) > 0);
    assert.equal((await rowOf(conversation))?.lastSeq, 0);
    for (const shown of [
      await wholeInbox({ conversations }, scopeOfShops([conversation.shopId]), AT),
      await conversations.movedSince(scopeOfShops([conversation.shopId]), AT),
      [await conversations.find(scope, conversation.id)],
    ]) {
      const [{ lastSeq, unread, preview } = assert.fail()] = shown.map((one) => one ?? assert.fail());
      assert.deepEqual({ lastSeq, unread, preview }, { lastSeq: 2, unread: 2, preview: 'Jest tam kto?' });
    }
    const next = await conversations.append(scope, anEvent(conversation));
    assert.equal(next?.event.seq, 3);
  });

  it('brings up the rows that a crash left behind, and leaves no note of them', async () => {
    const { conversation } = await openIn(kit.stores);
    await leaveClosed(conversation, [anEvent(conversation)]);
    const { conversations } = await kit.openAnother();
    await conversations.takeUp(SERVICE_SCOPE);
    assert.equal(await conversations.drain(), 0);
    const row = await rowOf(conversation);
    assert.deepEqual([row?.lastSeq, row?.unread], [1, 1]);
    assert.equal(await notesOf(conversation), 0);
  });

  it('shows a closed conversation as open again in which the visitor wrote before the crash', async () => {
    const { conversation } = await openIn(kit.stores, { status: 'closed' });
    await leaveClosed(conversation, [anEvent(conversation, { body: { kind: 'status', status: 'open' } })]);
    const restarted = await kit.openAnother();
    const all = scopeOfShops([conversation.shopId]);
    assert.deepEqual(await wholeInbox(restarted, all, later(3600)), []);
    await restarted.conversations.takeUp(SERVICE_SCOPE);
    const inbox = await wholeInbox(restarted, all, later(3600));
    assert.equal(inbox[0]?.status, 'open');
  });

  it('notes a conversation as moving before it stores the event, once until its row was written', async () => {
    const inserted: string[] = [];
    const stores = await openMongoStores(kit.url(), {
      onCommand: (name, command) => {
        if (name === 'insert') inserted.push(String(command.insert));
      },
    });
    const { conversation, scope } = await openIn(stores);
    inserted.length = 0;
    await stores.conversations.append(scope, anEvent(conversation));
    assert.deepEqual(inserted, ['staleConversations', 'events']);
    await stores.conversations.drain();
    assert.equal(await notesOf(conversation), 0);
    inserted.length = 0;
    await Promise.all([1, 2, 3].map(() => stores.conversations.append(scope, anEvent(conversation))));
    assert.deepEqual(
      inserted.filter((name) => name !== 'events'),
      ['staleConversations'],
    );
    await stores.conversations.erase(scope, conversation.id);
    await stores.conversations.drain();
    assert.equal(await notesOf(conversation), 0);
    await stores.close();
  });

  it('asks as little at a start with many open conversations as with one', async () => {
    const shopId = aShopId();
    const asked = async () => {
      const commands: string[] = [];
      const stores = await openMongoStores(kit.url(), { onCommand: (name) => commands.push(name) });
      commands.length = 0;
      await stores.conversations.takeUp(SERVICE_SCOPE);
      const count = commands.length;
      await stores.close();
      return count;
    };
    const before = await asked();
    await Promise.all(Array.from({ length: 150 }, () => openIn(kit.stores, { shopId })));
    assert.equal(await asked(), before);
  });

  it('goes on behind events whose row was never mended', async () => {
    const { conversation, scope } = await openIn(kit.stores);
    const { rows, close } = await raw();
    const { ref, ...event } = anEvent(conversation);
    const stored = { _id: `${conversation.id}/${ref}`, ...event, seq: 1 };
    await rows.collection<EventRow>('events').insertOne(stored);
    const restarted = await kit.openAnother();
    assert.equal((await restarted.conversations.find(scope, conversation.id))?.lastSeq, 1);
    const repeat = await restarted.conversations.append(scope, anEvent(conversation, { ref }));
    assert.equal(repeat?.isRepeat, true);
    assert.equal(repeat?.event.id, event.id);
    const next = await restarted.conversations.append(scope, anEvent(conversation));
    assert.equal(next?.event.seq, 2);
    await close();
  });

  it('says of a conversation that it holds an event nobody was told of', async () => {
    const { conversation, scope } = await openIn(kit.stores);
    const process = await kit.openAnother();
    const heard: number[] = [];
    process.conversations.onCaughtUp(({ id, lastSeq }) => {
      if (id === conversation.id) heard.push(lastSeq);
    });
    assert.equal((await process.conversations.find(scope, conversation.id))?.lastSeq, 0);
    assert.deepEqual(heard, []);
    const { rows, close } = await raw();
    const { ref, ...event } = anEvent(conversation);
    const stored = { _id: `${conversation.id}/${ref}`, ...event, seq: 1 };
    await rows.collection<EventRow>('events').insertOne(stored);
    await close();
    assert.equal((await process.conversations.find(scope, conversation.id))?.lastSeq, 1);
    assert.deepEqual(heard, [1]);
    await process.conversations.append(scope, anEvent(conversation));
    assert.deepEqual(heard, [1]);
  });

  it('says how many rows it had to leave behind when it may not take longer', async () => {
    const { conversation, scope } = await openIn(kit.stores);
    await kit.stores.conversations.append(scope, anEvent(conversation));
    assert.equal((await kit.stores.conversations.drain(0)) > 0, true);
    assert.equal(await kit.stores.conversations.drain(), 0);
  });

  it('has the row of a conversation up to date when nothing is under way', async () => {
    const { conversation, scope } = await openIn(kit.stores);
    const appends = Array.from({ length: 5 }, () =>
      kit.stores.conversations.append(scope, anEvent(conversation)),
    );
    await Promise.all(appends);
    await kit.stores.conversations.drain();
    const { rows, close } = await raw();
    const row = await rows.collection<ConversationRow>('conversations').findOne({ _id: conversation.id });
    assert.equal(row?.lastSeq, 5);
    assert.equal(row?.unread, 5);
    await close();
  });

  it('takes back an event written to a conversation that another process had erased', async () => {
    const { conversation, scope } = await openIn(kit.stores);
    await kit.stores.conversations.append(scope, anEvent(conversation));
    await kit.stores.conversations.drain();
    const other = await kit.openAnother();
    assert.equal(await other.conversations.erase(scope, conversation.id), 1);
    await kit.stores.conversations.append(scope, anEvent(conversation));
    await kit.stores.conversations.drain();
    assert.deepEqual(await kit.stores.conversations.eventsAfter(scope, conversation.id, 0, 10), []);
    assert.equal(await kit.stores.conversations.find(scope, conversation.id), null);
  });
});
