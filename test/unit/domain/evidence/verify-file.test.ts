import assert from 'node:assert/strict';
import type { EvidenceEpoch, EvidenceLink } from '../../../../service/domain/evidence/evidence.ts';
import type { Check } from '../../../../service/domain/evidence/verify-evidence.ts';
import { judgeEvidenceText } from '../../../../service/domain/evidence/verify-file.ts';
import type { EvidenceContent } from '../../../../service/domain/evidence/write-evidence.ts';
import { readEd25519Key } from '../../../../service/outbound/ed25519-keys.ts';
import type { ShopId } from '../../../../service/protocol/vocabulary.ts';
import {
  contentOf,
  earlierSigner,
  fileText,
  foreignSignature,
  foreignSigner,
  makeLedger,
  sha256Hex,
  signer,
  vectorKeys,
} from '../../../evidence-vectors/vector-ledger.ts';

const judge = { sha256Hex, readKey: readEd25519Key };
const about = 'led_AAAAAAAAAAAAAAAAAAAAAA';
const OWN = signer.publicKeys()[0]?.keyId ?? null;

const scene = () => {
  const ledger = makeLedger();
  ledger.other();
  const granted = ledger.append({ about });
  ledger.other();
  return { ledger, granted };
};
const content = (changes: Partial<EvidenceContent> = {}): EvidenceContent => {
  const { ledger, granted } = scene();
  return contentOf(ledger, [granted], {}, changes);
};
const judged = async (text: string) => {
  const judgement = await judgeEvidenceText(text, vectorKeys(), judge);
  assert.ok(judgement.kind === 'judged');
  return judgement;
};
const named = (checks: readonly Check[]): string[] =>
  checks.filter(({ ok }) => !ok).map(({ check, finding }) => `${check} ${finding}`);
const wrong = async (made: EvidenceContent, by = signer): Promise<string[]> =>
  named((await judged(fileText(made, by))).verdict.checks);

describe('a whole file', () => {
  it('names its seal, its shop and how far it reaches, before the record itself [CO-9]', async () => {
    const { verdict } = await judged(fileText(content()));
    assert.deepEqual(
      verdict.checks.slice(0, 4).map(({ check, kind, finding, keyId }) => [check, kind, finding, keyId]),
      [
        ['seal', 'seal', 'seal', OWN],
        ['shop', 'shop', 'shop_same', null],
        ['as_of', 'as_of', 'as_of', null],
        ['notice_text', 'notice_text', 'notice_text', null],
      ],
    );
    assert.deepEqual(verdict.witnessed, [
      { seq: 2, occurredAt: '2026-11-10T12:00:00.000Z', by: [], unchecked: [] },
    ]);
  });

  it('holds by the seal of the service alone, as its key was in use then [CO-9]', async () => {
    assert.deepEqual(await wrong(content(), foreignSigner), ['seal key_unknown']);
    assert.deepEqual(await wrong(content(), earlierSigner), ['seal key_late']);
    const own = {
      ...signer,
      sign: (text: string) => ({ ...signer.sign(text), signature: foreignSignature(text) }),
    };
    assert.deepEqual(await wrong(content(), own), ['seal seal_wrong']);
    const renamed = fileText(content()).replace('"name":"Pod Lipą"', '"name":"Bank"');
    const { checks, witnessed, valid } = (await judged(renamed)).verdict;
    assert.deepEqual(named(checks), ['seal seal_wrong']);
    assert.deepEqual([valid, witnessed], [false, undefined], 'nothing is said of witnesses then');
  });

  it('is about one shop: that of the file, its notice and its events [SE-1, CO-9]', async () => {
    const other = { id: 'shp_BBBBBBBBBBBBBBBBBBBBBB', name: 'Pod Lipą' };
    assert.deepEqual(await wrong(content({ shop: other })), ['shop shop_other']);
  });

  it('shows each place from the record to the newest entry, and no other [CO-9]', async () => {
    const { chain, asOf } = content();
    assert.ok(asOf.head !== null);
    const without = (seq: number) => content({ chain: chain.filter((link) => link.seq !== seq) });
    const broken = 'as_of as_of_broken';
    assert.ok((await wrong(without(1))).includes(broken));
    assert.ok((await wrong(without(3))).includes(broken));
    const head = { ...asOf.head, hash: sha256Hex('x') };
    assert.deepEqual(await wrong(content({ asOf: { ...asOf, head } })), [broken]);
    const further = { ...asOf.head, seq: 4 };
    assert.deepEqual(await wrong(content({ asOf: { ...asOf, head: further } })), [broken]);
    const marked = chain.map((link) => (link.seq === 2 ? { ...link, kind: 'tombstone' as const } : link));
    assert.deepEqual(await wrong(content({ chain: marked })), [broken]);
    const { subject } = content();
    assert.deepEqual(await wrong(content({ subject: { ...subject, seq: 3 } })), [broken]);
    assert.deepEqual(await wrong(content({ subject: { ...subject, seq: null } })), [broken]);
    assert.ok((await wrong(content({ asOf: { ...asOf, head: null }, chain: [] }))).includes(broken));
  });

  it('of an empty ledger holds, and shows no place [CO-9]', async () => {
    const subject = { ...content().subject, basis: null, seq: null };
    const bare = content({ subject, events: [], chain: [], asOf: { ...content().asOf, head: null } });
    assert.deepEqual(await wrong(bare), []);
    assert.ok((await wrong({ ...bare, chain: content().chain })).includes('as_of as_of_broken'));
  });

  it('says of a text that is written in another way only that, and nothing of what is in it [CO-9]', async () => {
    const { file, verdict } = await judged(fileText(content()).replace('"seq":2', '"seq":2.0'));
    assert.equal(file, null);
    assert.deepEqual([verdict.valid, verdict.standing], [false, null]);
    assert.deepEqual(
      verdict.checks.map(({ check, kind, finding, ok }) => [check, kind, finding, ok]),
      [['written', 'written', 'written_wrong', false]],
    );
  });
});

