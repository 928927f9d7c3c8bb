import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import type { Finding } from '../../../scripts/cli/doctor/finding.ts';
import { type Child, startChild } from '../../../scripts/setup/child-process.ts';
import { ensureMongod, runsMongod } from '../../../scripts/setup/mongod.ts';
import { freePort } from '../../../scripts/start/free-port.ts';
import { pingDatabase } from '../../../scripts/start/ping-database.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { isQuickRun } from '../../support/database/database.ts';
import { runZgoda } from '../../support/service/run-zgoda.ts';
import { serviceEnvironment } from '../../support/service/service-process.ts';

const READY_MS = 60_000;
const PASSWORD = 'letters and digits';
const ON_DATA = { role: 'readWrite', db: 'zgoda' };
const ON_KEYS = { role: 'readWrite', db: 'zgoda_keys' };

describe('a MongoDB that lets in users with rights', () => {
  let folder: string;
  let mongod: Child;
  let admin: mongoose.mongo.MongoClient;
  let env: Record<string, string>;

  before(async function () {
    if (isQuickRun || !runsMongod) return this.skip();
    folder = mkdtempSync(join(tmpdir(), 'zgoda-rights-'));
    const files = join(folder, 'files');
    mkdirSync(files);
    const port = await freePort();
    const place = ['--bind_ip', '127.0.0.1', '--port', String(port), '--nounixsocket', '--dbpath', files];
    mongod = await startChild({
      command: await ensureMongod((line) => console.log(line)),
      args: [...place, '--auth', '--wiredTigerCacheSizeGB', '0.5'],
      env: process.env,
      logFile: join(folder, 'database.log'),
    });
    await pingDatabase(`mongodb://127.0.0.1:${port}/admin`, READY_MS);
    const first = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/admin`);
    await first.db('admin').command({ createUser: 'root', pwd: PASSWORD, roles: ['root'] });
    await first.close();
    const as = (user: string, name: string) =>
      `mongodb://${user}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${name}?authSource=admin`;
    admin = new mongoose.mongo.MongoClient(as('root', 'admin'));
    await admin.db('admin').command({ createUser: 'zgoda', pwd: PASSWORD, roles: [ON_DATA] });
    env = { ...(await serviceEnvironment(as('zgoda', 'zgoda'))), ZGODA_DATA_DIR: join(folder, 'data') };
  });
  after(async () => {
    await admin?.close();
    await mongod?.stop(READY_MS);
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  const found = async (): Promise<Finding | undefined> => {
    const { printed } = await runZgoda(env, 'doctor', '--json');
    return (JSON.parse(printed) as Finding[]).find(({ about }) => about === 'key database');
  };

  it('is refused by a start without rights on the database of keys, and the doctor names the role', async () => {
    await assert.rejects(openMongoStores(env.MONGODB_URL ?? ''), /not authorized on zgoda_keys/);
    const finding = await found();
    assert.equal(finding?.level, 'fault');
    assert.match(finding?.next ?? '', /grantRolesToUser.*\{ role: "readWrite", db: "zgoda_keys" \}/);
  });

  it('needs the role readWrite on both databases and no more, for a start, a backup and a restore', async () => {
    await admin.db('admin').command({ grantRolesToUser: 'zgoda', roles: [ON_KEYS] });
    await (await openMongoStores(env.MONGODB_URL ?? '')).close();
    assert.equal((await found())?.level, 'ok');
    const out = join(folder, 'backups');
    const saved = await runZgoda(env, 'backup', '--out', out);
    assert.equal(saved.code, 0, saved.told);
    const restored = await runZgoda(env, 'restore', join(out, readdirSync(out)[0] ?? ''), '--yes');
    assert.equal(restored.code, 0, restored.told);
  });
});
