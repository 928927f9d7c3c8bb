import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import {
  assertQuiet,
  assertView,
  assertViewAtBothWidths,
  goToView,
  newConsolePage,
  signInto,
} from '../../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  leaveLead,
  makeAdvancingClock,
  makeConsoleScene,
} from '../../../support/browser/console-scene.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

describe('the quarantine in the console', () => {
  const clock = makeAdvancingClock();
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  before(async () => {
    service = await startTestService({ overrides: { clock } });
    browser = await launchBrowser({ width: 1440, height: 900 });
    scene = await makeConsoleScene(service);
    page = await newConsolePage(browser.context);
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  afterEach(() => assertQuiet(page));

  it('says why a message is there, makes a lead of one and erases another', async () => {
    const { shop } = scene.merchant;
    const links = 'Najlepsze pozycjonowanie: https://a.example/x https://b.example/y https://c.example/z';
    await leaveLead(service, clock, shop, { message: links, name: 'SEO Team' });
    await leaveLead(service, clock, shop, { message: 'Czy herbata jest świeża?', website: 'x' });
    await signInto(page, service.origin, scene.merchant.email);
    await page.getByText('2 w kwarantannie').first().waitFor({ state: 'attached' });
    await goToView(page, '#/quarantine', '.quarantine-item');
    await page.getByText('3 linki do innych stron').waitFor();
    await assertViewAtBothWidths(page, 'quarantine');
    await page.emulateMedia({ colorScheme: 'dark' });
    await assertView(page, 'quarantine-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    const item = (text: string) => page.locator('.quarantine-item', { hasText: text });
    await item('świeża').getByRole('link').click();
    await page.locator('.lead-reference').waitFor();
    await page.getByText('Wypełniono pole, którego ludzie nie widzą').waitFor();
    await assertViewAtBothWidths(page, 'quarantined-lead');
    await page.getByRole('button', { name: 'To nie spam' }).click();
    await page.getByText('Wiadomość jest już wśród zgłoszeń.').waitFor();
    await page.getByText('Wypełniono pole').waitFor({ state: 'detached' });
    await goToView(page, '#/quarantine', '.quarantine-item');
    await item('pozycjonowanie').getByRole('button', { name: 'Usuń' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Usuń' }).click();
    await page.getByText('Kwarantanna jest pusta').waitFor();
    await goToView(page, '#/leads', '.leads-table');
    assert.equal(await page.locator('.leads-table tbody tr').count(), 1);
  });

  it('of one shop is not shown as that of another which could not be read', async () => {
    await goToView(page, '#/quarantine', '.view');
    await page.locator('.filters select').selectOption(scene.merchant.shop.id);
    await page.getByText('Kwarantanna jest pusta').waitFor();
    const address = /\/quarantine\?shop=/;
    await page.route(address, (route) => route.fulfill({ status: 503, body: 'busy' }));
    await page.locator('.filters select').selectOption(scene.secondShop.id);
    const again = page.getByRole('button', { name: 'Spróbuj ponownie' });
    await again.waitFor();
    assert.equal(await page.getByText('Kwarantanna jest pusta').count(), 0);
    await page.unroute(address);
    await again.click();
    await page.getByText('Kwarantanna jest pusta').waitFor();
    assert.equal(await again.count(), 0);
    await page.locator('.filters select').selectOption('');
  });

  it('is set by the owner, for how many days or not at all', async () => {
    await goToView(page, `#/shops/${scene.merchant.shop.id}/form`, 'select');
    const choice = page.getByLabel('Wiadomości, które wyglądają na spam');
    await choice.selectOption('0');
    await assertViewAtBothWidths(page, 'quarantine-settings');
    await page.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByText('Zapisano').first().waitFor();
    const kept = await service.stores.shops.get({ shopId: scene.merchant.shop.id } as never);
    assert.equal(kept?.quarantineDays, 0);
  });
});
