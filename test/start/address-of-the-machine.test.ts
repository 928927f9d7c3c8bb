import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../scripts/start/free-port.ts';
import { readStartSettings } from '../../scripts/start/start-settings.ts';
import { isQuickRun, testDatabaseUrl } from '../support/database/database.ts';
import { root } from '../support/imports.ts';
import { runZgoda } from '../support/service/run-zgoda.ts';
import { serviceEnvironment } from '../support/service/service-process.ts';
import { type StartedProduct, startProduct } from '../support/service/start-product.ts';

/** A loopback address other than the usual one; only Linux has it by default. */
const HOST = '127.0.0.2';

describe('a service that listens on one address of the machine', () => {
  let folder: string;
  let start: StartedProduct | null = null;
  before(function () {
    if (isQuickRun || process.platform !== 'linux') return this.skip();
    folder = mkdtempSync(join(tmpdir(), 'zgoda-host-'));
  });
  after(async () => {
    start?.process.kill('SIGTERM');
    await start?.ended;
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  it('is found there by npm start', async () => {
    const port = await freePort();
    start = startProduct({
      PORT: String(port),
      ZGODA_HOST: HOST,
      ZGODA_DEMO: 'off',
      ZGODA_DEPLOYMENT: 'controller-hosted',
      ZGODA_DATA_DIR: join(folder, 'data'),
      MONGODB_URL: await testDatabaseUrl(),
    });
    const line = await start.line(/^Zgoda is ready: /);
    assert.equal(line, `Zgoda is ready: http://${HOST}:${port}`);
  });

  it('is asked there by commands and by the doctor', async () => {
    const other = createServer((_request, response) => response.end('no service'));
    await once(other.listen(0, HOST), 'listening');
    const { port } = other.address() as AddressInfo;
    const env = {
      ...(await serviceEnvironment(await testDatabaseUrl())),
      ...{ ZGODA_HOST: HOST, PORT: String(port), ZGODA_PASSWORD: 'a long password' },
      ZGODA_DATA_DIR: join(folder, 'of-commands'),
    };
    const shop = ['export-shop', 'shp_a', '--as', 'ewa@shop.example', '--out', join(folder, 'shop.zip')];
    const { told } = await runZgoda(env, ...shop);
    const doctor = await runZgoda(env, 'doctor');
    other.close();
    assert.match(told, new RegExp(`Something else answers at http://${HOST}:${port}`));
    assert.match(doctor.printed, /service: It answers on this machine/);
  });

  it('is reached by the loopback address where it listens on every address, and by IPv6 in brackets', () => {
    const localUrl = (ZGODA_HOST?: string) =>
      readStartSettings({ PORT: '4600', ...(ZGODA_HOST === undefined ? {} : { ZGODA_HOST }) }, root).localUrl;
    for (const every of [undefined, '', '0.0.0.0', '::'])
      assert.equal(localUrl(every), 'http://127.0.0.1:4600');
    assert.equal(localUrl('10.0.0.5'), 'http://10.0.0.5:4600');
    assert.equal(localUrl('fd00::5'), 'http://[fd00::5]:4600');
  });
});
