import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildVerifier } from '../../scripts/build.ts';
import { disclosureVectors } from '../evidence-vectors/disclosure-vectors.ts';
import { folder } from '../evidence-vectors/make-vectors.ts';
import { registerVectors } from '../evidence-vectors/register-vectors.ts';
import { signedVectors } from '../evidence-vectors/signed-vectors.ts';
import { codesOfRuns } from '../support/codes-of-runs.ts';
import { outcomesIn, verifierPython } from '../support/verifier-python.ts';

const example = (name: string) => fileURLToPath(new URL(`../../docs/examples/${name}`, import.meta.url));
const [disclosures, registers, signed] = [disclosureVectors(), registerVectors(), signedVectors()];
const CODES = { genuine: 0, about: 0, not_valid: 1, not_about: 1, unreadable: 2 } as const;

describe('what stands beside the proof of one consent', () => {
  let out: string;
  let command: string;
  before(async () => {
    out = mkdtempSync(join(tmpdir(), 'zgoda-beside-'));
    command = join(out, 'verify-evidence.mjs');
    await buildVerifier(command);
  });
  after(() => rmSync(out, { recursive: true, force: true }));

  it('is judged alike by the command and its vectors: registers [CO-9]', () => {
    assert.deepEqual(
      codesOfRuns(
        command,
        folder,
        registers.map(({ file }) => [file, '--keys', 'keys.json']),
      ),
      registers.map(({ file, expect }) => [file, CODES[expect]]),
    );
  });

  it('is judged alike by the command and its vectors: certificates of deletion and activity logs [CO-9, PR-5, PR-6]', () => {
    assert.deepEqual(
      codesOfRuns(
        command,
        folder,
        signed.map(({ file, kept }) => [
          file,
          '--keys',
          'keys.json',
          ...kept.flatMap((one) => ['--kept', one]),
        ]),
      ),
      signed.map(({ file, expect }) => [file, CODES[expect]]),
    );
  });

  it('is judged alike by the command and its vectors: disclosures [RT-1, CO-9]', () => {
    const runs = disclosures.map(({ file, evidence }) => [
      ...[evidence, '--keys', 'keys.json', '--disclosure', file],
    ]);
    assert.deepEqual(
      codesOfRuns(command, folder, runs),
      disclosures.map(({ evidence, expect }) => [evidence, CODES[expect]]),
    );
  });

  it('names the address that the record is about, or says that it is about another one [RT-1]', () => {
    const said = (file: string, lang: string): string => {
      const args = ['good/consent-of-a-person.json', '--keys', 'keys.json', '--disclosure', file];
      return spawnSync(process.execPath, [command, ...args, '--lang', lang], {
        cwd: folder,
        env: {},
        encoding: 'utf8',
      }).stdout;
    };
    assert.match(said('disclosures/mail.json', 'en'), /shows that this record is about anna@example\.com/);
    assert.match(said('disclosures/mail.json', 'pl'), /ten zapis dotyczy adresu anna@example\.com/);
    assert.match(said('disclosures/other-address.json', 'de'), /gehört nicht zu diesem Eintrag/);
  });

  it('is judged with no option that says nothing about it, so that none is dropped without a word [CO-9]', () => {
    const KEPT = ['--kept', join(out, 'kept.json')];
    writeFileSync(KEPT[1] ?? '', '{"statements":[]}');
    const IDLE: readonly (readonly [file: string, options: readonly (readonly string[])[]])[] = [
      ['registers/genuine/json.json', [['--disclosure', 'disclosures/mail.json'], KEPT]],
      ['signed/genuine/certificate.json', [['--disclosure', 'disclosures/mail.json'], KEPT]],
      ['signed/genuine/activity.json', [['--disclosure', 'disclosures/mail.json']]],
      ['good/consent-stands.json', [KEPT]],
    ];
    const runs = IDLE.flatMap(([file, options]) =>
      options.map((one) => [file, '--keys', 'keys.json', ...one]),
    );
    assert.deepEqual(
      codesOfRuns(command, folder, runs),
      runs.map(([file]) => [file, 2]),
    );
    const said = (...args: string[]) =>
      spawnSync(process.execPath, [command, ...args], { cwd: folder, env: {}, encoding: 'utf8' });
    const register = ['registers/genuine/json.json', '--keys', 'keys.json'];
    const both = said(...register, ...KEPT, '--disclosure', 'disclosures/mail.json');
    assert.equal(both.stdout, '');
    assert.match(both.stderr, /^Leave out --disclosure, --kept: .* a register of consents\.$/m);
    const two = said('good/consent-stands.json', ...register);
    assert.deepEqual([two.status, two.stdout], [2, ''], 'a second file that nobody would judge');
  });

  it('is judged alike by the examples in Python, written from the page alone [CO-9, RT-1]', async () => {
    const python = await verifierPython();
    const script = example('verify_register.py');
    assert.ok(readFileSync(script, 'utf8').split('\n').length <= 201);
    const run = (name: string, ...args: string[]) =>
      spawnSync(python, [example(name), ...args], { cwd: folder, encoding: 'utf8' });
    const { stdout, stderr } = run('verify_register.py', 'keys.json', ...registers.map(({ file }) => file));
    assert.equal(stderr, '');
    assert.deepEqual(
      outcomesIn(stdout),
      registers.map(({ file, expect }) => `${file}: ${expect}`),
    );
    for (const kept of new Set(signed.map((one) => one.kept.join()))) {
      const files = signed.filter((one) => one.kept.join() === kept);
      const beside = kept === '' ? [] : ['--kept', ...kept.split(',')];
      const checked = run('verify_signed.py', 'keys.json', ...files.map(({ file }) => file), ...beside);
      assert.equal(checked.stderr, '');
      assert.deepEqual(
        outcomesIn(checked.stdout),
        files.map(({ file, expect }) => `${file}: ${expect}`),
      );
    }
    for (const { file, evidence, expect } of disclosures) {
      const checked = run('check_disclosure.py', evidence, file);
      assert.deepEqual([checked.stdout.trim(), checked.status], [`${file}: ${expect}`, CODES[expect]]);
    }
  });
});
