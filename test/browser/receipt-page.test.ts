import assert from 'node:assert/strict';
import { NO_MARKETING } from '../../service/domain/model/shop/shop.ts';
import { accessFindings } from '../support/browser/access-findings.ts';
import { launchBrowser, type TestBrowser } from '../support/browser/browser.ts';
import { shoot } from '../support/browser/console-page.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
} from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

describe('the receipt page', () => {
  let service: TestService;
  let merchant: Merchant;
  let browser: TestBrowser;
  before(async () => {
    service = await startTestService();
    merchant = await makeMerchant(service, { name: 'Herbaciarnia Pod Lipą' });
    await pushPolicy(service, merchant);
    browser = await launchBrowser();
  });
  after(async () => {
    await browser?.close();
    await service?.stop();
  });

  const leaveLead = async (changes: Record<string, unknown> & { locale?: string } = {}) => {
    const session = await openSession(service, merchant.shop, changes.locale);
    const { body } = await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(merchant.shop, session, changes),
    });
    return body as { receiptUrl: string; receiptSecret: string; reference: string };
  };
  const stateOf = async (secret: string) =>
    (await call(service, 'POST', '/v1/visitor/receipt', { body: { secret } })).body.state;

  it('shows what was agreed, to whom and until when, and does nothing by being opened [CO-6]', async () => {
    const { page } = browser;
    const { receiptUrl, receiptSecret, reference } = await leaveLead();
    const urls: string[] = [];
    page.on('request', (request) => urls.push(request.url()));
    await page.goto(receiptUrl);
    await page.locator('dl').waitFor();
    const text = (await page.locator('main').textContent()) ?? '';
    for (const part of [
      reference,
      'Herbaciarnia Pod Lipą',
      'Sklep Testowy',
      'imię i nazwisko, e-mail, telefon, wiadomość',
    ]) {
      assert.ok(text.includes(part), part);
    }
    assert.match(
      text,
      /Wyrażam zgodę na przetwarzanie moich danych osobowych/,
      'the exact words that were shown',
    );
    assert.match(
      (await page.getByRole('link', { name: 'Polityka prywatności' }).getAttribute('href')) ?? '',
      /^https/,
    );
    assert.equal(await stateOf(receiptSecret), 'active');
    assert.ok(
      urls.every((url) => !url.split('#')[0]?.includes(receiptSecret)),
      'the secret is in no address',
    );
  });

  it('takes back offers by phone in two presses, on a narrow dark screen too, and keeps the form [CO-6]', async () => {
    const shop = await makeMerchant(service, {
      name: 'Miód Kasi',
      marketing: { ...NO_MARKETING, email: true, phone: true },
    });
    await pushPolicy(service, shop);
    const narrow = await launchBrowser({ width: 320, height: 640, colorScheme: 'dark' });
    try {
      const session = await openSession(service, shop.shop);
      const marketing = { noticeId: session.body.form.marketing.noticeId, channels: ['phone'] };
      const body = leadBody(shop.shop, session, { phone: '+48 600 700 800', marketing });
      const sent = await call(service, 'POST', '/v1/visitor/leads', { body });
      await narrow.page.goto(sent.body.receiptUrl);
      const offer = narrow.page.getByRole('button', { name: 'Nie chcę ofert przez SMS i telefon' });
      await offer.press('Enter');
      await narrow.page.getByText('adres lub numer zniknie z listy').waitFor();
      assert.deepEqual(await accessFindings(narrow.page.mainFrame()), []);
      await shoot(narrow.page, 'receipt-offers-320-dark');
      await offer.press('Enter');
      await narrow.page.getByText('Zgoda na te oferty jest cofnięta.').waitFor();
      assert.equal(await offer.count(), 0);
      assert.equal(await stateOf(sent.body.receiptSecret), 'active');
      assert.deepEqual(await accessFindings(narrow.page.mainFrame()), []);
    } finally {
      await narrow.close();
    }
  });

  it('withdraws in two presses, without login and without a reason [CO-6]', async () => {
    const { page } = browser;
    const { receiptUrl, receiptSecret } = await leaveLead();
    await page.goto('about:blank');
    await page.goto(receiptUrl);
    await page.getByRole('button', { name: 'Cofnij zgodę' }).click();
    assert.equal(await stateOf(receiptSecret), 'active', 'the first press asks');
    assert.equal(await page.locator('input, textarea, select').count(), 0);
    await page.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await page.getByText('Zgłoszenie zostało usunięte').waitFor();
    assert.equal(await stateOf(receiptSecret), 'withdrawn');
    assert.equal(await page.getByRole('button').count(), 0);
    await page.reload();
    await page.getByText('Zgoda cofnięta').waitFor();
  });

  it('says the day before the month in English too, and the month as a word', async () => {
    const { page } = browser;
    const { receiptUrl } = await leaveLead({ locale: 'en' });
    await page.goto('about:blank');
    await page.goto(receiptUrl);
    await page.locator('html[lang=en] dl').waitFor();
    const text = (await page.locator('main').textContent()) ?? '';
    assert.match(text, /\d{1,2} [A-Z][a-z]+ \d{4}/);
    assert.doesNotMatch(text, /[A-Z][a-z]+ \d{1,2}, \d{4}/);
  });

  it('speaks the language in which the form was sent', async () => {
    const { page } = browser;
    const { receiptUrl } = await leaveLead({ locale: 'de' });
    await page.goto('about:blank');
    await page.goto(receiptUrl);
    await page.getByRole('heading', { name: 'Bestätigung Ihrer Anfrage' }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  });

  it('says plainly that an address leads to no receipt', async () => {
    const { page } = browser;
    for (const secret of ['A'.repeat(43), 'short', '']) {
      await page.goto('about:blank');
      await page.goto(`${service.origin}/receipt/#${secret}`);
      await page.getByRole('heading', { name: 'Nie znaleźliśmy tego potwierdzenia' }).waitFor();
    }
  });
});
