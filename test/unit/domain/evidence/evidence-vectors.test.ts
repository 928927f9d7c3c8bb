import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKeyFile } from '../../../../service/domain/evidence/evidence.ts';
import { judgeEvidenceText } from '../../../../service/domain/evidence/verify-file.ts';
import { canonicalJson } from '../../../../service/domain/model/base/canonical-json.ts';
import { readEd25519Key } from '../../../../service/outbound/ed25519-keys.ts';
import { evidenceVectors, folder, vectorFiles } from '../../../evidence-vectors/make-vectors.ts';
import { sha256Hex } from '../../../evidence-vectors/vector-ledger.ts';
import { alterEveryPart } from '../../../support/alter-every-part.ts';

const keys = readKeyFile(JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8'))) ?? [];
const judge = { sha256Hex, readKey: readEd25519Key };

const outcomeOf = async (bytes: Uint8Array): Promise<string> => {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return 'unreadable';
  }
  const judgement = await judgeEvidenceText(text, keys, judge);
  if (judgement.kind === 'unreadable') return 'unreadable';
  return judgement.verdict.standing?.state ?? 'not_valid';
};

/** One file of each kind: the others hold the same parts. */
const KINDS = [
  'consent-withdrawn',
  'consent-erased',
  'record-over',
  'request-informed',
  'card-consent',
  'offers-phone',
  'bare-empty-ledger',
];
const isOfItsOwnKind = (file: string): boolean =>
  file === 'witnessed/witnessed.json' || KINDS.some((kind) => file === `good/${kind}.json`);

describe('the test vectors of evidence files', () => {
  it('lie in the repository as they are made', () => {
    const made = vectorFiles();
    const lying = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
      name.replaceAll('\\', '/'),
    );
    assert.deepEqual(lying.filter((name) => /[.](json|csv)$/.test(name)).sort(), [...made.keys()].sort());
    for (const [name, bytes] of made) assert.ok(bytes.equals(readFileSync(join(folder, name))), name);
  });

  for (const { file, says, expect } of evidenceVectors()) {
    it(`${file}: ${says}, is ${expect} [CO-9]`, async () => {
      assert.equal(await outcomeOf(readFileSync(join(folder, file))), expect);
    });
  }

  for (const { file, bytes } of evidenceVectors().filter(({ file }) => isOfItsOwnKind(file))) {
    it(`${file}: no part of it can be altered, removed or added [CO-9]`, async () => {
      const alterations = alterEveryPart(JSON.parse(bytes.toString('utf8')));
      assert.ok(alterations.length > 30);
      for (const { what, value } of alterations) {
        const expect = /^format /.test(what) ? 'unreadable' : 'not_valid';
        assert.equal(await outcomeOf(Buffer.from(canonicalJson(value))), expect, what);
      }
    });
  }
});
