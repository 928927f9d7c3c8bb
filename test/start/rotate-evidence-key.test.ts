import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rotateInDataFolder } from '../../scripts/cli/rotate-evidence-key.ts';
import { claimDataFolder } from '../../scripts/start/data-folder.ts';
import { ensureSecrets } from '../../scripts/start/secrets.ts';
import { readRetiredKeys } from '../../service/config/retired-keys.ts';
import { makeEvidenceSigner } from '../../service/outbound/ed25519-evidence-signer.ts';
import { verifyEd25519 } from '../../service/outbound/ed25519-keys.ts';

const signerOf = (secrets: ReturnType<typeof ensureSecrets>) =>
  makeEvidenceSigner(
    secrets.ZGODA_EVIDENCE_KEY ?? '',
    secrets.ZGODA_EVIDENCE_KEY_SINCE ?? '',
    readRetiredKeys(secrets.ZGODA_EVIDENCE_KEYS_RETIRED ?? null) ?? [],
  );

describe('rotation of the evidence key', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-rotate-'));
    file = join(folder, 'secrets.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('signs with a new key and keeps each earlier public key with its period; all other secrets stay [D5]', () => {
    const first = ensureSecrets(file, {}, false);
    const signed = signerOf(first).sign('text');
    const [one, two] = [new Date(Date.now() + 1_000), new Date(Date.now() + 2_000)];
    rotateInDataFolder(folder, one);
    rotateInDataFolder(folder, two);
    const now = ensureSecrets(file, {}, true);
    for (const name of ['ZGODA_PEPPER', 'ZGODA_VAULT_KEY', 'ZGODA_TOKEN_SECRET'] as const)
      assert.equal(now[name], first[name]);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const keys = signerOf(now).publicKeys();
    assert.deepEqual(
      keys.map(({ since, until }) => [since, until]),
      [
        [two.toISOString(), null],
        [first.ZGODA_EVIDENCE_KEY_SINCE, one.toISOString()],
        [one.toISOString(), two.toISOString()],
      ],
    );
    const old = keys.find((key) => key.keyId === signed.keyId);
    assert.ok(
      old && verifyEd25519('text', signed.signature, old.publicKeyPem),
      'the old signature still verifies',
    );
    assert.notEqual(signerOf(now).sign('text').keyId, signed.keyId);
    assert.ok(
      !readFileSync(file, 'utf8').includes(JSON.stringify(first.ZGODA_EVIDENCE_KEY)),
      'the old private key is gone',
    );
  });

  it('refuses while the service runs on the data folder, and changes nothing', () => {
    ensureSecrets(file, {}, false);
    const before = readFileSync(file, 'utf8');
    const claim = claimDataFolder(folder);
    try {
      assert.throws(() => rotateInDataFolder(folder, new Date(Date.now() + 1_000)), /already runs/);
    } finally {
      claim.release();
    }
    assert.equal(readFileSync(file, 'utf8'), before);
    assert.throws(() => rotateInDataFolder(folder, new Date('2020-01-01')), /Set the clock/);
    assert.equal(readFileSync(file, 'utf8'), before);
  });

  it('refuses where there is no key to follow', () => {
    assert.throws(() => rotateInDataFolder(folder, new Date()), /holds no evidence key/);
  });
});
