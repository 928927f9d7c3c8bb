import assert from 'node:assert/strict';
import { scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import type { ErasureJournal } from '../../../../service/domain/model/erasure/erasure-mark.ts';
import { makeMemoryErasureJournal } from '../../../../service/store/memory/rights/erasure-journal.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { fakeWitness } from '../../../support/scenes/witness-scene.ts';

const LATER = '2030-01-02T03:04:05.000Z';
type Witness = ReturnType<typeof fakeWitness>['witness'];

const started = async (witness: Witness, erasureJournal: ErasureJournal, start?: string) => {
  const overrides = { erasureJournal, witnesses: [witness] };
  const scene = makeDomainScene(start === undefined ? { overrides } : { overrides, start });
  const state = async () => {
    scene.clock.forward(60_000);
    await scene.useCases.stateHeads(0);
    await scene.useCases.sendStatements();
  };
  return { scene, state };
};

const headsIn = async (journal: ErasureJournal) => {
  const copy = makeMemoryErasureJournal();
  for (const [shopId, head] of await journal.heads()) await copy.noteHead(shopId, head);
  return copy;
};

/** Two shops. A backup is made, then the first shop gets one more entry, and the witness sees that. */
const seen = async () => {
  const outside = fakeWitness();
  const journal = makeMemoryErasureJournal();
  const first = await started(outside.witness, journal);
  const shop = await first.scene.openShop({ leadBasis: 'request' });
  const other = await first.scene.openShop({ id: `shp_${'B'.repeat(22)}`, leadBasis: 'request' });
  await shop.sendForm();
  await other.sendForm();
  await first.state();
  const backup = {
    entries: [...(await shop.ledger()), ...(await other.ledger())],
    statement: await first.scene.stores.headStatements.latest(),
    journal: await headsIn(journal),
  };
  first.scene.clock.forward(60_000);
  const lastPlace = outside.statements.length;
  await shop.sendForm();
  const afterEntry = [...(await shop.ledger()), ...(await other.ledger())];
  await first.state();
  assert.equal(outside.statements.length, lastPlace + 1);
  /** A start on what the backup held. */
  const restart = async (on: ErasureJournal, entries = backup.entries) => {
    const { scene, state } = await started(outside.witness, on, LATER);
    const again = {
      shop: await scene.openShop({ id: shop.id, leadBasis: 'request' }),
      other: await scene.openShop({ id: other.id, leadBasis: 'request' }),
    };
    for (const entry of entries) {
      const { scope } = entry.shopId === shop.id ? again.shop : again.other;
      await scene.stores.consents.append(scope, () => entry);
    }
    assert.ok(backup.statement);
    await scene.stores.headStatements.insert(backup.statement);
    for (const { scope } of [again.shop, again.other])
      for (const span of await first.scene.stores.witnessedSpans.holding(scope, [1]))
        await scene.stores.witnessedSpans.insert(scope, span);
    const epochsOf = ({ scope }: typeof again.shop) => scene.stores.consents.epochs(scope);
    return { scene, state, ...again, epochsOf };
  };
  return { outside, journal, backup, afterEntry, restart };
};

describe('a start whose witnesses saw more than its database holds', () => {
  it('opens an epoch in each ledger when journal and database were put back together, and names the witness [D5]', async () => {
    const { outside, backup, restart } = await seen();
    const { scene, shop, other, epochsOf } = await restart(backup.journal);
    assert.equal((await scene.useCases.replayErasures()).epochs, 2);
    const [opening] = await epochsOf(shop);
    assert.deepEqual([opening?.epoch, opening?.seq, opening?.known], [2, 2, null]);
    assert.equal(opening?.witnessed?.by, 'https://witness.example');
    assert.equal(opening?.witnessed?.at, outside.statements.at(-1)?.at);
    assert.equal((await epochsOf(other)).length, 1);
    const { lead } = await shop.sendForm();
    const proof = await scene.useCases.leadEvidence(scopeOfShops([shop.id]), lead.id);
    assert.equal(proof.verdict.valid, true);
    assert.match(proof.text, /"witnessed":\{"at":"[^"]+","by":"https:\/\/witness.example"/);
  });

  it('opens it once, also when the start was cut short, and never again after the next statement [D5]', async () => {
    const { backup, restart } = await seen();
    const { scene, state } = await restart(backup.journal);
    await scene.useCases.replayErasures();
    assert.equal((await scene.useCases.replayErasures()).epochs, 0);
    await state();
    assert.equal((await scene.useCases.replayErasures()).epochs, 0);
  });

  it('trusts a journal that knows the missing entry: the other ledgers lost nothing [D5]', async () => {
    const { journal, restart } = await seen();
    const { scene, shop, other, epochsOf } = await restart(journal);
    assert.equal((await scene.useCases.replayErasures()).epochs, 1);
    const [opening] = await epochsOf(shop);
    assert.deepEqual([opening?.known?.seq, opening?.witnessed?.by], [2, 'https://witness.example']);
    assert.deepEqual(await epochsOf(other), []);
  });

  it('opens none when only the statement was lost: the backup was made after the entries [D5]', async () => {
    const { journal, afterEntry, restart } = await seen();
    const { scene } = await restart(journal, afterEntry);
    assert.equal((await scene.useCases.replayErasures()).epochs, 0);
  });

  it('goes on without a witness that is down, and believes none that signed a statement by itself [D5]', async () => {
    const { outside, backup, restart } = await seen();
    outside.state.isDown = true;
    const down = await restart(backup.journal);
    assert.equal((await down.scene.useCases.replayErasures()).epochs, 0);
    outside.state.isDown = false;
    const last = outside.statements.pop();
    assert.ok(last);
    outside.statements.push({ ...last, root: 'f'.repeat(64) });
    const forged = await restart(backup.journal);
    assert.equal((await forged.scene.useCases.replayErasures()).epochs, 0);
  });
});
