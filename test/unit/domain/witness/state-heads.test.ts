import assert from 'node:assert/strict';
import { SERVICE_SCOPE } from '../../../../service/domain/model/base/tenancy.ts';
import { hashTree } from '../../../../service/domain/model/witness/hash-tree.ts';
import { joinedText, type Step, statementText } from '../../../../service/domain/model/witness/statement.ts';
import { sha256HexOf } from '../../../../service/outbound/sha256-digest.ts';
import { makeDomainScene, type SceneShop } from '../../../support/domain-scene.ts';
import { fakeWitness } from '../../../support/scenes/witness-scene.ts';

const DAY_MS = 86_400_000;
const rootFrom = (hash: string, path: readonly Step[]): string =>
  path.reduce(
    (below, step) =>
      sha256HexOf(step.side === 'left' ? joinedText(step.hash, below) : joinedText(below, step.hash)),
    hash,
  );

const makeScene = () => {
  const seen = fakeWitness();
  const scene = makeDomainScene({ overrides: { witness: seen.witness } });
  const rootOf = async (shop: SceneShop, seq: number): Promise<string | null> => {
    const [span] = await scene.stores.witnessedSpans.holding(shop.scope, [seq]);
    if (span === undefined) return null;
    const entries = await shop.ledger();
    const within = entries.filter((entry) => entry.seq >= span.from && entry.seq <= span.to);
    const tree = hashTree(
      within.map(({ hash }) => hash),
      { sha256Hex: sha256HexOf },
    );
    const entry = entries.find((one) => one.seq === seq);
    return rootFrom(entry?.hash ?? '', [...tree.pathOf(seq - span.from), ...span.path]);
  };
  return { ...scene, ...seen, rootOf };
};

describe('the statement about all ledgers', () => {
  it('leads from each new entry of each shop to one root, and names no shop', async () => {
    const scene = makeScene();
    const shops = [await scene.openShop(), await scene.openShop(), await scene.openShop()];
    for (const shop of shops) await shop.sendForm();
    await shops[0]?.sendForm();
    await shops[0]?.sendForm();
    const statement = await scene.useCases.stateHeads(0);
    assert.ok(statement?.root);
    for (const shop of shops)
      for (const { seq } of await shop.ledger()) assert.equal(await scene.rootOf(shop, seq), statement.root);
    assert.doesNotMatch(JSON.stringify(statement), /shp_/);
    const [key] = scene.ports.signer.publicKeys();
    assert.ok(
      scene.ports.verifySignature(statementText(statement), statement.signature, key?.publicKeyPem ?? ''),
    );
  });

  it('holds only what came since the one before, which it names', async () => {
    const scene = makeScene();
    const shop = await scene.openShop();
    await shop.sendForm();
    const first = await scene.useCases.stateHeads(0);
    scene.clock.forward(DAY_MS);
    const quiet = await scene.useCases.stateHeads(0);
    scene.clock.forward(DAY_MS);
    await shop.sendForm();
    const third = await scene.useCases.stateHeads(0);
    assert.equal(first?.previous, null);
    assert.deepEqual([quiet?.root, quiet?.previous, quiet?.since], [null, first?.id, first?.at]);
    assert.deepEqual([third?.previous, third?.since], [quiet?.id, quiet?.at]);
    assert.deepEqual([await scene.rootOf(shop, 1), await scene.rootOf(shop, 2)], [first?.root, third?.root]);
  });

  it('is made once a day, and by nobody without a witness', async () => {
    const scene = makeScene();
    await scene.useCases.stateHeads(DAY_MS);
    scene.clock.forward(DAY_MS - 1);
    assert.equal(await scene.useCases.stateHeads(DAY_MS), null);
    scene.clock.forward(1);
    assert.ok(await scene.useCases.stateHeads(DAY_MS));
    const alone = makeDomainScene();
    assert.equal(await alone.useCases.stateHeads(0), null);
    assert.equal(await alone.stores.headStatements.latest(), null);
  });

  it('leaves nothing of a run that was cut short: the next one states those entries again', async () => {
    const scene = makeScene();
    const shop = await scene.openShop();
    await shop.sendForm();
    const cut = { statementId: 'f'.repeat(64), statedAt: scene.clock.now().toISOString(), path: [] };
    await scene.stores.witnessedSpans.insert(shop.scope, {
      ...{ id: `${shop.id}.1`, shopId: shop.id, from: 1, to: 1, ...cut },
    });
    scene.clock.forward(1);
    const statement = await scene.useCases.stateHeads(0);
    assert.equal(await scene.rootOf(shop, 1), statement?.root);
    await scene.stores.witnessedSpans.removeAfter(SERVICE_SCOPE, statement?.at ?? null);
    assert.equal(await scene.rootOf(shop, 1), statement?.root, 'what was stated stays');
  });
});

describe('two processes that state at the same time', () => {
  it('make one chain: one states, the other takes back its spans, and no entry is left out', async () => {
    const scene = makeScene();
    const shops = [await scene.openShop(), await scene.openShop()];
    for (const shop of shops) await shop.sendForm();
    const begin = await scene.useCases.stateHeads(0);
    for (const shop of shops) await shop.sendForm();
    scene.clock.forward(DAY_MS);
    const { headStatements } = scene.stores;
    const { latest } = headStatements;
    let other: ReturnType<typeof scene.useCases.stateHeads> | null = null;
    headStatements.latest = async () => {
      const last = await latest();
      headStatements.latest = latest;
      scene.clock.forward(1);
      other = scene.useCases.stateHeads(0);
      await other;
      return last;
    };
    const late = await scene.useCases.stateHeads(0);
    assert.equal(late, null);
    const first = await other;
    assert.equal((first as typeof begin)?.previous, begin?.id);
    scene.clock.forward(DAY_MS);
    const next = await scene.useCases.stateHeads(0);
    assert.equal(next?.previous, (first as typeof begin)?.id);
    const roots = [(first as typeof begin)?.root, next?.root];
    for (const shop of shops) assert.ok(roots.includes(await scene.rootOf(shop, 2)));
  });
});

describe('a witness that is down', () => {
  it('stops nothing, and gets each statement in order once it is back', async () => {
    const { witness, state, statements } = fakeWitness();
    const scene = makeDomainScene({ overrides: { witness } });
    const shop = await scene.openShop();
    state.isDown = true;
    const made: (string | undefined)[] = [];
    for (let day = 0; day < 3; day += 1) {
      await shop.sendForm();
      made.push((await scene.useCases.stateHeads(0))?.at);
      assert.deepEqual(await scene.useCases.sendStatements(), { seen: 0, silentSince: made[0] });
      scene.clock.forward(DAY_MS);
    }
    assert.equal((await shop.ledger()).length, 3);
    state.isDown = false;
    assert.deepEqual(await scene.useCases.sendStatements(), { seen: 3, silentSince: null });
    assert.deepEqual(
      statements.map(({ at }) => at),
      made,
    );
    assert.deepEqual(await scene.useCases.sendStatements(), { seen: 0, silentSince: null });
  });
});
