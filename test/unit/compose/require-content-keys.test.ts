import assert from 'node:assert/strict';
import { requireContentKeys } from '../../../service/compose/require-content-keys.ts';
import { makeDomainScene } from '../../support/domain-scene.ts';
import { makeMemoryContentKeyStore } from '../../support/memory-stores/rights/content-key-store.ts';

describe('the first start on a database of keys', () => {
  it('begins it where nothing is stored yet', async () => {
    const { stores } = makeDomainScene();
    await requireContentKeys(stores);
    assert.equal(await stores.contentKeyRows.hasBegun(), true);
  });

  it('is refused where records are stored: without their keys all would be removed as erased', async () => {
    const { stores, openShop } = makeDomainScene();
    await (await openShop()).sendForm();
    const contentKeyRows = makeMemoryContentKeyStore();
    await assert.rejects(
      requireContentKeys({ ...stores, contentKeyRows }),
      /database of their keys is empty.*zgoda restore with that backup and --secrets/,
    );
    assert.equal(await contentKeyRows.hasBegun(), false);
  });

  it('is refused where keys are there and the main database is empty: it was lost, or is another one', async () => {
    const { stores, openShop } = makeDomainScene();
    await (await openShop()).sendForm();
    await stores.contentKeyRows.begin();
    const { contentKeyRows } = stores;
    const { stores: empty } = makeDomainScene();
    await assert.rejects(
      requireContentKeys({ ...empty, contentKeyRows }),
      /main database is empty.*zgoda restore, or drop the database of keys/,
    );
  });
});
