import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { resolve } from 'node:path';
import type { ConsoleMessage, Page } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { snippetFor } from '../../../service/views/shop-views.ts';
import { chatFrame } from '../../support/browser/browser.ts';
import {
  type Consultant,
  startWidgetScene,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';
import { pushPolicy } from '../../support/scenes/chat-actors.ts';

const button = 'zgoda-chat button';
const EXAMPLE_ORIGIN = /https:\/\/(YOUR-ZGODA-ADDRESS|chat\.example)/;
const ownTag = (path: string) =>
  readFileSync(resolve(import.meta.dirname, '../../../shop-adapters', path), 'utf8');
const demoTag = async (origin: string, key: string): Promise<string> => {
  const layout = resolve(import.meta.dirname, '../../../shop-adapters/demo-shop/layout.mjs');
  const { scriptTag } = (await import(layout)) as { scriptTag: (...parts: string[]) => string };
  return scriptTag(origin, key, 'pl');
};
const contractTag = (): string => JSON.parse(ownTag('contract/snippet-cases.json')).cases[0].tag;

const startSilentServer = async () => {
  const lines = new Set<Socket>();
  let hear = () => {};
  const asked = new Promise<void>((resolve) => {
    hear = resolve;
  });
  const server = createServer((line) => {
    lines.add(line);
    line.on('error', () => {});
    line.once('data', hear);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        for (const line of lines) line.destroy();
      }),
  };
};

