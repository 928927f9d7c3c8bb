import assert from 'node:assert/strict';
import mongoose from 'mongoose';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import type { Conversation } from '../../service/domain/model/conversation/conversation.ts';
import { inboxPlaceOf } from '../../service/domain/model/conversation/inbox.ts';
import { INBOX_ORDER } from '../../service/store/conversation-order.ts';
import { AT, aConversation, anEvent, aShopId, later } from '../support/builders/builders.ts';
import { aStaff } from '../support/builders/staff-builders.ts';
import { pagesOf } from '../support/scenes/whole-inbox.ts';
import { onDatabase, onPlainAndSealedStores } from './on-every-store.ts';

const idsOf = (rows: readonly Conversation[]) => rows.map((row) => row.id);

onPlainAndSealedStores('pages of the inbox', (kit) => {
  const open = async (changes: Partial<Conversation>): Promise<Conversation> => {
    const conversation = aConversation(changes);
    await kit.stores.conversations.open(scopeOfShop(conversation.shopId), conversation);
    return conversation;
  };
  const say = (conversation: Conversation, seconds: number) =>
    kit.stores.conversations.append(
      scopeOfShop(conversation.shopId),
      anEvent(conversation, { at: later(seconds) }),
    );

  it('bring every conversation once and in order, over several shops and many of one moment', async () => {
    const shopIds = [aShopId(), aShopId(), aShopId()];
    const rows: Conversation[] = [];
    for (let n = 0; n < 33; n += 1) {
      const lastAt = n < 14 ? later(-Math.floor(n / 7)) : later(-(2 ** (n - 13)) * 60);
      rows.push(await open({ shopId: shopIds[n % 3] ?? assert.fail(), lastAt }));
    }
    await open({ lastAt: later(10) });
    const scope = scopeOfShops(shopIds);
    for (const limit of [4, 33, 50]) {
      const pages = await pagesOf(kit.stores.conversations, scope, { key: 'waiting', limit });
      assert.deepEqual(idsOf(pages.flat()), idsOf([...rows].sort(INBOX_ORDER)));
      assert.equal(pages.length, Math.ceil(33 / limit));
      for (const page of pages.slice(0, -1)) assert.equal(page.length, limit);
    }
  });

  it('keep the lists apart: waiting, own ones with and without unread messages, taken ones, ended ones', async () => {
    const shopId = aShopId();
    const [ada, ola] = [aStaff(), aStaff()];
    const by = ({ id: staffId, name }: typeof ada) => ({ shopId, assignedTo: { staffId, name } });
    const waiting = await open({ shopId });
    const read = await open({ ...by(ada), lastAt: later(1) });
    const unread = await open({ ...by(ada), lastAt: later(2), unread: 3 });
    const hers = await open({ ...by(ola), lastAt: later(3), unread: 1 });
    const ended = await open({ ...by(ada), lastAt: later(4), status: 'closed' });
    await open({ ...by(ada), lastAt: later(-1), status: 'closed' });
    const hidden = await open({ shopId, lastAt: later(5) });
    await kit.stores.conversations.setMarks(scopeOfShop(shopId), hidden.id, { restrictedAt: AT });
    const list = async (key: Parameters<typeof pagesOf>[2]['key'], since?: Date) =>
      idsOf(
        (
          await pagesOf(kit.stores.conversations, scopeOfShops([shopId]), {
            key,
            limit: 50,
            ...(since === undefined ? {} : { since }),
          })
        ).flat(),
      );
    assert.deepEqual(await list('waiting'), [waiting.id]);
    assert.deepEqual(await list(ada.id), [unread.id, read.id]);
    assert.deepEqual(await list(`${ada.id} unread`), [unread.id]);
    assert.deepEqual(await list('taken'), [hers.id, unread.id, read.id]);
    assert.deepEqual(await list('closed', AT), [ended.id]);
  });

  it('follow a conversation from list to list before its row is written, and after', async () => {
    const { id: staffId, name } = aStaff();
    const conversation = await open({});
    const { conversations } = kit.stores;
    const [scope, all] = [scopeOfShop(conversation.shopId), scopeOfShops([conversation.shopId])];
    const assertIn = async (...keys: Parameters<typeof pagesOf>[2]['key'][]) => {
      for (const key of ['waiting', 'taken', 'unanswered', staffId, `${staffId} unread`, 'closed'] as const) {
        const found = (await pagesOf(conversations, all, { key, limit: 5 })).flat();
        assert.deepEqual(idsOf(found), keys.includes(key) ? [conversation.id] : [], key);
      }
    };
    const then = async (event: Parameters<typeof anEvent>[1], ...keys: Parameters<typeof assertIn>) => {
      await conversations.append(scope, anEvent(conversation, event));
      await assertIn(...keys);
      await conversations.drain();
      await assertIn(...keys);
    };
    await assertIn('waiting');
    const taken = {
      author: 'staff',
      staffId,
      body: { kind: 'assigned', assignedTo: { staffId, name } },
    } as const;
    await then(taken, 'taken', staffId);
    await then({ author: 'visitor' }, 'taken', staffId, `${staffId} unread`, 'unanswered');
    await then({ author: 'staff', staffId, body: { kind: 'read', upTo: 2 } }, 'taken', staffId, 'unanswered');
    await then({ author: 'staff', staffId }, 'taken', staffId);
    await then({ author: 'staff', body: { kind: 'status', status: 'closed' } }, 'closed');
    await then({ author: 'staff', body: { kind: 'status', status: 'open' } }, 'taken', staffId);
  });

  it('show a conversation that moved on the first page at once, and on no later one', async () => {
    const shopId = aShopId();
    const { conversations } = kit.stores;
    const all = scopeOfShops([shopId]);
    const rows: Conversation[] = [];
    for (let n = 0; n < 12; n += 1) rows.push(await open({ shopId, lastAt: later(-n) }));
    const read = { key: 'waiting', since: null, limit: 4 } as const;
    const first = await conversations.inbox(all, { ...read, before: null });
    const [deep, deeper] = [rows[6] ?? assert.fail(), rows[11] ?? assert.fail()];
    await say(deep, 60);
    await say(deeper, 90);
    const seen = idsOf(first.conversations);
    for (let { next } = first; next !== null; ) {
      const page = await conversations.inbox(all, { ...read, before: next });
      seen.push(...idsOf(page.conversations));
      next = page.next;
    }
    const rested = rows.filter((row) => row !== deep && row !== deeper);
    assert.deepEqual(seen, idsOf(rested));
    const again = await conversations.inbox(all, { ...read, before: null });
    assert.deepEqual(idsOf(again.conversations).slice(0, 2), [deeper.id, deep.id]);
    assert.deepEqual(
      again.conversations.slice(0, 2).map(({ unread }) => unread),
      [1, 1],
    );
    await conversations.drain();
    const written = await conversations.inbox(all, { ...read, before: null });
    assert.deepEqual(written, again);
  });

  it('show nothing foreign behind a place in the list of another shop [SE-1]', async () => {
    const foreign = await open({ lastAt: later(50) });
    const own = await open({ lastAt: later(-50) });
    const page = await kit.stores.conversations.inbox(scopeOfShops([own.shopId]), {
      key: 'waiting',
      since: null,
      before: inboxPlaceOf(foreign),
      limit: 10,
    });
    assert.deepEqual(idsOf(page.conversations), [own.id]);
    assert.equal(page.next, null);
  });
});

onDatabase('pages of the inbox, in the database alone', (kit) => {
  const withRows = async <T>(work: (db: mongoose.mongo.Db) => Promise<T>): Promise<T> => {
    const connection = await mongoose.createConnection(kit.url(), { autoCreate: false }).asPromise();
    try {
      return await work(connection.getClient().db(connection.name));
    } finally {
      await connection.close();
    }
  };

  it('are served by an index, at the top of a list and behind a place', async () => {
    const shopId = aShopId();
    const filters = [
      { shopId, inboxKeys: 'waiting', lastAt: { $gte: AT } },
      { shopId, inboxKeys: 'waiting', lastAt: { $gte: AT, $lt: later(1) } },
      { shopId, inboxKeys: 'waiting', lastAt: AT, _id: { $lt: 'cnv_x' } },
    ];
    await withRows(async (db) => {
      for (const filter of filters) {
        const plan = await db
          .collection('conversations')
          .find(filter as object)
          .explain('queryPlanner');
        assert.match(JSON.stringify(plan), /"IXSCAN".*"indexName":"shopId_1_inboxKeys_1_lastAt_1__id_1"/);
      }
    });
  });
});
