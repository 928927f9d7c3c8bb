import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { type Merchant, makeMerchant, PASSWORD } from '../../support/scenes/chat-actors.ts';
import { runZgoda } from '../../support/service/run-zgoda.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('zgoda export-shop and zgoda delete-shop', () => {
  let folder: string;
  let service: TestService;
  let merchant: Merchant;
  let other: Merchant;
  let env: Record<string, string>;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zgoda-shop-'));
    service = await startTestService();
    // The first owner is the operator.
    other = await makeMerchant(service, {});
    merchant = await makeMerchant(service, {});
    env = { PORT: String(service.port), ZGODA_PUBLIC_URL: service.origin, ZGODA_PASSWORD: PASSWORD };
  });
  after(async () => {
    await service?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const acts = async (action: string): Promise<number> =>
    (await service.stores.audit.range(scopeOfShop(merchant.shop.id), 1, 100)).filter((row) =>
      JSON.stringify(row).includes(`"${action}"`),
    ).length;

  it('export everything for its owner alone, and it is written down [PR-5]', async () => {
    const out = join(folder, 'shop.json');
    const foreign = await runZgoda(
      env,
      ...['export-shop', merchant.shop.id, '--as', other.email, '--out', join(folder, 'foreign.json')],
    );
    assert.equal(foreign.code, 1, foreign.printed);
    const args = ['export-shop', merchant.shop.id, '--as', merchant.email, '--out', out];
    const wrong = await runZgoda({ ...env, ZGODA_PASSWORD: 'not the password' }, ...args);
    assert.equal(wrong.code, 1);
    assert.match(wrong.told, /password/);
    const { code, told } = await runZgoda(env, ...args);
    assert.equal(code, 0, told);
    assert.equal(JSON.parse(readFileSync(out, 'utf8')).shop.id, merchant.shop.id);
    assert.equal(statSync(out).mode & 0o777, 0o600);
    assert.equal(await acts('shop.export'), 1);
  });

  it('delete a shop as a departure, by its typed name, which can be taken back [PR-5]', async () => {
    const scope = scopeOfShop(merchant.shop.id);
    const args = ['delete-shop', merchant.shop.id, '--as', merchant.email];
    assert.match((await runZgoda(env, ...args, '--name', 'Another')).told, /Type the name of the shop/);
    assert.equal((await runZgoda(env, ...args, '--name', merchant.shop.name)).code, 0);
    assert.equal((await service.stores.departures.current(scope))?.reason, 'owner');
    assert.equal((await runZgoda(env, ...args, '--cancel')).code, 0);
    assert.equal(await service.stores.departures.current(scope), null);
    const asOperator = ['delete-shop', merchant.shop.id, '--as', other.email, '--name', merchant.shop.name];
    assert.equal((await runZgoda(env, ...asOperator)).code, 0);
    assert.equal((await service.stores.departures.current(scope))?.reason, 'operator');
    const back = await runZgoda(env, 'delete-shop', merchant.shop.id, '--as', other.email, '--cancel');
    assert.equal(back.code, 0, back.told);
    assert.equal(await service.stores.departures.current(scope), null);
  });

  it('say in words of the command line what does not fit', async () => {
    const args = ['delete-shop', merchant.shop.id, '--as', merchant.email];
    const unnamed = await runZgoda(env, ...args);
    assert.equal(unnamed.code, 2);
    assert.match(unnamed.told, /--name/);
    const idle = await runZgoda(env, ...args, '--cancel');
    assert.equal(idle.code, 1);
    assert.match(idle.told, /Nothing was changed: no shop shp_\S+ of \S+ is leaving\./);
    for (const as of [merchant.email, other.email]) {
      const named = ['delete-shop', merchant.shop.id, '--as', as, '--name', merchant.shop.name];
      assert.equal((await runZgoda(env, ...named)).code, 0);
      const again = await runZgoda(env, ...named);
      assert.equal(again.code, 1);
      assert.match(again.told, /This shop is leaving already: --cancel takes that back\./);
      assert.equal((await runZgoda(env, ...args, '--cancel')).code, as === merchant.email ? 0 : 1);
    }
    await runZgoda(env, 'delete-shop', merchant.shop.id, '--as', other.email, '--cancel');
  });

  it('need the running service', async () => {
    const args = ['delete-shop', merchant.shop.id, '--as', merchant.email, '--cancel'];
    const { code, told } = await runZgoda({ ...env, PORT: '1' }, ...args);
    assert.equal(code, 1);
    assert.match(told, /the service must run for this/);
  });

  it('say what is wrong with a path before the export is asked for', async () => {
    const before = await acts('shop.export');
    writeFileSync(join(folder, 'file'), '');
    const pipe = join(folder, 'pipe');
    assert.equal(spawnSync('mkfifo', [pipe]).status, 0);
    for (const [out, pattern] of [
      [join(folder, 'none', 'x.json'), /none\S* cannot be written or read \(ENOENT\): /],
      [join(folder, 'file', 'x.json'), /file\S* cannot be written or read \(ENOTDIR\): /],
      [folder, /is a folder: name a file in it/],
      [pipe, /pipe is no plain file: name another one/],
    ] as const) {
      const args = ['export-shop', merchant.shop.id, '--as', merchant.email, '--out', out];
      const { code, told } = await runZgoda(env, ...args);
      assert.match(told, pattern);
      assert.equal(code, 1);
    }
    assert.equal(await acts('shop.export'), before);
  });

  it('leave no half of an export behind when they are stopped', async () => {
    const out = join(folder, 'stopped.json');
    const server = createServer((request, answer) => {
      answer.writeHead(200, { 'content-type': 'application/json' });
      if (request.url?.endsWith('/export')) answer.write('{\n');
      else answer.end(JSON.stringify({ accessToken: 'x', counts: { leads: 2 } }));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const args = ['export-shop', merchant.shop.id, '--as', merchant.email, '--out', out];
    const listeners = process.listenerCount('SIGHUP');
    const run = runZgoda({ ...env, PORT: String(port) }, ...args);
    while (!existsSync(`${out}.new`)) await new Promise(setImmediate);
    process.emit('SIGHUP');
    const { code, told } = await run;
    server.closeAllConnections();
    server.close();
    assert.match(told, /A stop was asked for: nothing was saved/);
    assert.equal(code, 1);
    assert.deepEqual([existsSync(out), existsSync(`${out}.new`)], [false, false]);
    assert.equal(process.listenerCount('SIGHUP'), listeners);
  });

  it('say that something else answers', async () => {
    for (const status of [200, 404]) {
      const server = createServer((_, answer) => void answer.writeHead(status).end('<p>Hello</p>'));
      await once(server.listen(0, '127.0.0.1'), 'listening');
      const { port } = server.address() as AddressInfo;
      const args = ['delete-shop', merchant.shop.id, '--as', merchant.email, '--cancel'];
      const { code, told } = await runZgoda({ ...env, PORT: String(port) }, ...args);
      server.close();
      assert.match(told, new RegExp(`Something else answers at http://127.0.0.1:${port}`));
      assert.equal(code, 1);
    }
  });
});
