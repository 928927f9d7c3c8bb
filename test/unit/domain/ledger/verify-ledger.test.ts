import assert from 'node:assert/strict';
import { HOLD_MS } from '../../../../service/domain/departure/departure.ts';
import { readKeptOutside } from '../../../../service/domain/ledger/kept-outside.ts';
import {
  isLedgerText,
  type LedgerFile,
  readLedgerFile,
} from '../../../../service/domain/ledger/ledger-file.ts';
import { ledgerReport } from '../../../../service/domain/ledger/ledger-report.ts';
import { ledgerOutcome, verifyLedger } from '../../../../service/domain/ledger/verify-ledger.ts';
import { canonicalJson } from '../../../../service/domain/model/base/canonical-json.ts';
import type { ErasureJournal } from '../../../../service/domain/model/erasure/erasure-mark.ts';
import type { Access } from '../../../../service/domain/model/staff/resolve-access.ts';
import { makeMemoryErasureJournal } from '../../../../service/outbound/erasure-journal.ts';
import { alterEveryPart } from '../../../support/alter-every-part.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';
import { fakeWitness } from '../../../support/scenes/witness-scene.ts';

const DAY_MS = 86_400_000;

const LATER = '2030-01-02T03:04:05.000Z';

const open = (erasureJournal: ErasureJournal, start?: string) => {
  const overrides = { witnesses: [fakeWitness().witness], erasureJournal };
  return makeDomainScene(start === undefined ? { overrides } : { overrides, start });
};
type Scene = ReturnType<typeof makeDomainScene>;
type SceneShop = Awaited<ReturnType<Scene['openShop']>>;

/** What the command does with the ledger of a shop. */
const judging = (scene: Scene, shop: SceneShop, access: Access) => {
  const keys = scene.ports.signer.publicKeys();
  const judge = { sha256Hex: scene.ports.digest.sha256Hex, readKey: scene.ports.readKey };
  const exported = async ({ id }: Pick<SceneShop, 'id'>): Promise<string> => {
    const parts: string[] = [];
    for await (const part of await scene.useCases.exportLedger(access, id)) parts.push(part);
    return parts.join('');
  };
  const read = async (of = shop) => readLedgerFile(await exported(of)) ?? assert.fail();
  /** The verdict beside what was kept, by name of the file. */
  const judged = async (kept: Record<string, string> = {}) => {
    const file = await read();
    const outside = await Promise.all(
      Object.entries(kept).map(
        async ([name, text]) =>
          (await readKeptOutside(name, text, shop.id, keys, judge)) ?? assert.fail(name),
      ),
    );
    const verdict = await verifyLedger(file, keys, judge, outside);
    return { verdict, said: ledgerReport(file, verdict, 'en').join('\n') };
  };
  return { exported, read, judged, keys, judge };
};

/** Two shops with an entry each day, stated each day. */
const stated = async () => {
  const erasureJournal = makeMemoryErasureJournal();
  const scene = open(erasureJournal);
  const shop = await scene.openShop({ leadBasis: 'request' });
  const other = await scene.openShop({ id: `shp_${'B'.repeat(22)}`, leadBasis: 'request' });
  for (let day = 0; day < 2; day += 1) {
    await shop.sendForm();
    await other.sendForm();
    scene.clock.forward(DAY_MS);
    await scene.useCases.stateHeads(0);
  }
  const access = await accessTo(scene, [
    [shop, 'auditor'],
    [other, 'auditor'],
  ]);
  return { scene, shop, other, erasureJournal, ...judging(scene, shop, access) };
};

/** The owner of the shop ends it, and its waiting time is over. */
const leave = async (scene: Scene, shop: SceneShop) => {
  const password = 'haslo-haslo-12';
  const { staff } = await accessTo(scene, [[shop, 'owner']]);
  await scene.stores.staff.update(staff.id, { passwordHash: await scene.ports.passwords.hash(password) });
  const owner = (await scene.useCases.resolveAccess(staff.id)) ?? assert.fail();
  const typedName = (await shop.now()).name;
  await scene.useCases.startDeparture(owner, shop.id, { password, typedName });
  scene.clock.forward(HOLD_MS + 1);
  assert.equal(await scene.useCases.finishDepartures(), 1);
};

