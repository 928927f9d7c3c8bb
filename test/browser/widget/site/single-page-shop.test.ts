import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import { chatFrame } from '../../../support/browser/browser.ts';
import {
  startWidgetScene,
  storedIn,
  type WidgetScene,
  write,
} from '../../../support/browser/widget-scene.ts';

const loader = readFileSync(
  resolve(import.meta.dirname, '../../../../shop-adapters/generic/load-zgoda.js'),
  'utf8',
);
const button = 'zgoda-chat button';

describe('a single-page shop with the loader package', () => {
  let scene: WidgetScene;
  let loaderUrl: string;
  before(async () => {
    scene = await startWidgetScene();
    loaderUrl = `${scene.service.origin}/w/v1/${scene.merchant.shop.key}.js`;
    scene.site.put('/load-zgoda.js', { type: 'text/javascript', body: loader });
    scene.site.put('/app.js', {
      type: 'text/javascript',
      body: `import { loadZgoda, pushZgoda } from '/load-zgoda.js';
        const shop = ${JSON.stringify({ service: `${scene.service.origin}/`, shopKey: scene.merchant.shop.key, lang: 'de' })};
        const show = (path) => {
          document.querySelector('main').textContent = path;
          loadZgoda(shop);
          pushZgoda(['context', path === '/kubek' ? { product: { name: 'Kubek' } } : null]);
        };
        addEventListener('popstate', () => show(location.pathname));
        addEventListener('click', (event) => {
          const link = event.target.closest('a');
          if (!link) return;
          event.preventDefault();
          history.pushState(null, '', link.href);
          if (link.id === 'new-head') document.head.replaceChildren();
          show(location.pathname);
        });
        show(location.pathname);
        loadZgoda(shop);`,
    });
    const body = `<!doctype html><html lang="pl"><head><title>Sklep</title><link rel="icon" href="data:,"></head>
      <body><main></main><a href="/kubek">Kubek</a> <a id="new-head" href="/talerz">Talerz</a>
      <script type="module" src="/app.js"></script></body></html>`;
    for (const path of ['/', '/kubek', '/talerz']) scene.site.put(path, { body });
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const arrive = async (): Promise<{ page: Page; asked: string[]; said: string[] }> => {
    const { page } = await scene.arrive();
    const asked: string[] = [];
    const said: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(`${scene.site.origin}/`);
    await page.locator(button).waitFor();
    return { page, asked: asked, said };
  };
  const foreign = (asked: string[]) =>
    asked.filter((url) => !url.startsWith(scene.site.origin) && !url.startsWith('data:'));

  it('has one button after each change of route, and makes one request and stores nothing before the click [EP-1, EP-2]', async () => {
    const { page, asked, said } = await arrive();
    for (const name of ['Kubek', 'Talerz', 'Kubek']) {
      await page.getByRole('link', { name }).click();
      await page.locator('main', { hasText: `/${name.toLowerCase()}` }).waitFor();
    }
    await page.goBack();
    await page.locator('main', { hasText: '/talerz' }).waitFor();
    await page.waitForLoadState('networkidle');
    assert.equal(await page.locator('zgoda-chat').count(), 1);
    assert.deepEqual(foreign(asked), [loaderUrl]);
    assert.deepEqual(await storedIn(page), { cookies: [], page: [], frame: [] });
    assert.deepEqual(said, []);
  });

  it('keeps its chat over a change of route, in the language of the first call, with the page’s product', async () => {
    const consultant = await scene.consultant();
    const { page } = await arrive();
    await page.getByRole('link', { name: 'Kubek' }).click();
    await page.locator(button).click();
    const frame = await chatFrame(page);
    assert.equal(await frame.locator('html').getAttribute('lang'), 'de');
    await write(frame, 'Ist die Tasse groß?');
    const id = await consultant.hears('Ist die Tasse groß?');
    const kept = await scene.service.stores.conversations.find(
      scopeOfShop(scene.merchant.shop.id),
      id as never,
    );
    assert.equal(kept?.page, `${scene.site.origin}/kubek`);
    assert.equal(kept?.product?.name, 'Kubek');
    await page.evaluate(`document.querySelector('#new-head').click()`);
    await write(frame, 'Und der Teller?');
    assert.equal(await consultant.hears('Und der Teller?'), id);
    assert.equal(await page.locator('zgoda-chat').count(), 1);
  });

  it('asks for the chat again at the next change of route when it could not be loaded', async () => {
    const { page } = await scene.arrive();
    let isAway = true;
    await page.route(loaderUrl, (route) => (isAway ? route.abort() : route.continue()));
    const failed = page.waitForEvent('requestfailed');
    await page.goto(`${scene.site.origin}/`);
    await failed;
    await page.waitForFunction(() => document.querySelector('script[data-zgoda]') === null);
    isAway = false;
    await page.getByRole('link', { name: 'Kubek' }).click();
    await page.locator(button).waitFor();
  });
});
