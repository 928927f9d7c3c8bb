import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Connection } from 'mongoose';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { openDatabase } from '../../service/store/mongo/base/connection.ts';
import { keyDatabaseName } from '../../service/store/mongo/base/key-database.ts';
import { openMongoStores } from '../../service/store/mongo/mongo-stores.ts';
import { isQuickRun, testDatabaseUrl, withSchemaLock } from '../support/database/database.ts';
import { readableContent } from '../support/database/readable-content.ts';
import { call, leadBody, type Merchant, makeMerchant, openSession } from '../support/scenes/chat-actors.ts';
import {
  ensureBuiltOnce,
  serviceEnvironment,
  startServiceProcess,
} from '../support/service/service-process.ts';
import { type StallingProxy, startStallingProxy } from '../support/service/stalling-proxy.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

/** The built command starts in a third of the time of the sources. */
const COMMAND = fileURLToPath(new URL('../../build/zgoda.mjs', import.meta.url));
const LEADS = 3;
const SHOPS = 2;

describe('zgoda rotate-keys against a running database', () => {
  let folder: string;
  let out: string;
  let proxy: StallingProxy;
  let env: Record<string, string>;
  let merchants: Merchant[];
  let readBefore: string;

  const begin = (changes: Record<string, string> = {}, to = out) => {
    const child = spawn(process.execPath, [COMMAND, 'rotate-keys', '--out', to], {
      env: { ...env, MONGODB_URL: proxy.url, ...changes },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (bytes) => {
        printed += String(bytes);
      });
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, printed }));
    return { child, ended };
  };
  const killAt = async (collection: string, count: number): Promise<void> => {
    const reached = proxy.stallAt(collection, count);
    const { child, ended } = begin();
    const first = await Promise.race([reached, ended]);
    assert.equal(first, undefined, 'it ended before');
    child.kill('SIGKILL');
    await ended;
    proxy.goOn();
  };
  const nextKey = (from = out): string => readFileSync(join(from, 'vault-key.txt'), 'utf8').trim();
  const withConnection = async (work: (connection: Connection) => Promise<unknown>): Promise<void> => {
    const connection = await openDatabase({ url: env.MONGODB_URL ?? '' });
    await work(connection).finally(() => connection.close());
  };
  const withKey = (key: string) => ({ ...env, ZGODA_VAULT_KEY: key });
  const open = async (key: string): Promise<TestService> =>
    startTestService({
      stores: await withSchemaLock(() => openMongoStores(env.MONGODB_URL ?? '')),
      env: { ZGODA_VAULT_KEY: key, ZGODA_PEPPER: env.ZGODA_PEPPER ?? '' },
    });
  const readable = async (service: TestService): Promise<string> => {
    const { vault } = service.ports;
    const names: string[] = [];
    for (const { shop } of merchants) {
      const scope = scopeOfShop(shop.id);
      for (const id of [...(await service.stores.leads.ids(scope))].sort()) {
        const lead = await service.stores.leads.get(scope, id);
        names.push(`${id} ${await vault.open(scope, lead?.sealed.name ?? '')}`);
      }
      names.push(String((await readableContent(service.stores, shop.id)).split('\n').length > LEADS));
    }
    return names.join('\n');
  };

  before(async function () {
    if (isQuickRun) return this.skip();
    await ensureBuiltOnce();
    folder = mkdtempSync(join(tmpdir(), 'zgoda-rotate-'));
    out = join(folder, 'next');
    const url = await testDatabaseUrl();
    proxy = await startStallingProxy(url);
    env = { ...(await serviceEnvironment(url)), ZGODA_DATA_DIR: join(folder, 'data') };
    const service = await open(env.ZGODA_VAULT_KEY ?? '');
    merchants = [];
    for (let shop = 0; shop < SHOPS; shop += 1) {
      const merchant = await makeMerchant(service, {});
      merchants.push(merchant);
      for (let lead = 0; lead < LEADS; lead += 1) {
        const session = await openSession(service, merchant.shop);
        const body = leadBody(merchant.shop, session, { name: `Osoba ${lead}` });
        assert.equal((await call(service, 'POST', '/v1/visitor/leads', { body })).status, 201);
      }
    }
    readBefore = await readable(service);
    assert.ok(readBefore.includes('Osoba 2'));
    await service.stop();
  });
  after(async () => {
    await proxy?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('is killed in the middle: no start is let in, with neither key, until the same call has ended it', async () => {
    for (const [collection, count] of [
      ['shopKeys', 2],
      ['leads', 2],
      ['shopKeys', SHOPS + 2],
    ] as const) {
      await killAt(collection, count);
      for (const key of [env.ZGODA_VAULT_KEY ?? '', nextKey()])
        await assert.rejects(
          startServiceProcess(withKey(key)),
          /A change of the keys was interrupted: run npm run rotate-keys again/,
        );
    }
    const { code, printed } = await begin().ended;
    assert.equal(code, 0, printed);
    assert.match(printed, /^Rows sealed anew: .+\.$/m);
    assert.match(printed, /Everything is sealed under the new keys/);
    const service = await open(nextKey());
    assert.equal(await readable(service), readBefore);
    await service.stop();
  });

  it('leaves a database that a start with the earlier key is refused on, with what to do; the next key starts', async () => {
    await assert.rejects(
      startServiceProcess(env),
      /ZGODA_VAULT_KEY is not the master key of this database: .* 2 of 2 shops\. After npm run rotate-keys set the key that it made/,
    );
    const service = await startServiceProcess(withKey(nextKey()));
    assert.equal((await fetch(`${service.origin}/readyz`)).status, 200);
    await service.stop();
  });

  it('does not take the key in use for the next one', async () => {
    const { code, printed } = await begin({ ZGODA_VAULT_KEY: nextKey() }).ended;
    assert.equal(code, 1);
    assert.match(printed, /vault-key\.txt holds the key that is in use: move it away/);
  });

  it('begins nothing where the keys of chats and leads are nowhere', async () => {
    await withConnection((connection) =>
      connection.getClient().db(keyDatabaseName(connection.name)).dropDatabase(),
    );
    const to = join(folder, 'nowhere');
    const { code, printed } = await begin({ ZGODA_VAULT_KEY: nextKey() }, to).ended;
    assert.match(printed, /the database of their keys is empty: it came from a backup/);
    assert.equal(code, 1);
    assert.equal(existsSync(to), false);
  });
});
