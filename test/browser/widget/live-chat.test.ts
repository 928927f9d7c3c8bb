import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { snippetFor } from '../../../service/views/shop-views.ts';
import {
  chatFrame,
  launchBrowser,
  openChat,
  type StorageProfile,
  type TestBrowser,
} from '../../support/browser/browser.ts';
import { connectStaff, type Merchant, makeMerchant, PASSWORD } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { type ShopSite, startShopSite } from '../../support/surroundings/shop-site.ts';

const kept = (page: Page) =>
  page.evaluate(async () => ({
    cookie: document.cookie,
    local: Object.keys(localStorage),
    session: Object.entries(sessionStorage),
    databases: (await indexedDB.databases()).map((each) => each.name),
  }));

describe('chat on a shop page with hostile CSS and a strict policy', () => {
  let service: TestService;
  let merchant: Merchant;
  let site: ShopSite;
  let snippet = '';

  before(async () => {
    service = await startTestService();
    site = await startShopSite(service.origin, () => snippet);
    merchant = await makeMerchant(service, {}, `${site.origin}/`);
    snippet = snippetFor(service.origin, merchant.shop);
  });
  after(async () => {
    await site?.stop();
    await service?.stop();
  });

  it('before the click there is one request and no cookie, storage or socket, and no other host ever [EP-1, EP-2, EP-6, D1]', async () => {
    const browser = await launchBrowser();
    try {
      const requests: string[] = [];
      const sockets: string[] = [];
      browser.page.on('request', (request) => requests.push(request.url()));
      browser.page.on('websocket', (socket) => sockets.push(socket.url()));
      await browser.page.goto(`${site.origin}/`);
      const button = browser.page.locator('zgoda-chat button');
      await button.waitFor();
      await button.hover();
      await button.focus();
      await browser.page.waitForLoadState('networkidle');
      const toService = requests.filter((url) => url.startsWith(service.origin));
      assert.deepEqual(toService, [`${service.origin}/w/v1/${merchant.shop.key}.js`]);
      assert.deepEqual(sockets, []);
      assert.deepEqual(await kept(browser.page), { cookie: '', local: [], session: [], databases: [] });
      assert.deepEqual(await browser.context.cookies(), []);
      const frame = await openChat(browser.page);
      await frame.locator('textarea').first().waitFor();
      const hosts = new Set(
        requests.filter((url) => /^(http|ws)/.test(url)).map((url) => new URL(url).origin),
      );
      assert.deepEqual([...hosts].sort(), [service.origin, site.origin].sort());
      assert.deepEqual((await kept(browser.page)).session, [[`zgoda:${merchant.shop.key}`, 'open']]);
      assert.deepEqual(await browser.context.cookies(), []);
      assert.deepEqual(
        await frame.evaluate(() => Object.keys(localStorage)),
        [],
        'opening stores nothing [CO-10]',
      );
    } finally {
      await browser.close();
    }
  });

  for (const profile of [
    'default',
    'third-party-cookies-blocked',
    'service-data-blocked',
  ] as StorageProfile[]) {
    it(`visitor and consultant write both ways, and the chat ${profile === 'service-data-blocked' ? 'says that it ends with the page' : 'goes on on the next page'} (${profile}) [EP-3]`, async () => {
      const staff = await connectStaff(service, merchant.email);
      const browser = await launchBrowser({ profile, serviceOrigin: service.origin });
      try {
        await browser.page.goto(`${site.origin}/`);
        let frame = await openChat(browser.page);
        const text = `Dzień dobry ${profile}`;
        await frame.locator('textarea').first().fill(text);
        await frame.locator('textarea').first().press('Enter');
        const heard = await staff.next((each) => each.t === 'event.new' && each.event.text === text);
        staff.send({
          t: 'message.send',
          ref: crypto.randomUUID(),
          conversationId: heard.conversationId,
          text: `Odpowiedź ${profile}`,
        });
        await frame.getByText(`Odpowiedź ${profile}`).waitFor();
        if (profile === 'service-data-blocked') {
          await frame.locator('.memory').waitFor();
          return;
        }
        await browser.page
          .getByRole('link', { name: 'Drugi produkt' })
          .evaluate((link: HTMLElement) => link.click());
        await browser.page.waitForURL('**/drugi-produkt');
        frame = await chatFrame(browser.page);
        await frame.getByText(`Odpowiedź ${profile}`).waitFor();
        await frame.locator('textarea').first().fill('Nadal tu jestem');
        await frame.locator('textarea').first().press('Enter');
        const next = await staff.next(
          (each) => each.t === 'event.new' && each.event.text === 'Nadal tu jestem',
        );
        assert.equal(next.conversationId, heard.conversationId, 'one and the same conversation');
      } finally {
        await browser.close();
        await staff.close();
      }
    });
  }

  it('works through the console, by keyboard alone on both sides [AX-1]', async () => {
    const consultant: TestBrowser = await launchBrowser({ width: 1440, height: 900 });
    const visitor = await launchBrowser();
    const own = await makeMerchant(service, {}, `${site.origin}/`);
    snippet = snippetFor(service.origin, own.shop);
    try {
      const { page } = consultant;
      await page.goto(`${service.origin}/console/`);
      await page.locator('input[type=email]').fill(own.email);
      await page.locator('input[type=password]').fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.locator('.shell[data-line=online]').waitFor();
      await visitor.page.goto(`${site.origin}/`);
      await visitor.page.locator('zgoda-chat button').focus();
      await visitor.page.keyboard.press('Enter');
      const frame = await chatFrame(visitor.page);
      await frame.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
      await visitor.page.keyboard.type('Z klawiatury');
      await visitor.page.keyboard.press('Enter');
      await page.getByText('Z klawiatury').first().waitFor();
      await page.keyboard.press('j');
      await page.locator('.row[aria-current]', { hasText: 'Z klawiatury' }).waitFor();
      const composer = page.locator('main textarea').first();
      await composer.waitFor();
      await composer.focus();
      await page.keyboard.type('Też z klawiatury');
      await page.keyboard.press('Enter');
      await frame.getByText('Też z klawiatury').waitFor();
      await visitor.page.keyboard.press('Escape');
      await visitor.page.waitForFunction(() => {
        const host = document.querySelector('zgoda-chat');
        return host?.shadowRoot?.activeElement?.tagName === 'BUTTON';
      });
    } finally {
      await visitor.close();
      await consultant.close();
    }
  });
});
