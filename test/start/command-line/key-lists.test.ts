import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keysIn } from '../../../plugin-assets/verify/read-keys.ts';
import { buildVerifier } from '../../../scripts/build.ts';
import { DomainError } from '../../../service/domain/model/base/domain-error.ts';
import { keyVectors } from '../../evidence-vectors/key-vectors.ts';
import { folder } from '../../evidence-vectors/make-vectors.ts';
import { codesOfRuns } from '../../support/codes-of-runs.ts';
import { makeDomainScene } from '../../support/domain-scene.ts';
import { verifierPython } from '../../support/verifier-python.ts';

const vectors = keyVectors();
const PROOF = 'good/consent-stands.json';
const EXAMPLES = [
  ['verify_evidence.py', PROOF],
  ['verify_register.py', 'registers/genuine/json.json'],
  ['verify_signed.py', 'signed/genuine/certificate.json'],
] as const;

describe('lists of keys, good and forged', () => {
  const expected = vectors.map(({ file, expect }) => [file, expect]);
  const ofCode = (code: number | null) => (code === 0 ? 'taken' : code === 2 ? 'refused' : code);

  it('are judged alike by the page and the vectors [CO-9]', async () => {
    const told: unknown[] = [];
    for (const { file } of vectors) {
      const keys = await keysIn(new TextDecoder().decode(readFileSync(join(folder, file))));
      told.push([file, keys === null ? 'refused' : 'taken']);
    }
    assert.deepEqual(told, expected);
  });

  it('are judged alike by the service and the vectors [CO-9]', async () => {
    const { judgeEvidence } = makeDomainScene().useCases;
    const proof = readFileSync(join(folder, PROOF), 'utf8');
    for (const { file, expect, bytes } of vectors) {
      // Files that are no list are refused with the request body.
      if (/no-list|no-json/.test(file)) continue;
      const { keys } = JSON.parse(new TextDecoder().decode(bytes));
      const told = await judgeEvidence(proof, keys).then(
        ({ valid }) => (valid ? 'taken' : 'not valid'),
        (error: unknown) => {
          assert.ok(error instanceof DomainError && error.code === 'invalid_request', file);
          return 'refused';
        },
      );
      assert.equal(told, expect, file);
    }
  });

  it('are judged alike by the command and the vectors [CO-9]', async () => {
    const out = mkdtempSync(join(tmpdir(), 'zgoda-keys-'));
    const command = join(out, 'verify-evidence.mjs');
    await buildVerifier(command);
    const codes = codesOfRuns(
      command,
      folder,
      vectors.map(({ file }) => [PROOF, '--keys', file]),
    );
    rmSync(out, { recursive: true, force: true });
    assert.deepEqual(
      codes.map(([, code], at) => [vectors[at]?.file, ofCode(code)]),
      expected,
    );
  });

  for (const [name, proof] of EXAMPLES)
    it(`are judged alike by ${name} and the vectors [CO-9]`, async () => {
      const python = await verifierPython();
      const script = fileURLToPath(new URL(`../../../docs/examples/${name}`, import.meta.url));
      const told = vectors.map(({ file }) => {
        const { status, stderr } = spawnSync(python, [script, file, proof], {
          cwd: folder,
          encoding: 'utf8',
        });
        assert.equal(stderr, '', file);
        return [file, ofCode(status)];
      });
      assert.deepEqual(told, expected);
    });
});
