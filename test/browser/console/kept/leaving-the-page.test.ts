import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import { assertQuiet, goToView, newConsolePage, signInto } from '../../../support/browser/console-page.ts';
import { type ConsoleScene, makeConsoleScene } from '../../../support/browser/console-scene.ts';
import { call, signIn } from '../../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

const NOTE_REMOVAL = `const call = window.fetch;
window.fetch = (path, init) => {
  if (init?.method === 'DELETE') localStorage.setItem('test.keepalive', String(init.keepalive));
  return call(path, init);
};`;

describe('what a consultant removed and could still undo', () => {
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  let token: string;
  const path = () => `/v1/staff/shops/${scene.merchant.shop.id}/replies`;
  const isRemoved = async () => (await call(service, 'GET', path(), { token })).body.replies.length === 0;

  before(async () => {
    service = await startTestService();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    await browser.context.clearCookies();
    scene = await makeConsoleScene(service);
    token = await signIn(service, scene.merchant.email);
    const body = { shortcut: 'hej', title: 'Powitanie', texts: { pl: 'Dzień dobry.' } };
    await call(service, 'POST', path(), { token, body });
    page = await newConsolePage(browser.context);
    await page.addInitScript({ content: NOTE_REMOVAL });
    await signInto(page, service.origin, scene.merchant.email);
    await goToView(page, `#/shops/${scene.merchant.shop.id}/chat`, '.card');
    await page.getByRole('button', { name: 'Usuń /hej' }).click();
    await page.getByText('Usunięto odpowiedź /hej.').waitFor();
    assert.equal(await isRemoved(), false);
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
  });

  it('is asked about before the page is left, and removed when it is left all the same', async () => {
    const asked = page.waitForEvent('dialog');
    const left = page.goto(`${service.origin}/verify/`);
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.accept();
    await left;
    assert.equal(await page.evaluate(() => localStorage.getItem('test.keepalive')), 'true');
    while (!(await isRemoved())) await pause(20);
  });

  it('is removed before the session ends, when the consultant signs out', async () => {
    const order: string[] = [];
    page.on('response', (response) => {
      if (response.request().method() === 'DELETE') order.push('removed');
    });
    page.on('request', (request) => {
      if (request.url().endsWith('/sign-out')) order.push('signed out');
    });
    await page.getByRole('link', { name: /^Profil/ }).click();
    await page.getByRole('button', { name: 'Wyloguj się' }).click();
    await page.locator('input[name=password]').waitFor();
    assert.deepEqual(order, ['removed', 'signed out']);
    assert.equal(await isRemoved(), true);
  });
});