describe('a whole ledger as a file', () => {
  it('holds no part that can be altered, removed or added [CO-9, D5]', async () => {
    const { exported, shop, keys, judge } = await stated();
    const text = await exported(shop);
    assert.ok(isLedgerText(text));
    const alterations = alterEveryPart(JSON.parse(text));
    assert.ok(alterations.length > 100);
    for (const { what, value } of alterations) {
      const file = readLedgerFile(canonicalJson(value));
      const isValid = file !== null && (await verifyLedger(file, keys, judge, [])).valid;
      assert.equal(isValid, false, what);
    }
  });

  it('names nobody, and is exported by those who may read proofs alone [D2, SE-1]', async () => {
    const { scene, shop, exported } = await stated();
    const text = await exported(shop);
    const [event] = await shop.ledger();
    assert.ok(event !== undefined && !text.includes(event.subjectKey || event.id));
    const consultant = await accessTo(scene, [[shop, 'consultant']]);
    await assertRefused(scene.useCases.exportLedger(consultant, shop.id), 'forbidden');
  });

  it('agrees with a mail that was kept, and differs from it once an entry was written anew [CO-9, D5]', async () => {
    const { scene, shop, judged } = await stated();
    const [entry] = await shop.ledger();
    const { at, id } = (await scene.stores.headStatements.latest()) ?? assert.fail();
    const mail = (hash: string) => `> Ostatni wpis: nr 1\n> Odcisk wpisu: ${hash}\n\n${at} ${id}`;
    const good = await judged({ mail: mail(entry?.hash ?? '') });
    assert.equal(good.verdict.valid, true, good.said);
    const bad = await judged({ mail: mail('f'.repeat(64)) });
    assert.equal(bad.verdict.valid, false);
    assert.match(bad.said, /DIFFERS: entry 1 is not the one that mail holds/);
  });

  it('calls lost what a restored backup took, and missing what only an operator can take [D5]', async () => {
    const { scene, shop, exported, erasureJournal } = await stated();
    const before = await exported(shop);
    const [first] = await shop.ledger();
    const [statement] = await scene.stores.headStatements.listSince('', 9);
    const [span] = await scene.stores.witnessedSpans.holding(shop.scope, [1]);
    assert.ok(first && statement && span);
    /** The same shop with one day less. */
    const shortened = async (journal: ErasureJournal) => {
      const again = open(journal, LATER);
      const own = await again.openShop({ id: shop.id, leadBasis: 'request' });
      await again.stores.consents.append(own.scope, () => first);
      await again.stores.headStatements.insert(statement);
      await again.stores.witnessedSpans.insert(own.scope, span);
      await again.useCases.replayErasures();
      return judging(again, own, await accessTo(again, [[own, 'auditor']])).judged({ before });
    };
    const taken = await shortened(makeMemoryErasureJournal());
    assert.equal(taken.verdict.valid, false);
    assert.match(taken.said, /MISSING: the ledger does not have this statement/);
    assert.match(taken.said, /MISSING: entry 2, kept by before/);
    const restored = await shortened(erasureJournal);
    assert.equal(restored.verdict.valid, true, restored.said);
    assert.equal(ledgerOutcome(restored.verdict), 'lost');
    assert.match(restored.said, /^The ledger holds .* lacks what others have: statements 1, entries 1;/);
    assert.doesNotMatch(restored.said, /agrees with everything|no time of more than two days/);
    assert.match(restored.said, /lost: the ledger says that a backup was restored after it/);
    assert.match(restored.said, /lost by a restored backup, as the ledger says: entry 2 of before/);
  });

  it('names the days without a witness [CO-9]', async () => {
    const { scene, judged, exported, shop } = await stated();
    scene.clock.forward(5 * DAY_MS);
    const { said, verdict } = await judged({ earlier: await exported(shop) });
    assert.equal(verdict.gaps.length, 1);
    assert.match(said, /No outside witness between/);
  });

  it('shows with all other ledgers of the service what was left out of every one [CO-9, D5]', async () => {
    const { read, shop, other, keys, judge } = await stated();
    const [file, rest] = [await read(shop), await read(other)];
    const wholeOf = async (others: (typeof rest)[]) =>
      (await verifyLedger(file, keys, judge, [], others)).checks.find(({ check }) => check === 'whole')?.ok;
    assert.equal(await wholeOf([rest]), true);
    assert.equal(await wholeOf([]), false);
  });

  it('is shown to be whole after another shop was deleted, and still not with an entry left out [CO-9, PR-5]', async () => {
    const { scene, read, shop, other, keys, judge } = await stated();
    await leave(scene, other);
    await scene.useCases.stateHeads(0);
    const file = await read(shop);
    const verdict = await verifyLedger(file, keys, judge, [], []);
    assert.equal(verdict.isWhole, true);
    assert.equal(verdict.valid, true);
    assert.equal(verdict.departed.length, 1);
    assert.match(ledgerReport(file, verdict, 'en').join('\n'), /Shops that were deleted.*: 1 \(/);
    const [first] = file.statements.filter(({ spans }) => spans.length > 0);
    const without = {
      ...file,
      statements: file.statements.map((one) => (one === first ? { ...one, spans: [] } : one)),
    };
    assert.equal((await verifyLedger(without, keys, judge, [], [])).isWhole, false);
  });

  it('takes no word for a deleted shop that no statement holds [CO-9, D5]', async () => {
    const { scene, read, shop, other, keys, judge } = await stated();
    await leave(scene, other);
    const wholeOf = async (file: LedgerFile) => (await verifyLedger(file, keys, judge, [], [])).isWhole;
    const early = await read(shop);
    assert.equal(await wholeOf(early), false, 'stated by the next statement alone');
    await scene.useCases.stateHeads(0);
    const file = await read(shop);
    assert.equal(await wholeOf(file), true);
    const [departed] = file.sealed.departed ?? [];
    assert.ok(departed);
    const ids = (await scene.stores.headStatements.listSince('', 9)).map(({ id }) => id);
    for (const statement of [null, ...ids.slice(0, -1)])
      assert.equal(
        await wholeOf({ ...file, sealed: { ...file.sealed, departed: [{ ...departed, statement }] } }),
        false,
        `under ${statement}`,
      );
  });

  it('says that it is not shown to be whole, and not that it is false, where a ledger is missing [CO-9]', async () => {
    const { read, shop, keys, judge } = await stated();
    const file = await read(shop);
    const verdict = await verifyLedger(file, keys, judge, [], []);
    assert.deepEqual([verdict.valid, verdict.isWhole], [true, false]);
    const [title = ''] = ledgerReport(file, verdict, 'en');
    assert.match(title, /^The ledger is not shown to be whole\./);
  });
});
