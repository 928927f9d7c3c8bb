import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertFits,
  assertQuiet,
  assertViewAtBothWidths,
  goToView,
  newConsolePage,
  shoot,
  signInto,
} from '../../support/browser/console-page.ts';
import { aCompany, aGrant } from '../../support/builders/staff-builders.ts';
import { call, type Merchant, makeMerchant, PASSWORD, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const AGENCY_OWNER = 'szef@agencja.example';

describe('the contract with an agency in the console', () => {
  let service: TestService;
  let browser: TestBrowser;
  let other: TestBrowser;
  let merchant: Merchant;

  before(async () => {
    service = await startTestService();
    browser = await launchBrowser({ width: 1280, height: 900 });
    other = await launchBrowser({ width: 1280, height: 900 });
    merchant = await makeMerchant(service, { name: 'Pod Lipą' });
    const { organisation } = await service.useCases.createOwner({
      ...{ email: AGENCY_OWNER, name: 'Szef Agencji', password: PASSWORD, locale: 'en' },
      ...{ kind: 'agency', organisationName: 'Agencja Dobra' },
    });
    await service.stores.organisations.update(organisation.id, {
      company: aCompany({ legalName: 'Agencja Dobra sp. z o.o.' }),
    });
    await call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/grants`, {
      token: await signIn(service, merchant.email),
      body: { agencyCode: organisation.code, role: 'manager' },
    });
  });
  after(async () => {
    await browser.close();
    await other.close();
    await service.stop();
  });

  it('is prepared, read and accepted by the shop, then by the agency, which waits until then [PR-2]', async () => {
    const view = `#/shops/${merchant.shop.id}/access`;
    const shop = await newConsolePage(browser.context);
    await signInto(shop, service.origin, merchant.email);
    await goToView(shop, view, '.card');
    await shop.getByText('czeka na umowę').waitFor();
    await shop.getByRole('button', { name: 'Przygotuj umowę' }).waitFor();
    await assertViewAtBothWidths(shop, 'agency-contract-prepare');
    await shop.getByRole('button', { name: 'Przygotuj umowę' }).click();
    await shop.locator('.agreement-text').waitFor();
    assert.equal(await shop.getByText('Teraz umowę musi przyjąć').count(), 0, 'the shop itself is first');
    await shop.getByRole('button', { name: 'Zawieram umowę' }).click();
    await shop.getByText('Wpisz, kim jesteś w firmie.').waitFor();
    await shop.getByLabel('Twoja funkcja w firmie').fill('prezes zarządu');
    await shop.locator('.agreement-box input').check();
    await shop.mouse.move(0, 0);
    await assertViewAtBothWidths(shop, 'agency-contract-read');
    await shop.getByRole('button', { name: 'Zawieram umowę' }).click();
    await shop.getByText('Teraz umowę musi przyjąć właściciel agencji').waitFor();

    const agency = await newConsolePage(other.context);
    await signInto(agency, service.origin, AGENCY_OWNER);
    await goToView(agency, '#/shops', '.shop-card');
    await agency.getByText('waits for the contract').waitFor();
    await goToView(agency, '#/board', '.board-table');
    await agency.locator('.board-table').getByText('not seen yet').waitFor();
    await goToView(agency, '#/people', '#company');
    await agency.getByText('They go into the contracts with your clients.').waitFor();
    for (const tab of ['changes', 'records', 'retention', 'mails']) {
      await goToView(agency, `#/shops/${merchant.shop.id}/${tab}`, '.banner-note');
      await agency.getByText('Waits for the contract').waitFor();
      assert.equal(await agency.locator('.banner-bad').count(), 0, tab);
    }
    await assertViewAtBothWidths(agency, 'agency-contract-waits');
    await agency.getByRole('link', { name: 'Go to the contract' }).click();
    await agency.getByText('Until the contract is in force').waitFor();
    await agency.getByLabel('What you are in the company').fill('owner');
    await agency.locator('.agreement-box input').check();
    await agency.mouse.move(0, 0);
    await assertViewAtBothWidths(agency, 'agency-contract-agency');
    await agency.getByRole('button', { name: 'Conclude the contract' }).click();
    await agency.getByText('In force since').waitFor();
    await assertViewAtBothWidths(agency, 'agency-contract-bound');
    await goToView(shop, '#/shops', '.shop-card');
    await goToView(shop, view, '.card');
    await shop.getByText('umowa obowiązuje', { exact: true }).waitFor();
    assertQuiet(agency);
  });
});

describe('the shops of an agency in the console', () => {
  const names = [
    'Ceramika Bolesławiecka – Sklep Firmowy',
    'Donaudampfschifffahrtszubehörversand24',
    'Herbata',
  ];
  let service: TestService;
  let browser: TestBrowser;
  before(async () => {
    service = await startTestService({ env: { ZGODA_DEPLOYMENT: 'operator-hosted' } });
    browser = await launchBrowser({ width: 1440, height: 900 });
    const { organisation } = await service.useCases.createOwner({
      ...{ email: AGENCY_OWNER, name: 'Szef Agencji', password: PASSWORD, locale: 'pl' },
      ...{ kind: 'agency', organisationName: 'Agencja Dobra' },
    });
    for (const name of names) {
      const { shop } = await makeMerchant(service, { name });
      const grant = aGrant({ shopId: shop.id, agencyId: organisation.id, role: 'manager' });
      await service.stores.grants.insert(scopeOfShop(shop.id), grant);
    }
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });

  for (const locale of ['pl', 'de'] as const) {
    it(`fit on the page at every width, with long names, in ${locale}`, async () => {
      const staff = await service.stores.staff.findByEmail(AGENCY_OWNER);
      await service.stores.staff.update(staff?.id ?? 'stf_none', { locale });
      await browser.context.clearCookies();
      const page = await newConsolePage(browser.context);
      await signInto(page, service.origin, AGENCY_OWNER);
      for (const [view, ready] of [
        ['shops', '.shop-card'],
        ['board', '.board-table'],
      ] as const) {
        await goToView(page, `#/${view}`, ready);
        for (const width of [360, 768, 900, 1024, 1280, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          await assertFits(page, `${view} ${locale} ${width}`);
          const outside = await page.evaluate(() =>
            [...document.querySelectorAll<HTMLElement>('.table-frame, .shop-card')]
              .filter((frame) => frame.scrollWidth > frame.clientWidth)
              .map((frame) => `${frame.scrollWidth} px in ${frame.clientWidth} px`),
          );
          assert.deepEqual(outside, [], `${view} ${locale} ${width}`);
          await shoot(page, `agency-${view}-${locale}-${width}`);
        }
      }
      assertQuiet(page);
      await page.close();
    });
  }
});

describe('a client of an agency whose address was typed wrong, in the console', () => {
  let service: TestService;
  let browser: TestBrowser;
  before(async () => {
    service = await startTestService();
    browser = await launchBrowser({ width: 1280, height: 900 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });

  it('is invited to the right address from the board, where the client has not come yet', async () => {
    const { organisation } = await service.useCases.createOwner({
      ...{ email: AGENCY_OWNER, name: 'Szef Agencji', password: PASSWORD, locale: 'pl' },
      ...{ kind: 'agency', organisationName: 'Agencja Dobra' },
    });
    const company = aCompany({ contactEmail: 'biuro@podlipa.exmaple' });
    const made = await call(service, 'POST', `/v1/staff/organisations/${organisation.id}/clients`, {
      token: await signIn(service, AGENCY_OWNER),
      body: { company, shopName: 'Pod Lipą', url: 'https://podlipa.example', locale: 'pl' },
    });
    assert.equal(made.status, 201, made.text);
    const page = await newConsolePage(browser.context);
    await signInto(page, service.origin, AGENCY_OWNER);
    await goToView(page, '#/board', '.board-table');
    await page.getByRole('button', { name: 'Popraw adres' }).click();
    const send = page.getByRole('button', { name: 'Wyślij zaproszenie' });
    await send.click();
    await page
      .getByLabel('Właściwy adres e-mail właściciela')
      .and(page.locator('[aria-invalid=true]'))
      .waitFor();
    await assertViewAtBothWidths(page, 'agency-client-address');
    await page.getByLabel('Właściwy adres e-mail właściciela').fill('biuro@podlipa.example');
    await send.click();
    await page.getByRole('button', { name: 'Popraw adres' }).waitFor();
    const shop = await service.stores.shops.get(scopeOfShop(made.body.id));
    const client = await service.stores.organisations.get(shop?.organisationId ?? 'org_none');
    assert.equal(client?.company?.contactEmail, 'biuro@podlipa.example');
    assertQuiet(page);
  });
});
