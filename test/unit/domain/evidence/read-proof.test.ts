import assert from 'node:assert/strict';
import type { FileStatement } from '../../../../service/domain/evidence/evidence.ts';
import { scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import { joinedText } from '../../../../service/domain/model/witness/statement.ts';
import { sha256HexOf } from '../../../../service/outbound/sha256-digest.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { makeDomainScene, type SceneShop } from '../../../support/domain-scene.ts';
import { makeMemoryErasureJournal } from '../../../support/memory-stores/rights/erasure-journal.ts';
import { fakeWitness } from '../../../support/scenes/witness-scene.ts';

const DAY_MS = 86_400_000;
type Scene = ReturnType<typeof makeDomainScene>;

const supersede = (
  { useCases }: Scene,
  shop: SceneShop,
  lead: { id: string; consentEventId: string | null },
) =>
  useCases.recordConsentChange(shop.scope, {
    ...{ action: 'superseded', method: 'button', actor: 'system', via: 'console', ref: lead.id },
    ofEvent: lead.consentEventId as `cse_${string}`,
  });
const rootFrom = (hash: string, path: FileStatement['entries'][number]['path']): string =>
  path.reduce(
    (below, { side, hash: other }) =>
      sha256HexOf(side === 'left' ? joinedText(other, below) : joinedText(below, other)),
    hash,
  );

const witnessed = async (onSameDay: boolean) => {
  const scene = makeDomainScene({ overrides: { witness: fakeWitness().witness } });
  const shop = await scene.openShop();
  const state = async () => {
    scene.clock.forward(DAY_MS);
    await scene.useCases.stateHeads(0);
    await scene.useCases.sendStatements();
  };
  await shop.sendForm();
  const { lead } = await shop.sendForm();
  await shop.sendForm();
  if (!onSameDay) {
    await state();
    await state();
  }
  await supersede(scene, shop, lead);
  await state();
  const { text, verdict } = await scene.useCases.leadEvidence(scopeOfShops([shop.id]), lead.id);
  const statements: readonly FileStatement[] = JSON.parse(text).witnesses ?? [];
  return { shop, verdict, statements };
};

describe('the statements of witnesses in a proof', () => {
  for (const [when, onSameDay, places] of [
    ['of the same day', true, [[2, 4]]],
    ['of two days', false, [[2], [4]]],
  ] as const) {
    it(`are those over its places ${when}, with the way from each to the root, and no other [CO-9]`, async () => {
      const { shop, statements, verdict } = await witnessed(onSameDay);
      assert.deepEqual(
        statements.map(({ entries }) => entries.map(({ seq }) => seq)),
        places,
      );
      const hashes = new Map((await shop.ledger()).map(({ seq, hash }) => [seq, hash]));
      for (const { statement, entries, seen, signature } of statements) {
        assert.deepEqual(Object.keys(statement).sort(), ['at', 'keyId', 'previous', 'root', 'since']);
        assert.match(signature, /^[\w-]{86}$/);
        assert.deepEqual(
          seen.map(({ by }) => by),
          ['tsa.example'],
        );
        for (const { seq, path } of entries)
          assert.equal(rootFrom(hashes.get(seq) ?? '', path), statement.root);
      }
      assert.equal(verdict.valid, true);
      assert.deepEqual(
        verdict.witnessed?.map(({ seq, unchecked }) => [seq, unchecked]),
        [2, 4].map((seq) => [seq, ['tsa.example']]),
      );
    });
  }

  it('are left out of it while no witness saw a part of the record', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop({ whenNoPolicy: 'bare' });
    const { lead } = await shop.sendForm();
    const proofOf = async (id: typeof lead.id) =>
      JSON.parse((await scene.useCases.leadEvidence(scopeOfShops([shop.id]), id)).text);
    assert.equal('witnesses' in (await proofOf(lead.id)), false);
    await shop.showPolicy(null);
    const bare = await shop.sendForm();
    assert.deepEqual((await proofOf(bare.lead.id)).events, []);
    assert.equal('witnesses' in (await proofOf(bare.lead.id)), false);
  });
});

describe('a proof that is read while the ledger grows', () => {
  it('reaches to the newest entry of when it was begun, and is whole up to there [CO-9]', async () => {
    let onRead = async () => {};
    const scene = makeDomainScene({
      between: ({ notices }) => ({
        notices: {
          ...notices,
          get: async (scope, id) => {
            const run = onRead;
            onRead = async () => {};
            await run();
            return notices.get(scope, id);
          },
        },
      }),
    });
    const shop = await scene.openShop();
    await shop.sendForm();
    const { lead } = await shop.sendForm();
    onRead = async () => {
      await supersede(scene, shop, lead);
      await shop.sendForm();
    };
    const proof = () => scene.useCases.leadEvidence(scopeOfShops([shop.id]), lead.id);
    const { verdict, events, chain, text } = await proof();
    assert.equal(JSON.parse(text).asOf.head.seq, 2);
    assert.deepEqual(
      [events.map(({ seq }) => seq), chain.map(({ seq }) => seq), verdict.standing?.state, verdict.valid],
      [[2], [1, 2], 'stands', true],
    );
    const later = await proof();
    assert.deepEqual(
      [later.chain.map(({ seq }) => seq), later.verdict.standing?.state],
      [[1, 2, 3, 4], 'superseded'],
    );
  });
});

describe('a proof after a backup was restored', () => {
  it('names the restore and its place in the ledger, which is no consent of anybody [CO-9, D5]', async () => {
    const erasureJournal = makeMemoryErasureJournal();
    const before = makeDomainScene({ overrides: { erasureJournal } });
    const first = await before.openShop({ leadBasis: 'request' });
    await first.sendForm();
    const backup = await first.ledger();
    await first.sendForm();
    const scene = makeDomainScene({ overrides: { erasureJournal } });
    const shop = await scene.openShop({ id: first.id, leadBasis: 'request' });
    for (const event of backup) await scene.stores.consents.append(shop.scope, () => event);
    await scene.useCases.replayErasures();
    const [opening] = await scene.stores.consents.epochs(shop.scope);
    assert.ok(opening);
    await shop.sendForm();
    await shop.sendForm();
    const { lead } = await shop.sendForm();
    await shop.sendForm();
    const { text, verdict } = await scene.useCases.leadEvidence(scopeOfShops([shop.id]), lead.id);
    const { epochs, chain } = JSON.parse(text);
    assert.deepEqual(epochs, [{ ...opening, at: opening.at.toISOString() }]);
    assert.deepEqual(
      chain.map(({ seq, kind }: { seq: number; kind: string }) => [seq, kind]),
      [
        [2, 'epoch'],
        [4, 'event'],
        [5, 'event'],
        [6, 'event'],
      ],
    );
    assert.equal(verdict.valid, true);
    await assertRefused(scene.useCases.consentEvidence(shop.scope, opening.id), 'not_found');
  });
});

describe('the notice in a proof', () => {
  it('says where its policy page comes from, and when that was changed', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const originOf = async () => {
      const { lead } = await shop.sendForm();
      const { text } = await scene.useCases.leadEvidence(scopeOfShops([shop.id]), lead.id);
      return JSON.parse(text).notice.origin;
    };
    await shop.showPolicy({ modifiedAt: new Date('2026-11-20T08:00:00.000Z'), title: 'O danych' });
    const { modifiedAt, pageId } = await originOf();
    assert.deepEqual([modifiedAt, pageId], ['2026-11-20T08:00:00.000Z', '3']);
    await shop.showPolicy({ modifiedAt: null, title: 'Prywatność' });
    assert.equal((await originOf()).modifiedAt, null);
  });
});
