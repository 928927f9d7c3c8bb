import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ensureSecrets } from '../../scripts/start/secrets.ts';
import { StartFailure } from '../../scripts/start/start-failure.ts';
import { writeAtomically } from '../../scripts/start/write-atomically.ts';

const module = new URL('../../scripts/start/secrets.ts', import.meta.url).href;
const STARTER = `
  import { readSync, writeSync } from 'node:fs';
  import { ensureSecrets } from '${module}';
  writeSync(2, 'there');
  readSync(0, Buffer.alloc(1));
  writeSync(1, JSON.stringify(ensureSecrets(process.argv[1], {}, false)));
`;

const startAtOnce = async (count: number, file: string): Promise<unknown[]> => {
  const args = ['--import', 'tsx', '--input-type', 'module', '--eval', STARTER, file];
  const children = Array.from({ length: count }, () => spawn(process.execPath, args));
  const printed = children.map(({ stdout }) => text(stdout));
  await Promise.all(children.map(({ stderr }) => once(stderr, 'data')));
  for (const { stdin } of children) stdin.end('\n');
  return (await Promise.all(printed)).map((secrets) => JSON.parse(secrets));
};

describe('secrets of an installation', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-secrets-'));
    file = join(folder, 'secrets.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are made on the first start, readable by their owner alone, with nothing left beside the file', () => {
    const secrets = ensureSecrets(file, {}, false);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(folder), ['secrets.json']);
    assert.match(secrets.ZGODA_TOKEN_SECRET ?? '', /^[\w-]{43}$/);
    assert.match(secrets.ZGODA_PEPPER ?? '', /^[\w-]{43}$/);
    assert.equal(Buffer.from(secrets.ZGODA_VAULT_KEY ?? '', 'base64').length, 32);
    assert.equal(createPrivateKey(secrets.ZGODA_EVIDENCE_KEY ?? '').asymmetricKeyType, 'ed25519');
    assert.ok(Date.parse(secrets.ZGODA_EVIDENCE_KEY_SINCE ?? '') <= Date.now());
  });

  it('are the same on every later start, and the file is not written again', () => {
    const first = ensureSecrets(file, {}, false);
    const inode = statSync(file).ino;
    assert.deepEqual(ensureSecrets(file, {}, true), first);
    assert.equal(statSync(file).ino, inode);
  });

  it('are the same for all processes that start at once on a new folder', async () => {
    const held = await startAtOnce(6, file);
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    for (const secrets of held) assert.deepEqual(secrets, kept);
    assert.deepEqual(readdirSync(folder), ['secrets.json']);
  });

  it('differ from one installation to the next', () => {
    const other = join(folder, 'other.json');
    const [one, two] = [ensureSecrets(file, {}, false), ensureSecrets(other, {}, false)];
    assert.notEqual(one.ZGODA_VAULT_KEY, two.ZGODA_VAULT_KEY);
    assert.notEqual(one.ZGODA_TOKEN_SECRET, two.ZGODA_TOKEN_SECRET);
  });

  it('that the environment gives, itself or as a file, are neither made nor stored', () => {
    const env = { ZGODA_VAULT_KEY: 'given', ZGODA_EVIDENCE_KEY_FILE: '/run/secrets/evidence' };
    const made = ensureSecrets(file, env, false);
    assert.deepEqual(Object.keys(made).sort(), ['ZGODA_PEPPER', 'ZGODA_PUSH_KEY', 'ZGODA_TOKEN_SECRET']);
    assert.deepEqual(Object.keys(JSON.parse(readFileSync(file, 'utf8'))).sort(), Object.keys(made).sort());
  });

  it('get a push key after an update where all others stand in the environment and no file was ever made', () => {
    const { ZGODA_PUSH_KEY: _, ...others } = ensureSecrets(file, {}, false);
    const elsewhere = join(folder, 'none', 'secrets.json');
    assert.deepEqual(Object.keys(ensureSecrets(elsewhere, others, true)), ['ZGODA_PUSH_KEY']);
    const { ZGODA_PEPPER: __, ...fewer } = others;
    assert.throws(() => ensureSecrets(join(folder, 'gone.json'), fewer, true), /gone\.json is gone/);
  });

  it('are never made anew when the file is damaged', () => {
    writeFileSync(file, '{"ZGODA_TOKEN_SECRET": "abc');
    assert.throws(() => ensureSecrets(file, {}, false), StartFailure);
    assert.equal(readFileSync(file, 'utf8'), '{"ZGODA_TOKEN_SECRET": "abc');
  });

  it('are never made anew when the file is gone but the database is there', () => {
    assert.throws(() => ensureSecrets(file, {}, true), /secrets\.json is gone/);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('are never made anew when the database is there and the file lacks what it was made with', () => {
    const made = ensureSecrets(file, {}, false);
    for (const name of ['ZGODA_PEPPER', 'ZGODA_VAULT_KEY'] as const) {
      const { [name]: _, ...others } = made;
      const text = JSON.stringify(others);
      writeFileSync(file, text);
      assert.throws(() => ensureSecrets(file, {}, true), new RegExp(`secrets\\.json lacks ${name}, `));
      assert.equal(readFileSync(file, 'utf8'), text);
      assert.equal(
        ensureSecrets(file, { [name]: 'given' }, true).ZGODA_TOKEN_SECRET,
        made.ZGODA_TOKEN_SECRET,
      );
    }
  });

  it('leave the old file whole when the new one cannot be put in its place', () => {
    const place = join(folder, 'taken');
    mkdirSync(place);
    writeFileSync(join(place, 'kept'), 'kept');
    assert.throws(() => writeAtomically(place, 'new'));
    assert.deepEqual(readdirSync(folder), ['taken']);
    assert.equal(readFileSync(join(place, 'kept'), 'utf8'), 'kept');
  });
});
