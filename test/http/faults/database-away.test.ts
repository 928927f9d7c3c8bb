import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import {
  isQuickRun,
  type OwnDatabase,
  startOwnDatabase,
  withSchemaLock,
} from '../../support/database/database.ts';
import { call, type Merchant, makeMerchant } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { suspendProcess } from '../../support/service/suspend-process.ts';

describe('a database that hangs', () => {
  let database: OwnDatabase;
  let service: TestService;
  let merchant: Merchant;
  let loader: string;
  const loaderOf = (key: string) => call(service, 'GET', `/w/v1/${key}.js`);

  before(async function () {
    if (isQuickRun) return this.skip();
    database = await startOwnDatabase();
    const stores = await withSchemaLock(() => openMongoStores(database.url('away')));
    service = await startTestService({ stores });
    merchant = await makeMerchant(service);
    loader = (await loaderOf(merchant.shop.key)).text;
    await suspendProcess(database.pid() ?? 0);
  });
  after(async () => {
    const pid = database?.pid();
    if (pid != null) process.kill(pid, 'SIGCONT');
    await service?.stop();
    await database?.stop();
  });

  it('leaves the loader in the pages of shops as it was', async () => {
    const reply = await loaderOf(merchant.shop.key);
    assert.equal(reply.status, 200);
    assert.ok(loader.length > 1_000);
    assert.equal(reply.text, loader);
  });

  it('gives the page of a shop that is not known yet a script that does nothing', async () => {
    const reply = await loaderOf('zgk_neverseenbefore0000');
    assert.equal(reply.status, 200);
    assert.match(reply.headers.get('content-type') ?? '', /javascript/);
    assert.match(reply.text, /^\/\*[^*]*\*\/\n$/);
    assert.equal(reply.headers.get('cache-control'), 'no-store');
  });

  it('makes the service alive and not ready', async () => {
    assert.equal((await call(service, 'GET', '/healthz')).status, 200);
    const ready = await call(service, 'GET', '/readyz');
    assert.deepEqual([ready.status, ready.body.code], [503, 'unavailable']);
    assert.ok(Number(ready.headers.get('retry-after')) >= 1);
  });

  it('refuses every call as unavailable and says when to try again, until it answers', async () => {
    const path = `/v1/visitor/session?shop=${merchant.shop.key}&locale=pl`;
    // The first may be in flight when the timeout is noticed.
    for (const _ of [1, 2]) {
      const reply = await call(service, 'GET', path);
      assert.deepEqual([reply.status, reply.body.code], [503, 'unavailable']);
      assert.ok(Number(reply.headers.get('retry-after')) >= 1);
    }
    process.kill(database.pid() ?? 0, 'SIGCONT');
    while ((await call(service, 'GET', '/readyz')).status !== 200) await pause(50);
    assert.equal((await call(service, 'GET', path)).status, 200);
  });
});
