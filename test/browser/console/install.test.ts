import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import type { FetchedPage } from '../../../service/domain/model/base/ports.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertView,
  goToView,
  newConsolePage,
  shoot,
  signInto,
} from '../../support/browser/console-page.ts';
import { makeAdvancingClock } from '../../support/browser/console-scene.ts';
import { fetchedPage } from '../../support/builders/fetched-page.ts';
import {
  type Merchant,
  makeMerchant,
  POLICY_TEXT,
  pushPolicy,
  signedCall,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const SHOP = 'https://sklep.example.com/';

describe('putting the chat into a shop, in the console', () => {
  const clock = makeAdvancingClock();
  let first: FetchedPage;
  let policy: FetchedPage;
  let browser: TestBrowser;
  let service: TestService;
  let merchant: Merchant;
  let page: Page;

  const pageWith = (html: string, changes?: Parameters<typeof fetchedPage>[2]): FetchedPage =>
    fetchedPage(SHOP, html, changes);
  before(async () => {
    const fetchPage = async (address: string) => (address.includes('polityka') ? policy : first);
    service = await startTestService({ overrides: { clock, fetchPage } });
    browser = await launchBrowser({ width: 360, height: 740 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    first = pageWith('<html><body>Sklep</body></html>');
    policy = pageWith(
      `<html lang="pl"><title>Polityka prywatności</title><main>${POLICY_TEXT}</main></html>`,
      { finalUrl: `${SHOP}polityka` },
    );
    await browser.context.clearCookies();
    merchant = await makeMerchant(service, { name: 'Herbaciarnia' }, SHOP);
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, merchant.email);
    await openTab();
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
  });

  const openTab = () => goToView(page, `#/shops/${merchant.shop.id}/install`, '.start-step');
  const step = (title: string): Locator =>
    page.locator('.start-step', { has: page.getByRole('heading', { name: title, exact: true }) });
  const chooseOther = () => page.getByLabel('Dowolna inna strona').check();
  const check = () => page.getByRole('button', { name: 'Sprawdź instalację' }).click();
  const line = (key: string = merchant.shop.key) =>
    `<script src="${service.origin}/w/v1/${key}.js" defer data-zgoda></script>`;

  it('leads to an open chat by the keyboard, and says of each step where it stands, also after a reload [AX-1, AX-4]', async () => {
    await page.getByLabel('WordPress albo WooCommerce').focus();
    // From the first choice up to the last.
    await page.keyboard.press('ArrowUp');
    await step('Wklej jedną linijkę kodu').waitFor();
    await assertView(page, 'install-other');
    assert.match((await step('Wklej jedną linijkę kodu').textContent()) ?? '', /teraz/);
    const shopify = page.locator('summary', { hasText: 'Shopify' });
    await shopify.focus();
    await page.keyboard.press('Enter');
    await page.getByText('layout/theme.liquid').waitFor();

    first = pageWith(line());
    await page.getByRole('button', { name: 'Sprawdź instalację' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Czat jest na stronie głównej sklepu').waitFor();
    const link = step('Podaj link do polityki prywatności').getByLabel(/^Link do strony/);
    await link.fill(`${SHOP}polityka`);
    await page.keyboard.press('Enter');
    await page.getByText('Strona jest publiczna i ma prawdziwy tekst.').waitFor();
    await step('Co widzą odwiedzający').getByText('Czat na żywo').waitFor();

    await page.reload();
    await page.locator('.start-step.is-done').nth(3).waitFor();
    assert.equal(await page.locator('.start-step.is-done').count(), 4);
    assert.equal(await page.getByLabel('Dowolna inna strona').isChecked(), true);
    await shoot(page, 'install-done');
  });

  it('says what is wrong with the page and what to do', async () => {
    await chooseOther();
    const answers: [FetchedPage, string | RegExp][] = [
      [pageWith('<p>Sklep</p>'), 'nie ma na niej kodu czatu'],
      [pageWith(line('zgk_0000000000000000000000')), 'z kluczem innego sklepu'],
      [pageWith(line().replace(service.origin, 'https://stary.example')), 'pobiera czat z innego adresu'],
      [{ kind: 'status', status: 403 }, /zablokował sprawdzenie \(status 403\)/],
      [{ kind: 'failed', reason: 'unknown_host', detail: '' }, 'Taki adres nie istnieje'],
      [{ kind: 'failed', reason: 'certificate', detail: '' }, 'Certyfikat sklepu wygasł'],
      [pageWith(line() + line()), 'Kod jest na stronie więcej niż raz'],
    ];
    for (const [answer, said] of answers) {
      first = answer;
      await check();
      await page.getByText(said).waitFor();
    }
  });

  it('names the directive that lets the chat through the shop’s own security policy [AD-11]', async () => {
    await chooseOther();
    first = pageWith(line(), { contentPolicy: "default-src 'self'" });
    await check();
    await page.getByText(`script-src 'self' ${service.origin}`).waitFor();
    await page.getByText(`frame-src 'self' ${service.origin}`).waitFor();
    await assertView(page, 'install-blocked');
    first = pageWith(line(), {
      contentPolicy: `script-src 'nonce-x' 'strict-dynamic'; frame-src ${service.origin}`,
    });
    await check();
    await page.getByText('Ta polityka ufa skryptom tylko po wartości nonce').waitFor();
  });

  it('takes the shop’s real address with one press', async () => {
    await chooseOther();
    first = pageWith(line(), { finalUrl: 'https://www.sklep.example.com/' });
    await check();
    await page.getByRole('button', { name: 'Użyj adresu https://www.sklep.example.com' }).click();
    await page.getByText('Czat jest na stronie głównej sklepu').waitFor();
    const shop = await service.stores.shops.get(scopeOfShop(merchant.shop.id));
    assert.deepEqual(shop?.origins, ['https://www.sklep.example.com']);
  });

  it('shows the connection of a shop server: reports, refusals with their reason, and what to do when they stop', async () => {
    await page.locator('#connection').waitFor();
    await pushPolicy(service, merchant);
    clock.advance(49 * 3_600_000);
    const slow = String(Math.floor(clock.now().getTime() / 1000) - 600);
    await signedCall(service, merchant, 'GET', '/v1/adapter/health', '', slow);
    await page.reload();
    const connection = page.locator('#connection');
    await connection.getByText('Sklep nie przysłał raportu od').waitFor();
    await connection.getByText('wordpress 6.1.9, wtyczka 0.1.0').waitFor();
    await connection.getByText('Zegar serwera sklepu się spóźnia o 10 min.').waitFor();
    await connection.getByText('WP-Cron').waitFor();
    await assertView(page, 'connection');

    clock.advance(60_000);
    await signedCall(service, { ...merchant, adapterSecret: 'zgs_wrong' }, 'GET', '/v1/adapter/health');
    await page.reload();
    await connection.getByText('Mogła to być też próba kogoś obcego').waitFor();
    await pushPolicy(service, merchant);
    await page.reload();
    await connection.getByText('Późniejszy raport został przyjęty').waitFor();
    assert.equal(await connection.getByText('Sklep nie przysłał raportu').count(), 0);

    const adapter = { platform: 'prestashop', version: '0.1.0', platformVersion: '9.1.4' };
    await pushPolicy(service, merchant, {}, { adapter });
    clock.advance(49 * 3_600_000);
    await page.reload();
    await connection.getByText('PrestaShop 9.1.4, wtyczka 0.1.0').waitFor();
    await connection.getByText('PrestaShop nie ma harmonogramu zadań.').waitFor();
    assert.equal(await connection.getByText('WP-Cron').count(), 0);
    await pushPolicy(service, merchant);
  });

  it('asks for a new secret key where somebody without a right to it was shown the one in use, until there is one [SE-3]', async () => {
    const scope = scopeOfShop(merchant.shop.id);
    await service.stores.shops.update(scope, { adapterSecretBy: randomIds.next('stf') });
    await page.reload();
    const asked = page
      .locator('#connection')
      .getByText('utwórz nowy pod „Połącz zamiast tego za pomocą kluczy”');
    await asked.waitFor();
    await assertView(page, 'secret-outside');
    // By the keyboard: under a pointer the page may move while late parts of it come.
    await page.getByText('Połącz zamiast tego za pomocą kluczy', { exact: true }).press('Enter');
    await page.getByRole('button', { name: /Utwórz (nowy )?klucz tajny/ }).click();
    await asked.waitFor({ state: 'detached' });
    await page.getByText('Skopiuj go teraz').waitFor();
  });

  it('disconnects the shop server once the shop’s name was typed, and says what that means before [AD-28]', async () => {
    await pushPolicy(service, merchant);
    await page.reload();
    await page.getByRole('button', { name: 'Odłącz sklep …' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Klucz tajny od razu traci ważność').waitFor();
    await assertView(page, 'disconnect');
    const button = dialog.getByRole('button', { name: 'Odłącz', exact: true });
    await dialog.getByRole('textbox').fill('Herbata');
    assert.equal(await button.isDisabled(), true);
    await dialog.getByRole('textbox').fill('Herbaciarnia');
    await button.click();
    await page.getByText('Sklep jest odłączony.').waitFor();
    assert.equal((await signedCall(service, merchant, 'GET', '/v1/adapter/health')).status, 401);
    await chooseOther();
    await step('Podaj link do polityki prywatności')
      .getByLabel(/^Link do strony/)
      .waitFor();
  });

  it('keeps every tab in sight on a small screen', async () => {
    for (const tab of ['departure', 'records', 'account']) {
      await page.goto(`${service.origin}/console/#/shops/${merchant.shop.id}/${tab}`);
      await page.reload();
      await page.locator('.tabs.is-inner a[aria-current=page]').waitFor();
      const cut = await page
        .locator('.tabs a')
        .evaluateAll((links) =>
          links
            .filter(
              (link) =>
                link.getBoundingClientRect().left < 0 || link.getBoundingClientRect().right > innerWidth,
            )
            .map((link) => link.textContent),
        );
      assert.deepEqual(cut, []);
    }
  });
});
