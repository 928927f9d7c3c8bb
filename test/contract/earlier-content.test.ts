import assert from 'node:assert/strict';
import type { Stores } from '../../service/desks/stores.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { pageOf } from '../../service/domain/model/consent/consent-hash.ts';
import { makeFieldVault } from '../../service/outbound/aes-field-vault.ts';
import { makeContentKeys } from '../../service/outbound/vault/content-keys.ts';
import { makeWrappingKeys } from '../../service/outbound/vault/wrapping-keys.ts';
import { sealStores } from '../../service/store/sealed/sealed-stores.ts';
import { aConsentEvent, aConversation, aLead, anEvent, aText, later } from '../support/builders/builders.ts';
import { aCard } from '../support/builders/card-builder.ts';
import { withDatabase } from '../support/database/database-backup.ts';
import { dumpDatabase } from '../support/database/dump-database.ts';
import { testKeyFolder } from '../support/fakes/test-key-folder.ts';
import { onDatabase } from './on-every-store.ts';

const opened = (value: string) => ({ commitment: 'a'.repeat(64), salt: 'salt', value });
const LONG = `kanarek ${'ż'.repeat(300)} kanarek`;

onDatabase('content that an earlier version stored in clear', (kit) => {
  const conversation = aConversation({
    page: 'https://sklep.example/kanarek',
    product: { name: 'Kanarek', id: '7', price: '10.00', currency: 'PLN' },
  });
  const scope = scopeOfShop(conversation.shopId);
  const { shopId } = conversation;
  const events = [
    anEvent(conversation, { body: aText(LONG) }),
    anEvent(conversation, {
      author: 'staff',
      staffId: 'stf_x',
      body: { kind: 'assigned', assignedTo: { staffId: 'stf_x', name: 'Kanarek Anna' } },
    }),
    // A visitor may write what looks like a sealed text.
    anEvent(conversation, { body: aText('c1.kanarek~c1.kanarek') }),
  ];
  const lead = aLead({ shopId, pagePath: '/kanarek', sealed: { name: 'v1.kanarek' } });
  const card = aCard({ shopId, conversationId: conversation.id, sealed: 'v1.kanarek' });
  // A consent with the lead it is about, one of a card, and one whose lead is gone.
  const consents = [lead.id, card.id, 'led_gone'].map((value) =>
    aConsentEvent({ shopId, ref: opened(value), pageOrigin: opened('https://sklep.example/kanarek') }),
  );
  const orphan = anEvent(aConversation({ shopId }), { body: aText('kanarek without a conversation') });

  const pagesOf = async (stores: Stores) =>
    (await stores.consents.range(scope, 1, 9)).map((entry) =>
      entry.kind === 'event' ? pageOf(entry.event) : null,
    );

  const keysOf = (stores: Stores) =>
    makeContentKeys(
      makeFieldVault(Buffer.alloc(32, 1), stores.shopKeys),
      stores.contentKeyRows,
      makeWrappingKeys(testKeyFolder()),
    );
  const asRead = async (stores: Stores) => ({
    conversation: await stores.conversations.find(scope, conversation.id),
    events: await stores.conversations.eventsAfter(scope, conversation.id, 0, 10),
    cards: await stores.cards.listByConversation(scope, conversation.id),
    lead: await stores.leads.get(scope, lead.id),
  });

  it('is sealed in batches, also after interruptions, and reads as before [SE-5]', async () => {
    const { stores } = kit;
    await stores.conversations.open(scope, conversation);
    for (const event of events) await stores.conversations.append(scope, event);
    await stores.conversations.drain();
    await stores.leads.insert(scope, lead);
    await stores.cards.insert(scope, card);
    for (const event of consents)
      await stores.consents.append(scope, (place) => ({
        ...event,
        ...place,
        hash: `${place.seq}`.repeat(64),
      }));
    await withDatabase(kit.url(), async (db) => {
      const { ref, ...rest } = { ...orphan, seq: 1 };
      await db
        .collection<{ _id: string }>('events')
        .insertOne({ _id: `${orphan.conversationId}/${ref}`, ...rest });
      await db
        .collection<{ _id: string; after: string }>('unsealedContent')
        .insertMany(
          ['conversations', 'events', 'cards', 'leads', 'consents'].map((_id) => ({ _id, after: '' })),
        );
    });
    const before = await asRead(stores);
    assert.ok((await dumpDatabase(kit.url())).includes('kanarek'));

    for (const calls of [1, 2, 3, 1]) {
      let left = calls;
      const killed = stores.earlierContent.seal(keysOf(stores), () => {
        left -= 1;
        if (left === 0) throw new Error('The process was killed here.');
      });
      await assert.rejects(killed, /killed/);
    }
    await stores.earlierContent.seal(keysOf(stores), () => undefined);
    assert.equal(await stores.earlierContent.seal(keysOf(stores), () => undefined), 0);

    const dump = (await dumpDatabase(kit.url())).toLowerCase();
    assert.ok(!dump.includes('kanarek'), 'something is still in clear');
    const another = await kit.openAnother();
    const sealed = sealStores(another, keysOf(another));
    assert.deepEqual(await asRead(sealed), before);
    const page = 'https://sklep.example/kanarek';
    assert.deepEqual(await pagesOf(sealed), [page, page, null]);
    await sealed.consents.eraseOpenings(scope, consents[1]?.id ?? 'cse_', new Date());
    assert.deepEqual(await another.contentKeyRows.find(scope, [consents[1]?.id ?? 'cse_']), []);
    await sealed.leads.remove(scope, lead.id);
    assert.deepEqual(await pagesOf(sealed), [null, null, null]);
    assert.equal((await sealed.conversations.find(scope, conversation.id))?.lastSeq, 3);
    await sealed.conversations.append(scope, anEvent(conversation, { at: later(9) }));
    assert.deepEqual(await sealed.conversations.eventsAfter(scope, orphan.conversationId, 0, 10), []);
  });
});
