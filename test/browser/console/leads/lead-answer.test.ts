import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  goToView,
  newConsolePage,
  signInto,
} from '../../../support/browser/console-page.ts';
import { leaveLead, makeAdvancingClock } from '../../../support/browser/console-scene.ts';
import {
  call,
  type Merchant,
  makeMerchant,
  pushPolicy,
  signIn,
} from '../../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';
import { type SmtpSink, startSmtpSink, wordsOf } from '../../../support/surroundings/smtp-sink.ts';

describe('a lead answered by mail in the console', function () {
  this.timeout(60_000);
  const clock = makeAdvancingClock();
  let sink: SmtpSink;
  let browser: TestBrowser;
  let service: TestService;
  let merchant: Merchant;
  let page: Page;

  before(async () => {
    sink = await startSmtpSink();
    service = await startTestService({ overrides: { clock }, env: sink.env });
    merchant = await makeMerchant(service, { name: 'Herbaciarnia Pod Lipą' });
    await service.stores.staff.update(merchant.ownerId, { notices: { leads: false, chats: false } });
    await pushPolicy(service, merchant);
    const token = await signIn(service, merchant.email);
    const texts = { pl: 'Dzień dobry {visitor}, herbata jest świeża. Pozdrawiamy, {shop}' };
    const body = { shortcut: 'swieza', title: 'Świeżość', texts };
    await call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/replies`, { token, body });
    browser = await launchBrowser({ width: 1440, height: 900 });
    page = await newConsolePage(browser.context);
  });
  after(async () => {
    await browser.close();
    await service.stop();
    await sink.stop();
  });

  it('is taken, answered with a canned reply, and answered once the mail has gone', async () => {
    await leaveLead(service, clock, merchant.shop, { message: 'Czy herbata jest świeża?' });
    await signInto(page, service.origin, merchant.email);
    await goToView(page, '#/leads', '.leads-table');
    await page.getByRole('row', { name: 'Czy herbata jest świeża?' }).getByRole('link').click();
    const field = page.getByLabel('Odpowiedz e-mailem');
    await field.waitFor();
    await page.keyboard.press('t');
    await page.locator('.chips').getByText('w toku').waitFor();
    await field.pressSequentially('/swi');
    await page.getByRole('option', { name: '/swieza' }).waitFor();
    await page.keyboard.press('Enter');
    assert.equal(
      await field.inputValue(),
      'Dzień dobry Żaneta Kowalska, herbata jest świeża. Pozdrawiamy, Herbaciarnia Pod Lipą',
    );
    await page.keyboard.press('Control+Enter');
    const [mail] = await sink.until(1);
    assert.deepEqual([mail?.to, mail?.from], [['zaneta.kowalska@example.net'], 'chat@shop.example']);
    assert.match(mail ? wordsOf(mail) : '', /Żaneta Kowalska, herbata jest świeża/);
    await page.locator('.chips').getByText('z odpowiedzią').waitFor();
    const answers = page.getByRole('region', { name: 'Odpowiedzi e-mailem' });
    await answers.getByText('wysłano', { exact: true }).waitFor();
    assert.equal(await field.inputValue(), '');
    await assertViewAtBothWidths(page, 'lead-answered-by-mail');
    assertQuiet(page);
  });
});
