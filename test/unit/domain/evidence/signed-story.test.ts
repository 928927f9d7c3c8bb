import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { EvidenceStory } from '../../../../service/domain/evidence/evidence-story.ts';
import { signedStory } from '../../../../service/domain/evidence/signed-files/signed-story.ts';
import { judgeEvidenceText } from '../../../../service/domain/evidence/verify-file.ts';
import { readEd25519Key } from '../../../../service/outbound/ed25519-keys.ts';
import type { Locale } from '../../../../service/protocol/vocabulary.ts';
import { signedVectors } from '../../../evidence-vectors/signed-vectors.ts';
import { SHOP, vectorKeys } from '../../../evidence-vectors/vector-ledger.ts';

const judge = {
  sha256Hex: (text: string) => createHash('sha256').update(text, 'utf8').digest('hex'),
  readKey: readEd25519Key,
};
const storyOf = async (name: string, locale: Locale = 'en'): Promise<EvidenceStory> => {
  const vector = signedVectors().find(({ file }) => file === `signed/${name}.json`);
  const judgement = await judgeEvidenceText(String(vector?.bytes), vectorKeys(), judge);
  if (judgement.kind !== 'signed') throw new Error(`${name}: ${judgement.kind}`);
  return signedStory(judgement.file, judgement.verdict, locale);
};

describe('an activity log as a person reads it', () => {
  it('names the shop whose log was verified, how many entries, and the times of the first and last [PR-6, CO-9]', async () => {
    const { verdict, facts } = await storyOf('genuine/activity');
    assert.equal(
      `${verdict.title} ${verdict.text}`,
      'The activity log is genuine. Entries that lead to the end that the service signed: 4. ' +
        'Oldest: 1 October 2026, 08:00:00 UTC; newest: 4 October 2026, 08:00:00 UTC.',
    );
    assert.deepEqual(facts, [
      { term: 'Log', text: SHOP.id },
      { term: 'Entries', text: '4' },
    ]);
    assert.match((await storyOf('genuine/activity', 'pl')).verdict.text, /Najstarszy: 1 października 2026/);
    assert.match((await storyOf('genuine/activity', 'de')).verdict.text, /neuester: 4\. Oktober 2026/);
  });

  it('tells nothing that was not verified: neither the time of the export, nor anything of a forged log [PR-6, CO-9]', async () => {
    assert.equal((await storyOf('genuine/activity')).made, null);
    for (const name of ['activity-invented-beside', 'activity-other-shop', 'activity-target-without-salt']) {
      const { verdict, facts, prints, made } = await storyOf(`not_valid/${name}`);
      assert.deepEqual(
        { valid: verdict.valid, facts, prints, made },
        {
          valid: false,
          facts: [],
          prints: [],
          made: null,
        },
      );
    }
  });
});
