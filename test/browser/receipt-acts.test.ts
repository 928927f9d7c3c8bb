import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import { accessFindings } from '../support/browser/access-findings.ts';
import { launchBrowser, type TestBrowser } from '../support/browser/browser.ts';
import { shoot } from '../support/browser/console-page.ts';
import { brokenMailer } from '../support/fakes/fake-mailer.ts';
import {
  call,
  connectStaff,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  POLICY_TEXT,
  pushPolicy,
  signIn,
} from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

describe('what a visitor does by a receipt alone', () => {
  let service: TestService;
  let merchant: Merchant;
  let browser: TestBrowser;
  before(async () => {
    service = await startTestService({ overrides: { mailer: brokenMailer } });
    browser = await launchBrowser({ locale: 'pl-PL', width: 360, height: 740 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
  });
  const leaveLead = async (): Promise<string> => {
    const session = await openSession(service, merchant.shop);
    const { body } = await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(merchant.shop, session),
    });
    return body.receiptUrl;
  };
  const visit = async (url: string) => {
    await browser.page.goto('about:blank');
    await browser.page.goto(url);
  };
  const leads = () => service.stores.leads.list(scopeOfShops([merchant.shop.id]), new Date(8e14), 5);
  const clean = async () => {
    assert.deepEqual(await accessFindings(browser.page), []);
    assert.ok(
      await browser.page.evaluate('document.documentElement.scrollWidth <= 360'),
      'it fits 360 pixels',
    );
  };

  it('takes along the own contact form, to read and for programs [RT-1]', async () => {
    const { page } = browser;
    await visit(await leaveLead());
    for (const [name, part] of [
      ['Do czytania (HTML)', 'Żaneta Kowalska'],
      ['Dla programów (JSON)', '"consentReceipt"'],
    ] as const) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).click(),
      ]);
      assert.match(file.suggestedFilename(), /^zgoda-[A-Z0-9]+\.(html|json)$/);
      assert.ok(readFileSync(await file.path(), 'utf8').includes(part));
    }
    await page.getByText('Treść pokazana przed wysłaniem').click();
    assert.ok((await page.locator('.notice a[href^="mailto:"]').count()) > 0, 'addresses are links');
    assert.doesNotMatch((await page.locator('.notice').textContent()) ?? '', /<mailto:/);
    await clean();
  });

  it('shows who read the contact form, by role and company [RT-1]', async () => {
    const { page } = browser;
    const url = await leaveLead();
    await visit(url);
    await page.getByText('Nie zapisaliśmy jeszcze żadnego odczytu.').waitFor();
    await shoot(page, 'receipt-not-read');
    const token = await signIn(service, merchant.email);
    const [lead] = await leads();
    for (const path of ['', `/${lead?.id}`, `/${lead?.id}/evidence`])
      await call(service, 'GET', `/v1/staff/leads${path}`, { token });
    await visit(url);
    await page.getByText('Kto czytał Twoje dane (3)').waitFor();
    const [line] = await page
      .getByRole('listitem')
      .filter({ hasText: 'odczytano zgłoszenie' })
      .allTextContents();
    assert.match(line ?? '', /^odczytano zgłoszenie właściciel, Merchant \d+ \d/);
    await clean();
    await shoot(page, 'receipt-read');
  });

  it('erases the contact form in two actions, without login [CO-6]', async () => {
    const { page } = browser;
    const url = await leaveLead();
    await visit(url);
    await page.getByRole('button', { name: 'Usuń zgłoszenie i to potwierdzenie' }).click();
    assert.equal((await leads()).length, 1, 'the first press asks');
    await page.getByRole('button', { name: 'Usuń zgłoszenie i to potwierdzenie' }).click();
    await page.getByRole('heading', { name: 'Usunięto' }).waitFor();
    assert.deepEqual(await leads(), []);
    await visit(url);
    await page.getByRole('heading', { name: 'Nie znaleźliśmy tego potwierdzenia' }).waitFor();
  });

  it('consents again by an own tick under the new words, by keyboard, and not without it [CO-1, CO-2, AX-3]', async () => {
    const { page } = browser;
    const url = await leaveLead();
    await pushPolicy(service, merchant, { text: `${POLICY_TEXT} Nowy odbiorca danych.` });
    const scope = scopeOfShop(merchant.shop.id);
    const [change] = await service.stores.policyChanges.list(scope);
    assert.ok(change);
    await service.useCases.decideChange(scope, merchant.ownerId, change.id, 'ask_again');
    await service.useCases.carryOutChange(scope, change.id);
    await visit(url);
    await page.getByRole('heading', { name: 'Sklep pyta ponownie o zgodę' }).waitFor();
    const box = page.getByRole('checkbox');
    assert.equal(await box.isChecked(), false);
    await clean();
    await page.getByRole('button', { name: 'Zgadzam się ponownie' }).click();
    await page.getByRole('alert').getByText('Zaznacz pole').waitFor();
    assert.equal(await box.isChecked(), false, 'a refusal ticks nothing');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.getByText('zgoda jest odnowiona').waitFor();
    const [lead] = await leads();
    assert.equal((await service.stores.consents.byRef(scope, lead?.id ?? '')).length, 1);
  });

  it('comes back to a conversation: takes it along, has the link sent once, erases it in two actions [RT-7]', async () => {
    const { page } = browser;
    await connectStaff(service, merchant.email);
    const first = await call(service, 'POST', '/v1/visitor/messages', {
      body: {
        shop: merchant.shop.key,
        ref: randomUUID(),
        text: 'Czy jest kanarek?',
        boot: newBoot(),
        locale: 'pl',
      },
    });
    const { body } = await call(service, 'POST', '/v1/visitor/chat-receipt', {
      body: { shop: merchant.shop.key },
      token: first.body.token,
    });
    await visit(body.url);
    await page.getByRole('heading', { name: 'Potwierdzenie rozmowy' }).waitFor();
    await clean();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Do czytania (HTML)' }).click(),
    ]);
    assert.ok(readFileSync(await file.path(), 'utf8').includes('Czy jest kanarek?'));
    await page.getByLabel('E-mail').fill('bez-malpy');
    await page.getByRole('button', { name: 'Wyślij link' }).click();
    await page.getByRole('alert').getByText('Wpisz e-mail w postaci').waitFor();
    await page.getByLabel('E-mail').fill('ktos@example.net');
    await page.keyboard.press('Enter');
    await page.getByText('Prośba przyjęta. Link wyślemy').waitFor();
    assert.equal(await page.getByLabel('E-mail').count(), 0, 'one use');
    await page.getByRole('button', { name: 'Usuń rozmowę' }).click();
    await page.getByRole('button', { name: 'Usuń rozmowę' }).click();
    await page.getByRole('heading', { name: 'Rozmowa usunięta' }).waitFor();
    await visit(body.url);
    await page.getByRole('heading', { name: 'Nie znaleźliśmy tego potwierdzenia' }).waitFor();
  });
});
