import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { folderName } from '../../../scripts/cli/backup/backup.ts';
import { readManifest } from '../../../scripts/cli/backup/backup-form.ts';
import { copyKeys } from '../../../scripts/cli/backup/copy-keys.ts';
import { putBack } from '../../../scripts/cli/backup/put-back.ts';
import { runsMongod } from '../../../scripts/setup/mongod.ts';
import { takePlace } from '../../../service/compose/process-place.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeErasureJournalFile } from '../../../service/outbound/erasure-journal.ts';
import { makeKeyFolder } from '../../../service/outbound/vault/key-folder.ts';
import {
  loadedNames,
  RESTORE_MARK,
  RESTORING,
} from '../../../service/store/mongo/base/unfinished-restore.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
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

describe('zgoda backup and zgoda restore', function () {
  this.timeout(120_000);
  let folder: string;
  let url: string;
  let env: Record<string, string>;
  let merchant: Merchant;
  let backup: string;
  let session: string;
  /** The database when the backup was taken. */
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
      keyFolder: makeKeyFolder(at.ZGODA_KEY_FOLDER ?? ''),
      overrides: { erasureJournal: makeErasureJournalFile(at.ZGODA_TOMBSTONE_FILE ?? '') },
    });
  const whileServed = async <T>(work: (service: TestService) => Promise<T>): Promise<T> => {
    const service = await startServiceOn(env);
    return work(service).finally(() => service.stop());
  };
  const sendLead = async (service: TestService): Promise<string> => {
    const body = leadBody(merchant.shop, await openSession(service, merchant.shop));
    const reply = await call(service, 'POST', '/v1/visitor/leads', { body });
    assert.equal(reply.status, 201, reply.text);
    return String(reply.body.receiptSecret);
  };
  /** Everything in the database with its indexes, but for the lease and the sessions of the console. */
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
    url = await testDatabaseUrl();
    env = { ...(await serviceEnvironment(url)), ZGODA_DATA_DIR: join(folder, 'data') };
  });
  after(() => {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('saves the database alone: no secret, no content key, no journal, and reads it back', async () => {
    const withdrawn = await whileServed(async (service) => {
      merchant = await makeMerchant(service, {});
      session = await signIn(service, merchant.email);
      await sendLead(service);
      return sendLead(service);
    });
    then = await content();
    const out = join(folder, 'backups');
    const keys = join(folder, 'elsewhere');
    const { code, printed, told } = await runZgoda(env, 'backup', '--out', out, '--keys', keys);
    assert.equal(code, 0, told);
    assert.match(printed, /read back, 1 ledger\(s\) whole/);
    backup = join(out, readdirSync(out)[0] ?? '');
    assert.equal(await content(), then);
    const names = readdirSync(backup);
    assert.ok(names.includes('manifest.json') && names.includes('leads.bson.gz'), names.join());
    assert.ok(!names.some((name) => /secrets|contentKeys|erasures|wrapping|leases/.test(name)), names.join());
    assert.ok(readdirSync(keys).some((name) => name.startsWith('wrapping-key-')));
    assert.ok(readdirSync(keys).some((name) => name.startsWith('content-keys-')));
    // What the backup is to bring back, and what must not come back.
    await whileServed(async (service) => {
      const gone = { secret: withdrawn };
      assert.equal((await call(service, 'POST', '/v1/visitor/receipt/withdraw', { body: gone })).status, 200);
      await sendLead(service);
    });
  });

  it('is read on another machine with the copied keys, and refused without them [RT-8]', async () => {
    const journal = join(folder, 'other-machine', 'erasures.log');
    cpSync(env.ZGODA_TOMBSTONE_FILE ?? '', journal);
    const elsewhere = { ...env, MONGODB_URL: await testDatabaseUrl(), ZGODA_TOMBSTONE_FILE: journal };
    const keys = join(folder, 'elsewhere');
    const wrappingAlone = join(folder, 'wrapping-alone');
    cpSync(keys, wrappingAlone, { recursive: true, filter: (path) => !path.endsWith('.jsonl') });
    const restoreWith = (folder: string) =>
      runZgoda({ ...elsewhere, ZGODA_KEY_FOLDER: folder }, 'restore', backup, '--yes');
    const refusal = await restoreWith(wrappingAlone);
    assert.match(
      refusal.told,
      /keys of the 2 chats and leads in this backup are neither beside the database/,
    );
    const { code, told } = await restoreWith(keys);
    assert.equal(code, 0, told);
    const started = await startServiceOn({ ...elsewhere, ZGODA_KEY_FOLDER: keys });
    const scope = scopeOfShop(merchant.shop.id);
    const [kept, ...others] = await started.stores.leads.ids(scope);
    await started.stop();
    assert.ok(kept !== undefined, 'the lead that nobody erased is gone');
    assert.deepEqual(others, [], 'the withdrawn lead came back');
  });

  it('leaves nothing that looks whole when the keys cannot be saved, or it is killed; the next run names the rest [RT-8]', async () => {
    const out = join(folder, 'unfinished');
    const notes = join(folder, 'a-file');
    writeFileSync(notes, '');
    const failing = () => runZgoda({ ...env, ZGODA_KEY_FOLDER: join(notes, 'keys') }, 'backup', '--out', out);
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
    // A run that fails says it too: without that, each night would leave one more.
    assert.match((await failing()).printed, new RegExp(`^Delete ${half}, unless another backup runs`, 'm'));
  });

  it('gives each of several backups within one second a folder of its own', async () => {
    const out = join(folder, 'at-once');
    for (let ahead = 0; ahead < 5_000; ahead += 1_000)
      mkdirSync(join(out, folderName(new Date(Date.now() + ahead))), { recursive: true });
    const { printed } = await runZgoda(env, 'backup', '--out', out);
    assert.match(printed, /^Saved .* in .*\/zgoda-backup-\d{8}T\d{6}Z-2;/m);
  });

  it('does not put keys beside the backup that they open', async () => {
    const out = join(folder, 'backups');
    const { code, told } = await runZgoda(env, 'backup', '--out', out, '--keys', join(out, 'keys'));
    assert.equal(code, 1);
    assert.match(told, /must lie apart from the backups/);
  });

  it('overwrites and removes nothing but copied keys, and no folder that is in use', async () => {
    const out = join(folder, 'not-begun');
    const refusedWith = async (keys: string, pattern: RegExp) => {
      const { code, told } = await runZgoda(env, 'backup', '--out', out, '--keys', keys);
      assert.match(told, pattern);
      assert.equal(code, 1);
      assert.ok(!existsSync(out), 'something was saved');
    };
    const home = join(folder, 'home');
    mkdirSync(home);
    writeFileSync(join(home, 'notes.txt'), 'mine');
    await refusedWith(home, /notes\.txt is no copy of a content key.*name a folder of its own/);
    assert.equal(readFileSync(join(home, 'notes.txt'), 'utf8'), 'mine');
    await refusedWith(folder, /must lie apart from the (data folder|backups)/);
    const above = join(folder, 'above');
    mkdirSync(join(above, 'wrapping-key-of-a-folder.json'), { recursive: true });
    await refusedWith(above, /wrapping-key-of-a-folder\.json is no copy/);
    const linked = join(folder, 'linked');
    symlinkSync(env.ZGODA_KEY_FOLDER ?? '', linked);
    const journals = dirname(env.ZGODA_TOMBSTONE_FILE ?? '');
    for (const [keys, name] of [
      [join(env.ZGODA_DATA_DIR ?? '', 'keys'), 'data folder'],
      [journals, 'journal of erasures'],
      [join(journals, 'keys'), 'journal of erasures'],
      [env.ZGODA_KEY_FOLDER ?? '', 'content keys in use'],
      [linked, 'content keys in use'],
      [dirname(env.ZGODA_KEY_FOLDER ?? ''), 'content keys in use'],
    ] as const)
      await refusedWith(keys, new RegExp(`apart from .*${name}`));
  });

  it('brings a copy up to date: what was destroyed since or is half written goes', async () => {
    const copy = join(folder, 'copy');
    mkdirSync(copy);
    const [kept = ''] = readdirSync(env.ZGODA_KEY_FOLDER ?? '').filter((name) => name.endsWith('.json'));
    for (const name of ['wrapping-keys.json', 'wrapping-key-old.json', kept, `${kept}.copied`])
      writeFileSync(join(copy, name), 'old');
    await copyKeys(env.ZGODA_KEY_FOLDER ?? '', copy);
    assert.deepEqual(readdirSync(copy).sort(), readdirSync(env.ZGODA_KEY_FOLDER ?? '').sort());
    assert.notEqual(readFileSync(join(copy, kept), 'utf8'), 'old');
  });

  it('finds every reason for a refused start before anything is touched', async () => {
    const before = await content();
    await refused(/is not the master key of this database/, { ZGODA_VAULT_KEY: 'A'.repeat(43) });
    await refused(/is not the pepper of this database/, { ZGODA_PEPPER: 'p'.repeat(32) });
    await refused(/There are no content keys in/, { ZGODA_KEY_FOLDER: join(folder, 'none') });
    await refused(/is not the journal of erasures that this database belongs with/, {
      ZGODA_TOMBSTONE_FILE: join(folder, 'other', 'erasures.log'),
    });
    const manifest = join(backup, 'manifest.json');
    renameSync(manifest, `${manifest}.away`);
    await refused(/holds no whole backup/);
    renameSync(`${manifest}.away`, manifest);
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
    const manifest = readManifest(backup);
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
    // As an exchange that was interrupted leaves it: no start is let in until the same call has ended it.
    await withDatabase(url, (db) =>
      db.collection<{ _id: string }>('migrations').insertOne({ _id: RESTORE_MARK }),
    );
    await assert.rejects(openStores(), /A restore was interrupted: run zgoda restore again/);
    // Of a shop that is not in the backup: it left, or came after it.
    await makeErasureJournalFile(env.ZGODA_TOMBSTONE_FILE ?? '').noteHead('shp_elsewhere', {
      ...{ epoch: 1, seq: 9, hash: 'e'.repeat(64) },
      at: new Date().toISOString(),
    });
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
    assert.match(short.printed, /are missing, which the journal knows/);
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

  it('verify-ledger misses a later epoch that the journal knows, until a start has told of it [D5]', async () => {
    const scope = scopeOfShop(merchant.shop.id);
    const journal = join(folder, 'of-a-later-epoch.log');
    cpSync(env.ZGODA_TOMBSTONE_FILE ?? '', journal);
    await makeErasureJournalFile(journal).noteHead(scope.shopId, {
      ...{ epoch: 9, seq: 1, hash: 'f'.repeat(64) },
      at: new Date().toISOString(),
    });
    const later = { ...env, ZGODA_TOMBSTONE_FILE: journal };
    const { code, printed } = await runZgoda(later, 'verify-ledger');
    assert.match(printed, /place 1 of epoch 9 is missing, which the journal knows/);
    assert.equal(code, 1);
    await (await startServiceOn(later)).stop();
    const told = await runZgoda(later, 'verify-ledger');
    assert.equal(told.code, 0, told.printed);
    cpSync(journal, env.ZGODA_TOMBSTONE_FILE ?? '');
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
