import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildVerifier } from '../../../scripts/build.ts';
import { ledgerSchema } from '../../../scripts/docs/evidence-schema.ts';
import type { LedgerVector } from '../../evidence-vectors/ledger-scene.ts';
import { ledgerVectors } from '../../evidence-vectors/ledger-vectors.ts';
import { folder } from '../../evidence-vectors/make-vectors.ts';
import { codesOfRuns } from '../../support/codes-of-runs.ts';
import { outcomesIn, verifierPython } from '../../support/verifier-python.ts';

const vectors = ledgerVectors();
/** What is given beside a ledger, as the command and the example take it. */
const besideOf = ({ kept, other }: LedgerVector): string =>
  [
    ...kept.flatMap((one) => ['--kept', one]),
    ...(other === null ? [] : ['--all', ...other.flatMap((one) => ['--other', one])]),
  ].join(' ');
const CODES = { agrees: 0, alone: 0, not_valid: 1, unreadable: 2, not_whole: 3, lost: 3 } as const;

describe('whole ledgers, good and forged', () => {
  let out: string;
  before(async function () {
    this.timeout(60_000);
    out = mkdtempSync(join(tmpdir(), 'zgoda-ledgers-'));
    await buildVerifier(join(out, 'verify-evidence.mjs'));
  });
  after(() => rmSync(out, { recursive: true, force: true }));

  it('have the published form [CO-9]', () => {
    const published = readFileSync(new URL('../../../docs/ledger.schema.json', import.meta.url), 'utf8');
    assert.deepEqual(JSON.parse(published), ledgerSchema());
  });

  it('are judged alike by the example in Python, written from the page alone [CO-9, D5]', async function () {
    this.timeout(240_000);
    const python = await verifierPython();
    const script = fileURLToPath(new URL('../../../docs/examples/verify_ledger.py', import.meta.url));
    for (const beside of new Set(vectors.map(besideOf))) {
      const files = vectors.filter((one) => besideOf(one) === beside);
      const args = [
        script,
        'keys.json',
        ...files.map(({ file }) => file),
        ...beside.split(' ').filter(Boolean),
      ];
      const { stdout, stderr } = spawnSync(python, args, { cwd: folder, encoding: 'utf8' });
      assert.equal(stderr, '');
      assert.deepEqual(
        outcomesIn(stdout),
        files.map(({ file, expect }) => `${file}: ${expect}`),
      );
    }
  });

  it('are judged alike by the command and the vectors [CO-9, D5]', function () {
    this.timeout(60_000);
    const runs = vectors.map((one) => [
      ...[one.file, '--keys', 'keys.json', ...besideOf(one).split(' ').filter(Boolean)],
    ]);
    assert.deepEqual(
      codesOfRuns(join(out, 'verify-evidence.mjs'), folder, runs),
      vectors.map(({ file, expect }) => [file, CODES[expect]]),
    );
  });
});
