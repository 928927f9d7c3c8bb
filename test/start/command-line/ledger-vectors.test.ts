import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildVerifier } from '../../../scripts/build.ts';
import { ledgerVectors } from '../../evidence-vectors/ledger-vectors.ts';
import { folder } from '../../evidence-vectors/make-vectors.ts';
import { codesOfRuns } from '../../support/codes-of-runs.ts';

const vectors = ledgerVectors();
const CODES = { agrees: 0, alone: 0, not_valid: 1, unreadable: 2, not_whole: 3, lost: 3 } as const;

describe('whole ledgers, good and forged', () => {
  let out: string;
  before(async function () {
    this.timeout(60_000);
    out = mkdtempSync(join(tmpdir(), 'zgoda-ledgers-'));
    await buildVerifier(join(out, 'verify-evidence.mjs'));
  });
  after(() => rmSync(out, { recursive: true, force: true }));

  it('are judged alike by the command and the vectors [CO-9, D5]', function () {
    this.timeout(60_000);
    const runs = vectors.map(({ file, kept, other }) => [
      ...[file, '--keys', 'keys.json', ...kept.flatMap((one) => ['--kept', one])],
      ...(other === null ? [] : ['--all', ...other.flatMap((one) => ['--other', one])]),
    ]);
    assert.deepEqual(
      codesOfRuns(join(out, 'verify-evidence.mjs'), folder, runs),
      vectors.map(({ file, expect }) => [file, CODES[expect]]),
    );
  });
});
