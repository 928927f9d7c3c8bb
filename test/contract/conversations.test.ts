import assert from 'node:assert/strict';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import { unlessHeldByColleague } from '../../service/domain/model/conversation/appended.ts';
import type { Conversation, EventBody } from '../../service/domain/model/conversation/conversation.ts';
import type { Author } from '../../service/protocol/vocabulary.ts';
import { AT, aConversation, aHash, anEvent, aShopId, aText, later } from '../support/builders/builders.ts';
import { dueAt } from '../support/builders/due-at.ts';
import { wholeInbox } from '../support/scenes/whole-inbox.ts';
import { onPlainAndSealedStores } from './on-every-store.ts';

onPlainAndSealedStores('a store of conversations', (kit) => {
  const opened = async (changes: Partial<Conversation> = {}) => {
    const conversation = aConversation(changes);
    const scope = scopeOfShop(conversation.shopId);
    await kit.stores.conversations.open(scope, conversation);
    return { conversation, scope, all: scopeOfShops([conversation.shopId]) };
  };

  it('gives back what was opened, to the letter', async () => {
    const { conversation, scope, all } = await opened({ page: 'https://sklep.example/', tokenHash: null });
    assert.deepEqual(await kit.stores.conversations.find(scope, conversation.id), conversation);
    assert.deepEqual(await kit.stores.conversations.find(all, conversation.id), conversation);
  });

  it('opens one conversation however often the first message is sent', async () => {
    const { conversation, scope } = await opened();
    const again = aConversation({ shopId: conversation.shopId, openHash: conversation.openHash });
    const answers = await Promise.all([
      kit.stores.conversations.open(scope, again),
      kit.stores.conversations.open(scope, { ...again, id: aConversation().id }),
    ]);
    for (const answer of answers) assert.deepEqual(answer, { conversation, isRepeat: true });
    assert.equal(await kit.stores.conversations.find(scope, again.id), null);
    assert.deepEqual(
      await kit.stores.conversations.findByOpenHash(scope, conversation.openHash),
      conversation,
    );
    assert.equal(await kit.stores.conversations.findByOpenHash(scope, aHash()), null);
  });

  it('refuses a second conversation under the same token', async () => {
    const { conversation, scope } = await opened();
    const thief = aConversation({ shopId: conversation.shopId, tokenHash: conversation.tokenHash });
    await assert.rejects(kit.stores.conversations.open(scope, thief), { code: 'conflict' });
    const without = () => aConversation({ shopId: conversation.shopId, tokenHash: null });
    await kit.stores.conversations.open(scope, without());
    await kit.stores.conversations.open(scope, without());
  });

  it('numbers events from 1 without a hole, in the order of the calls', async () => {
    const { conversation, scope } = await opened();
    const events = Array.from({ length: 20 }, (_, index) =>
      anEvent(conversation, { body: aText(`${index + 1}`), at: later(index) }),
    );
    const appended = await Promise.all(events.map((event) => kit.stores.conversations.append(scope, event)));
    assert.deepEqual(
      appended.map((one) => one?.event),
      events.map((event, index) => ({ ...event, seq: index + 1 })),
    );
    assert.deepEqual(
      appended.map((one) => one?.conversation.lastSeq),
      events.map((_, index) => index + 1),
    );
    assert.deepEqual(
      await kit.stores.conversations.eventsAfter(scope, conversation.id, 0, 100),
      appended.map((one) => one?.event),
    );
  });

  it('stores an event once, whatever arrives again under the same ref', async () => {
    const { conversation, scope } = await opened();
    const event = anEvent(conversation);
    const other = anEvent(conversation, { ref: event.ref, body: aText('something else') });
    const answers = await Promise.all(
      [event, other, event].map((one) => kit.stores.conversations.append(scope, one)),
    );
    assert.deepEqual(
      answers.map((answer) => answer?.isRepeat),
      [false, true, true],
    );
    for (const answer of answers) assert.deepEqual(answer?.event, { ...event, seq: 1 });
    const next = await kit.stores.conversations.append(scope, anEvent(conversation));
    assert.equal(next?.event.seq, 2);
    const late = await kit.stores.conversations.append(scope, other);
    assert.deepEqual(late?.event, { ...event, seq: 1 });
    assert.equal(late?.isRepeat, true);
    assert.equal(late?.conversation.lastSeq, 2);
  });

  it('stores an event only after the one that its sender wrote before it', async () => {
    const { conversation, scope } = await opened();
    const { conversations } = kit.stores;
    const [first, second, third] = [anEvent(conversation), anEvent(conversation), anEvent(conversation)];
    const early = conversations.append(scope, second, first.ref);
    await assert.rejects(early, { code: 'unavailable', details: { after: first.ref } });
    const answers = await Promise.all([
      conversations.append(scope, first),
      conversations.append(scope, second, first.ref),
      conversations.append(scope, third, second.ref),
    ]);
    assert.deepEqual(
      answers.map((answer) => answer?.event.seq),
      [1, 2, 3],
    );
  });

  it('knows long after, and in another process, that the event before is stored', async () => {
    const { conversation, scope } = await opened();
    const { conversations } = kit.stores;
    const first = anEvent(conversation);
    await conversations.append(scope, first);
    for (let count = 0; count < 20; count += 1) await conversations.append(scope, anEvent(conversation));
    const other = await kit.openAnother();
    assert.equal((await other.conversations.append(scope, anEvent(conversation), first.ref))?.event.seq, 22);
    assert.equal((await conversations.append(scope, anEvent(conversation), first.ref))?.event.seq, 23);
  });

  it('takes only an event of the same conversation for the one before, and answers a repeat whatever it names', async () => {
    const { conversation, scope } = await opened();
    const other = await opened({ shopId: conversation.shopId });
    const { conversations } = kit.stores;
    const foreign = anEvent(other.conversation);
    await conversations.append(scope, foreign);
    const event = anEvent(conversation);
    await assert.rejects(conversations.append(scope, event, foreign.ref), { code: 'unavailable' });
    await conversations.append(scope, event);
    const repeat = await conversations.append(scope, event, foreign.ref);
    assert.deepEqual([repeat?.isRepeat, repeat?.event.seq], [true, 1]);
    const stranger = aConversation();
    const nowhere = scopeOfShop(stranger.shopId);
    assert.equal(await conversations.append(nowhere, anEvent(stranger), event.ref), null);
  });

  it('knows the same ref in another conversation as another event', async () => {
    const first = await opened();
    const second = await opened({ shopId: first.conversation.shopId });
    const { ref } = anEvent(first.conversation);
    for (const { conversation, scope } of [first, second]) {
      const appended = await kit.stores.conversations.append(scope, anEvent(conversation, { ref }));
      assert.equal(appended?.isRepeat, false);
      assert.equal(appended?.event.seq, 1);
    }
  });

  it('asks whether an event is refused after the events before it, and never about a repeat', async () => {
    const { conversation, scope } = await opened();
    const { conversations } = kit.stores;
    const ada = { staffId: 'stf_ada', name: 'Ada' } as const;
    const taken = anEvent(conversation, { author: 'staff', body: { kind: 'assigned', assignedTo: ada } });
    const refuse = unlessHeldByColleague('stf_ola');
    const [, late] = await Promise.allSettled([
      conversations.append(scope, taken),
      conversations.append(scope, anEvent(conversation, { author: 'staff' }), null, refuse),
    ]);
    assert.equal(late.status === 'rejected' && late.reason.code, 'held_by_colleague');
    const repeat = await conversations.append(scope, taken, null, refuse);
    assert.deepEqual([repeat?.isRepeat, repeat?.event.seq, repeat?.conversation.lastSeq], [true, 1, 1]);
    const own = anEvent(conversation, { author: 'staff' });
    const allowed = await conversations.append(scope, own, null, unlessHeldByColleague('stf_ada'));
    assert.equal(allowed?.event.seq, 2);
  });

  it('answers null to an event for a conversation that is not there', async () => {
    const stranger = aConversation();
    const scope = scopeOfShop(stranger.shopId);
    assert.equal(await kit.stores.conversations.append(scope, anEvent(stranger)), null);
    assert.equal(await kit.stores.conversations.find(scope, stranger.id), null);
    assert.deepEqual(await kit.stores.conversations.eventsAfter(scope, stranger.id, 0, 10), []);
    assert.equal(await kit.stores.conversations.erase(scope, stranger.id), 0);
  });

  it('shows after every event what a consultant has to know', async () => {
    const { conversation, scope, all } = await opened();
    const staff = { staffId: 'stf_ada', name: 'Ada' } as const;
    const say = async (author: Author, body: EventBody) => {
      const at = later(60);
      const appended = await kit.stores.conversations.append(
        scope,
        anEvent(conversation, { author, body, at, staffId: author === 'staff' ? staff.staffId : null }),
      );
      const found = await kit.stores.conversations.find(scope, conversation.id);
      assert.deepEqual(found, appended?.conversation);
      assert.deepEqual(
        await wholeInbox(kit.stores, all, later(3600)),
        found?.status === 'open' ? [found] : [],
      );
      return found;
    };
    assert.equal((await say('visitor', aText('Dzień dobry')))?.unread, 1);
    assert.equal((await say('visitor', aText('ą'.repeat(500))))?.preview, 'ą'.repeat(120));
    assert.deepEqual((await say('staff', { kind: 'assigned', assignedTo: staff }))?.assignedTo, staff);
    const read = await say('staff', { kind: 'read', upTo: 3 });
    assert.equal(read?.unread, 0);
    assert.equal(read?.readByStaff, 3);
    assert.equal((await say('visitor', { kind: 'read', upTo: 4 }))?.readByVisitor, 4);
    const closed = await say('staff', { kind: 'status', status: 'closed' });
    assert.equal(closed?.status, 'closed');
    assert.equal(closed?.lastSeq, 6);
    assert.deepEqual(closed?.lastAt, later(60));
  });

  it('gives the events after a place, at most as many as asked for', async () => {
    const { conversation, scope } = await opened();
    for (let index = 0; index < 7; index += 1) {
      await kit.stores.conversations.append(scope, anEvent(conversation));
    }
    const places = async (after: number, limit: number) =>
      (await kit.stores.conversations.eventsAfter(scope, conversation.id, after, limit)).map(
        (one) => one.seq,
      );
    assert.deepEqual(await places(0, 3), [1, 2, 3]);
    assert.deepEqual(await places(3, 3), [4, 5, 6]);
    assert.deepEqual(await places(6, 3), [7]);
    assert.deepEqual(await places(7, 3), []);
    assert.deepEqual(await places(99, 3), []);
  });

  it('finds a conversation by its token until the token ends', async () => {
    const { conversation, scope } = await opened();
    const { conversations } = kit.stores;
    const token = conversation.tokenHash ?? '';
    await conversations.append(scope, anEvent(conversation));
    assert.equal((await conversations.findByToken(scope, token))?.lastSeq, 1);
    const fresh = aHash();
    await conversations.setToken(scope, conversation.id, fresh, later(99));
    assert.equal(await conversations.findByToken(scope, token), null);
    const found = await conversations.findByToken(scope, fresh);
    assert.equal(found?.tokenHash, fresh);
    assert.deepEqual(found?.tokenExpiresAt, later(99));
    assert.deepEqual(await conversations.find(scope, conversation.id), found);
    assert.equal(await conversations.setTokenEnd(scope, conversation.id, later(98)), true);
    assert.deepEqual((await conversations.findByToken(scope, fresh))?.tokenExpiresAt, later(98));
    await conversations.setToken(scope, conversation.id, null, later(100));
    assert.equal(await conversations.setTokenEnd(scope, conversation.id, later(101)), false);
    assert.equal(await conversations.findByToken(scope, fresh), null);
    assert.equal((await conversations.find(scope, conversation.id))?.tokenHash, null);
    const other = await opened({ shopId: conversation.shopId });
    await assert.rejects(
      conversations.setToken(scope, conversation.id, other.conversation.tokenHash, later(1)),
      { code: 'conflict' },
    );
  });

  it('remembers the page that the visitor is on, and the product on it, until there is none', async () => {
    const { conversations } = kit.stores;
    const { conversation, scope } = await opened();
    const product = { name: 'Kubek „Świt”', id: 'K-17', price: '49.90', currency: 'PLN' };
    for (const [page, shown] of [
      ['https://sklep.example/kubek', product],
      ['https://sklep.example/buty', null],
    ] as const) {
      await conversations.setPage(scope, conversation.id, page, shown);
      const appended = await conversations.append(scope, anEvent(conversation));
      assert.equal(appended?.conversation.page, page);
      assert.deepEqual(appended?.conversation.product, shown);
      assert.deepEqual(await conversations.find(scope, conversation.id), appended?.conversation);
      const read = await conversations.findByOpenHash(scope, conversation.openHash);
      assert.deepEqual(read, appended?.conversation);
    }
  });

  it('lists open conversations and those that moved lately, newest first, over all shops of a person', async () => {
    const [here, there] = [aShopId(), aShopId()];
    const quiet = await opened({ shopId: here, lastAt: later(-9000) });
    const closed = await opened({ shopId: here, lastAt: later(100), status: 'closed' });
    const past = await opened({ shopId: here, lastAt: later(-8000), status: 'closed' });
    const busy = await opened({ shopId: there, lastAt: later(-7000) });
    await kit.stores.conversations.append(busy.scope, anEvent(busy.conversation, { at: later(500) }));
    const inbox = await wholeInbox(kit.stores, scopeOfShops([here, there]), AT);
    assert.deepEqual(
      inbox.map((one) => one.id),
      [busy.conversation.id, closed.conversation.id, quiet.conversation.id],
    );
    assert.equal(inbox[0]?.lastSeq, 1);
    assert.equal(
      inbox.some((one) => one.id === past.conversation.id),
      false,
    );
    const moved = await kit.stores.conversations.movedSince(scopeOfShops([here, there]), AT);
    assert.deepEqual(
      moved.map((one) => one.id),
      [closed.conversation.id, busy.conversation.id],
    );
    assert.deepEqual(await wholeInbox(kit.stores, scopeOfShops([]), AT), []);
  });

  it('hands out at most 200 conversations that moved, from the one that moved first', async () => {
    const shopId = aShopId();
    const { conversations } = kit.stores;
    const rows = Array.from({ length: 203 }, (_, index) => aConversation({ shopId, lastAt: later(index) }));
    await Promise.all(rows.map((row) => conversations.open(scopeOfShop(shopId), row)));
    const moved = await conversations.movedSince(scopeOfShops([shopId]), later(1));
    assert.deepEqual(
      moved.map((one) => one.id),
      rows.slice(1, 201).map((row) => row.id),
    );
  });

  it('erases a conversation with all its events', async () => {
    const { conversation, scope, all } = await opened();
    const { conversations } = kit.stores;
    for (let index = 0; index < 3; index += 1) await conversations.append(scope, anEvent(conversation));
    assert.equal(await conversations.erase(scope, conversation.id), 3);
    assert.equal(await conversations.find(scope, conversation.id), null);
    assert.equal(await conversations.findByToken(scope, conversation.tokenHash ?? ''), null);
    assert.deepEqual(await conversations.eventsAfter(scope, conversation.id, 0, 10), []);
    assert.deepEqual(await wholeInbox({ conversations }, all, AT), []);
    assert.equal(await conversations.append(scope, anEvent(conversation)), null);
    assert.equal(await conversations.erase(scope, conversation.id), 0);
  });

  it('lets nothing of a conversation survive that is erased while somebody writes', async () => {
    const { conversation, scope } = await opened();
    const { conversations } = kit.stores;
    const before = Array.from({ length: 10 }, () => conversations.append(scope, anEvent(conversation)));
    const erased = conversations.erase(scope, conversation.id);
    const behind = Array.from({ length: 10 }, () => conversations.append(scope, anEvent(conversation)));
    assert.equal((await Promise.all(before)).filter((one) => one !== null).length, 10);
    assert.equal(await erased, 10);
    assert.deepEqual(await Promise.all(behind), Array(10).fill(null));
    await conversations.drain();
    assert.deepEqual(await conversations.eventsAfter(scope, conversation.id, 0, 100), []);
  });

  it('removes conversations whose time is over, with their events, and no others [RE-1]', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const { conversations } = kit.stores;
    const past = await opened({ shopId, expiresAt: later(10) });
    const kept = await opened({ shopId, expiresAt: later(11) });
    await conversations.append(scope, anEvent(past.conversation, { at: later(-31 * 86_400) }));
    await conversations.drain();
    const due = dueAt(later(10)).conversations;
    assert.equal(await conversations.countDue(scope, due), 1);
    assert.deepEqual(await conversations.dueIds(scope, due, past.conversation.tokenExpiresAt), [
      past.conversation.id,
    ]);
    const whileItsTokenLives = new Date(past.conversation.tokenExpiresAt.getTime() - 1);
    assert.deepEqual(await conversations.dueIds(scope, due, whileItsTokenLives), []);
    assert.deepEqual(await conversations.removeDue(scope, dueAt(later(10)).conversations, 10), [
      past.conversation.id,
    ]);
    assert.equal(await conversations.find(scope, past.conversation.id), null);
    assert.deepEqual(await conversations.eventsAfter(scope, past.conversation.id, 0, 10), []);
    assert.notEqual(await conversations.find(scope, kept.conversation.id), null);
    assert.deepEqual(await conversations.removeDue(scope, dueAt(later(10)).conversations, 10), []);
  });

  it('counts the period of a conversation from its last event, by whether an address stands in it [RE-1]', async () => {
    const { conversations } = kit.stores;
    const shopId = aShopId();
    const { conversation, scope } = await opened({ shopId });
    const day = 86_400;
    await conversations.append(scope, anEvent(conversation, { at: later(20 * day) }));
    await conversations.drain();
    const endOf = async () => (await conversations.find(scope, conversation.id))?.expiresAt;
    assert.deepEqual(await endOf(), later(50 * day));
    await conversations.addSubjectKeys(scope, conversation.id, ['person']);
    assert.deepEqual(await endOf(), later(110 * day));
    await conversations.append(scope, anEvent(conversation, { at: later(21 * day) }));
    await conversations.drain();
    assert.deepEqual(await endOf(), later(111 * day));
    const count = (seconds: number, changes = {}) =>
      conversations.countDue(scope, dueAt(later(seconds), changes).conversations);
    assert.equal(await count(111 * day - 1), 0);
    assert.equal(await count(111 * day), 1);
    assert.equal(await count(60 * day, { anonymousRetentionDays: 7 }), 0);
    assert.equal(await count(60 * day, { conversationRetentionDays: 39 }), 1);
    await conversations.setMarks(scope, conversation.id, { heldAt: later(1), heldReason: 'claim' });
    assert.equal(await count(999 * day), 0);
    assert.deepEqual(
      (await conversations.listHeld(scope)).map((row) => row.id),
      [conversation.id],
    );
  });

  it('ends a conversation without an address sooner when the shop says so now [RE-2]', async () => {
    const { conversations } = kit.stores;
    const { conversation, scope } = await opened();
    const due = dueAt(later(8 * 86_400), { anonymousRetentionDays: 7 }).conversations;
    assert.equal(await conversations.countDue(scope, due), 1);
    assert.deepEqual(await conversations.removeDue(scope, due, 5), [conversation.id]);
  });

  it('gives out nothing that a caller could change', async () => {
    const { conversation, scope } = await opened();
    const appended = await kit.stores.conversations.append(scope, anEvent(conversation));
    const [event] = await kit.stores.conversations.eventsAfter(scope, conversation.id, 0, 1);
    const found = await kit.stores.conversations.find(scope, conversation.id);
    for (const one of [appended?.event, event, event?.body, found]) assert.equal(Object.isFrozen(one), true);
  });
});
