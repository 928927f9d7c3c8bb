import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { ShopId } from '../../../service/protocol/vocabulary.ts';
import { launchBrowser, openChat, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertAccessible,
  assertFits,
  assertQuiet,
  newConsolePage,
} from '../../support/browser/console-page.ts';
import { aCompany } from '../../support/builders/staff-builders.ts';
import { call, leadBody, openSession, PASSWORD } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { secretIn, watchOutbox } from '../../support/surroundings/outbox.ts';
import { type ShopSite, startShopSite } from '../../support/surroundings/shop-site.ts';

const EMAIL = 'zaneta@pod-lipa.example';

describe('registration of a shop in a browser', function () {
  this.timeout(90_000);
  const outbox = watchOutbox();
  let service: TestService;
  let site: ShopSite;
  let browser: TestBrowser;
  let page: Page;
  let snippet = '';
  let shopId: ShopId;
  before(async () => {
    site = await startShopSite('http://127.0.0.1:1', () => snippet);
    service = await startTestService({
      stores: outbox.stores,
      env: {
        ZGODA_DEPLOYMENT: 'operator-hosted',
        ZGODA_OPERATOR_NAME: 'Czat Hosting sp. z o.o.',
        ZGODA_OPERATOR_ADDRESS: 'ul. Serwerowa 3, 00-950 Warszawa',
        ZGODA_OPERATOR_COUNTRY: 'PL',
        ZGODA_OPERATOR_REGISTRATION: 'KRS 0000654321',
        ZGODA_OPERATOR_EMAIL: 'dane@czat-hosting.example',
        ZGODA_OPERATOR_SIGNATORY: 'Jan Nowak, prezes zarządu',
        ZGODA_PRIVATE_TARGETS: new URL(site.origin).host,
      },
    });
    await site.stop();
    site = await startShopSite(service.origin, () => snippet, Number(new URL(site.origin).port));
    browser = await launchBrowser({ width: 360, height: 780 });
    page = await newConsolePage(browser.context);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
    await service?.stop();
  });

  const lastMail = async () => {
    const mail = (await outbox.readMails(service)).at(-1);
    assert.ok(mail);
    return mail;
  };
  /** Opens the link of a mail and presses the button that is there. */
  const pressLink = async (): Promise<void> => {
    await page.goto(`${service.origin}/confirm/#${secretIn(await lastMail())}`);
    await page.locator('button.act').click();
    await page.locator('button.act').waitFor({ state: 'detached' });
  };
  const leads = () => service.stores.leads.list(scopeOfShops([shopId]), new Date(8e14), 10);

  it('tells who keeps the account data before the first field, and asks for no date of birth [TR-1, CH-1]', async () => {
    await page.goto(`${service.origin}/console/`);
    await page.getByRole('link', { name: 'Załóż konto' }).click();
    const notice = page.locator('.account-notice');
    await notice.waitFor();
    assert.match((await notice.textContent()) ?? '', /Czat Hosting sp\. z o\.o\., ul\. Serwerowa 3/);
    const isBeforeFields = await page.evaluate(() => {
      const told = document.querySelector('.account-notice');
      const field = document.querySelector('form input');
      return told !== null && field !== null && told.compareDocumentPosition(field) === 4;
    });
    assert.equal(isBeforeFields, true);
    assert.equal(await page.locator('input[type=date], input[name*=birth], input[name*=age]').count(), 0);
    await assertAccessible(page, 'registration');
    await assertFits(page, 'registration');
  });

  it('names what is missing beside its field and keeps what was typed', async () => {
    await page.fill('input[name=name]', 'Żaneta Kowalska');
    await page.fill('input[name=taxId]', '526-000-12-47');
    await page.locator('form button[type=submit]').click();
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('name'));
    assert.equal(focused, 'email');
    assert.match((await page.locator('form').textContent()) ?? '', /Cyfra kontrolna się nie zgadza/);
    assert.equal(await page.inputValue('input[name=name]'), 'Żaneta Kowalska');
  });

  it('opens the account by the link in the mail, and goes on from there', async () => {
    const company = aCompany();
    await page.fill('input[name=email]', EMAIL);
    await page.fill('input[name=password]', PASSWORD);
    await page.fill('input[name=legalName]', company.legalName);
    await page.fill('textarea[name=address]', company.address);
    await page.fill('input[name=taxId]', company.taxId);
    await page.fill('input[name=registerNo]', `KRS ${company.registerNo}`);
    await page.fill('input[name=contactEmail]', company.contactEmail);
    await page.locator('form button[type=submit]').click();
    await page.getByRole('heading', { name: 'Sprawdź skrzynkę' }).waitFor();
    await pressLink();
    await page.getByRole('link', { name: 'Przejdź do logowania' }).click();
    await page.fill('input[name=email]', EMAIL);
    await page.fill('input[name=password]', PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Pierwsze kroki' }).waitFor();
    await assertAccessible(page, 'first steps');
    await assertFits(page, 'first steps');
  });

  it('makes the first shop with the company as its controller, which the owner confirms [TR-2]', async () => {
    await page.fill('input[name=shopName]', 'Herbaciarnia Pod Lipą');
    await page.fill('input[name=shopUrl]', `${site.origin}/`);
    await page.locator('.start button[type=submit]').click();
    const confirm = page.locator('#confirm');
    await confirm.waitFor();
    assert.match((await confirm.textContent()) ?? '', /Sklep Pod Lipą sp\. z o\.o\., ul\. Lipowa 1/);
    await confirm.locator('button.primary').click();
    await page.locator('.start-step.is-now', { hasText: 'Umowa powierzenia' }).waitFor();
    const [id] = await service.stores.shops.allIds();
    assert.ok(id);
    shopId = id;
  });

  it('goes on without the agreement, also after a reload, and stores nothing meanwhile', async () => {
    await page.reload();
    await page.locator('.start-step.is-now', { hasText: 'Umowa powierzenia' }).waitFor();
    await page.getByRole('button', { name: /Zrobię to później/ }).click();
    await page.locator('.start-step.is-now', { hasText: 'Wstaw czat do sklepu' }).waitFor();
    const shop = await service.stores.shops.get(scopeOfShop(shopId));
    assert.ok(shop);
    snippet = `<script src="${service.origin}/w/v1/${shop.key}.js" defer crossorigin="anonymous" referrerpolicy="no-referrer" data-zgoda data-lang="pl"></script>`;
    await page.getByLabel('Dowolna inna strona').check();
    await page.getByRole('button', { name: 'Sprawdź instalację' }).click();
    await page.locator('.start-step.is-done', { hasText: 'Wstaw czat do sklepu' }).waitFor();
    const session = await openSession(service, shop);
    assert.equal(session.body.mode, 'closed');
    assert.equal(session.body.closedReason ?? session.body.reason, 'dpa_required');
  });

  it('collects under the agreement once its link was pressed, and a lead arrives', async () => {
    const staff = await service.stores.staff.findByEmail(EMAIL);
    const access = staff === null ? null : await service.useCases.resolveAccess(staff.id);
    assert.ok(access);
    const drafted = await service.useCases.draftAgreement(access, shopId, {
      locale: 'pl',
      position: { kind: 'controller' },
      company: {
        ...aCompany({ registerNo: 'KRS 0000123456' }),
        instructionEmail: 'biuro@sklep.example',
        signatoryName: 'Żaneta Kowalska',
        signatoryRole: 'prezes zarządu',
        dpo: '',
      },
    });
    await service.useCases.acceptAgreements(
      access,
      [{ shopId, id: drafted.id, sha256: drafted.sha256 }],
      'representative',
    );
    await pressLink();
    await page.goto(`${service.origin}/console/#/start`);
    await page.locator('.start-step.is-done', { hasText: 'Umowa powierzenia' }).waitFor();
    await page.getByRole('link', { name: 'Przejdź do rozmów' }).waitFor();

    // With nobody here the visitor gets the form.
    await page.getByRole('switch').click();
    const visitor = await launchBrowser({ serviceOrigin: service.origin });
    await visitor.page.goto(`${site.origin}/herbata`);
    const frame = await openChat(visitor.page);
    await frame.locator('#message').fill('Czy ta herbata jest jeszcze dostępna?');
    await frame.locator('#email').fill('gosc@example.net');
    assert.equal(await frame.locator('input[type=date], input[name*=birth], input[name*=age]').count(), 0);
    await frame.getByRole('button', { name: 'Wyślij' }).click();
    await frame.getByRole('heading', { name: 'Dziękujemy' }).waitFor();
    await visitor.close();
    assert.equal((await leads()).length, 1);
  });

  it('stores nothing any more once the agreement was ended', async () => {
    const shop = await service.stores.shops.get(scopeOfShop(shopId));
    const staff = await service.stores.staff.findByEmail(EMAIL);
    const access = staff === null ? null : await service.useCases.resolveAccess(staff.id);
    assert.ok(shop !== null && access !== null);
    const open = await openSession(service, shop);
    await service.useCases.endAgreement(access, shopId, shop.name);
    const refused = await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(shop, open) });
    assert.equal(refused.status, 403, refused.text);
    assert.equal(refused.body.code, 'dpa_required');
    assert.equal((await leads()).length, 1);
    assertQuiet(page);
  });
});
