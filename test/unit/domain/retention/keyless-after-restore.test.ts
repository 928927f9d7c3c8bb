import assert from 'node:assert/strict';
import { makeMemoryErasureJournal } from '../../../../service/outbound/erasure-journal.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const LOST = 'jrn_lost';

describe('a start after a restore whose journal is lost', () => {
  it('removes what came back without its key, and ends its proof [RT-2, RT-8, CO-7]', async () => {
    const { stores, useCases, ports, openShop } = makeDomainScene({
      env: { ZGODA_TOMBSTONE_FILE_LOST: LOST },
      overrides: { erasureJournal: { ...makeMemoryErasureJournal(), standing: async () => 'another' } },
      between: ({ erasureMarks }) => ({ erasureMarks: { ...erasureMarks, journalId: async () => LOST } }),
    });
    const shop = await openShop();
    await shop.sendForm();
    await shop.sendForm();
    const [erased, kept] = await stores.leads.ids(shop.scope);
    assert.ok(erased !== undefined && kept !== undefined);
    await ports.contentKeys.destroy(shop.scope, [erased]);
    await useCases.replayErasures();
    assert.deepEqual(await stores.leads.ids(shop.scope), [kept]);
    const told = (await shop.ledger()).map(({ ref, endedAs }) => [ref.value, endedAs]);
    assert.deepEqual(
      told.sort(),
      [
        [kept, null],
        [null, 'ended'],
      ].sort(),
    );
  });
});
