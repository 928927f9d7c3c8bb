import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  goToView,
  holdRequests,
  loseNextAnswer,
  newConsolePage,
  signInto,
  until,
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

describe('a lead answered by mail in the console', () => {
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

  it('goes with the corrected text after the answer of the service was lost', async () => {
    const sent = sink.caught.length;
    await leaveLead(service, clock, merchant.shop, { message: 'Czy jest dzbanek?' });
    await goToView(page, '#/leads', '.leads-table');
    await page.getByRole('row', { name: 'Czy jest dzbanek?' }).getByRole('link').click();
    const field = page.getByLabel('Odpowiedz e-mailem');
    await loseNextAnswer(page, /\/answers$/);
    await field.fill('Dzbanek kosztuje 60 zł');
    await page.keyboard.press('Control+Enter');
    const answers = page.getByRole('region', { name: 'Odpowiedzi e-mailem' });
    await answers.getByText('Dzbanek kosztuje 60 zł', { exact: true }).first().waitFor();
    assert.equal(await field.inputValue(), 'Dzbanek kosztuje 60 zł');
    await field.fill('Dzbanek kosztuje 80 zł, przepraszam za pomyłkę');
    await page.keyboard.press('Control+Enter');
    await answers.locator('blockquote', { hasText: 'kosztuje 80 zł' }).waitFor();
    const mails = (await sink.until(sent + 2)).slice(sent).map(wordsOf);
    assert.match(mails.join(), /60 zł[\s\S]*80 zł/);
    assert.equal(await field.inputValue(), '');
    await page.unroute(/\/answers$/);
  });

  it('keeps what is typed while the answer is being stored', async () => {
    await leaveLead(service, clock, merchant.shop, { message: 'Czy są kubki?' });
    await goToView(page, '#/leads', '.leads-table');
    await page.getByRole('row', { name: 'Czy są kubki?' }).getByRole('link').click();
    const field = page.getByLabel('Odpowiedz e-mailem');
    const release = await holdRequests(page, /\/answers$/, 'POST');
    await field.fill('Tak, są.');
    await page.keyboard.press('Control+Enter');
    await field.press('End');
    await field.pressSequentially(' Białe i zielone.');
    release();
    await page.locator('blockquote', { hasText: 'Tak, są.' }).waitFor();
    await until(page, `document.querySelector('.lead-answers textarea').value === 'Białe i zielone.'`);
    assertQuiet(page);
  });

  it('is shown as failed, when that was told before the answer of the service arrived', async () => {
    await leaveLead(service, clock, merchant.shop, { message: 'Czy są czajniki?', email: 'ola@example.net' });
    await goToView(page, '#/leads', '.leads-table');
    await page.getByRole('row', { name: 'Czy są czajniki?' }).getByRole('link').click();
    const field = page.getByLabel('Odpowiedz e-mailem');
    await field.fill('Są, żeliwne.');
    let reads = 0;
    let tellOfSecondRead = (): void => undefined;
    const secondRead = new Promise<void>((resolve) => {
      tellOfSecondRead = resolve;
    });
    const releaseReads = await holdRequests(page, /\/leads\/[^/]+$/, 'GET');
    page.on('request', (request) => {
      if (request.method() !== 'GET' || !/\/leads\/[^/]+$/.test(request.url())) return;
      reads += 1;
      // One for the stored answer, one for the refused mail.
      if (reads === 2) tellOfSecondRead();
    });
    await page.route(/\/answers$/, async (route) => {
      const response = await route.fetch();
      await secondRead;
      await route.fulfill({ response });
    });
    sink.refuseWith = { code: 550, text: 'No such user' };
    await page.keyboard.press('Control+Enter');
    await page.getByText('czeka na wysłanie').first().waitFor();
    releaseReads();
    await page.getByRole('button', { name: 'Wyślij ponownie' }).waitFor();
    sink.refuseWith = null;
    await page.unrouteAll();
  });

  it('that somebody dropped from the outbox is said not to be sent, with what to do', async () => {
    await leaveLead(service, clock, merchant.shop, { message: 'Czy są podkładki?' });
    await goToView(page, '#/leads', '.leads-table');
    await page.getByRole('row', { name: 'Czy są podkładki?' }).getByRole('link').click();
    sink.refuseWith = { code: 550, text: 'No such user' };
    await page.getByLabel('Odpowiedz e-mailem').fill('Są, bambusowe.');
    await page.keyboard.press('Control+Enter');
    const sendAgain = page.getByRole('button', { name: 'Wyślij ponownie' });
    await sendAgain.waitFor();
    sink.refuseWith = null;
    const token = await signIn(service, merchant.email);
    const outbox = `/v1/staff/shops/${merchant.shop.id}/mails`;
    const { mails } = (await call(service, 'GET', outbox, { token })).body;
    const mail = mails.find(({ kind }: { kind: string }) => kind === 'lead_answer');
    assert.equal((await call(service, 'DELETE', `${outbox}/${mail.id}`, { token })).status, 204);
    await sendAgain.click();
    await page.getByText('Ktoś usunął tę odpowiedź z poczty wychodzącej').waitFor();
  });
});
