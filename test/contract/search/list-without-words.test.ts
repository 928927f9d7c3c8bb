import assert from 'node:assert/strict';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { makeListWithoutWords } from '../../../service/domain/search/list-without-words.ts';
import { makeFieldVault } from '../../../service/outbound/aes-field-vault.ts';
import { aConversation, aLead, aShopId, later } from '../../support/builders/builders.ts';
import { onEveryStore } from '../on-every-store.ts';

onEveryStore('a search without words', (kit) => {
  it('lists conversations and contact forms of a shop, newest first', async () => {
    const { conversations, leads } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const chat = aConversation({ shopId, lastAt: later(1) });
    const [older, newer] = [
      aLead({ shopId, sealed: {} }),
      aLead({ shopId, sealed: {}, createdAt: later(2) }),
    ];
    await conversations.open(scope, chat);
    for (const lead of [older, newer]) await leads.insert(scope, lead);
    const vault = makeFieldVault(Buffer.alloc(32, 1), kit.stores.shopKeys);
    const list = makeListWithoutWords({ conversations, leads, vault });
    for (const to of [undefined, new Date('9999-12-31T23:59:59.999Z')]) {
      const { found, next } = await list(scopeOfShops([shopId]), { text: '', shopId, to, limit: 9 });
      const ids = found.map((one) => (one.kind === 'lead' ? one.lead.lead.id : one.conversation.id));
      assert.deepEqual([ids, next], [[newer.id, chat.id, older.id], null]);
    }
  });
});
