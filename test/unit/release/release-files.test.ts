import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPublicKey, verify } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checksumsOf, makeSbom, packService } from '../../../scripts/release/release-files.ts';
import { makeReleaseKey, readReleaseKey, signaturesOf } from '../../../scripts/release/release-key.ts';
import { root } from '../../support/imports.ts';

describe('a release', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-release-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('packs the same built files into the same bytes, wherever and whenever they were built', () => {
    const [one, other] = [join(folder, 'one'), join(folder, 'two/deeper')];
    cpSync(join(root, 'scripts/release'), join(one, 'service'), { recursive: true });
    cpSync(one, other, { recursive: true });
    utimesSync(join(other, 'service/release-key.ts'), 1, 1);
    for (const left of ['built-from.txt', 'release.zip']) writeFileSync(join(other, left), 'left there');
    const first = packService(root, one, '1.2.3');
    const second = packService(root, other, '1.2.3');
    assert.equal(first.name, 'zgoda-1.2.3.zip');
    assert.ok(Buffer.from(first.bytes).equals(second.bytes));
    writeFileSync(join(other, 'service/release-key.ts'), 'changed');
    assert.ok(!Buffer.from(first.bytes).equals(packService(root, other, '1.2.3').bytes));
  });

  it('lists every package of the lock file with its licence, the same each time', () => {
    const [first, second] = [makeSbom(root, '1.2.3'), makeSbom(root, '1.2.3')];
    assert.ok(Buffer.from(first.bytes).equals(second.bytes));
    const sbom = JSON.parse(Buffer.from(first.bytes).toString('utf8'));
    assert.equal(sbom.bomFormat, 'CycloneDX');
    const names = new Set(sbom.components.map(({ name }: { name: string }) => name));
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const name of [...Object.keys(dependencies), ...Object.keys(devDependencies)])
      assert.ok(names.has(name), name);
  });

  it('is signed so that sha256sum and OpenSSL verify it, by a key that is never written over', () => {
    const path = join(folder, 'key.pem');
    makeReleaseKey(path);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.throws(() => makeReleaseKey(path), /EEXIST/);
    const files = [
      { name: 'a.zip', bytes: Buffer.from('a') },
      { name: 'advisories.json', bytes: Buffer.from('{}') },
    ];
    const all = [...files, checksumsOf(files)];
    const signed = signaturesOf(all, readReleaseKey(path));
    assert.deepEqual(
      signed.map(({ name }) => name),
      ['advisories.json.sig', 'SHA256SUMS.sig', 'zgoda-release-key.pem'],
    );
    for (const { name, bytes } of [...all, ...signed]) writeFileSync(join(folder, name), bytes);
    execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder, stdio: 'ignore' });
    const [signature, key] = [signed[1]?.bytes ?? Buffer.of(), signed[2]?.bytes ?? Buffer.of()];
    const sums = all[2]?.bytes ?? Buffer.of();
    assert.equal(signature.length, 64);
    assert.equal(verify(null, sums, createPublicKey(Buffer.from(key)), signature), true);
    assert.equal(verify(null, Buffer.from('other'), createPublicKey(Buffer.from(key)), signature), false);
    if (existsSync('/usr/bin/openssl')) {
      const how =
        'pkeyutl -verify -pubin -inkey zgoda-release-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig';
      assert.match(execFileSync('openssl', how.split(' '), { cwd: folder, encoding: 'utf8' }), /Success/);
    }
  });
});