describe('the restored backups that a file names', () => {
  const restored = (
    changes: Partial<EvidenceEpoch> = {},
    alter: (link: EvidenceLink) => object = () => ({}),
  ) => {
    const ledger = makeLedger();
    ledger.other();
    ledger.restored(null, changes as never);
    const made = contentOf(ledger, [ledger.append({ about })]);
    const chain = made.chain.map((link) => (link.kind === 'epoch' ? { ...link, ...alter(link) } : link));
    return { ...made, chain };
  };

  it('are one check, which a file without any does not have [CO-9]', async () => {
    const { checks } = (await judged(fileText(restored()))).verdict;
    assert.deepEqual(
      checks.filter(({ kind }) => kind === 'epochs').map(({ check, finding, ok }) => [check, finding, ok]),
      [['epochs', 'epochs', true]],
    );
    assert.equal(
      (await judged(fileText(content()))).verdict.checks.some(({ check }) => check === 'epochs'),
      false,
    );
  });

  const broken = async (made: EvidenceContent): Promise<boolean> =>
    (await wrong(made)).includes('epochs epochs_broken');

  it('stand at their places in the chain, letter by letter [CO-9]', async () => {
    const altered: readonly ((link: EvidenceLink) => object)[] = [
      () => ({ hash: sha256Hex('x') }),
      () => ({ previousHash: sha256Hex('x') }),
      () => ({ keyId: '0'.repeat(16) }),
      ({ hash }) => ({ signature: foreignSignature(hash) }),
      () => ({ kind: 'event' }),
      () => ({ seq: 9 }),
    ];
    assert.equal(await broken(restored()), false);
    for (const alter of altered) assert.equal(await broken(restored({}, alter)), true, alter.toString());
    assert.equal(await broken({ ...restored(), epochs: [] }), true, 'left out');
    const [opening] = restored().epochs;
    assert.ok(opening);
    assert.equal(await broken({ ...content(), epochs: [opening] }), true, 'in no chain');
  });

  it('are signed by the service for this shop, and count on [CO-9]', async () => {
    assert.equal(await broken(restored({ shopId: 'shp_BBBBBBBBBBBBBBBBBBBBBB' as ShopId })), true);
    const made = restored();
    const signature = foreignSignature('x');
    const forged = {
      ...made,
      epochs: made.epochs.map((opening) => ({ ...opening, signature })),
      chain: made.chain.map((link) => (link.kind === 'epoch' ? { ...link, signature } : link)),
    };
    assert.equal(await broken(forged), true);
    const told = made.epochs.map((opening) => ({ ...opening, from: null }));
    assert.equal(await broken({ ...made, epochs: told }), true, 'told in another way than signed');
  });
});
