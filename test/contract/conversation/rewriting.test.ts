import { equal } from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { aConversation, anEvent, aText } from '../../support/builders/builders.ts';
import { onDatabase } from '../on-every-store.ts';

onDatabase('a text that is blacked out', (kit) => {
  it('waits for no other chat, and does not come back in the list', async () => {
    const stores = await openMongoStores(kit.url());
    const { conversations } = stores;
    const chat = aConversation();
    const scope = scopeOfShop(chat.shopId);
    const others = Array.from({ length: 60 }, () => aConversation({ shopId: chat.shopId }));
    for (const one of [chat, ...others]) await conversations.open(scope, one);
    await conversations.append(scope, anEvent(chat, { body: aText('4111 1111 1111 1111') }));
    let isDone = false;
    const write = async (one: (typeof others)[number]): Promise<void> => {
      while (!isDone) await conversations.append(scope, anEvent(one));
    };
    const writing = others.map(write);
    await conversations.rewrite(scope, chat.id, 1, '***');
    isDone = true;
    await Promise.all(writing);
    await conversations.drain();
    await stores.close();
    const again = await openMongoStores(kit.url());
    equal((await again.conversations.find(scope, chat.id))?.preview, '***');
    await again.close();
  });
});
