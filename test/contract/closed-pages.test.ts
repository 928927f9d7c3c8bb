import assert from 'node:assert/strict';
import mongoose from 'mongoose';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import type { Conversation } from '../../service/domain/model/conversation/conversation.ts';
import { closedKey, type InboxKey, inboxPlaceOf } from '../../service/domain/model/conversation/inbox.ts';
import type { Staff } from '../../service/domain/model/staff/staff.ts';
import type { TeamId } from '../../service/protocol/vocabulary.ts';
import { INBOX_ORDER } from '../../service/store/conversation-order.ts';
import { AT, aConversation, anEvent, aShopId, later } from '../support/builders/builders.ts';
import { aStaff } from '../support/builders/staff-builders.ts';
import { pagesOf } from '../support/scenes/whole-inbox.ts';
import { onDatabase, onPlainAndSealedStores } from './on-every-store.ts';

const idsOf = (rows: readonly Conversation[]) => rows.map((row) => row.id);
const ALL = { staffId: null, locale: null, tagId: null };

onPlainAndSealedStores('closed conversations by pages', (kit) => {
  const open = async (changes: Partial<Conversation>): Promise<Conversation> => {
    const conversation = aConversation({ status: 'closed', ...changes });
    await kit.stores.conversations.open(scopeOfShop(conversation.shopId), conversation);
    return conversation;
  };

  it('come each once and in order, months back, over several shops and many of one moment', async () => {
    const shopIds = [aShopId(), aShopId()];
    const rows: Conversation[] = [];
    for (let n = 0; n < 26; n += 1) {
      const lastAt = n < 9 ? AT : later(-(2 ** (n - 8)) * 60);
      rows.push(await open({ shopId: shopIds[n % 2] ?? assert.fail(), lastAt }));
    }
    await open({ lastAt: AT });
    await open({ shopId: shopIds[0] ?? assert.fail(), lastAt: AT, status: 'open' });
    for (const limit of [4, 26, 50]) {
      const read = { key: closedKey(ALL), limit };
      const pages = await pagesOf(kit.stores.conversations, scopeOfShops(shopIds), read);
      assert.deepEqual(idsOf(pages.flat()), idsOf([...rows].sort(INBOX_ORDER)));
      for (const page of pages.slice(0, -1)) assert.equal(page.length, limit);
    }
  });

  it('are found by tag too, as long as they have it, closed before or after', async () => {
    const { conversations } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const first = await open({ shopId, lastAt: later(3) });
    const german = await open({ shopId, lastAt: later(2), locale: 'de' });
    await open({ shopId, lastAt: later(1) });
    const list = async (filter: Partial<Parameters<typeof closedKey>[0]>) => {
      const read = { key: closedKey({ ...ALL, ...filter }), limit: 1 };
      return idsOf((await pagesOf(conversations, scopeOfShops([shopId]), read)).flat());
    };
    for (const { id } of [first, german]) await conversations.setTags(scope, id, ['tag_1', 'tag_2']);
    assert.deepEqual(await list({ tagId: 'tag_1' }), [first.id, german.id]);
    assert.deepEqual(await list({ tagId: 'tag_2', locale: 'de' }), [german.id]);
    assert.deepEqual(await list({ locale: 'de' }), [german.id]);
    await conversations.setTags(scope, first.id, ['tag_2']);
    assert.deepEqual(await list({ tagId: 'tag_1' }), [german.id]);
    await conversations.setTags(scopeOfShop(aShopId()), german.id, []);
    assert.deepEqual(await list({ tagId: 'tag_1' }), [german.id], 'by another shop');
    const open_ = await open({ shopId, lastAt: AT, status: 'open' });
    await conversations.setTags(scope, open_.id, ['tag_1']);
    const body = { kind: 'status' as const, status: 'closed' as const };
    await conversations.append(scope, anEvent(open_, { body, at: later(9) }));
    assert.deepEqual(await list({ tagId: 'tag_1' }), [open_.id, german.id]);
    await kit.stores.conversations.drain();
    assert.deepEqual(await list({ tagId: 'tag_1' }), [open_.id, german.id]);
  });

  it('are found by a team that they were handed to, and while they wait for it in its queue', async () => {
    const { conversations } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const [one, other, last] = [
      await open({ shopId, lastAt: later(1), status: 'open' }),
      await open({ shopId, lastAt: later(2), status: 'open' }),
      await open({ shopId, lastAt: later(3), status: 'open' }),
    ];
    const hand = (to: Conversation, teamId: TeamId | null, staff: Staff | null, at: Date) => {
      const assignedTo = staff === null ? null : { staffId: staff.id, name: staff.name };
      const body = { kind: 'assigned', assignedTo, ...(teamId === null ? {} : { teamId }) } as const;
      return conversations.append(scope, anEvent(to, { body, author: 'staff', at }));
    };
    const list = async (key: InboxKey) =>
      idsOf((await pagesOf(conversations, scopeOfShops([shopId]), { key, limit: 1 })).flat());
    await hand(one, 'tem_a', null, later(11));
    await hand(other, 'tem_b', null, later(12));
    await conversations.drain();
    assert.deepEqual(await list('waiting tem_a'), [one.id]);
    assert.deepEqual(await list('waiting'), [other.id, one.id, last.id]);
    const ola = aStaff();
    await hand(one, null, ola, later(13));
    assert.deepEqual(await list('waiting tem_a'), []);
    const body = { kind: 'status', status: 'closed' } as const;
    await conversations.append(scope, anEvent(one, { body, author: 'staff', at: later(14) }));
    const filter = { ...ALL, teamId: 'tem_a' as const };
    for (const key of [closedKey(filter), closedKey({ ...filter, staffId: ola.id, locale: one.locale })])
      assert.deepEqual(await list(key), [one.id], key);
    assert.deepEqual(await list(closedKey({ ...filter, teamId: 'tem_b' })), []);
    await conversations.drain();
    assert.deepEqual(await list(closedKey(filter)), [one.id]);
  });

  it('are found by who had them, by language and by both', async () => {
    const shopId = aShopId();
    const [ada, ola] = [aStaff(), aStaff()];
    const by = ({ id: staffId, name }: typeof ada) => ({ shopId, assignedTo: { staffId, name } });
    const adaPl = await open({ ...by(ada), lastAt: later(4) });
    const adaDe = await open({ ...by(ada), lastAt: later(3), locale: 'de' });
    const olaDe = await open({ ...by(ola), lastAt: later(2), locale: 'de' });
    const nobodys = await open({ shopId, lastAt: later(1) });
    const list = async (filter: Parameters<typeof closedKey>[0]) => {
      const read = { key: closedKey(filter), limit: 2 };
      return idsOf((await pagesOf(kit.stores.conversations, scopeOfShops([shopId]), read)).flat());
    };
    assert.deepEqual(await list(ALL), [adaPl.id, adaDe.id, olaDe.id, nobodys.id]);
    assert.deepEqual(await list({ staffId: ada.id, locale: null, tagId: null }), [adaPl.id, adaDe.id]);
    assert.deepEqual(await list({ staffId: null, locale: 'de', tagId: null }), [adaDe.id, olaDe.id]);
    assert.deepEqual(await list({ staffId: ada.id, locale: 'de', tagId: null }), [adaDe.id]);
    assert.deepEqual(await list({ staffId: null, locale: 'en', tagId: null }), []);
  });

  it('show nothing foreign behind a place in the list of another shop [SE-1]', async () => {
    const foreign = await open({ lastAt: later(50) });
    const own = await open({ lastAt: later(-50) });
    const read = { key: closedKey(ALL), since: null, before: inboxPlaceOf(foreign), limit: 10 };
    const page = await kit.stores.conversations.inbox(scopeOfShops([own.shopId]), read);
    assert.deepEqual([idsOf(page.conversations), page.next], [[own.id], null]);
  });
});

onDatabase('closed conversations by pages, in the database alone', (kit) => {
  const withRows = async <T>(work: (db: mongoose.mongo.Db) => Promise<T>): Promise<T> => {
    const connection = await mongoose.createConnection(kit.url(), { autoCreate: false }).asPromise();
    try {
      return await work(connection.getClient().db(connection.name));
    } finally {
      await connection.close();
    }
  };

  it('are served by an index, whole and through a filter', async () => {
    const shopId = aShopId();
    await withRows(async (db) => {
      for (const inboxKeys of ['closed', closedKey({ staffId: aStaff().id, locale: 'pl', tagId: 'tag_1' })]) {
        for (const where of [
          { lastAt: { $gte: AT, $lt: later(1) } },
          { lastAt: AT, _id: { $lt: 'cnv_x' } },
        ]) {
          const filter = { shopId, inboxKeys, ...where };
          const plan = await db
            .collection('conversations')
            .find(filter as object)
            .explain('queryPlanner');
          assert.match(JSON.stringify(plan), /"IXSCAN".*"indexName":"shopId_1_inboxKeys_1_lastAt_1__id_1"/);
        }
      }
    });
  });
});
