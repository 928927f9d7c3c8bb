import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { seedDemoShop } from '../../../../scripts/start/seed-installation.ts';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  newConsolePage,
  signInto,
} from '../../../support/browser/console-page.ts';
import { PASSWORD } from '../../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

const EMAIL = 'owner@zgoda.example';

describe('the first screen of a new installation with the demo shop', () => {
  let service: TestService;
  let browser: TestBrowser;
  let page: Page;
  before(async () => {
    service = await startTestService();
    await service.useCases.createOwner({
      ...{ email: EMAIL, name: EMAIL, password: PASSWORD, locale: 'en' },
      ...{ kind: 'merchant', organisationName: EMAIL },
    });
    const { stores, useCases, ports } = service;
    await seedDemoShop({ stores, useCases, ports }, 'http://localhost:4601');
    browser = await launchBrowser({ width: 360, height: 780 });
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, EMAIL);
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  afterEach(() => assertQuiet(page));
  const me = async () => {
    const staff = await service.stores.staff.findByEmail(EMAIL);
    return staff ?? assert.fail();
  };

  it('has two doors, and no step of the own shop is done because of the demo shop', async () => {
    await page.getByRole('heading', { name: 'Wypróbuj na sklepie pokazowym' }).waitFor();
    await page.getByRole('heading', { name: 'Mój sklep' }).waitFor();
    await assertViewAtBothWidths(page, 'doors');
    await page.getByRole('button', { name: 'Mój sklep' }).click();
    await page.locator('.start-step.is-now', { hasText: 'Ty i Twoja firma' }).waitFor();
    assert.equal(await page.locator('.start-step.is-done').count(), 0);
  });

  it('asks for the name before the demo, so that its visitors talk to a person, and opens demo and inbox', async () => {
    await page.goto('about:blank');
    await page.goto(`${service.origin}/console/`);
    const open = page.getByRole('button', { name: 'Wypróbuj na sklepie pokazowym' });
    const pages = browser.context.pages().length;
    await open.click();
    await page.getByText('Wpisz imię tak, jak mają je czytać odwiedzający.').waitFor();
    assert.equal(browser.context.pages().length, pages);
    await page.getByLabel('Imię i nazwisko').fill('Halina');
    const [demo] = await Promise.all([browser.context.waitForEvent('page'), open.click()]);
    await demo.close();
    await page.locator('.main-inbox').waitFor();
    assert.equal((await me()).name, 'Halina');
  });

  it('leads the way to the own shop from the list of shops, and needs no tax number for it', async () => {
    await page.evaluate("location.hash = '#/shops'");
    await page.getByRole('link', { name: 'Dodaj sklep' }).click();
    await page.getByRole('button', { name: 'Mój sklep' }).click();
    await page.locator('.start-step.is-now', { hasText: 'Ty i Twoja firma' }).waitFor();
    assert.equal(await page.getByLabel('Imię i nazwisko').inputValue(), 'Halina');
    await page.locator('input[name=legalName]').fill('Herbaty Haliny');
    await page.locator('[name=address]').fill('ul. Lipowa 1, 00-001 Warszawa');
    await page.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByLabel('Nazwa sklepu').fill('Herbaty Haliny');
    await page.getByLabel('Adres sklepu').fill('https://herbaty.example');
    await page.getByRole('button', { name: 'Dodaj sklep' }).click();
    await page.locator('#confirm').getByText('Herbaty Haliny, ul. Lipowa 1').waitFor();
    await page
      .locator('#confirm')
      .getByRole('button', { name: /potwierdzam/ })
      .click();
    await page.locator('.start-step.is-now', { hasText: 'Wstaw czat do sklepu' }).waitFor();
  });
});
