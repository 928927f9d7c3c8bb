import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changeKeys } from '../../scripts/rotation/change-keys.ts';
import { ensureSecrets, NEXT_VAULT_KEY } from '../../scripts/start/secrets.ts';
import { writeAtomically } from '../../scripts/start/write-atomically.ts';
import { takePlace } from '../../service/compose/process-place.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { makeFieldVault } from '../../service/outbound/aes-field-vault.ts';
import { openDatabase } from '../../service/store/mongo/base/connection.ts';
import { openMongoStores, storesOver } from '../../service/store/mongo/mongo-stores.ts';
import { isQuickRun, testDatabaseUrl, withSchemaLock } from '../support/database/database.ts';
import { type Snapshot, takeBackup, withDatabase } from '../support/database/database-backup.ts';
import { readableContent } from '../support/database/readable-content.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
} from '../support/scenes/chat-actors.ts';
import { runZgoda } from '../support/service/run-zgoda.ts';
import { serviceEnvironment } from '../support/service/service-process.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const FILE = Buffer.from('the countersigned copy'.repeat(9));

describe('a change of the master key and of the keys of all shops', () => {
  let url: string;
  let merchant: Merchant;
  let dump: Snapshot;
  let readable: string;
  const earlier = randomBytes(32);
  const next = randomBytes(32);

  const start = async (master: Buffer): Promise<TestService> =>
    startTestService({
      stores: await withSchemaLock(() => openMongoStores(url)),
      env: { ZGODA_VAULT_KEY: master.toString('base64url') },
    });
  /** @returns fraction of rows that the progress bar passed */
  const change = async (killAfter: number): Promise<number> => {
    let left = killAfter;
    let [expected, passed] = [0, 0];
    const connection = await openDatabase({ url });
    try {
      const told = () => {
        left -= 1;
        if (left === 0) throw new Error('The process was killed here.');
      };
      await changeKeys(connection, { earlier, next }, told, (rows) => {
        expected = rows;
        return () => {
          passed += 1;
        };
      });
      return passed / expected;
    } finally {
      await connection.close();
    }
  };

  before(async function () {
    if (isQuickRun) return this.skip();
    url = await testDatabaseUrl();
    const service = await start(earlier);
    merchant = await makeMerchant(service, {});
    const staff = await connectStaff(service, merchant.email);
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ref: crypto.randomUUID(), text: 'kanarek w czacie', boot: newBoot() });
    await visitor.next('message.ack');
    const session = await openSession(service, merchant.shop);
    const body = leadBody(merchant.shop, session, { name: 'Kanarek z formularza' });
    assert.equal((await call(service, 'POST', '/v1/visitor/leads', { body })).status, 201);
    await visitor.close();
    await staff.close();
    const { vault } = service.ports;
    const scope = scopeOfShop(merchant.shop.id);
    const [conversation] = await service.stores.conversations.ids(scope);
    assert.ok(conversation);
    await service.stores.conversations.setCustomer(
      scope,
      conversation,
      await vault.seal(scope, 'kanarek-klient'),
    );
    await service.stores.agreementFiles.put(scope, 'dpa_x', 'doc_x', await vault.sealFile('doc_x', FILE));
    await service.stores.conversations.drain();
    readable = await readableContent(service.stores, merchant.shop.id);
    await service.stop();
    await withDatabase(url, async (db) => {
      const sealed = await vault.sealForService('kanarek usługi');
      await db.collection<{ _id: string }>('registrations').insertOne({ _id: 'reg_x', sealed } as never);
    });
    dump = await takeBackup(url);
  });

  it('leaves everything readable with the next keys, also after interruptions, and nothing with the earlier', async () => {
    for (const step of [1, 4, 12]) await assert.rejects(change(step), /killed/);
    const share = await change(0);
    assert.ok(share > 0.9, `the bar ends at ${share}`);
    const service = await start(next);
    const { stores, ports } = service;
    const scope = scopeOfShop(merchant.shop.id);
    const after = await readableContent(stores, merchant.shop.id);
    assert.ok(after.includes('kanarek w czacie'));
    assert.equal(after.split('\n').length >= readable.split('\n').length, true);
    const [lead] = await Promise.all(
      (await stores.leads.ids(scope)).map((id) => stores.leads.get(scope, id)),
    );
    assert.equal(await ports.vault.open(scope, lead?.sealed.name ?? ''), 'Kanarek z formularza');
    const [id] = await stores.conversations.ids(scope);
    assert.ok(id);
    const conversation = await stores.conversations.find(scope, id);
    assert.equal(await ports.vault.open(scope, conversation?.customer ?? ''), 'kanarek-klient');
    const parts = await stores.agreementFiles.get(scope, 'dpa_x', 'doc_x');
    assert.deepEqual(Buffer.from(await ports.vault.openFile('doc_x', parts ?? [])), FILE);
    const key = await ports.vault.subjectKey(scope, 'email', 'zaneta@example.net');
    const now = await takeBackup(url);
    const [ofService] = (now.get('registrations') ?? []).filter(({ _id }) => _id === 'reg_x');
    assert.equal(await ports.vault.openForService(String(ofService?.sealed)), 'kanarek usługi');

    const [ofPlugin = ''] = (await stores.shops.get(scope))?.adapterSecrets ?? [];
    assert.equal(await ports.vault.open(scope, ofPlugin), merchant.adapterSecret);

    const old = makeFieldVault(earlier, stores.shopKeys);
    await assert.rejects(old.openForService(String(ofService?.sealed)));
    await assert.rejects(old.open(scope, lead?.sealed.name ?? ''));
    const [shopKey] = (dump.get('shopKeys') ?? []).filter(({ _id }) => _id === merchant.shop.id);
    const dumped = makeFieldVault(earlier, {
      get: async () => String(shopKey?.wrapped),
      put: async () => '',
    });
    await assert.rejects(dumped.open(scope, lead?.sealed.name ?? ''));
    assert.equal(await dumped.subjectKey(scope, 'email', 'zaneta@example.net'), key);
    await service.stop();
  });

  it('lets nothing start in between', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'zgoda-rotate-')), 'secrets.json');
    ensureSecrets(file, {}, false);
    const kept = { ...ensureSecrets(file, {}, true), [NEXT_VAULT_KEY]: next.toString('base64') };
    writeAtomically(file, JSON.stringify(kept), 0o600);
    assert.throws(() => ensureSecrets(file, {}, true), /run npm run rotate-keys again/);
    assert.ok(ensureSecrets(file, {}, true, true).ZGODA_VAULT_KEY);
  });
});

