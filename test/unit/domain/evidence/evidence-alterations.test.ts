import assert from 'node:assert/strict';
import { canonicalJson } from '../../../../service/domain/model/base/canonical-json.ts';
import { evidenceVectors } from '../../../evidence-vectors/make-vectors.ts';
import { alterEveryPart } from '../../../support/alter-every-part.ts';
import { evidenceOutcome } from '../../../support/evidence-outcome.ts';

/** One file per kind: the others have the same parts. */
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
  for (const { file, bytes } of evidenceVectors().filter(({ file }) => isOfItsOwnKind(file))) {
    it(`${file}: no part of it can be altered, removed or added [CO-9]`, async () => {
      const alterations = alterEveryPart(JSON.parse(bytes.toString('utf8')));
      assert.ok(alterations.length > 30);
      for (const { what, value } of alterations) {
        const expect = /^format /.test(what) ? 'unreadable' : 'not_valid';
        assert.equal(await evidenceOutcome(Buffer.from(canonicalJson(value))), expect, what);
      }
    });
  }
});
