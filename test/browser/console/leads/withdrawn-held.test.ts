import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { scopeOfShop, scopeOfShops } from '../../../../service/domain/model/base/tenancy.ts';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import {
  assertQuiet,
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
import { call } from '../../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

describe('a held contact form whose consent was withdrawn, in the console', () => {
  const clock = makeAdvancingClock();
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;

  before(async () => {
    service = await startTestService({ overrides: { clock } });
    browser = await launchBrowser({ width: 1280, height: 900 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    scene = await makeConsoleScene(service);
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
    await browser.context.clearCookies();
  });

  it('leaves the list at once, and stands among the holds with what happened and without a way to answer [CO-7]', async () => {
    const { shop } = scene.merchant;
    const { reference, receiptSecret } = await leaveLead(service, clock, shop);
    const [lead] = await service.stores.leads.list(scopeOfShops([shop.id]), new Date(8e14), 1);
    assert.ok(lead);
    const marks = { heldAt: clock.now(), heldReason: 'complaint' as const };
    await service.stores.leads.setMarks(scopeOfShop(shop.id), lead.id, marks);
    await goToView(page, '#/leads', '.leads-table');
    const row = page.getByText('Żaneta Kowalska').first();
    await row.waitFor();
    await call(service, 'POST', '/v1/visitor/receipt/withdraw', { body: { secret: receiptSecret } });
    await row.waitFor({ state: 'detached' });
    await goToView(page, `#/shops/${shop.id}/retention`, `text=Zgłoszenie ${reference}`);
    await page.getByText('Osoba chce usunięcia').waitFor();
    await assertViewAtBothWidths(page, 'holds-withdrawn');
    await page.getByRole('link', { name: `Zgłoszenie ${reference}` }).click();
    await page.getByText('Ta osoba cofnęła zgodę').waitFor();
    assert.equal(await page.getByRole('textbox').count(), 0, 'nothing to write an answer in');
    assert.equal(await page.getByText('Kończy się z chwilą jej cofnięcia').count(), 0);
    await page.getByText('Tylko sprawa, z powodu której').waitFor();
    await assertViewAtBothWidths(page, 'lead-withdrawn');
    await goToView(page, `#/shops/${shop.id}/retention`, `text=Zgłoszenie ${reference}`);
    await page.getByRole('button', { name: 'Zdejmij blokadę' }).click();
    await page.getByText('Nic nie jest zablokowane.').waitFor();
  });
});
