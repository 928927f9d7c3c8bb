import assert from 'node:assert/strict';
import type { EvidenceStory } from '../../../../service/domain/evidence/evidence-story.ts';
import { registerStory } from '../../../../service/domain/evidence/register-story.ts';
import { evidenceCatalog } from '../../../../service/domain/evidence/texts/evidence-catalog.ts';
import { registerCatalog } from '../../../../service/domain/evidence/texts/register-catalog.ts';
import { registerVectors } from '../../../evidence-vectors/register-vectors.ts';
import { evidenceOutcome, judgeVector } from '../../../support/evidence-outcome.ts';

const vectors = registerVectors();
const en = evidenceCatalog.en;
const words = registerCatalog.en;
const AS_OF = '24 November 2026, 12:00:00 UTC';

const textOf = (name: string): string =>
  vectors.find(({ file }) => file.endsWith(`/${name}`))?.bytes.toString('utf8') ?? '';
const judged = async (name: string) => {
  const judgement = await judgeVector(textOf(name));
  assert.ok(judgement.kind === 'register', name);
  return judgement;
};
const storyOf = async (name: string): Promise<EvidenceStory> => {
  const { register, verdict } = await judged(name);
  return registerStory(register, verdict, 'en');
};
const factOf = async (name: string, term: string): Promise<string | undefined> =>
  (await storyOf(name)).facts.find((fact) => fact.term === term)?.text;

describe('an exported register, judged by its vectors', () => {
  for (const { file, says, expect, bytes } of vectors) {
    it(`${file}: ${says}, is ${expect} [CO-9]`, async () => {
      assert.equal(await evidenceOutcome(bytes), expect);
    });
  }

  const REASONS: readonly [name: string, findings: string][] = [
    ['json.json', 'seal set set_placed'],
    ['csv.csv', 'seal set set_placed'],
    ['own-key.json', 'key_unknown set set_placed'],
    ['witness-key.json', 'key_unknown set set_placed'],
    ['key-of-before.json', 'key_late set set_placed'],
    ['own-signature.json', 'seal_wrong set set_placed'],
    ['renamed.json', 'seal_wrong set set_placed'],
    ['state-altered.json', 'seal set_altered set_placed'],
    ['other-count.json', 'seal set_altered set_placed'],
    ['other-list.json', 'seal set_altered set_placed'],
    ['out-of-order.json', 'seal set as_of_broken'],
    ['same-place.json', 'seal set as_of_broken'],
    ['behind-head.json', 'seal set as_of_broken'],
  ];
  for (const [name, findings] of REASONS) {
    it(`finds in ${name}: ${findings} [CO-9]`, async () => {
      const { checks } = (await judged(name)).verdict;
      assert.deepEqual(
        checks.map(({ check, kind }) => `${check} ${kind}`),
        ['seal seal', 'set set', 'as_of as_of'],
      );
      assert.equal(checks.map(({ finding }) => finding).join(' '), findings);
      assert.match(checks[0]?.keyId ?? '', /^[0-9a-f]{16}$/);
    });
  }

  it('takes for its statement only a last row of that name, in quotes [CO-9]', async () => {
    const csv = textOf('csv.csv').trimEnd();
    assert.equal(await evidenceOutcome(Buffer.from(csv)), 'genuine');
    const others = [csv.replace('\nstatement,"', '\nsignature,"'), `${csv.slice(0, -1)}'`];
    for (const other of others) {
      assert.notEqual(other, csv);
      assert.equal(await evidenceOutcome(Buffer.from(other)), 'not_valid');
    }
  });

  it('counts no place in an empty ledger', async () => {
    const { register } = await judged('json.json');
    const { head } = (await judged('json-empty-ledger.json')).register.statement.asOf;
    assert.equal(head, null);
    assert.deepEqual(register.places, [1, 2, 3, 5]);
    assert.equal((await judged('csv.csv')).register.count, 4);
  });
});

describe('an exported register as a person reads it', () => {
  it('is said to be genuine for its time and number, and what it does not show [CO-9]', async () => {
    const story = await storyOf('json.json');
    const { register } = await judged('json.json');
    assert.deepEqual([story.title, story.subtitle], [words.title, words.subtitle]);
    assert.deepEqual(story.verdict, {
      valid: true,
      tone: 'good',
      title: words.genuine,
      text: words.genuineText.replace('{n}', '4').replace('{when}', AS_OF),
      problems: [],
    });
    assert.deepEqual(story.notes, [
      { term: en.asOf, text: AS_OF },
      { term: en.notShown, text: words.limits },
    ]);
    assert.deepEqual(story.facts, [
      { term: words.shop, text: 'Pod Lipą' },
      { term: words.count, text: '4' },
      { term: words.filter, text: words.noFilter },
      { term: words.head, text: '5' },
    ]);
    assert.deepEqual(story.prints, [{ term: words.fingerprint, value: register.statement.set.sha256 }]);
    assert.deepEqual([story.history, story.shown, story.policy], [[], null, undefined]);
    assert.equal(story.made, en.made.replace('{when}', AS_OF));
  });

  it('names each condition of its list, so that nobody takes a part for the whole [CO-9]', async () => {
    const { filters, states } = words;
    assert.equal(
      await factOf('csv-empty.csv', words.filter),
      [
        `${filters.purpose}: card.order_help`,
        `${filters.state}: ${states.stands}`,
        `${filters.from}: 1 November 2026, 00:00:00 UTC`,
        `${filters.to}: 1 December 2026, 00:00:00 UTC`,
      ].join('; '),
    );
    assert.equal(await factOf('json-empty-ledger.json', words.head), words.emptyLedger);
  });

  it('is said to be forged, and by what that shows, in words without gaps [CO-9]', async () => {
    const { verdict, checks } = await storyOf('state-altered.json');
    assert.deepEqual(verdict, {
      valid: false,
      tone: 'bad',
      title: words.forged,
      text: words.forgedText,
      problems: [`${en.checkNames.set}: ${en.findings.set_altered}`],
    });
    assert.deepEqual(
      checks.map(({ ok }) => ok),
      [true, false, true],
    );
    const { keyId } = (await judged('own-key.json')).register.seal;
    const [seal] = (await storyOf('own-key.json')).checks;
    assert.equal(seal?.text, en.findings.key_unknown.replace('{key}', keyId));
  });
});
