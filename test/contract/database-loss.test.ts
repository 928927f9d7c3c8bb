import assert from 'node:assert/strict';
import type { Stores } from '../../service/desks/stores.ts';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import { openMongoStores } from '../../service/store/mongo/mongo-stores.ts';
import { aConsentEvent, aConversation, anEvent, aShopId } from '../support/builders/builders.ts';
import {
  isQuickRun,
  type OwnDatabase,
  startOwnDatabase,
  withSchemaLock,
} from '../support/database/database.ts';
import { wholeInbox } from '../support/scenes/whole-inbox.ts';

if (!isQuickRun) {
  describe('a database that dies under the service', () => {
    let database: OwnDatabase;
    let stores: Stores;
    /** Its driver reports failed writes instead of retrying. */
    let plain: Stores;
    before(async () => {
      database = await startOwnDatabase();
      const url = new URL(database.url('loss'));
      url.searchParams.set('retryWrites', 'true');
      stores = await withSchemaLock(() => openMongoStores(url.href));
      url.searchParams.set('retryWrites', 'false');
      plain = await openMongoStores(url.href);
    });
    after(async () => {
      await stores.close();
      await plain.close();
      await database.stop();
    });

    const assertNothingLost = async ({ conversations }: Stores) => {
      const conversation = aConversation();
      const scope = scopeOfShop(conversation.shopId);
      await conversations.open(scope, conversation);
      await conversations.append(scope, anEvent(conversation));
      const events = Array.from({ length: 200 }, () => anEvent(conversation));
      const answers = Promise.allSettled(events.map((event) => conversations.append(scope, event)));
      await database.kill();
      const isConfirmed = (await answers).map((answer) => answer.status === 'fulfilled');
      const count = isConfirmed.filter(Boolean).length;
      assert.equal(isConfirmed.lastIndexOf(true), count - 1, 'a later event overtook a refused one');
      for (const answer of await answers) {
        if (answer.status === 'rejected') assert.equal(answer.reason.code, 'unavailable');
      }
      await database.whenUp();
      for (const event of events.slice(count)) {
        await conversations.append(scope, { ...event, id: anEvent(conversation).id });
      }
      const stored = await conversations.eventsAfter(scope, conversation.id, 1, 500);
      assert.deepEqual(
        stored.map((event) => event.ref),
        events.map((event) => event.ref),
      );
      assert.deepEqual(
        stored.map((event) => event.seq),
        events.map((_, index) => index + 2),
      );
      await conversations.drain();
      assert.equal((await conversations.find(scope, conversation.id))?.unread, 201);
      return count;
    };

    it('confirms nothing that is lost, and keeps what is sent again once and in order', async () => {
      assert.equal((await assertNothingLost(plain)) < 200, true, 'it died too late to matter');
    });

    it('keeps the same promises when the driver itself sends a broken write again', async () => {
      await assertNothingLost(stores);
    });

    it('shows in the inbox what was confirmed, also when the sender of the last message never comes back', async () => {
      const conversation = aConversation();
      const scope = scopeOfShop(conversation.shopId);
      const { conversations } = stores;
      await conversations.open(scope, conversation);
      for (let n = 0; n < 8; n += 1) await conversations.append(scope, anEvent(conversation));
      const last = conversations.append(scope, anEvent(conversation)).catch(() => null);
      await database.kill();
      await last;
      await database.whenUp();
      const stored = (await conversations.eventsAfter(scope, conversation.id, 0, 100)).length;
      assert.equal(stored >= 8, true);
      assert.equal((await conversations.find(scope, conversation.id))?.lastSeq, stored);
      const inbox = await wholeInbox(
        { conversations },
        scopeOfShops([conversation.shopId]),
        conversation.openedAt,
      );
      assert.deepEqual(
        inbox.map(({ lastSeq, unread }) => ({ lastSeq, unread })),
        [{ lastSeq: stored, unread: stored }],
      );
      assert.equal(await conversations.drain(), 0);
      const [row] = await wholeInbox(plain, scopeOfShops([conversation.shopId]), conversation.openedAt);
      assert.equal(row?.lastSeq, stored);
    });

    it('keeps every consent that was confirmed, in one chain [D5]', async () => {
      const shopId = aShopId();
      const scope = scopeOfShop(shopId);
      const append = () => stores.consents.append(scope, (place) => aConsentEvent({ shopId, ...place }));
      await append();
      const answers = Promise.allSettled(Array.from({ length: 40 }, append));
      await database.kill();
      const confirmed = (await answers).flatMap((answer) =>
        answer.status === 'fulfilled' ? [answer.value] : [],
      );
      await database.whenUp();
      await append();
      const entries = await stores.consents.range(scope, 1, 100);
      const stored = entries.flatMap((entry) => (entry.kind === 'event' ? [entry.event] : []));
      assert.deepEqual(
        stored.map((event) => event.seq),
        stored.map((_, index) => index + 1),
      );
      stored.slice(1).forEach((event, index) => {
        assert.equal(event.previousHash, stored[index]?.hash);
      });
      const kept = new Set(stored.map((event) => event.id));
      for (const event of confirmed) assert.equal(kept.has(event.id), true);
    });

    it('answers "unavailable" while the database is away, and works again when it is back', async () => {
      const conversation = aConversation();
      const scope = scopeOfShop(conversation.shopId);
      await database.kill();
      const attempts = [
        stores.ping(),
        stores.conversations.open(scope, conversation),
        stores.leads.get(scope, 'led_nothing'),
      ];
      const answers = await Promise.allSettled(attempts);
      for (const answer of answers) {
        if (answer.status === 'rejected') assert.equal(answer.reason.code, 'unavailable');
      }
      await database.whenUp();
      await stores.ping();
      assert.notEqual(await stores.conversations.open(scope, conversation), null);
    });
  });
}
