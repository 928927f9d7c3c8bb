import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Stores } from '../../../service/desks/stores.ts';
import { makeReadEvents } from '../../../service/domain/conversation/resume-conversation.ts';
import { endedAgreement } from '../../../service/domain/model/agreement/agreement.ts';
import { type ShopScope, scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { Appended } from '../../../service/domain/model/conversation/appended.ts';
import type { Conversation } from '../../../service/domain/model/conversation/conversation.ts';
import { closedKey } from '../../../service/domain/model/conversation/inbox.ts';
import { withKey, withoutKeys, withoutMail } from '../../../service/domain/model/conversation/ways-back.ts';
import { promisedConversationEnd } from '../../../service/domain/model/retention/retention.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import {
  AT,
  aBinding,
  aConversation,
  anEvent,
  aShop,
  aText,
  later,
} from '../../support/builders/builders.ts';
import { aGrant } from '../../support/builders/staff-builders.ts';
import { wholeInbox } from '../../support/scenes/whole-inbox.ts';
import { onDatabase } from '../on-every-store.ts';

onDatabase('conversations to which two processes write, without any hint', (kit) => {
  let one: Stores;
  let two: Stores;
  before(async () => {
    const shared = { isShared: true, trustMs: 3_600_000 };
    [one, two] = [await openMongoStores(kit.url(), shared), await openMongoStores(kit.url(), shared)];
  });
  after(() => Promise.all([one.close(), two.close()]));

  const opened = async (): Promise<{ conversation: Conversation; scope: ShopScope }> => {
    const conversation = aConversation();
    const scope = scopeOfShop(conversation.shopId);
    await one.conversations.open(scope, conversation);
    await two.conversations.find(scope, conversation.id);
    return { conversation, scope };
  };

  it('number the events of both without a hole, and keep the order of each', async () => {
    const { conversation, scope } = await opened();
    const writers = [one, two];
    const written = await Promise.all(
      Array.from({ length: 60 }, (_, index) => {
        const body = aText(`${index % 2} ${Math.floor(index / 2)}`);
        return writers[index % 2]?.conversations.append(scope, anEvent(conversation, { body }));
      }),
    );
    const events = await one.conversations.eventsAfter(scope, conversation.id, 0, 100);
    deepEqual(
      events.map(({ seq }) => seq),
      Array.from({ length: 60 }, (_, index) => index + 1),
    );
    deepEqual(new Set(written.map((appended) => appended?.event.seq)), new Set(events.map(({ seq }) => seq)));
    for (const writer of ['0', '1']) {
      const own = events.flatMap(({ body }) =>
        body.kind === 'message' && body.text?.startsWith(writer) ? [body.text] : [],
      );
      deepEqual(
        own,
        Array.from({ length: 30 }, (_, index) => `${writer} ${index}`),
      );
    }
  });

  it('are read to their end, also where it lies beyond what the process remembers', async () => {
    const { conversation, scope } = await opened();
    const append = (stores: Stores) => stores.conversations.append(scope, anEvent(conversation));
    for (let n = 0; n < 4; n += 1) await append(two);
    await one.conversations.find(scope, conversation.id);
    await append(one);
    await append(one);
    const read = makeReadEvents({ conversations: two.conversations });
    const part = await read(scope, conversation, 0, 4);
    equal(part.kind === 'batch' && part.more, true);
    const rest = await read(scope, conversation, 4, 4);
    deepEqual(rest.kind === 'batch' && [rest.events.map(({ seq }) => seq), rest.more], [[5, 6], false]);
  });

  it('answer a message that comes again by the other process with its place', async () => {
    const { conversation, scope } = await opened();
    const event = anEvent(conversation);
    const first = await one.conversations.append(scope, event);
    await one.conversations.append(scope, anEvent(conversation));
    const again = await two.conversations.append(scope, { ...event, id: anEvent(conversation).id });
    deepEqual([again?.isRepeat, again?.event.seq, again?.event.id], [true, first?.event.seq, event.id]);
  });

  it('are found by a way back that the other process has just made, and no longer by one that it has taken back', async () => {
    const { conversation, scope } = await opened();
    const key = { kind: 'link' as const, hash: 'a link', until: later(60) };
    await one.conversations.changeWays(scope, conversation.id, (ways) => withKey(ways, key));
    equal((await two.conversations.findByWay(scope, 'link', key.hash))?.id, conversation.id);
    await one.conversations.changeWays(scope, conversation.id, (ways) => withoutKeys(ways, 'link'));
    equal(await two.conversations.findByWay(scope, 'link', key.hash), null);
  });

  it('lose no way back that both add, take back or use at the same time', async () => {
    const key = (hash: string) => ({ kind: 'token' as const, hash, until: later(60) });
    for (let round = 0; round < 10; round += 1) {
      const { conversation, scope } = await opened();
      const { id } = conversation;
      const mail = { cardId: 'crd_x' as never, until: later(60), told: null, textByMail: true };
      await one.conversations.changeWays(scope, id, (ways) => withKey({ ...ways, mail }, key('first')));
      await Promise.all([
        one.conversations.changeWays(scope, id, (ways) => withKey(ways, key('of one'))),
        two.conversations.changeWays(scope, id, (ways) => withKey(ways, key('of two'))),
        one.conversations.changeWays(scope, id, withoutMail),
      ]);
      const [row] = await two.conversations.current(scopeOfShops([conversation.shopId]), [id]);
      const ways = row?.waysBack;
      deepEqual(
        [ways?.mail, ways?.keys.map(({ hash }) => hash).sort()],
        [null, ['first', 'of one', 'of two']],
      );
    }
  });

  it('give a longer time to no token that the other ended [EP-3]', async () => {
    const { conversation, scope } = await opened();
    await one.conversations.setToken(scope, conversation.id, null, later(1));
    equal(await two.conversations.setTokenEnd(scope, conversation.id, later(60)), false);
    const [row] = await one.conversations.current(scopeOfShops([conversation.shopId]), [conversation.id]);
    deepEqual([row?.tokenHash, row?.tokenExpiresAt], [null, later(1)]);
  });

  it('refuse an event to a conversation that the other has erased, and keep nothing of it', async () => {
    const { conversation, scope } = await opened();
    await one.conversations.append(scope, anEvent(conversation));
    await two.conversations.append(scope, anEvent(conversation));
    await one.conversations.erase(scope, conversation.id);
    equal(await two.conversations.append(scope, anEvent(conversation)), null);
    deepEqual(await one.conversations.eventsAfter(scope, conversation.id, 0, 10), []);
    equal(await two.conversations.find(scope, conversation.id), null);
  });

  it('list a conversation as its newest event says, whichever stored it, before its row says so', async () => {
    const { conversation, scope } = await opened();
    const all = scopeOfShops([conversation.shopId]);
    await one.conversations.append(
      scope,
      anEvent(conversation, { body: aText('Jest tam kto?'), at: later(9) }),
    );
    for (const shown of [
      await wholeInbox(two, all, AT),
      await two.conversations.movedSince(all, later(9)),
      await two.conversations.current(all, [conversation.id]),
    ])
      deepEqual(
        shown.map(({ id, lastSeq, preview }) => [id, lastSeq, preview]),
        [[conversation.id, 1, 'Jest tam kto?']],
      );
    await one.conversations.setMarks(scope, conversation.id, { restrictedAt: AT });
    deepEqual(await wholeInbox(two, all, AT), []);
  });

  it('are read by one process from its own events on to those of the other, each counted once', async () => {
    const { conversation, scope } = await opened();
    const all = scopeOfShops([conversation.shopId]);
    for (const writer of [two, two, one, two, one])
      await writer.conversations.append(scope, anEvent(conversation, { body: aText('Halo?') }));
    for (const { conversations } of [one, two]) {
      const [now] = await conversations.current(all, [conversation.id]);
      deepEqual([now?.lastSeq, now?.unread], [5, 5]);
    }
    await one.conversations.setMarks(scope, conversation.id, { restrictedAt: AT });
    equal(
      (await two.conversations.current(all, [conversation.id]))[0]?.restrictedAt?.getTime(),
      AT.getTime(),
    );
  });

  it('keep a chat as long as the address promises that the other noted in it [RE-2]', async () => {
    const conversation = aConversation({ promisedDays: { identified: 90, anonymous: 30 } });
    const scope = scopeOfShop(conversation.shopId);
    await one.conversations.open(scope, conversation);
    await two.conversations.find(scope, conversation.id);
    const tell = async (to: Stores, appended: Appended | null) => {
      ok(appended);
      await to.conversations.changedRemotely(scope, conversation.id, async () => appended.conversation);
    };
    const address = { body: aText('jan@sklep.example'), at: later(1) };
    await tell(two, await one.conversations.append(scope, anEvent(conversation, address)));
    await one.conversations.addSubjectKeys(scope, conversation.id, ['key-of-jan']);
    const thanks = { author: 'staff' as const, body: aText('Dziękuję'), at: later(2) };
    await tell(one, await two.conversations.append(scope, anEvent(conversation, thanks)));
    await Promise.all([one.conversations.drain(), two.conversations.drain()]);
    const all = scopeOfShops([conversation.shopId]);
    const [row] = await two.conversations.current(all, [conversation.id]);
    deepEqual(
      [row?.lastSeq, row?.expiresAt],
      [2, promisedConversationEnd(conversation.promisedDays, ['key-of-jan'], later(2))],
    );
  });

  it('list a closed chat by the tag that the other gave it', async () => {
    const { conversation, scope } = await opened();
    await two.conversations.append(scope, anEvent(conversation, { at: later(1) }));
    await one.conversations.setTags(scope, conversation.id, ['tag_1']);
    const closed = { author: 'staff' as const, body: { kind: 'status' as const, status: 'closed' as const } };
    await two.conversations.append(scope, anEvent(conversation, { ...closed, at: later(2) }));
    await two.conversations.drain();
    const key = closedKey({ staffId: null, locale: null, tagId: 'tag_1', teamId: null });
    const read = { key, since: null, before: null, limit: 10 };
    const { conversations } = await one.conversations.inbox(scopeOfShops([conversation.shopId]), read);
    deepEqual(
      conversations.map(({ id, tagIds }) => [id, tagIds]),
      [[conversation.id, ['tag_1']]],
    );
  });

  it('learn what the other changed though they write to the chat all the time [RT-3]', async () => {
    const { conversation, scope } = await opened();
    const busy = await openMongoStores(kit.url(), { isShared: true, trustMs: 200 });
    try {
      const write = () => busy.conversations.append(scope, anEvent(conversation));
      await write();
      await one.conversations.setMarks(scope, conversation.id, { restrictedAt: AT });
      for (;;) if ((await write())?.conversation.restrictedAt !== null) break;
    } finally {
      await busy.close();
    }
  });

  it('remember what they are told the other did, and read again where they are told no more', async () => {
    const { conversation, scope } = await opened();
    const appended = await one.conversations.append(scope, anEvent(conversation));
    const [newest] = await one.conversations.current(scopeOfShops([conversation.shopId]), [conversation.id]);
    ok(appended !== null && newest !== undefined);
    await two.conversations.changedRemotely(scope, conversation.id, async () => newest);
    equal((await two.conversations.find(scope, conversation.id))?.lastSeq, 1);
    await one.conversations.setPage(scope, conversation.id, 'https://sklep.example/kontakt', null);
    await two.conversations.changedRemotely(scope, conversation.id, null);
    equal((await two.conversations.find(scope, conversation.id))?.page, 'https://sklep.example/kontakt');
  });

  it('read a shop again that they are told the other changed, its settings and its agreement too', async () => {
    const shop = aShop();
    const scope = scopeOfShop(shop.id);
    const purposes = { shopId: shop.id, purposes: [] };
    await one.shops.insert(shop);
    await one.chatSettings.put(scope, { ...purposes, rememberDays: 0 });
    await one.agreements.put(scope, { ...endedAgreement(shop.id, AT), state: 'active' });
    const read = async () => [
      (await two.shops.findByKey(shop.key))?.name,
      (await two.chatSettings.get(scope))?.rememberDays,
      (await two.agreements.get(scope))?.state,
    ];
    deepEqual(await read(), [shop.name, 0, 'active']);
    await one.shops.update(scope, { name: 'Nowa nazwa' });
    await one.chatSettings.put(scope, { ...purposes, rememberDays: 30 });
    await one.agreements.put(scope, endedAgreement(shop.id, AT));
    two.shopChangedRemotely();
    deepEqual(await read(), ['Nowa nazwa', 30, 'terminated']);
  });

  it('read the policy and the agencies of a shop again that they are told the other changed [CO-4]', async () => {
    const binding = aBinding();
    const scope = scopeOfShop(binding.shopId);
    const grant = aGrant({ shopId: binding.shopId });
    await one.policyBindings.put(scope, binding);
    await one.grants.insert(scope, grant);
    const read = async () => [
      (await two.policyBindings.getRecent(scope))?.pages.length,
      (await two.grants.listRecent(scope)).map(({ until }) => until),
    ];
    deepEqual(await read(), [binding.pages.length, [null]]);
    await one.policyBindings.put(scope, { ...binding, pages: [] });
    await one.grants.end(scope, grant.id, AT);
    two.shopChangedRemotely();
    deepEqual(await read(), [0, [AT]]);
  });
});
