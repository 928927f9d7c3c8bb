import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildVerifier } from '../../scripts/build.ts';
import { ensureEnvironment } from '../../scripts/setup/python-environment.ts';
import { DomainError } from '../../service/domain/model/base/domain-error.ts';
import { evidenceVectors, folder } from '../evidence-vectors/make-vectors.ts';
import { makeDomainScene } from '../support/domain-scene.ts';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const vectors = evidenceVectors();
const EXIT_CODES: Record<string, number> = { stands: 0, informed: 0, not_valid: 1, unreadable: 2 };
const codeOf = (expect: string): number => EXIT_CODES[expect] ?? 3;

describe('all verifiers of evidence files', () => {
  it('agree on every vector: the example in Python, written from the page alone [CO-9]', async function () {
    this.timeout(240_000);
    const python = await ensureEnvironment(path('.cache/evidence-verifier'), (line) => console.log(line), {
      requirementsFile: path('docs/examples/requirements.txt'),
      what: 'the example of a verifier',
    });
    const script = path('docs/examples/verify_evidence.py');
    assert.ok(readFileSync(script, 'utf8').split('\n').length <= 201);
    const run = (...files: string[]) =>
      spawnSync(python, [script, 'keys.json', ...files], { cwd: folder, encoding: 'utf8' });
    const { stdout, stderr } = run(...vectors.map(({ file }) => file));
    assert.equal(stderr, '');
    assert.deepEqual(
      stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ', 2).join(' ')),
      vectors.map(({ file, expect }) => `${file}: ${expect}`),
    );
    for (const outcome of new Set(vectors.map(({ expect }) => expect))) {
      const one = vectors.find(({ expect }) => expect === outcome);
      assert.equal(run(one?.file ?? '').status, codeOf(outcome), outcome);
    }
  });

  it('agree on every vector: the command [CO-9]', async function () {
    this.timeout(240_000);
    const out = mkdtempSync(join(tmpdir(), 'zgoda-vectors-'));
    const command = join(out, 'verify-evidence.mjs');
    await buildVerifier(command);
    for (const { file, expect } of vectors) {
      const { status, stdout } = spawnSync(process.execPath, [command, file, '--keys', 'keys.json'], {
        cwd: folder,
        env: {},
        encoding: 'utf8',
      });
      assert.equal(status, codeOf(expect), `${file}: ${stdout}`);
    }
    rmSync(out, { recursive: true, force: true });
  });

  it('agree on every vector: the service [CO-9]', async () => {
    const { judgeEvidence } = makeDomainScene().useCases;
    const { keys } = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8'));
    for (const { file, expect, bytes } of vectors) {
      // Bytes that are no UTF-8 do not come so far: the body of a request is refused before.
      if (file === 'unreadable/bytes-no-utf8.json') continue;
      const outcome = await judgeEvidence(bytes.toString('utf8'), keys).then(
        ({ standing }) => standing?.state ?? 'not_valid',
        (error: unknown) => {
          assert.ok(error instanceof DomainError && error.code === 'invalid_request', file);
          return 'unreadable';
        },
      );
      assert.equal(outcome, expect, file);
    }
  });
});
