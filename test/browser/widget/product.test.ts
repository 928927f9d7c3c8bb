import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { chatFrame, openChat } from '../../support/browser/browser.ts';
import {
  type Consultant,
  startWidgetScene,
  storedIn,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';
import { startShopSite } from '../../support/surroundings/shop-site.ts';

const CUP = { name: 'Kubek „Świt”', id: 'K-17', price: '49.90', currency: 'PLN' };
const named = (name: string) => ({ name, id: null, price: null, currency: null });

describe('the product on the visitor’s page', () => {
  let scene: WidgetScene;
  let consultant: Consultant;
  before(async () => {
    scene = await startWidgetScene();
    consultant = await scene.consultant();
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const put = (path: string, product: string | null, script = '') =>
    scene.site.put(path, {
      body: `<!doctype html><html lang="pl"><head><title>Sklep</title><link rel="icon" href="data:,"><script>${script}</script></head>
        <body>${product === null ? scene.tag() : scene.tag().replace(' data-zgoda', ` data-zgoda data-product="${product}"`)}</body></html>`,
    });
  const visit = async (path: string) => {
    const { page } = await scene.arrive();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text().replace(/ See .*/, '')));
    await page.goto(scene.site.origin + path);
    return { page, said };
  };
  const context = (page: Page, given: unknown) =>
    page.evaluate(`void zgoda.push(['context', ${JSON.stringify(given)}])`);
  const walk = (page: Page, path: string) => page.evaluate(`history.pushState({}, '', '${path}')`);
  let messages = 0;
  const ask = async (frame: Frame) => {
    messages += 1;
    const text = `wiadomość ${messages}`;
    await write(frame, text);
    const id = await consultant.hears(text);
    await frame
      .locator('.visitor .meta')
      .last()
      .filter({ hasText: /wysłano|przeczytano|widziano/ })
      .waitFor();
    const scope = scopeOfShop(scene.merchant.shop.id);
    const kept = await scene.service.stores.conversations.find(scope, id as never);
    return { path: new URL(kept?.page ?? '').pathname, product: kept?.product };
  };

  it('comes from the tag with the first message; before it nothing of the page leaves or is kept [MI-3, EP-2]', async () => {
    put('/kubek', 'Kubek &quot;Świt&quot; &lt;b&gt;');
    const { page } = await visit('/kubek');
    const sent: string[] = [];
    page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
    page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(String(payload))));
    const frame = await openChat(page);
    await frame.getByRole('textbox').fill('jeszcze nie wysłane');
    while (!sent.some((text) => text.includes('session.hello'))) await new Promise(setImmediate);
    assert.doesNotMatch(sent.join('\n'), /Kubek|kubek|product/);
    const kept = JSON.stringify(await storedIn(page, frame));
    assert.doesNotMatch(kept, /Kubek|kubek|localStorage/);
    assert.deepEqual(await ask(frame), { path: '/kubek', product: named('Kubek "Świt" <b>') });
    assert.doesNotMatch(JSON.stringify(await storedIn(page, frame)), /Kubek/, 'gone once it is confirmed');
  });

  it('comes from a command, also one from before the click, with price and number', async () => {
    put('/kubek', 'Z tagu', `window.zgoda = [['context', {product: ${JSON.stringify(CUP)}}]];`);
    const { page, said } = await visit('/kubek');
    const frame = await openChat(page);
    assert.deepEqual(await ask(frame), { path: '/kubek', product: CUP });
    await context(page, { product: { ...CUP, price: 39.5 } });
    assert.deepEqual((await ask(frame)).product, { ...CUP, price: '39.5' });
    await context(page, null);
    assert.equal((await ask(frame)).product, null, 'taken back, though the tag names one');
    assert.deepEqual(said, []);
  });

  it('is cut where it is too long, and says what of it is wrong', async () => {
    put('/kubek', 'ż'.repeat(300));
    const { page, said } = await visit('/kubek');
    const frame = await openChat(page);
    assert.deepEqual((await ask(frame)).product, named('ż'.repeat(200)));
    await context(page, { product: { name: 'Kubek', price: '49,90', currency: 'PLN' } });
    assert.deepEqual((await ask(frame)).product, { ...named('Kubek'), currency: 'PLN' });
    await context(page, { product: 'Kubek' });
    assert.equal((await ask(frame)).product, null);
    assert.deepEqual(said, [
      'Zgoda: the price of a product cannot be 49,90.',
      'Zgoda: context takes {product: {name, id, price, currency}}, or null.',
    ]);
  });

  it('is dropped with its page where a page changes without loading, and named anew by a command', async () => {
    put('/kubek', 'Z tagu', `window.zgoda = [['context', {product: ${JSON.stringify(CUP)}}]];`);
    const { page } = await visit('/kubek');
    const frame = await openChat(page);
    assert.deepEqual((await ask(frame)).product, CUP);
    await walk(page, '/talerz');
    assert.deepEqual(
      await ask(frame),
      { path: '/talerz', product: null },
      'neither command nor tag of the page before',
    );
    await context(page, { product: { name: 'Talerz' } });
    assert.deepEqual(await ask(frame), { path: '/talerz', product: named('Talerz') });
    await page.evaluate('history.back()');
    await page.waitForURL('**/kubek');
    assert.deepEqual(
      await ask(frame),
      { path: '/kubek', product: named('Z tagu') },
      'the tag is that page’s own',
    );
  });

  it('is not taken from the tag when the page had changed before the click', async () => {
    put('/kubek', 'Z tagu');
    scene.site.put('/stary-adres', { body: '', status: 302, headers: { location: '/kubek' } });
    for (const address of ['/kubek', '/stary-adres']) {
      const { page } = await visit(address);
      await walk(page, '/koszyk');
      assert.deepEqual(await ask(await openChat(page)), { path: '/koszyk', product: null });
    }
  });

  it('is taken from the tag of a page that was reached over another address, of this site or another', async () => {
    put('/kubek', 'Z tagu');
    const { origin } = scene.site;
    const location = '/kubek?skad=stary#opis';
    scene.site.put('/stary-adres', { body: '', status: 302, headers: { location } });
    const elsewhere = await startShopSite(scene.service.origin, () => '');
    elsewhere.put('/reklama', { body: '', status: 302, headers: { location: origin + location } });
    elsewhere.put('/stary-adres', { body: '', status: 302, headers: { location: `${origin}/stary-adres` } });
    for (const address of [
      `${origin}/stary-adres`,
      `${elsewhere.origin}/reklama`,
      `${elsewhere.origin}/stary-adres`,
    ]) {
      const { page } = await scene.arrive();
      await page.goto(address);
      assert.equal(page.url(), origin + location);
      assert.deepEqual(
        await ask(await openChat(page)),
        { path: '/kubek', product: named('Z tagu') },
        address,
      );
    }
    await elsewhere.stop();
  });

  it('goes with the visitor from page to page while a conversation goes on', async () => {
    put('/kubek', 'Kubek');
    put('/talerz', 'Talerz');
    put('/kontakt', null);
    const { page } = await visit('/kubek');
    assert.deepEqual(await ask(await openChat(page)), { path: '/kubek', product: named('Kubek') });
    for (const [path, product] of [
      ['/talerz', named('Talerz')],
      ['/kontakt', null],
    ] as const) {
      await page.goto(scene.site.origin + path);
      assert.deepEqual(await ask(await chatFrame(page)), { path, product });
    }
  });
});
