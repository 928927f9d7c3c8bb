import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { keepServicesOut } from '../../../scripts/cli/service-lease.ts';
import { aloneOnSchema } from '../../../service/compose/schema-lease.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { isQuickRun, testDatabaseUrl, withSchemaLock } from '../../support/database/database.ts';
import { runZgoda } from '../../support/service/run-zgoda.ts';
import { serviceEnvironment } from '../../support/service/service-process.ts';

describe('a command that needs the service stopped, while a start changes the database', () => {
  let folder: string;
  let env: Record<string, string>;
  let database: mongoose.Connection;

  before(async function () {
    if (isQuickRun) return this.skip();
    folder = mkdtempSync(join(tmpdir(), 'zgoda-beside-migration-'));
    const url = await testDatabaseUrl();
    env = { ...(await serviceEnvironment(url)), ZGODA_DATA_DIR: join(folder, 'data') };
    await (await withSchemaLock(() => openMongoStores(url))).close();
    database = await mongoose.createConnection(url).asPromise();
  });
  after(async () => {
    await database?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('refuses, and changes nothing', async () => {
    const out = join(folder, 'backups');
    assert.equal((await runZgoda(env, 'backup', '--out', out)).code, 0);
    const backup = join(out, readdirSync(out)[0] ?? '');
    await aloneOnSchema(database, async () => {
      for (const args of [
        ['restore', backup, '--yes'],
        ['rotate-keys', '--out', join(folder, 'next-key')],
      ]) {
        const { code, told } = await runZgoda(env, ...args);
        assert.match(told, /The service runs on this database: stop it/);
        assert.equal(code, 1, args.join(' '));
      }
      const { code, told } = await runZgoda(env, 'backup', '--out', join(folder, 'beside'));
      assert.match(told, /stop the service for the time of the backup/);
      assert.equal(code, 1);
    });
  });

  it('lets no start change the database until it has ended', async () => {
    const place = await keepServicesOut(database, 'keys', () => undefined);
    const order: string[] = [];
    const changed = aloneOnSchema(database, async () => void order.push('changed'));
    const { code } = await runZgoda(env, 'backup', '--out', join(folder, 'meanwhile'));
    assert.equal(code, 1);
    order.push('left');
    await place.leave();
    await changed;
    assert.deepEqual(order, ['left', 'changed']);
  });
});