describe('the chat, however it is included', () => {
  let scene: WidgetScene;
  let consultant: Consultant;
  let tag: string;
  before(async () => {
    scene = await startWidgetScene();
    consultant = await scene.consultant();
    tag = scene.tag('de').replace(' data-zgoda', ' data-zgoda data-product="Kubek „Świt”"');
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const loaderText = async () =>
    (await fetch(`${scene.service.origin}/w/v1/${scene.merchant.shop.key}.js`)).text();
  const put = (path: string, head: string, body = '', headers: Record<string, string> = {}) =>
    scene.site.put(path, {
      body: `<!doctype html><html lang="pl"><head><title>Sklep</title><link rel="icon" href="data:,">${head}</head><body><h1>Sklep</h1>${body}</body></html>`,
      headers,
    });
  const visit = async (path: string): Promise<{ page: Page; said: string[] }> => {
    const { page } = await scene.arrive();
    const said: string[] = [];
    page.on('console', (message: ConsoleMessage) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(scene.site.origin + path);
    return { page, said };
  };
  let asks = 0;
  const talk = async (page: Page) => {
    asks += 1;
    const text = `pytanie ${asks}`;
    await page.locator(button).click();
    const frame = await chatFrame(page);
    await write(frame, text);
    const id = await consultant.hears(text);
    const scope = scopeOfShop(scene.merchant.shop.id);
    const kept = await scene.service.stores.conversations.find(scope, id as never);
    assert.equal(kept?.page, page.url());
    return { frame, kept, lang: await frame.locator('html').getAttribute('lang') };
  };

  for (const [how, attributes] of [
    ['deferred in the head, as older snippets say', 'defer'],
    ['asynchronous', 'async'],
    ['blocking, before there is a body', ''],
    ['as a module', 'type="module"'],
  ] as const) {
    it(`works ${how}, with what its tag says`, async () => {
      put('/kubek', tag.replace(' async', ` ${attributes}`));
      const { page, said } = await visit('/kubek');
      const { kept, lang } = await talk(page);
      assert.equal(kept?.product?.name, 'Kubek „Świt”');
      assert.equal(lang, 'de');
      assert.deepEqual(said, []);
    });
  }

  for (const [of, tagOf] of [
    ['the console', (origin: string) => snippetFor(origin, scene.merchant.shop)],
    ['the plain adapter', (origin: string) => ownTag('generic/snippet.html').replace(EXAMPLE_ORIGIN, origin)],
    ['the contract and the plugin', (origin: string) => contractTag().replace(EXAMPLE_ORIGIN, origin)],
    ['the demo shop', (origin: string) => demoTag(origin, scene.merchant.shop.key)],
  ] as const) {
    it(`a service that never answers holds up nothing of the shop’s page, with the tag of ${of} [AD-8]`, async () => {
      const silent = await startSilentServer();
      try {
        const told = `<script>addEventListener('DOMContentLoaded', () => { window.isShopReady = true; });</script>`;
        put('/kubek', `${told}<script src="/shop.js" defer></script>`, await tagOf(silent.origin), {
          'content-security-policy': '',
        });
        scene.site.put('/shop.js', { type: 'text/javascript', body: 'window.isCartReady = true;' });
        const { page } = await scene.arrive();
        await page.goto(`${scene.site.origin}/kubek`, { waitUntil: 'commit' });
        await silent.asked;
        await page.waitForFunction('window.isShopReady && window.isCartReady');
        assert.equal(await page.locator(button).count(), 0);
      } finally {
        await silent.stop();
      }
    });
  }

  it('works merged into another file, where no attribute of the tag is left: the language is the page’s', async () => {
    const body = `"use strict";window.before=1;\n${await loaderText()}\n;window.after=1;`;
    scene.site.put('/merged.js', { type: 'text/javascript', body });
    put('/kubek', '<script src="/merged.js" defer></script>');
    const { page, said } = await visit('/kubek');
    const { kept, lang } = await talk(page);
    assert.equal(await page.evaluate('window.before + window.after'), 2, 'and so does the other code');
    assert.equal(kept?.product, null);
    assert.equal(lang, 'pl');
    assert.deepEqual(said, []);
  });

  it('takes the product by a command where the tag was merged away', async () => {
    scene.site.put('/merged.js', { type: 'text/javascript', body: await loaderText() });
    put(
      '/kubek',
      `<script>window.zgoda = window.zgoda || []; window.zgoda.push(['context', {product: {name: 'Kubek', price: 49.9}}]);</script>
       <script src="/merged.js" defer></script>`,
    );
    const { page } = await visit('/kubek');
    const { kept } = await talk(page);
    assert.deepEqual(kept?.product, { name: 'Kubek', id: null, price: '49.9', currency: null });
  });

  it('works when an optimiser holds it back until the first act of the visitor', async () => {
    scene.site.put('/delay.js', {
      type: 'text/javascript',
      body: `addEventListener('keydown', () => {
        for (const held of document.querySelectorAll('script[type=held]')) {
          const script = document.createElement('script');
          for (const { name, value } of held.attributes) if (name !== 'type') script.setAttribute(name.replace('data-held-', ''), value);
          held.replaceWith(script);
        }
      }, { once: true });`,
    });
    const held = tag.replace('<script src', '<script type="held" data-held-src');
    put('/kubek', '<script src="/delay.js"></script>', held);
    const { page, said } = await visit('/kubek');
    assert.equal(await page.locator('zgoda-chat').count(), 0);
    await page.keyboard.press('Tab');
    const { kept, lang } = await talk(page);
    assert.equal(kept?.product?.name, 'Kubek „Świt”');
    assert.equal(lang, 'de');
    assert.deepEqual(said, []);
  });

  it('is one button, one conversation and one of each event when it is included twice, and says so', async () => {
    scene.site.put('/merged.js', { type: 'text/javascript', body: await loaderText() });
    for (const second of [tag, '<script src="/merged.js" defer></script>']) {
      put(
        '/kubek',
        `<script>window.heard = []; window.zgoda = [['on', 'opened', () => window.heard.push('opened')],
          ['on', 'sent', () => window.heard.push('sent')]];</script>${tag}${second}`,
      );
      const { page, said } = await visit('/kubek');
      const { frame } = await talk(page);
      await frame
        .locator('.meta', { hasText: 'gesendet' })
        .or(frame.locator('.meta', { hasText: 'gelesen' }))
        .waitFor();
      assert.equal(await page.locator('zgoda-chat').count(), 1);
      await page.waitForFunction(() => (window as unknown as { heard: string[] }).heard.length === 2);
      assert.deepEqual(await page.evaluate('window.heard'), ['opened', 'sent']);
      assert.deepEqual(said, ['Zgoda: loaded twice']);
    }
  });

  it('does what was pushed before it was there, between loader and click, and after', async () => {
    put(
      '/kubek',
      `<script>window.heard = []; window.zgoda = window.zgoda || [];
        zgoda.push(['on', 'opened', () => window.heard.push('before')]);</script>${tag}`,
    );
    const { page } = await visit('/kubek');
    await page.locator(button).waitFor();
    await page.evaluate(`zgoda.push(['on', 'opened', () => window.heard.push('between')]);
      zgoda.push(['context', {product: {name: 'Talerz'}}])`);
    const { kept } = await talk(page);
    assert.equal(kept?.product?.name, 'Talerz');
    assert.deepEqual(await page.evaluate('window.heard'), ['before', 'between']);
    await page.evaluate(
      `zgoda.push(['on', 'closed', () => window.heard.push('after')]); zgoda.push(['close'])`,
    );
    await page.locator(button).waitFor();
    assert.deepEqual(await page.evaluate('window.heard'), ['before', 'between', 'after']);
  });

  it('works from a cached page: everyone’s page is the same, and the form is as the shop is now [AD-9, CO-4]', async () => {
    put('/kubek', tag, '<a href="/kubek">Ta strona</a>', { 'cache-control': 'public, max-age=600' });
    const asked = scene.site.asked('/kubek');
    const { page } = await visit('/kubek');
    const { kept } = await talk(page);
    assert.equal(kept?.product?.name, 'Kubek „Świt”');
    await consultant.leave();
    await pushPolicy(scene.service, scene.merchant, {
      state: 'unpublished',
      reason: 'draft',
      url: null,
      text: null,
      contentSha256: null,
    });
    const other = await page.context().newPage();
    await other.goto(`${scene.site.origin}/kubek`);
    assert.equal(scene.site.asked('/kubek'), asked + 1, 'the second page came from the cache');
    await other.locator(button).click();
    const frame = await chatFrame(other);
    await frame.getByRole('button', { name: 'Nachricht hinterlassen' }).click();
    await frame.locator('#email').waitFor();
    assert.equal(await frame.locator('input[type=checkbox]').count(), 0, 'no box of the day before');
  });
});
