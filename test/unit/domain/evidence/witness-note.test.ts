import assert from 'node:assert/strict';
import type { EvidenceToVerify, WitnessedPlace } from '../../../../service/domain/evidence/evidence.ts';
import { evidenceCatalog } from '../../../../service/domain/evidence/texts/evidence-catalog.ts';
import { judgeEvidenceText } from '../../../../service/domain/evidence/verify-file.ts';
import { witnessNote } from '../../../../service/domain/evidence/witness-note.ts';
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
  witnessNote(await witnessed(name, keys), evidence(name), evidenceCatalog.en, 'en');

describe('what is told of witnesses outside', () => {
  it('is that only the service vouches for the times, where there is none [CO-9]', async () => {
    assert.equal(await note('consent-stands'), evidenceCatalog.en.witness.none);
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

  it('is that nobody has seen it yet, in each language', () => {
    const at = '2026-11-11T03:00:00.000Z';
    const place = { seq: 2, occurredAt: at, by: [{ name: 'W', at }], unchecked: [] };
    for (const locale of ['pl', 'en', 'de'] as const) {
      const words = evidenceCatalog[locale];
      const told = witnessNote([place, { ...place, seq: 3, by: [] }], evidence('witnessed'), words, locale);
      assert.ok(told.endsWith(words.witness.notYet), told);
      assert.doesNotMatch(told, /[{}]|undefined/);
    }
  });
});
