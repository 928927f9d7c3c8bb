import assert from 'node:assert/strict';
import { once } from 'node:events';
import mongoose from 'mongoose';
import { type RedisServer, startRedis } from '../../scripts/setup/redis-server.ts';
import { freePort } from '../../scripts/start/free-port.ts';
import type { Lease } from '../../service/domain/lease/lease-store.ts';
import { ensureSchema, MIGRATIONS } from '../../service/store/mongo/migrate.ts';
import { SCHEMA } from '../../service/store/mongo/schema.ts';
import { isQuickRun, testDatabaseUrl, withSchemaLock } from '../support/database/database.ts';
import {
  type ServiceProcess,
  serviceEnvironment,
  startServiceProcess,
} from '../support/service/service-process.ts';

const schema = { ...SCHEMA, parcels: [] };
const added = { schema, migrations: MIGRATIONS };
const migrated = { schema, migrations: [...MIGRATIONS, async () => undefined] };

describe('two processes with one Redis', () => {
  let redis: RedisServer;
  let env: Record<string, string>;
  let database: mongoose.Connection;
  const services: ServiceProcess[] = [];
  const start = async (): Promise<ServiceProcess> => {
    const service = await startServiceProcess({ ...env, PORT: String(await freePort()) });
    services.push(service);
    return service;
  };
  const lease = () =>
    database.collection<Lease & { fence: number }>('leases').findOne({ holder: { $ne: '' } });
  const takenFrom = async (pid: number | undefined) => {
    for (;;) {
      const held = await lease();
      if (held !== null && held.pid !== pid) return held;
    }
  };
  before(async function () {
    if (isQuickRun) return this.skip();
    redis = await startRedis();
    const url = await testDatabaseUrl();
    env = { ...(await serviceEnvironment(url)), REDIS_URL: redis.url };
    database = await mongoose.createConnection(url).asPromise();
    await withSchemaLock(() => ensureSchema(database, { target: added }));
  });
  after(async () => {
    for (const { child } of services) child.kill('SIGKILL');
    await database?.close();
    await redis?.stop();
  });

  it('serve together, and the jobs go to the other one when theirs hangs; woken up, it ends', async () => {
    const first = await start();
    const second = await start();
    for (const { origin } of [first, second]) assert.equal((await fetch(`${origin}/readyz`)).status, 200);
    const held = await lease();
    assert.equal(held?.pid, first.child.pid);
    first.child.kill('SIGSTOP');
    const taken = await takenFrom(first.child.pid);
    assert.equal(taken.pid, second.child.pid);
    assert.ok(taken.fence > (held?.fence ?? 0));
    const ended = once(first.child, 'exit');
    first.child.kill('SIGCONT');
    assert.deepEqual(await ended, [1, null]);
    assert.equal((await fetch(`${second.origin}/readyz`)).status, 200);
  });

  it('leave no gap when one is stopped after the other, as in a deploy', async () => {
    const [, second] = services;
    const third = await start();
    await second?.stop();
    assert.equal((await takenFrom(second?.child.pid)).pid, third.child.pid);
    assert.equal((await fetch(`${third.origin}/readyz`)).status, 200);
    assert.equal(await database.collection('processes').countDocuments(), 1);
  });

  it('work beside what the next version has added, and refuse to start in words after its migration', async () => {
    await ensureSchema(database, { target: migrated });
    await assert.rejects(start(), /written by a newer version of Zgoda/);
  });
});
