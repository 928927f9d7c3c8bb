import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import {
  assertAccessibleByAxe,
  assertFits,
  assertQuiet,
  goToView,
  newConsolePage,
  signInto,
} from '../../../support/browser/console-page.ts';
import { makeMerchant, PASSWORD } from '../../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

describe('closing a company in a browser', () => {
  let browser: TestBrowser;
  let service: TestService;
  let page: Page;
  before(async () => {
    service = await startTestService();
    browser = await launchBrowser({ width: 1280, height: 800 });
    page = await newConsolePage(browser.context);
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });

  it('asks an owner for name and password, and the operator the same for any company without a shop', async () => {
    const operator = await makeMerchant(service);
    const [first, second] = await Promise.all(
      ['Pusta Pierwsza', 'Pusta Druga'].map((organisationName, n) =>
        service.useCases.createOwner({
          ...{ email: `pusta${n}@example.com`, name: organisationName, password: PASSWORD },
          ...{ locale: 'pl', kind: 'merchant', organisationName },
        }),
      ),
    );
    assert.ok(first && second);
    await signInto(page, service.origin, operator.email);
    await goToView(page, '#/people', '#company input[name=legalName]');
    await page.getByText('Zamkniesz firmę, gdy nie będzie miała sklepu').waitFor();
    await goToView(page, '#/organisations', '.table');
    const row = page.locator('tr', { hasText: 'Pusta Druga' });
    await row.getByRole('button', { name: 'Zamknij firmę: Pusta Druga' }).click();
    const dialog = page.locator('dialog[open]');
    await assertAccessibleByAxe(page, 'dialog');
    await assertFits(page, 'dialog');
    await dialog.getByLabel('Wpisz nazwę firmy').fill('Pusta Druga');
    await dialog.locator('input[name=password]').fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Zamknij', exact: true }).last().click();
    await row.waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('button', { name: 'Zamknij firmę: Merchant' }).count(), 0);
    assert.equal(await service.stores.organisations.get(second.organisation.id), null);

    await browser.context.clearCookies();
    await page.evaluate(() => localStorage.clear());
    await signInto(page, service.origin, first.staff.email);
    await goToView(page, '#/people', '#company input[name=legalName]');
    await page.getByRole('button', { name: 'Zamknij firmę: Pusta Pierwsza' }).click();
    const submit = dialog.getByRole('button', { name: 'Zamknij', exact: true }).last();
    await dialog.getByLabel('Wpisz nazwę firmy').fill('Pusta');
    await dialog.locator('input[name=password]').fill(PASSWORD);
    await submit.click();
    await dialog.getByRole('alert').getByText('Wpisz nazwę firmy: Pusta Pierwsza').waitFor();
    await dialog.getByLabel('Wpisz nazwę firmy').fill('Pusta Pierwsza');
    await dialog.locator('input[name=password]').fill(PASSWORD);
    await submit.click();
    await page.getByText('Nie zarządzasz żadną organizacją.').waitFor();
    assert.equal(await service.stores.organisations.get(first.organisation.id), null);
    assertQuiet(page);
  });
});
