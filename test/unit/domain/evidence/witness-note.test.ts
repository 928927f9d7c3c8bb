import assert from 'node:assert/strict';
import type { EvidenceToVerify, WitnessedPlace } from '../../../../service/domain/evidence/evidence.ts';
import { EVIDENCE_WORDS } from '../../../../service/domain/evidence/evidence-story.ts';
import { readKept } from '../../../../service/domain/evidence/kept-statements.ts';
import { judgeEvidenceText } from '../../../../service/domain/evidence/verify-file.ts';
import { witnessNote } from '../../../../service/domain/evidence/witness-note.ts';
import { statementText } from '../../../../service/domain/model/witness/statement.ts';
import { readEd25519Key } from '../../../../service/outbound/ed25519-keys.ts';
import { sha256HexOf } from '../../../../service/outbound/sha256-digest.ts';
import { evidenceVectors } from '../../../evidence-vectors/make-vectors.ts';
import { vectorKeys, WITNESS } from '../../../evidence-vectors/vector-ledger.ts';

const judge = { sha256Hex: sha256HexOf, readKey: readEd25519Key };
const vectors = evidenceVectors();
const textOf = (name: string): string =>
  vectors.find(({ file }) => file.endsWith(`d/${name}.json`))?.bytes.toString('utf8') ?? '';
const witnessed = async (name: string, keys = vectorKeys()): Promise<WitnessedPlace[]> => {
  const judgement = await judgeEvidenceText(textOf(name), keys, judge);
  assert.ok(judgement.kind === 'judged');
  return judgement.verdict.witnessed ?? [];
};
const evidence = (name: string): EvidenceToVerify => JSON.parse(textOf(name));
const note = async (name: string, keys = vectorKeys()): Promise<string> =>
  witnessNote(await witnessed(name, keys), evidence(name), EVIDENCE_WORDS.en, 'en');

describe('what is told of witnesses outside', () => {
  it('is that only the service vouches for the times, where there is none [CO-9]', async () => {
    assert.equal(await note('consent-stands'), EVIDENCE_WORDS.en.witness.none);
  });

  it('is who saw it and when, for each event of several [CO-9]', async () => {
    assert.equal(await note('witnessed'), `Seen by ${WITNESS} on 11 November 2026, 03:03:00 UTC.`);
    assert.equal(
      await note('witnessed-twice'),
      `Consent given: Seen by ${WITNESS} on 11 November 2026, 03:03:00 UTC. Consent withdrawn: Seen by ${WITNESS} on 12 November 2026, 03:03:00 UTC.`,
    );
  });

  it('is the gap before the first witness, when it is longer than two days [CO-9]', async () => {
    const gap =
      'No outside witness between 10 November 2026, 12:00:00 UTC and 24 November 2026, 03:03:00 UTC.';
    assert.ok((await note('witnessed-late')).endsWith(gap));
    assert.doesNotMatch(await note('witnessed'), /No outside witness/);
  });

  it('counts no witness whose keys were not given, and names it [CO-9]', async () => {
    const own = vectorKeys().filter((key) => !('witness' in key));
    for (const name of ['witnessed-by-a-stranger', 'witnessed-by-time-stamp', 'witnessed']) {
      const [place] = await witnessed(name, own);
      assert.deepEqual([place?.by, place?.unchecked.length], [[], 1], name);
      assert.match(await note(name, own), /^The file names \S+ as a witness; that was not checked/);
    }
  });

  it('is that a witness had seen something else before, and that nobody has seen it yet, in each language', () => {
    const at = '2026-11-11T03:00:00.000Z';
    const place = { seq: 2, occurredAt: at, by: [{ name: 'W', at, follows: false }], unchecked: [] };
    for (const locale of ['pl', 'en', 'de'] as const) {
      const words = EVIDENCE_WORDS[locale];
      const told = witnessNote([place, { ...place, seq: 3, by: [] }], evidence('witnessed'), words, locale);
      assert.ok(told.includes(words.witness.forked.replace('{name}', 'W')), told);
      assert.ok(told.endsWith(words.witness.notYet), told);
      assert.doesNotMatch(told, /[{}]|undefined/);
    }
  });
});

describe('statements that somebody kept', () => {
  const { statement } = JSON.parse(textOf('witnessed')).witnesses[0];
  const id = sha256HexOf(statementText(statement));

  it('are read from what a witness publishes and from a mail alike', async () => {
    const listed = JSON.stringify({ statements: [{ ...statement, signature: '', seen: {} }] });
    const mail = `Keep this mail.\r\n\r\n${statement.at} ${id}\r\nBye`;
    for (const text of [listed, mail])
      assert.deepEqual(await readKept(text, judge), [{ at: statement.at, id }]);
    for (const none of ['', '{}', 'null', '[]', 'Keep this mail.'])
      assert.equal(await readKept(none, judge), null);
  });

  it('fit a file that shows the event under the first one after it, and no other [CO-9]', async () => {
    const outcome = async (name: string, kept: { at: string; id: string }[]) => {
      const judgement = await judgeEvidenceText(textOf(name), vectorKeys(), judge, kept);
      return judgement.kind === 'judged' && judgement.verdict.valid;
    };
    const [own, other] = [
      { at: statement.at, id },
      { at: '2026-11-12T03:00:00.000Z', id: 'f'.repeat(64) },
    ];
    assert.equal(await outcome('witnessed', [own]), true);
    assert.equal(await outcome('witnessed', [other, own]), true);
    assert.equal(await outcome('witnessed', [{ ...own, id: 'f'.repeat(64) }, other]), false, 'another one');
    assert.equal(await outcome('consent-stands', [own]), false, 'left out');
    assert.equal(await outcome('witnessed-late', [own]), false, 'stated anew');
    assert.equal(await outcome('witnessed', [other]), true, 'nothing was kept from then');
    const before = { at: '2026-11-10T11:00:00.000Z', id: 'f'.repeat(64) };
    assert.equal(await outcome('consent-stands', [before]), true, 'nothing was kept after it');
  });
});
