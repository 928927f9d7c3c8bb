import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import {
  assertQuiet,
  goToView,
  holdRequests,
  newConsolePage,
  signInto,
  until,
} from '../../../support/browser/console-page.ts';
import { type ConsoleScene, makeConsoleScene } from '../../../support/browser/console-scene.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

describe('the console while the service is slow', () => {
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
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
    scene = await makeConsoleScene(service);
    page = await newConsolePage(browser.context);
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
  });

  it('registers a request once when the button is pressed twice', async () => {
    await signInto(page, service.origin, scene.merchant.email);
    await goToView(page, '#/requests', 'h1');
    await page.getByRole('button', { name: 'Nowe żądanie' }).click();
    await page.getByLabel('E-mail', { exact: false }).first().fill('zaneta@example.net');
    const release = await holdRequests(page, /\/requests$/, 'POST');
    const button = page.getByRole('button', { name: 'Zapisz żądanie' });
    await button.click();
    await button.click();
    release();
    await until(page, '/requests\\/req_/.test(location.hash)');
    const scope = scopeOfShops([scene.merchant.shop.id]);
    assert.equal((await service.stores.subjectRequests.open(scope)).length, 1);
  });

  it('keeps what is typed into a settings form while it is being stored', async () => {
    await signInto(page, service.origin, scene.merchant.email);
    await goToView(page, `#/shops/${scene.merchant.shop.id}/account`, '.card');
    const form = page.getByRole('region', { name: 'Administrator danych', exact: true });
    const field = form.getByLabel('Nazwa firmy');
    const release = await holdRequests(page, /\/shops\/shp_[^/]+$/, 'PATCH');
    await field.fill('Herbaty sp. z o.o.');
    await form.getByRole('button', { name: 'Zapisz' }).click();
    await field.fill('Herbaty i Miody sp. z o.o.');
    release();
    await page.locator('.toast', { hasText: 'Zapisano' }).waitFor();
    assert.equal(await field.inputValue(), 'Herbaty i Miody sp. z o.o.');
    await form.getByText('Niezapisane').waitFor();
  });
});
