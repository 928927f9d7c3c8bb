import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import { newConsolePage, signInto } from '../../../support/browser/console-page.ts';
import { makeConsoleScene } from '../../../support/browser/console-scene.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

const SIGN_OUT = '**/v1/staff/sign-out';

describe('a sign-out that the service cannot answer just then', () => {
  let browser: TestBrowser;
  let service: TestService;
  let page: Page;

  before(async () => {
    service = await startTestService();
    browser = await launchBrowser();
    const scene = await makeConsoleScene(service);
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });

  it('is said to be unfinished, lets nobody in by a reload, and is done once the service answers [SE-2]', async () => {
    await page.route(SIGN_OUT, (route) => route.abort());
    await page.getByRole('link', { name: /^Profil/ }).click();
    await page.getByRole('button', { name: 'Wyloguj się' }).click();
    await page.getByText('Wylogowanie nie jest zakończone').waitFor();
    await page.locator('input[name=password]').waitFor();

    const tried = page.waitForRequest(SIGN_OUT);
    await page.reload();
    await tried;
    assert.equal(await page.locator('.shell').count(), 0);

    const told = page.waitForResponse(SIGN_OUT);
    await page.unroute(SIGN_OUT);
    assert.equal((await told).status(), 204);
    await page.locator('input[name=password]').waitFor();
    const renewed = await page.evaluate(() =>
      fetch('/v1/staff/refresh', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }).then(({ status }) => status),
    );
    assert.equal(renewed, 401);
  });
});
