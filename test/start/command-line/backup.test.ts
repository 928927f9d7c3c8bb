import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderName } from '../../../scripts/cli/backup/backup.ts';
import { readManifest } from '../../../scripts/cli/backup/backup-form.ts';
import { putBack } from '../../../scripts/cli/backup/put-back.ts';
import { runsMongod } from '../../../scripts/setup/mongod.ts';
import { takePlace } from '../../../service/compose/process-place.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { KnownHead } from '../../../service/domain/model/consent/consent.ts';
import type { ShopId } from '../../../service/protocol/vocabulary.ts';
import { openDatabase } from '../../../service/store/mongo/base/connection.ts';
import {
  loadedNames,
  RESTORE_MARK,
  RESTORING,
} from '../../../service/store/mongo/base/unfinished-restore.ts';
import { openMongoStores, storesOver } from '../../../service/store/mongo/mongo-stores.ts';
import {
  isQuickRun,
  startOwnReplicaSet,
  testDatabaseUrl,
  withSchemaLock,
} from '../../support/database/database.ts';
import { takeBackup, withDatabase } from '../../support/database/database-backup.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { runZgoda } from '../../support/service/run-zgoda.ts';
import { serviceEnvironment } from '../../support/service/service-process.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('zgoda backup and zgoda restore', () => {
  let folder: string;
  let url: string;
  let env: Record<string, string>;
  let merchant: Merchant;
  let backup: string;
  let secrets: string;
  let session: string;
  let then: string;

  const openStores = (at = url) => withSchemaLock(() => openMongoStores(at));
  const startServiceOn = async (at: Readonly<Record<string, string>>): Promise<TestService> =>
    startTestService({
      stores: await openStores(at.MONGODB_URL ?? ''),
      env: {
        ZGODA_VAULT_KEY: env.ZGODA_VAULT_KEY ?? '',
        ZGODA_PEPPER: env.ZGODA_PEPPER ?? '',
        ZGODA_EVIDENCE_KEY: env.ZGODA_EVIDENCE_KEY ?? '',
      },
    });
  const whileServed = async <T>(work: (service: TestService) => Promise<T>): Promise<T> => {
    const service = await startServiceOn(env);
    return work(service).finally(() => service.stop());
  };
  const noteHead = (shopId: ShopId, place: Pick<KnownHead, 'epoch' | 'seq' | 'hash'>) =>
    openDatabase({ url }).then((connection) =>
      storesOver(connection)
        .erasureJournal.noteHead(shopId, { ...place, at: new Date().toISOString() })
        .finally(() => connection.close()),
    );
  const sendLead = async (service: TestService): Promise<string> => {
    const body = leadBody(merchant.shop, await openSession(service, merchant.shop));
    const reply = await call(service, 'POST', '/v1/visitor/leads', { body });
    assert.equal(reply.status, 201, reply.text);
    return String(reply.body.receiptSecret);
  };
  /** Without the lease and console sessions. */
  const content = async (): Promise<string> => {
    const rows = await takeBackup(url);
    for (const name of ['leases', 'processes', 'sessions']) rows.delete(name);
    const indexes = await withDatabase(url, async (db) => {
      const names = [...rows.keys()].sort();
      return Promise.all(
        names.map(async (name) =>
          (await db.collection(name).listIndexes().toArray())
            .map(({ v: _, ns: __, ...index }) => JSON.stringify(index))
            .sort(),
        ),
      );
    });
    const sorted = [...rows].map(([name, all]) => [name, all.map((row) => JSON.stringify(row)).sort()]);
    return JSON.stringify([sorted.sort(), indexes]);
  };
  const refused = async (pattern: RegExp, changes: Record<string, string> = {}) => {
    const { code, told } = await runZgoda({ ...env, ...changes }, 'restore', backup, '--yes');
    assert.match(told, pattern);
    assert.equal(code, 1);
  };

  before(async function () {
    if (isQuickRun) return this.skip();
    folder = mkdtempSync(join(tmpdir(), 'zgoda-backup-'));
    secrets = join(folder, 'elsewhere.secrets');
    url = await testDatabaseUrl();
    env = { ...(await serviceEnvironment(url)), ZGODA_DATA_DIR: join(folder, 'data') };
  });
  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('saves the database alone, without secrets and keys, and reads it back', async () => {
    const withdrawn = await whileServed(async (service) => {
      merchant = await makeMerchant(service, {});
      session = await signIn(service, merchant.email);
      await sendLead(service);
      return sendLead(service);
    });
    then = await content();
    const out = join(folder, 'backups');
    const { code, printed, told } = await runZgoda(env, 'backup', '--out', out, '--secrets', secrets);
    assert.equal(code, 0, told);
    assert.match(printed, /read back, 1 ledger\(s\) whole/);
    backup = join(out, readdirSync(out)[0] ?? '');
    assert.equal(await content(), then);
    const names = readdirSync(backup);
    assert.ok(names.includes('manifest.json') && names.includes('leads.bson.gz'), names.join());
    assert.ok(!names.some((name) => /secrets|contentKeys|erasure|leases/.test(name)), names.join());
    assert.match(printed, /The secrets and \d+ key\(s\) of chats and leads are in/);
    await whileServed(async (service) => {
      const gone = { secret: withdrawn };
      assert.equal((await call(service, 'POST', '/v1/visitor/receipt/withdraw', { body: gone })).status, 200);
      await sendLead(service);
    });
  });

  it('is read on another machine with the newest file of secrets, and refused without it [RT-8]', async () => {
    const elsewhere = { ...env, MONGODB_URL: await testDatabaseUrl() };
    const refusal = await runZgoda(elsewhere, 'restore', backup, '--yes');
    assert.match(
      refusal.told,
      /keys of the 2 chats and leads in this backup are not in the database of keys/,
    );
    const newest = join(folder, 'newest.secrets');
    assert.equal(
      (await runZgoda(env, 'backup', '--out', join(folder, 'later'), '--secrets', newest)).code,
      0,
    );
    const damaged = join(folder, 'damaged.secrets');
    writeFileSync(damaged, readFileSync(newest, 'utf8').split('\n').slice(0, -2).join('\n'));
    const cut = await runZgoda(elsewhere, 'restore', backup, '--secrets', damaged, '--yes');
    assert.match(cut.told, /is no complete file of secrets/);
    const { code, told } = await runZgoda(elsewhere, 'restore', backup, '--secrets', newest, '--yes');
    assert.equal(code, 0, told);
    const again = await runZgoda(elsewhere, 'restore', backup, '--secrets', newest, '--yes');
    assert.match(again.told, /is there, and knows more than a file: leave --secrets out/);
    const started = await startServiceOn(elsewhere);
    const scope = scopeOfShop(merchant.shop.id);
    const [kept, ...others] = await started.stores.leads.ids(scope);
    await started.stop();
    assert.ok(kept !== undefined, 'the lead that nobody erased is gone');
    assert.deepEqual(others, [], 'the withdrawn lead came back');
  });

  it('leaves nothing that looks whole when the secrets cannot be saved, or it is killed; the next run names the rest [RT-8]', async () => {
    const out = join(folder, 'unfinished');
    const notes = join(folder, 'a-file');
    writeFileSync(notes, '');
    const failing = () => runZgoda(env, 'backup', '--out', out, '--secrets', join(notes, 'keys'));
    const keyless = await failing();
    assert.equal(keyless.code, 1, keyless.printed);
    assert.deepEqual(readdirSync(out), []);
    const program = ['--import', 'tsx', 'scripts/zgoda.ts', 'backup', '--out', out];
    const child = spawn(process.execPath, program, { env, stdio: 'ignore' });
    const ended = once(child, 'exit');
    const watcher = watch(out, () => child.kill('SIGKILL'));
    assert.deepEqual(await ended, [null, 'SIGKILL']);
    watcher.close();
    const [half = ''] = readdirSync(out);
    const { code, told } = await runZgoda(env, 'restore', join(out, half));
    assert.equal(code, 1);
    assert.match(told, /holds no whole backup/);
    assert.match((await failing()).printed, new RegExp(`^Delete ${half}, unless another backup runs`, 'm'));
  });

  it('gives each of several backups within one second a folder of its own', async () => {
    const out = join(folder, 'at-once');
    for (let ahead = 0; ahead < 5_000; ahead += 1_000)
      mkdirSync(join(out, folderName(new Date(Date.now() + ahead))), { recursive: true });
    const { printed } = await runZgoda(env, 'backup', '--out', out);
    assert.match(printed, /^Saved .* in .*\/zgoda-backup-\d{8}T\d{6}Z-2;/m);
  });

  it('writes the secrets neither to the backups or data that they open, nor over another file', async () => {
    const out = join(folder, 'not-begun');
    const notes = join(folder, 'notes.txt');
    writeFileSync(notes, 'mine');
    for (const [file, pattern] of [
      [join(out, 'secrets'), /must lie apart from .*not-begun/],
      [join(env.ZGODA_DATA_DIR ?? '', 'keys'), /must lie apart from .*data/],
      [notes, /notes\.txt is another file: name a new one/],
    ] as const) {
      const { code, told } = await runZgoda(env, 'backup', '--out', out, '--secrets', file);
      assert.match(told, pattern);
      assert.equal(code, 1);
    }
    assert.ok(!existsSync(out), 'something was saved');
    assert.equal(readFileSync(notes, 'utf8'), 'mine');
  });

  it('finds every reason for a refused start before anything is touched', async () => {
    const before = await content();
    await refused(/is not the master key of this database/, { ZGODA_VAULT_KEY: 'A'.repeat(43) });
    await refused(/is not the pepper of this database/, { ZGODA_PEPPER: 'p'.repeat(32) });
    const manifest = join(backup, 'manifest.json');
    renameSync(manifest, `${manifest}.away`);
    await refused(/holds no whole backup/);
    renameSync(`${manifest}.away`, manifest);
    const whole = readFileSync(manifest, 'utf8');
    for (const altered of [
      whole.replace(/"version": "/, '"version": "9'),
      whole.replace(/"mac": "./, (start) => `${start.slice(0, -1)}${start.endsWith('0') ? '1' : '0'}`),
      whole.replace(/,\s*"mac": "[^"]*"/, ''),
    ]) {
      assert.notEqual(altered, whole);
      writeFileSync(manifest, altered);
      await refused(/manifest of this backup was changed, or written with other secrets/);
    }
    writeFileSync(manifest, whole);
    const { code, printed } = await runZgoda(env, 'restore', backup);
    assert.equal(code, 0);
    assert.match(printed, /is whole: .*\n1 of 2 chats and leads in it have no key.*\nNothing was changed/);
    assert.equal(await content(), before, 'something was changed');
  });

  it('refuses while a service runs, within a few beats of it', async () => {
    const stores = await openStores();
    const lease = await takePlace(stores, null, () => undefined);
    const { code, told } = await runZgoda(env, 'restore', backup, '--yes');
    const beside = await runZgoda(env, 'backup', '--out', join(folder, 'beside'));
    const change = await runZgoda(env, 'rotate-keys', '--out', join(folder, 'next-key'));
    assert.match(change.told, /The service runs on this database: stop it/);
    assert.equal(change.code, 1);
    assert.match(beside.told, /cannot show all collections at one moment: stop the service/);
    assert.equal(beside.code, 1);
    await lease.leave();
    await stores.close();
    assert.match(told, /The service runs on this database: stop it/);
    assert.equal(code, 1);
  });

  it('leaves no copy when it fails, and a start removes those of one that was killed [RT-8]', async () => {
    const { manifest } = readManifest(backup);
    const progress = { add: () => undefined, end: () => undefined };
    await assert.rejects(
      withDatabase(url, (db) => putBack(db, join(folder, 'no-files'), manifest, progress)),
      /agencyContracts\.bson\.gz is damaged/,
    );
    assert.deepEqual(await withDatabase(url, loadedNames), []);
    await withDatabase(url, (db) => db.collection(`${RESTORING}leads`).insertOne({ of: 'an erased person' }));
    const doctor = await runZgoda(env, 'doctor');
    assert.match(doctor.printed, /1 collection\(s\) with copies of personal data were loaded by a restore/);
    await whileServed(async () => undefined);
    assert.deepEqual(await withDatabase(url, loadedNames), []);
  });

  it('puts back every row and index; the start erases again and opens an epoch [RT-8, D5]', async () => {
    await withDatabase(url, (db) =>
      db.collection<{ _id: string }>('migrations').insertOne({ _id: RESTORE_MARK }),
    );
    await assert.rejects(openStores(), /A restore was interrupted: run zgoda restore again/);
    await noteHead('shp_elsewhere', { epoch: 1, seq: 9, hash: 'e'.repeat(64) });
    const exchanged = join(folder, 'half-exchanged');
    for (const args of [
      ['backup', '--out', exchanged],
      ['verify-ledger'],
      ['rotate-keys', '--out', exchanged],
      ['create-owner', '--email', 'ewa@shop.example', '--organisation', 'Ewa'],
    ]) {
      const half = await runZgoda(env, ...args);
      assert.match(half.told, /A restore was interrupted: run zgoda restore again with the same backup\./);
      assert.equal(half.code, 1, args.join(' '));
      assert.ok(!existsSync(exchanged), `${args[0]} wrote something`);
    }
    const { code, printed, told } = await runZgoda(env, 'restore', backup, '--yes');
    assert.equal(code, 0, told);
    assert.equal(await content(), then);
    assert.match(printed, /opens an epoch in 1 ledger/);
    assert.match(printed, /Members, passwords.*are those of the backup.*Everybody signs in anew\./);
    const short = await runZgoda(env, 'verify-ledger');
    assert.equal(short.code, 1);
    assert.match(short.printed, /are missing, which the database of keys knows/);
    await whileServed(async (service) => {
      const { stores } = service;
      assert.equal((await call(service, 'GET', '/v1/staff/me', { token: session })).status, 401);
      const scope = scopeOfShop(merchant.shop.id);
      assert.equal((await stores.leads.ids(scope)).length, 1, 'the withdrawn lead came back');
      assert.equal((await stores.consents.epochs(scope)).length, 1);
    });
    const whole = await runZgoda(env, 'verify-ledger');
    assert.equal(whole.code, 0, whole.printed);
  });

  it('verify-ledger misses a later epoch that the database of keys knows, until a start has told of it [D5]', async () => {
    const scope = scopeOfShop(merchant.shop.id);
    await noteHead(scope.shopId, { epoch: 9, seq: 1, hash: 'f'.repeat(64) });
    const { code, printed } = await runZgoda(env, 'verify-ledger');
    assert.match(printed, /place 1 of epoch 9 is missing, which the database of keys knows/);
    assert.equal(code, 1);
    await whileServed(async () => undefined);
    const told = await runZgoda(env, 'verify-ledger');
    assert.equal(told.code, 0, told.printed);
  });

  it('is taken beside a running service where MongoDB is a replica set, at one moment', async function () {
    if (!runsMongod) return this.skip();
    const set = await startOwnReplicaSet();
    const onSet = { ...env, MONGODB_URL: set.url('zgoda_backup') };
    const stores = await openMongoStores(onSet.MONGODB_URL);
    const place = await takePlace(stores, null, () => undefined);
    const { code, printed, told } = await runZgoda(onSet, 'backup', '--out', join(folder, 'of-set'));
    assert.equal(code, 0, told);
    assert.match(printed, /read back/);
    await place.leave();
    await stores.close();
    await set.stop();
  });

  it('refuses a backup that was altered by a byte', async () => {
    appendFileSync(join(backup, 'consents.bson.gz'), 'x');
    await refused(/consents\.bson\.gz is damaged or was changed/);
  });

  it('verify-ledger does not say of an unknown shop that its ledger holds', async () => {
    const { code, told, printed } = await runZgoda(env, 'verify-ledger', merchant.shop.key);
    assert.equal(code, 1, printed);
    assert.match(told, /There is no shop zgk_.* in this database: its id begins with shp_/);
  });

  it('verify-ledger names the place that was altered in the database [D5]', async () => {
    const scope = { shopId: merchant.shop.id };
    await withDatabase(url, (db) =>
      db.collection('consents').updateOne({ ...scope, seq: 1 }, { $set: { noticeId: 'ntc_other' } }),
    );
    const { code, printed } = await runZgoda(env, 'verify-ledger');
    assert.equal(code, 1);
    assert.match(printed, new RegExp(`WRONG {2}${merchant.shop.id}: place 1 was altered`));
  });
});
