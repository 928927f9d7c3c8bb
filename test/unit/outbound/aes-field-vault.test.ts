import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeFieldVault } from '../../../service/outbound/aes-field-vault.ts';
import { aShopId } from '../../support/builders/builders.ts';
import { makeMemoryShopKeyStore } from '../../support/memory-stores/shop/shop-key-store.ts';

const MASTER = randomBytes(32);
const FILE_BYTES = 2 * 1024 * 1024 + 17;

describe('files that are kept sealed', () => {
  const vault = makeFieldVault(MASTER, makeMemoryShopKeyStore());
  const mine = randomBytes(FILE_BYTES);

  it('open as they were', async () => {
    const parts = await vault.sealFile('doc_mine', mine);
    assert.equal(parts.length, 3);
    assert.ok(mine.equals(await vault.openFile('doc_mine', parts)));
    assert.equal(
      (await vault.openFile('doc_empty', await vault.sealFile('doc_empty', Buffer.of()))).length,
      0,
    );
  });

  it('do not open with a part of another file, in another order, or with one missing [SE-5]', async () => {
    const parts = await vault.sealFile('doc_mine', mine);
    const others = await vault.sealFile('doc_other', randomBytes(FILE_BYTES));
    const [first = '', second = '', third = ''] = parts;
    for (const swapped of [
      [first, others[1] ?? '', third],
      others,
      [second, first, third],
      [first, second],
      [first.slice(3), second, third],
    ]) {
      await assert.rejects(vault.openFile('doc_mine', swapped));
    }
  });
});

describe('the keys of a shop that another process deleted', () => {
  it('serve for a minute at most, and none are made anew; while the database is away they stay', async () => {
    const store = makeMemoryShopKeyStore();
    const scope = scopeOfShop(aShopId());
    let now = 0;
    let get: typeof store.get = store.get;
    const vault = makeFieldVault(MASTER, { put: store.put, get: (asked) => get(asked) }, () => now);
    const sealed = await vault.seal(scope, 'Ewa');
    now += 60_000;
    get = () => Promise.reject(new Error('away'));
    assert.equal(await vault.open(scope, sealed), 'Ewa');
    get = async () => null;
    assert.equal(await vault.open(scope, sealed), 'Ewa');
    now += 60_000;
    await assert.rejects(vault.open(scope, sealed));
    await assert.rejects(vault.seal(scope, 'Ewa'));
  });
});
