import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import { assertQuiet, newConsolePage, signInto } from '../../../support/browser/console-page.ts';
import { makeConsoleScene } from '../../../support/browser/console-scene.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

describe('a console that is open across an update', () => {
  let browser: TestBrowser;
  let service: TestService;
  let page: Page;
  before(async () => {
    service = await startTestService();
    browser = await launchBrowser({ width: 1440, height: 900 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    await browser.context.clearCookies();
    const scene = await makeConsoleScene(service);
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
    await page.route('**/console/a/leads-*.js', (route) => route.fulfill({ status: 404 }));
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
  });
  const openLeads = () => page.evaluate(`location.hash = '#/leads'`);
  const retry = () => page.getByRole('main').getByRole('button', { name: 'Spróbuj ponownie' });

  it('says that there is a newer version where a view is missing, and loads it on a press', async () => {
    await page.route('**/console/', async (route) => {
      if (route.request().resourceType() === 'document') return route.continue();
      const answer = await route.fetch();
      const body = (await answer.text()).replace(/main-[A-Z0-9]{8}\.js/, 'main-NEWER000.js');
      await route.fulfill({ response: answer, body });
    });
    await openLeads();
    const sentence = 'Jest nowsza wersja. Odśwież stronę, żeby pracować dalej.';
    await page.getByRole('main').getByText(sentence).waitFor();
    await page.locator('.strips').getByText(sentence).waitFor();
    assert.equal(await retry().count(), 0);
    await page.unroute('**/console/a/leads-*.js');
    await page.getByRole('main').getByRole('button', { name: 'Odśwież' }).first().click();
    await page.getByRole('heading', { name: 'Zgłoszenia' }).waitFor();
    assert.equal(await page.locator('.strips').getByText(sentence).count(), 0);
  });

  it('offers another try where the service sends the same version', async () => {
    await openLeads();
    await page.getByText('Usługa nie odpowiada. Sprawdź połączenie i spróbuj ponownie.').waitFor();
    await page.unroute('**/console/a/leads-*.js');
    await retry().click();
    await page.getByRole('heading', { name: 'Zgłoszenia' }).waitFor();
  });
});
