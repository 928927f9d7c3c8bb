import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { openStores } from '../../../service/compose/open-stores.ts';
import { readConfig } from '../../../service/config/config.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { BenchStage } from '../bench-stage.ts';
import { type RunningService, startService } from '../bench-targets.ts';
import { openStaff } from '../load-socket.ts';

const SHELL = '/usr/bin/chromium-headless-shell';
const SWITCHES = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

const pageWith = ({ origin, shopKey }: RunningService): string =>
  `<!doctype html><html lang="pl"><head><title>Shop</title><link rel="icon" href="data:,"></head>
<body><h1>Shop</h1><script src="${origin}/w/v1/${shopKey}.js" async crossorigin="anonymous" referrerpolicy="no-referrer" data-zgoda></script></body></html>`;

/** A shop's page on another site than the service, with the chat in it and a consultant who is here. */
export async function openShopPage(stage: BenchStage): Promise<string> {
  let html = '';
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  stage.onClose(async () => server.close());
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const service = await startService(stage, async (env, shop) => {
    const stores = await openStores(readConfig(env).databaseUrl);
    await stores.shops.update(scopeOfShop(shop.id), { origins: [origin] });
    await stores.close();
  });
  html = pageWith(service);
  const staff = await openStaff(service);
  stage.onClose(async () => staff.terminate());
  return `${origin}/`;
}

export async function openBrowser(stage: BenchStage, switches: readonly string[]): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: SHELL, args: [...SWITCHES, ...switches] });
  stage.onClose(() => browser.close());
  return browser;
}
