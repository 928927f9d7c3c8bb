import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import mongoose from 'mongoose';
import { runSeed } from '../../scripts/start/seed.ts';
import { startService } from '../../service/compose/start-service.ts';
import type { ServiceProcess } from '../../service/domain/lease/process-store.ts';
import { openMongoStores } from '../../service/store/mongo/mongo-stores.ts';
import { makeLogger } from '../../service/telemetry/logger.ts';
import { isQuickRun, testDatabaseUrl, withSchemaLock } from '../support/database/database.ts';
import { testKeyFolder } from '../support/fakes/test-key-folder.ts';
import { root } from '../support/imports.ts';
import { runZgoda } from '../support/service/run-zgoda.ts';
import { ensureBuiltOnce, serviceEnvironment } from '../support/service/service-process.ts';
import { readTestConfig } from '../support/service/start-service.ts';

/** A step after which no process works that knows only steps before number 61. */
const STEP = '067-one-at-a-time';
const OLDER: Omit<ServiceProcess, 'name'> = {
  ...{ host: 'another machine', pid: 1, identity: 'x', beat: 1, version: '0.0.1' },
  ...{ schema: 60, redis: null, secrets: null, isServing: true },
};

describe('a command that opens the database beside a process of an older version', function () {
  this.timeout(120_000);
  let folder: string;
  let url: string;
  let env: Record<string, string>;
  let database: mongoose.Connection;

  const isDone = async (): Promise<boolean> =>
    (await database.collection<{ _id: string }>('migrations').findOne({ _id: STEP })) !== null;
  const isWaiting = async (): Promise<boolean> =>
    (await database.collection<{ _id: string }>('leases').findOne({ _id: 'schema', holder: { $ne: '' } })) !==
    null;

  /** Runs the command; the older process ends once the command waits for it. Says whether the step ran before that. */
  const ranEarly = async (command: () => Promise<unknown>): Promise<boolean> => {
    await database.collection<{ _id: string }>('migrations').deleteOne({ _id: STEP });
    const rows = database.collection<{ _id: string }>('processes');
    await rows.insertOne({ _id: 'prc_older', ...OLDER } as { _id: string });
    let hasEnded = false;
    const ended = command().finally(() => {
      hasEnded = true;
    });
    while (!hasEnded && !(await isWaiting())) await nextTurn();
    const isEarly = await isDone();
    await rows.deleteOne({ _id: 'prc_older' });
    await ended;
    assert.ok(await isDone());
    return isEarly;
  };

  before(async function () {
    if (isQuickRun) return this.skip();
    await ensureBuiltOnce();
    folder = mkdtempSync(join(tmpdir(), 'zgoda-beside-'));
    url = await testDatabaseUrl();
    env = { ...(await serviceEnvironment(url)), ZGODA_DATA_DIR: join(folder, 'data') };
    await (await withSchemaLock(() => openMongoStores(url))).close();
    database = await mongoose.createConnection(url).asPromise();
  });
  after(async () => {
    await database?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('changes nothing that the older one needs: npm start makes the first owner after its end', async () => {
    assert.equal(await ranEarly(() => runSeed(root, env)), false);
  });

  it('refuses a process that reads the steps before a newer version begins one, and joins after that', async () => {
    const stores = await openMongoStores(url);
    const begun = database.collection<{ _id: string; leastSchema: number }>('migrations');
    await begun.insertOne({ _id: '906-removes begun', leastSchema: 906 });
    try {
      const config = readTestConfig();
      const started = startService({
        ...{ config, stores, keyFolder: testKeyFolder(), logger: makeLogger('silent') },
        onPlaceLost: () => undefined,
      });
      await assert.rejects(started, /newer version of Zgoda \(906-removes begun\)/);
      assert.equal(await database.collection('processes').countDocuments(), 0);
    } finally {
      await begun.deleteOne({ _id: '906-removes begun' });
      await stores.close();
    }
  });

  it('changes nothing that the older one needs: create-owner waits for its end', async () => {
    const owner = ['--email', 'ewa@shop.example', '--organisation', 'Ewa'];
    const create = async () => {
      const { code, told } = await runZgoda(env, 'create-owner', ...owner);
      assert.equal(code, 0, told);
    };
    assert.equal(await ranEarly(create), false);
  });
});
