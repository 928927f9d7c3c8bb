import assert from 'node:assert/strict';
import { SERVICE_SCOPE, scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { makeFieldVault } from '../../../service/outbound/aes-field-vault.ts';
import { makeContentKeys } from '../../../service/outbound/vault/content-keys.ts';
import { aConversation, aShopId } from '../../support/builders/builders.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';

describe('the keys of conversations and leads', () => {
  const stores = makeMemoryStores();
  const vault = makeFieldVault(Buffer.alloc(32, 1), stores.shopKeys);
  const start = (store = stores.contentKeyRows) => makeContentKeys(vault, store);
  const aRecord = () => {
    const { id, shopId } = aConversation();
    return { id, shopId, scope: scopeOfShop(shopId) };
  };

  it('open what they sealed, in their own record and field alone [SE-5]', async () => {
    const keys = start();
    const { id, scope } = aRecord();
    const key = await keys.make(scope, id);
    const sealed = key.seal('text', 'Zażółć gęślą jaźń');
    const again = await start().get(scope, id);
    assert.equal(again?.open('text', sealed), 'Zażółć gęślą jaźń');
    assert.throws(() => key.open('name', sealed));
    const other = await keys.make(scope, aConversation().id);
    assert.throws(() => other.open('text', sealed));
    assert.throws(() => key.open('text', `${sealed.slice(0, -2)}AA`));
  });

  it('are stored once when a consent and its lead ask for the same one', async () => {
    let inserts = 0;
    const store = stores.contentKeyRows;
    const keys = start({
      ...store,
      insert: (scope, row) => {
        inserts += 1;
        return store.insert(scope, row);
      },
    });
    const { id, scope } = aRecord();
    const key = await keys.make(scope, id);
    assert.equal(await keys.make(scope, id), key);
    assert.equal(inserts, 1);
    await keys.destroy(scope, [id]);
    assert.notEqual(await keys.make(scope, id), key);
    assert.equal(inserts, 2);
  });

  it('are not read again for lists of several shops, and open none of a shop outside them [SE-1]', async () => {
    const asked: string[] = [];
    const store = stores.contentKeyRows;
    const keys = start({
      ...store,
      find: (scope, ids) => {
        asked.push(...ids);
        return store.find(scope, ids);
      },
    });
    const [one, other, foreign] = [aRecord(), aRecord(), aRecord()];
    const key = await keys.make(one.scope, one.id);
    await keys.make(other.scope, other.id);
    await keys.make(foreign.scope, foreign.id);
    const ids = [one.id, other.id, foreign.id];
    const found = await keys.getAll(scopeOfShops([one.shopId, other.shopId]), ids);
    assert.deepEqual([...found.keys()], [one.id, other.id]);
    assert.equal(found.get(one.id), key);
    assert.deepEqual(asked, [foreign.id]);
    assert.deepEqual([...(await keys.getAll(SERVICE_SCOPE, ids)).keys()], ids);
    assert.deepEqual(asked, [foreign.id]);
  });

  it('are gone for everybody once destroyed [RT-2]', async () => {
    const keys = start();
    const one = aRecord();
    const kept = aConversation().id;
    await keys.make(one.scope, one.id);
    await keys.make(one.scope, kept);
    const destroyed = keys.destroy(one.scope, [one.id]);
    assert.equal(await keys.get(one.scope, one.id), null);
    await destroyed;
    assert.equal(await keys.get(one.scope, one.id), null);
    assert.deepEqual([...(await keys.getAll(one.scope, [one.id, kept])).keys()], [kept]);
    await keys.destroyAll(one.scope);
    assert.equal(await keys.get(one.scope, kept), null);
  });

  it('open for no other shop, also where the row was moved there [SE-1]', async () => {
    const keys = start();
    const { id, scope } = aRecord();
    await keys.make(scope, id);
    const foreign = aShopId();
    assert.equal(await keys.get(scopeOfShop(foreign), id), null);
    const [row] = await stores.contentKeyRows.find(scope, [id]);
    assert.ok(row);
    await stores.contentKeyRows.remove(scope, [id]);
    await stores.contentKeyRows.insert(scopeOfShop(foreign), { ...row, shopId: foreign });
    await assert.rejects(start().get(scopeOfShop(foreign), id));
  });
});
