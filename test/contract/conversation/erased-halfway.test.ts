import { deepEqual, equal } from 'node:assert/strict';
import type { Stores } from '../../../service/desks/stores.ts';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { ContentKeys } from '../../../service/domain/model/content/content-keys.ts';
import { makeFieldVault } from '../../../service/outbound/aes-field-vault.ts';
import { makeContentKeys } from '../../../service/outbound/vault/content-keys.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { sealStores } from '../../../service/store/sealed/sealed-stores.ts';
import { aConversation, anEvent, aText } from '../../support/builders/builders.ts';
import { onDatabase } from '../on-every-store.ts';

onDatabase('a conversation whose erasure ended with its process', (kit) => {
  const opened: Stores[] = [];
  const start = async (): Promise<{ stores: Stores; keys: ContentKeys }> => {
    const plain = await openMongoStores(kit.url(), { isShared: true });
    opened.push(plain);
    const vault = makeFieldVault(Buffer.alloc(32, 1), plain.shopKeys);
    const keys = makeContentKeys(vault, plain.contentKeyRows);
    return { stores: sealStores(plain, keys), keys };
  };
  after(() => Promise.all(opened.map((stores) => stores.close())));

  it('takes nothing more at another process once its screens were told [RT-7]', async () => {
    const [erasing, other] = [await start(), await start()];
    const conversation = aConversation();
    const { id, shopId } = conversation;
    const scope = scopeOfShop(shopId);
    await other.stores.conversations.open(scope, conversation);
    // State after a crash during an erasure: key destroyed, marks stored, row present.
    await erasing.keys.destroy(scope, [id]);
    await erasing.stores.conversations.setMarks(scope, id, { restrictedAt: null });
    const { conversations } = other.stores;
    const shops = scopeOfShops([shopId]);
    const notes = await conversations.leftScreens(shops, new Date(0));
    deepEqual(
      notes.map((note) => note.id),
      [id],
    );
    deepEqual(await conversations.current(shops, [id]), []);
    equal(await conversations.append(scope, anEvent(conversation, { body: aText('Jeszcze jedno') })), null);
  });
});
