import assert from 'node:assert/strict';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommandLine } from '../../scripts/cli/command-line.ts';
import { rotateInDataFolder } from '../../scripts/cli/rotate-evidence-key.ts';
import { claimDataFolder } from '../../scripts/start/data-folder.ts';
import { ensureSecrets } from '../../scripts/start/secrets.ts';
import { takePlace } from '../../service/compose/process-place.ts';
import { readRetiredKeys } from '../../service/config/retired-keys.ts';
import { makeEvidenceSigner } from '../../service/outbound/ed25519-evidence-signer.ts';
import { verifyEd25519 } from '../../service/outbound/ed25519-keys.ts';
import { openMongoStores } from '../../service/store/mongo/mongo-stores.ts';
import { isQuickRun, testDatabaseUrl, withSchemaLock } from '../support/database/database.ts';
import { runZgoda } from '../support/service/run-zgoda.ts';
import { serviceEnvironment } from '../support/service/service-process.ts';

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

  it('works in a folder that its command has taken for the database', () => {
    ensureSecrets(file, {}, false);
    const claim = claimDataFolder(folder);
    try {
      assert.equal(rotateInDataFolder(folder, new Date(Date.now() + 1_000), true).retired.length, 1);
      assert.throws(() => claimDataFolder(folder), /already runs/, 'the claim of the command is gone');
    } finally {
      claim.release();
    }
  });
});

describe('zgoda rotate-evidence-key against a database', () => {
  let folder: string;
  let file: string;
  let out: string;
  let withKey: Record<string, string>;
  let inFile: Record<string, string>;

  before(async function () {
    if (isQuickRun) return this.skip();
    folder = mkdtempSync(join(tmpdir(), 'zgoda-rotate-'));
    out = join(folder, 'next');
    file = join(folder, 'data', 'secrets.json');
    mkdirSync(join(folder, 'data'));
    ensureSecrets(file, {}, false);
    withKey = {
      ...(await serviceEnvironment(await testDatabaseUrl())),
      ZGODA_DATA_DIR: join(folder, 'data'),
    };
    const { ZGODA_EVIDENCE_KEY: _, ...others } = withKey;
    inFile = others;
  });
  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  const refused = async (env: Record<string, string>, pattern: RegExp, ...args: string[]) => {
    const before = readFileSync(file, 'utf8');
    const { code, told } = await runZgoda(env, 'rotate-evidence-key', ...args);
    assert.match(told, pattern);
    assert.equal(code, 1);
    assert.equal(readFileSync(file, 'utf8'), before);
    assert.ok(!existsSync(out), 'new values were written');
  };

  it('refuses while a service runs on the database, wherever that is and the key lies [D5]', async () => {
    const stores = await withSchemaLock(() => openMongoStores(withKey.MONGODB_URL ?? ''));
    const place = await takePlace(stores, null, () => undefined);
    try {
      await refused(inFile, /The service runs on this database: stop it/);
      await refused(withKey, /The service runs on this database: stop it/, '--out', out);
    } finally {
      await place.leave();
      await stores.close();
    }
  });

  it('refuses --out for a key in the data folder, and its absence for one in the environment', async () => {
    await refused(inFile, /--out is only for a key that is given by ZGODA_EVIDENCE_KEY/, '--out', out);
    await refused(withKey, /name a folder for the new values, --out FOLDER/);
  });

  it('refuses when no database answers', async () => {
    const gone = { MONGODB_URL: 'mongodb://127.0.0.1:1/zgoda?serverSelectionTimeoutMS=200' };
    await refused({ ...withKey, ...gone }, /does not answer .*check MONGODB_URL/, '--out', out);
  });

  it('refuses root in the data folder of another user', async function () {
    if (process.getuid?.() !== 0) return this.skip();
    const data = join(folder, 'data');
    chownSync(data, 1234, 1234);
    try {
      await refused(inFile, /belongs to another user .*run this as that user/);
    } finally {
      chownSync(data, 0, 0);
    }
  });

  it('rotates where nothing serves, and lets the service in again', async () => {
    const before = ensureSecrets(file, {}, true);
    const inFolder = await runZgoda(inFile, 'rotate-evidence-key');
    assert.equal(inFolder.code, 0, inFolder.told);
    assert.notEqual(ensureSecrets(file, {}, true).ZGODA_EVIDENCE_KEY, before.ZGODA_EVIDENCE_KEY);
    const { code, told } = await runZgoda(withKey, 'rotate-evidence-key', '--out', out);
    assert.equal(code, 0, told);
    assert.match(readFileSync(join(out, 'evidence-key.pem'), 'utf8'), /PRIVATE KEY/);
    rmSync(out, { recursive: true });
    const stores = await withSchemaLock(() => openMongoStores(withKey.MONGODB_URL ?? ''));
    await (await takePlace(stores, null, () => undefined)).leave();
    await stores.close();
  });

  it('and rotate-keys take the folder "data" when ZGODA_DATA_DIR is empty, as the start does', async () => {
    const { ZGODA_VAULT_KEY: _, ...env }: NodeJS.ProcessEnv = { ...inFile, ZGODA_DATA_DIR: '' };
    for (const command of ['rotate-evidence-key', 'rotate-keys']) {
      const before = readFileSync(file, 'utf8');
      const told: string[] = [];
      const tell = (line: string) => void told.push(line);
      assert.equal(
        await runCommandLine([command], { root: folder, env, say: tell, tell }),
        0,
        told.join('\n'),
      );
      assert.notEqual(readFileSync(file, 'utf8'), before);
    }
  });
});