describe('zgoda rotate-keys', () => {
  let folder: string;
  let out: string;
  let env: Record<string, string>;
  before(async function () {
    if (isQuickRun) return this.skip();
    folder = mkdtempSync(join(tmpdir(), 'zgoda-rotate-'));
    out = join(folder, 'next');
    env = { ...(await serviceEnvironment(await testDatabaseUrl())), ZGODA_DATA_DIR: join(folder, 'data') };
  });
  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('changes nothing in the database before it knows that no service runs', async () => {
    const connection = await openDatabase({ url: env.MONGODB_URL ?? '' });
    const place = await takePlace(storesOver(connection), null, () => undefined);
    try {
      const { code, told } = await runZgoda(env, 'rotate-keys', '--out', out);
      assert.match(told, /The service runs on this database: stop it/);
      assert.equal(code, 1);
      assert.deepEqual((await takeBackup(env.MONGODB_URL ?? '')).get('migrations') ?? [], []);
    } finally {
      await place.leave();
      await connection.close();
    }
  });

  it('refuses a file of the next key that holds none', async () => {
    mkdirSync(out, { recursive: true });
    for (const text of ['', 'not a key', `${randomBytes(32).toString('base64').slice(0, 20)}\n`]) {
      writeFileSync(join(out, 'vault-key.txt'), text);
      const { code, told } = await runZgoda(env, 'rotate-keys', '--out', out);
      assert.match(told, /vault-key\.txt holds no key: move it away/);
      assert.equal(code, 1);
    }
  });
});
