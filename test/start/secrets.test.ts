import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureSecrets } from '../../scripts/start/secrets.ts';
import { StartFailure } from '../../scripts/start/start-failure.ts';
import { writeAtomically } from '../../scripts/start/write-atomically.ts';

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

  it('leave the old file whole when the new one cannot be put in its place', () => {
    const place = join(folder, 'taken');
    mkdirSync(place);
    writeFileSync(join(place, 'kept'), 'kept');
    assert.throws(() => writeAtomically(place, 'new'));
    assert.deepEqual(readdirSync(folder), ['taken']);
    assert.equal(readFileSync(join(place, 'kept'), 'utf8'), 'kept');
  });
});
