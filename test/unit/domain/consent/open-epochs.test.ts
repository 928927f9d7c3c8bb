import assert from 'node:assert/strict';
import { scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import type { ErasureJournal } from '../../../../service/domain/model/erasure/erasure-mark.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { makeMemoryErasureJournal } from '../../../support/memory-stores/rights/erasure-journal.ts';

const started = async (erasureJournal: ErasureJournal) => {
  const scene = makeDomainScene({ overrides: { erasureJournal } });
  const shop = await scene.openShop({ leadBasis: 'request' });
  return { scene, shop };
};
type Started = Awaited<ReturnType<typeof started>>;

/** Restores the ledger; the journal stays. */
const restoreLedger = async ({ scene, shop }: Started, backup: Awaited<ReturnType<typeof ledgerOf>>) => {
  for (const event of backup) await scene.stores.consents.append(shop.scope, () => event);
};
const ledgerOf = ({ shop }: Started) => shop.ledger();

const restored = async () => {
  const journal = makeMemoryErasureJournal();
  const first = await started(journal);
  await first.scene.useCases.replayErasures();
  await first.shop.sendForm();
  const backup = await ledgerOf(first);
  const { lead } = await first.shop.sendForm();
  const lost = await first.scene.useCases.leadEvidence(scopeOfShops([first.shop.id]), lead.id);
  const scene = makeDomainScene({ overrides: { erasureJournal: journal } });
  const second = { scene, shop: await scene.openShop({ id: first.shop.id, leadBasis: 'request' }) };
  await restoreLedger(second, backup);
  return { journal, first, second, backup, lost };
};

describe('a ledger after a backup was restored', () => {
  it('opens an epoch that says from when to when entries are missing, before anything is appended [D5]', async () => {
    const { first, second, backup, lost } = await restored();
    const [known] = (await first.shop.ledger()).slice(-1);
    const { epochs } = await second.scene.useCases.replayErasures();
    assert.equal(epochs, 1);
    const [opening, ...others] = await second.scene.stores.consents.epochs(second.shop.scope);
    assert.deepEqual(others, []);
    assert.deepEqual(
      [opening?.epoch, opening?.seq, opening?.previousHash, opening?.from, opening?.at],
      [2, 2, backup[0]?.hash, backup[0]?.occurredAt.toISOString(), second.scene.clock.now()],
    );
    assert.deepEqual([opening?.known?.epoch, opening?.known?.seq, opening?.known?.hash], [1, 2, known?.hash]);
    const { lead } = await second.shop.sendForm();
    const proof = await second.scene.useCases.leadEvidence(scopeOfShops([second.shop.id]), lead.id);
    assert.deepEqual([proof.verdict.valid, proof.verdict.standing?.state], [true, 'informed']);
    assert.ok(proof.verdict.checks.some(({ finding }) => finding === 'epochs'));
    const placeOf = ({ epoch, seq }: { epoch?: number; seq: number }) => `${epoch ?? 1}.${seq}`;
    assert.deepEqual([...lost.events, ...proof.events].map(placeOf), ['1.2', '2.3']);
    assert.equal(lost.verdict.valid, true, 'the proof from before still holds for its time');
  });

  it('opens it once, also when the start was cut short behind it [D5]', async () => {
    const { journal, second } = await restored();
    const before = await journal.heads();
    await second.scene.useCases.replayErasures();
    assert.equal((await second.scene.useCases.replayErasures()).epochs, 0);
    const cutShort: ErasureJournal = { ...journal, heads: async () => before };
    const again = makeDomainScene({
      overrides: { erasureJournal: cutShort },
      between: () => ({ consents: second.scene.stores.consents, shops: second.scene.stores.shops }),
    });
    assert.equal((await again.useCases.replayErasures()).epochs, 0);
    assert.equal((await second.scene.stores.consents.epochs(second.shop.scope)).length, 1);
  });

  it('counts on when an even older backup is restored after that [D5]', async () => {
    const { journal, second } = await restored();
    await second.scene.useCases.replayErasures();
    const third = makeDomainScene({ overrides: { erasureJournal: journal } });
    const shop = await third.openShop({ id: second.shop.id, leadBasis: 'request' });
    assert.equal((await third.useCases.replayErasures()).epochs, 1);
    const [opening] = await third.stores.consents.epochs(shop.scope);
    assert.deepEqual([opening?.epoch, opening?.seq, opening?.from], [3, 1, null]);
  });

  it('opens none while the ledger holds what was noted, or more, or was never noted [D5]', async () => {
    const journal = makeMemoryErasureJournal();
    const { scene, shop } = await started(journal);
    assert.equal((await scene.useCases.replayErasures()).epochs, 0);
    await shop.sendForm();
    assert.equal((await scene.useCases.replayErasures()).epochs, 0);
    const { noteHead: _, ...older } = makeMemoryErasureJournal();
    const silent: ErasureJournal = { ...older, noteHead: async () => undefined };
    const before = await started(silent);
    await before.shop.sendForm();
    assert.equal((await before.scene.useCases.replayErasures()).epochs, 0);
  });

  it('refuses the enquiry when its place cannot be noted outside [D5]', async () => {
    const journal = makeMemoryErasureJournal();
    const full: ErasureJournal = {
      ...journal,
      noteHead: () => Promise.reject(new Error('the disk is full')),
    };
    const { scene, shop } = await started(full);
    await assert.rejects(shop.sendForm(), /disk is full/);
    assert.deepEqual(await scene.stores.leads.ids(shop.scope), []);
  });
});
