import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildVerifier } from '../../scripts/build.ts';
import { readEvidenceFile } from '../../service/domain/evidence/read-evidence-file.ts';
import { canonicalJson } from '../../service/domain/model/base/canonical-json.ts';
import { DomainError } from '../../service/domain/model/base/domain-error.ts';
import { evidenceVectors, folder } from '../evidence-vectors/make-vectors.ts';
import { contentOf, fileText, makeLedger } from '../evidence-vectors/vector-ledger.ts';
import { alterEveryPart } from '../support/alter-every-part.ts';
import { codesOfRuns } from '../support/codes-of-runs.ts';
import { makeDomainScene } from '../support/domain-scene.ts';
import { outcomesIn, verifierPython } from '../support/verifier-python.ts';

const path = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url));
const vectors = evidenceVectors();
const EXIT_CODES: Record<string, number> = { stands: 0, informed: 0, not_valid: 1, unreadable: 2 };
const codeOf = (expect: string): number => EXIT_CODES[expect] ?? 3;

const SCRIPT = path('docs/examples/verify_evidence.py');

describe('all verifiers of evidence files', () => {
  it('agree on every vector: the example in Python, written from the page alone [CO-9]', async () => {
    const python = await verifierPython();
    assert.ok(readFileSync(SCRIPT, 'utf8').split('\n').length <= 201);
    const run = (...files: string[]) =>
      spawnSync(python, [SCRIPT, 'keys.json', ...files], { cwd: folder, encoding: 'utf8' });
    const { stdout, stderr } = run(...vectors.map(({ file }) => file));
    assert.equal(stderr, '');
    assert.deepEqual(
      outcomesIn(stdout),
      vectors.map(({ file, expect }) => `${file}: ${expect}`),
    );
    for (const outcome of new Set(vectors.map(({ expect }) => expect))) {
      const one = vectors.find(({ expect }) => expect === outcome);
      assert.equal(run(one?.file ?? '').status, codeOf(outcome), outcome);
    }
  });

  it('say who confirmed an address: the command and the example in Python [CO-9, MK-2]', async () => {
    const out = mkdtempSync(join(tmpdir(), 'zgoda-confirmed-'));
    await buildVerifier(join(out, 'verify.mjs'));
    const ledger = makeLedger();
    const granted = ledger.append({ about: 'sub_A', purpose: 'marketing_email' });
    const staff = ledger.append({
      about: 'sub_A',
      purpose: 'marketing_email',
      action: 'confirmed',
      ofEvent: granted.id,
      method: 'staff_record',
      actor: 'staff:stf_A',
      via: 'console',
    });
    const subject = { kind: 'subscription', id: 'sub_A' } as const;
    writeFileSync(join(out, 'staff.json'), fileText(contentOf(ledger, [granted, staff], subject)));
    const keys = join(folder, 'keys.json');
    const python = await verifierPython();
    for (const [file, words] of [
      [join(folder, 'good/offers-email-confirmed.json'), /by the link.* took the (e-)?mail/],
      [join(out, 'staff.json'), /by staff in the console/],
    ] as const)
      for (const [program, ...args] of [
        [python, SCRIPT, keys, file],
        [process.execPath, join(out, 'verify.mjs'), file, '--keys', keys],
      ] as const) {
        const { status, stdout } = spawnSync(program, args, { encoding: 'utf8' });
        assert.equal(status, 0, stdout);
        assert.match(stdout, words);
      }
    rmSync(out, { recursive: true, force: true });
  });

  it('let no altered part pass, in the example in Python either [CO-9]', async () => {
    const out = mkdtempSync(join(tmpdir(), 'zgoda-altered-'));
    const good = vectors.find(({ file }) => file === 'good/consent-withdrawn.json');
    const altered = alterEveryPart(JSON.parse(good?.bytes.toString('utf8') ?? ''));
    const named = altered.map(({ what, value }, at) => {
      writeFileSync(join(out, `${at}.json`), canonicalJson(value));
      return `${at}.json: ${/^format /.test(what) ? 'unreadable' : 'not_valid'}`;
    });
    const files = altered.map((_, at) => `${at}.json`);
    const { stdout } = spawnSync(await verifierPython(), [SCRIPT, join(folder, 'keys.json'), ...files], {
      cwd: out,
      encoding: 'utf8',
    });
    rmSync(out, { recursive: true, force: true });
    assert.ok(named.length > 200);
    assert.deepEqual(outcomesIn(stdout), named);
  });

  it('count the same size: signs beyond the first 65,536 are two', async () => {
    const [good] = vectors;
    const most = 4 * 1024 * 1024;
    const text = good?.bytes.toString('utf8') ?? '';
    const out = mkdtempSync(join(tmpdir(), 'zgoda-large-'));
    const sized = (name: string, units: number) => {
      const file = JSON.parse(text);
      const missing = units - text.length + file.subject.reference.length;
      file.subject.reference = `${'x'.repeat(missing % 2)}${'🌿'.repeat(Math.floor(missing / 2))}`;
      const made = canonicalJson(file);
      assert.equal(made.length, units);
      writeFileSync(join(out, name), made);
      return made;
    };
    const kinds = [sized('most.json', most), sized('more.json', most + 1)].map(
      (made) => readEvidenceFile(made).kind,
    );
    const files = ['most.json', 'more.json'];
    const { stdout } = spawnSync(await verifierPython(), [SCRIPT, join(folder, 'keys.json'), ...files], {
      cwd: out,
      encoding: 'utf8',
    });
    rmSync(out, { recursive: true, force: true });
    assert.deepEqual(kinds, ['file', 'unreadable']);
    assert.deepEqual(outcomesIn(stdout), ['most.json: not_valid', 'more.json: unreadable']);
  });

  it('agree on every vector: the command [CO-9]', async () => {
    const out = mkdtempSync(join(tmpdir(), 'zgoda-vectors-'));
    const command = join(out, 'verify-evidence.mjs');
    await buildVerifier(command);
    const run = (args: readonly string[]) =>
      spawnSync(process.execPath, args, { cwd: folder, env: {}, encoding: 'utf8' });
    const codes = codesOfRuns(
      command,
      folder,
      vectors.map(({ file }) => [file, '--keys', 'keys.json']),
    );
    assert.deepEqual(
      codes,
      vectors.map(({ file, expect }) => [file, codeOf(expect)]),
    );
    for (const outcome of new Set(vectors.map(({ expect }) => expect))) {
      const one = vectors.find(({ expect }) => expect === outcome);
      const { status } = run([command, one?.file ?? '', '--keys', 'keys.json']);
      assert.equal(status, codeOf(outcome), outcome);
    }
    rmSync(out, { recursive: true, force: true });
  });

  it('agree on every vector: the service [CO-9]', async () => {
    const { judgeEvidence } = makeDomainScene().useCases;
    const { keys } = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8'));
    for (const { file, expect, bytes } of vectors) {
      // Bytes that are not UTF-8 are refused with the request body.
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
