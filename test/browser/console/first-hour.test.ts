import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  newConsolePage,
  signInto,
} from '../../support/browser/console-page.ts';
import { PASSWORD } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const EMAIL = 'halina.zielinska@lisc-i-glina.example';

describe('the first hour of an owner who runs the service', () => {
  let service: TestService;
  let browser: TestBrowser;
  let page: Page;
  before(async () => {
    service = await startTestService();
    await service.useCases.createOwner({
      email: EMAIL,
      name: EMAIL,
      password: PASSWORD,
      locale: 'en',
      kind: 'merchant',
      organisationName: EMAIL,
    });
    browser = await launchBrowser({ width: 360, height: 780 });
    page = await newConsolePage(browser.context);
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  afterEach(() => assertQuiet(page));
  const owner = async () => {
    const staff = await service.stores.staff.findByEmail(EMAIL);
    const access = staff === null ? null : await service.useCases.resolveAccess(staff.id);
    assert.ok(access);
    return access;
  };

  it('asks in the language of the browser who the owner and the company are, and says what is missing', async () => {
    await signInto(page, service.origin, EMAIL);
    await page.locator('.start-step.is-now', { hasText: 'Ty i Twoja firma' }).waitFor();
    await page.evaluate("location.hash = '#/profile'");
    assert.equal(await page.getByLabel('Język').inputValue(), 'pl');
    await page.evaluate("location.hash = '#/start'");
    await page.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByText('Wpisz imię tak, jak mają je czytać odwiedzający.').waitFor();
    await assertViewAtBothWidths(page, 'who-you-are');
    const tax = page.locator('input[name=taxId]');
    assert.equal(
      await tax.getAttribute('aria-invalid'),
      null,
      'an agreement asks for it, the first steps do not',
    );
    await tax.fill('526-000-12-47');
    assert.equal(await tax.getAttribute('aria-invalid'), 'true');
    await page.getByLabel('Imię i nazwisko').fill('Halina');
    await page.locator('input[name=legalName]').fill('Liść i Glina sp. z o.o.');
    await page.locator('[name=address]').fill('ul. Lipowa 1, 00-001 Warszawa');
    await page.locator('input[name=taxId]').fill('526-000-12-46');
    await page.getByRole('button', { name: 'Zapisz' }).click();
    await page.locator('.start-step.is-now', { hasText: 'Twój sklep' }).waitFor();
    const { staff, organisations } = await owner();
    assert.equal(staff.name, 'Halina');
    assert.equal(staff.locale, 'pl');
    assert.deepEqual(
      organisations.map(({ organisation }) => organisation.name),
      ['Liść i Glina sp. z o.o.'],
    );
  });

  it('keeps the page that the owner chose when it is loaded again, and begins with the first steps otherwise', async () => {
    await page.evaluate("location.hash = '#/inbox'");
    await page.locator('.main-inbox').waitFor();
    await page.reload();
    await page.locator('.shell[data-line=online] .main-inbox').waitFor();
    assert.equal(new URL(page.url()).hash, '#/inbox');
    await page.goto('about:blank');
    await page.goto(`${service.origin}/console/`);
    await page.locator('.start-step.is-now', { hasText: 'Twój sklep' }).waitFor();
  });

  it('proposes that company as the controller of the first shop, and leads from there to the installation', async () => {
    await page.getByLabel('Nazwa sklepu').fill('Liść i Glina');
    await page.getByLabel('Adres sklepu').fill('https://lisc-i-glina.example');
    await page.getByRole('button', { name: 'Dodaj sklep' }).click();
    const confirm = page.locator('#confirm');
    await confirm.getByText('Liść i Glina sp. z o.o., ul. Lipowa 1, 00-001 Warszawa').waitFor();
    await confirm.getByRole('button', { name: /potwierdzam/ }).click();
    await page.locator('.start-step.is-now', { hasText: 'Wstaw czat do sklepu' }).waitFor();
    await assertViewAtBothWidths(page, 'first-install');
  });
});
