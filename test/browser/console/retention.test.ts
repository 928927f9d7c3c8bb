import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { NO_MARKETING } from '../../../service/domain/model/shop/shop.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertAccessible,
  assertQuiet,
  assertViewAtBothWidths,
  goToView,
  newConsolePage,
  signInto,
} from '../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  leaveLead,
  makeAdvancingClock,
  makeConsoleScene,
} from '../../support/browser/console-scene.ts';
import { EMAIL, marketingScene } from '../../support/scenes/marketing-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('retention and lists for offers in the console', () => {
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

  const openRetention = () =>
    goToView(page, `#/shops/${scene.merchant.shop.id}/retention`, 'h2:has-text("Co zostanie usunięte")');

  it('says what goes until a day, and what visitors will read, while a period is typed [RE-2]', async () => {
    await leaveLead(service, clock, scene.merchant.shop);
    await openRetention();
    await page.getByText('Do tego dnia nic nie zostanie usunięte.').waitFor();
    await page.getByLabel('Do dnia').fill('2099-01-01');
    await page.getByText('1 zgłoszenie', { exact: true }).waitFor();
    await page.getByLabel('Zgłoszenia', { exact: true }).fill('45');
    await page.getByText('Usuniemy je najpóźniej 45 dni po ostatnim kontakcie.').waitFor();
    await assertAccessible(page, 'retention');
    await page.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByRole('button', { name: 'Cofnij' }).waitFor();
    const shop = await service.stores.shops.get(scopeOfShop(scene.merchant.shop.id));
    assert.equal(shop?.leadRetentionDays, 45);
  });

  it('holds a lead for a reason, lists it, and lifts the hold [RE-1]', async () => {
    await leaveLead(service, clock, scene.merchant.shop);
    const [lead] = await service.stores.leads.list(scopeOfShops([scene.merchant.shop.id]), new Date(8e14), 1);
    assert.ok(lead);
    await goToView(page, `#/leads/${lead.id}`, '.lead-message');
    await page.getByRole('button', { name: 'Zachowaj na wypadek sporu' }).click();
    await page.getByLabel('Reklamacja klienta').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Zachowaj na wypadek sporu' }).click();
    await page.getByText('Blokada usunięcia: Reklamacja klienta.').waitFor();
    await openRetention();
    await page.getByText(`Zgłoszenie ${lead.reference}`).waitFor();
    await page.getByRole('button', { name: 'Zdejmij blokadę' }).click();
    await page.getByText('Nic nie jest zablokowane.').waitFor();
    await service.useCases.sweepExpired();
    await page.reload();
    await page.getByText('nie było nic do usunięcia').waitFor();
  });

  it('turns a box on, counts, shows the proof, exports, and withdraws for a person [MK-1, MK-3, MK-4]', async () => {
    const { shop } = scene.merchant;
    await goToView(page, '#/marketing', 'h2:has-text("Pola zgody w formularzu")');
    await page.getByText('Dopóki go nie ma, tego pola nie można włączyć.').waitFor();
    assert.equal(
      await page.getByLabel('Pytaj o zgodę na oferty e-mailem').isDisabled(),
      true,
      'no mail server',
    );
    await assertViewAtBothWidths(page, 'marketing-no-mail');
    await page.getByLabel('Pytaj o zgodę na oferty przez SMS i telefon').check();
    await page.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByText('Zapisano').first().waitFor();
    const stored = await service.stores.shops.get(scopeOfShop(shop.id));
    assert.deepEqual(stored?.marketing, { ...NO_MARKETING, phone: true });
    await marketingScene(service).send(scene.merchant, ['phone']);
    await page.reload();
    await page.getByRole('button', { name: 'Pokaż adresy' }).click();
    await page.getByText('+48 600 700 800').waitFor();
    await assertAccessible(page, 'marketing');
    await page.getByRole('link', { name: 'Dowód' }).click();
    await page.locator('.verdict.is-valid').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Lista potwierdzonych (CSV)' }).last().click();
    assert.match((await download).suggestedFilename(), /^zgoda-phone-.*\.csv$/);
    await page.getByRole('button', { name: 'Cofnij zgodę', exact: true }).click();
    await page.getByRole('button', { name: 'Cofnij zgodę i usuń' }).click();
    await page.getByText('Zgoda cofnięta. Adres jest usunięty').waitFor();
    assert.equal(await service.stores.suppressions.count(scopeOfShop(shop.id), 'phone'), 1);
  });

  it('tells beforehand what a file would bring in, and takes the import back [MK-4]', async () => {
    await goToView(page, '#/marketing', 'h2:has-text("Wczytaj listę")');
    await page.locator('input[type=file]').setInputFiles({
      name: 'lista.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(`email\n${EMAIL}\nnie adres\n`),
    });
    await page.getByLabel('Skąd pochodzą adresy i co jest dowodem zgody').fill('Newsletter 2024');
    await page.getByRole('button', { name: 'Sprawdź bez zapisywania' }).click();
    await page.getByText('Wierszy: 2. Nowe: 1').waitFor();
    const count = () =>
      service.stores.subscriptions.count(scopeOfShop(scene.merchant.shop.id), 'email', 'imported');
    assert.equal(await count(), 0);
    await page.getByRole('button', { name: 'Wczytaj: 1' }).click();
    await page.getByText('Zapisano jako wczytane z pliku: 1.').waitFor();
    assert.equal(await count(), 1);
    await page.getByRole('button', { name: 'Usuń adresy z pliku' }).click();
    await page.getByRole('button', { name: 'Usuń adresy', exact: true }).click();
    await page.getByText('Usunięto adresy z pliku: 1.').waitFor();
    assert.equal(await count(), 0);
  });

  it('offers no import by the report of a file that is not chosen any more [MK-4]', async () => {
    await goToView(page, '#/marketing', 'h2:has-text("Wczytaj listę")');
    const choose = (name: string, addresses: string[]) =>
      page.locator('input[type=file]').setInputFiles({
        name,
        mimeType: 'text/csv',
        buffer: Buffer.from(['email', ...addresses].join('\n')),
      });
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route(/\/marketing\/import$/, async (route) => {
      await held;
      await route.continue();
    });
    await choose('stara.csv', ['jeden@klient.example', 'dwa@klient.example']);
    await page.getByLabel('Skąd pochodzą adresy i co jest dowodem zgody').fill('Newsletter 2024');
    const look = page.getByRole('button', { name: 'Sprawdź bez zapisywania' });
    const looked = page.waitForResponse(/\/marketing\/import$/);
    await look.click();
    await choose('nowa.csv', ['trzy@klient.example']);
    release();
    await looked;
    await page.locator('button:enabled', { hasText: 'Sprawdź bez zapisywania' }).waitFor();
    assert.equal(await page.getByRole('button', { name: /^Wczytaj: / }).count(), 0);
    await page.unroute(/\/marketing\/import$/);
    await look.click();
    await page.getByRole('button', { name: 'Wczytaj: 1' }).waitFor();
  });
});
