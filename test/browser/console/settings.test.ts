import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { FetchedPage } from '../../../service/domain/model/base/ports.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertView,
  assertViewAtBothWidths,
  goToView,
  newConsolePage,
  signInto,
} from '../../support/browser/console-page.ts';
import { openConversation } from '../../support/browser/console-scene.ts';
import { fetchedPage } from '../../support/builders/fetched-page.ts';
import { bindContracts } from '../../support/scenes/bind-contracts.ts';
import {
  addMember,
  call,
  type Merchant,
  makeMerchant,
  PASSWORD,
  POLICY_TEXT,
  pushPolicy,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('shop settings in the console', () => {
  let site: FetchedPage;
  const siteWith = (status: number, text = POLICY_TEXT): FetchedPage =>
    status === 200
      ? fetchedPage(
          'https://shop.example.com/polityka',
          `<html lang="pl"><head><title>Polityka prywatności</title></head><body><main>${text}</main></body></html>`,
        )
      : { kind: 'status', status };
  let browser: TestBrowser;
  let service: TestService;
  let merchant: Merchant;
  let page: Page;

  before(async () => {
    service = await startTestService({ overrides: { fetchPage: async () => site } });
    browser = await launchBrowser({ width: 1280, height: 900 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    site = siteWith(200);
    await browser.context.clearCookies();
    merchant = await makeMerchant(service, { name: 'Herbaciarnia' }, 'https://shop.example.com/');
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, merchant.email);
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
  });
  const openTab = (tab: string, shopId: string = merchant.shop.id) =>
    goToView(page, `#/shops/${shopId}/${tab}`, '.card');
  const stored = async () => {
    const shop = await service.stores.shops.get(scopeOfShop(merchant.shop.id));
    assert.ok(shop !== null);
    return shop;
  };
  const section = (name: string) => page.getByRole('region', { name, exact: true });

  it('collects nothing until the controller is named and confirmed, and lists what is missing [TR-2]', async () => {
    await goToView(page, '#/shops', '.shop-card');
    await page.getByRole('link', { name: 'Dodaj sklep' }).click();
    await page.getByLabel('Nazwa sklepu').fill('Drugi sklep');
    await page.getByLabel('Adres sklepu').fill('https://drugi.example.com');
    await page.getByRole('button', { name: 'Dodaj sklep' }).click();
    await page.getByRole('link', { name: /Ten sklep ma inne dane/ }).click();
    await page.getByRole('heading', { name: 'Drugi sklep' }).waitFor();
    await page.getByText('Dane nie są jeszcze zbierane. Brakuje:').waitFor();
    await page.getByRole('button', { name: 'Adres administratora danych' }).click();

    const controller = section('Administrator danych');
    await controller.getByLabel('Nazwa firmy').fill('Drugi sklep sp. z o.o.');
    await controller.getByLabel('Adres', { exact: true }).fill('ul. Długa 2, 31-147 Kraków');
    await controller.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByText('Zapisano.').waitFor();
    await section('Przeczytaj i potwierdź')
      .getByRole('button', { name: /potwierdzam/ })
      .click();
    await page.getByText('Czat i formularz są otwarte. Zostało jeszcze:').waitFor();
    await assertViewAtBothWidths(page, 'settings-almost');
    await page.getByRole('link', { name: 'Wstaw czat na strony sklepu' }).waitFor();
    await page.getByText(/^Potwierdzono/).waitFor();
  });

  it('says beside the field what is wrong and keeps what was typed', async () => {
    await openTab('account');
    const controller = section('Administrator danych');
    await controller.getByLabel('E-mail w sprawach prywatności').fill('nie adres');
    await controller.getByRole('button', { name: 'Zapisz' }).click();
    const field = controller.getByLabel('E-mail w sprawach prywatności');
    await controller.getByText('Wpisz adres w postaci imie@sklep.example.').waitFor();
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    assert.equal(await field.inputValue(), 'nie adres');
    await controller.getByRole('button', { name: 'Anuluj' }).click();
    assert.equal(await field.inputValue(), 'sklep@example.com');
  });

  it('keeps what was typed and not saved when another tab is opened, marks the tab, and drops it on cancel', async () => {
    await openTab('account');
    const controller = section('Administrator danych');
    await controller.getByLabel('Nazwa firmy').fill('Niezapisana sp. z o.o.');
    const tabs = page.getByRole('navigation', { name: /^Ustawienia/ });
    await tabs.getByRole('link', { name: /Wygląd/ }).click();
    await page.getByRole('heading', { name: 'Po której stronie ekranu' }).waitFor();
    const marked = tabs.locator('a', { has: page.locator('.tab-unsaved') });
    assert.match((await marked.textContent()) ?? '', /^Konfiguracja/);
    await marked.click();
    assert.equal(await controller.getByLabel('Nazwa firmy').inputValue(), 'Niezapisana sp. z o.o.');
    await controller.getByText('Niezapisane').waitFor();
    await assertView(page, 'settings-unsaved');
    await controller.getByRole('button', { name: 'Anuluj' }).click();
    await marked.waitFor({ state: 'detached' });
  });

  it('asks who hosts the shop and carries its mail, and every notice names them [TR-1]', async () => {
    await openTab('account');
    const providers = section('Hosting i poczta');
    await providers.getByLabel('Kto zapewnia hosting?').selectOption('company');
    await providers.getByLabel('Kto zapewnia pocztę e-mail?').selectOption('shop');
    await providers.getByRole('button', { name: 'Zapisz' }).click();
    assert.equal(await providers.getByLabel('Nazwa firmy').getAttribute('aria-invalid'), 'true');
    await providers.getByLabel('Nazwa firmy').fill('Serwery Inc.');
    await providers.getByLabel('Kraj, w którym są dane').selectOption('US');
    await providers.getByLabel('Podstawa przekazania poza EOG').fill('standardowe klauzule umowne 2021/914');
    await assertViewAtBothWidths(page, 'providers');
    await providers.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByText('Zapisano.').waitFor();
    assert.deepEqual((await stored()).providers.hosting, {
      by: 'company',
      name: 'Serwery Inc.',
      country: 'US',
      transferTool: 'standardowe klauzule umowne 2021/914',
    });
    const { chatNotice } = (
      await call(service, 'GET', `/v1/visitor/session?shop=${merchant.shop.key}&locale=pl`)
    ).body;
    const told = await (await fetch(chatNotice.at(-1).href)).text();
    assert.match(
      told,
      /Hosting zapewnia nam Serwery Inc\..*poza Europejski Obszar Gospodarczy: Serwery Inc\./s,
    );
  });

  it('takes a saved change back with one press', async () => {
    await openTab('retention');
    const retention = section('Okresy przechowywania');
    await retention.getByLabel(/^Zgłoszenia/).fill('30');
    await retention.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByRole('button', { name: 'Cofnij' }).click();
    await page.getByText('Cofnięto.').waitFor();
    assert.equal(await retention.getByLabel(/^Zgłoszenia/).inputValue(), '180');
    assert.equal((await stored()).leadRetentionDays, 180);
  });

  it('checks a typed policy link at once and names its state in words', async () => {
    await openTab('account');
    const policy = section('Polityka prywatności');
    await policy.getByLabel(/^Link do strony/).fill('https://shop.example.com/polityka');
    await policy.getByRole('button', { name: 'Zapisz i sprawdź' }).click();
    await policy.getByText('Strona jest publiczna i ma prawdziwy tekst.').waitFor();
    for (const [answer, words] of [
      [siteWith(404), 'Nie ma takiej strony'],
      [siteWith(403), 'odwiedzający nie mogą jej przeczytać'],
      [siteWith(200, 'Lorem ipsum dolor sit amet'), 'tekst przykładowy albo mniej niż 600 znaków'],
    ] as const) {
      site = answer;
      await policy.getByRole('button', { name: 'Sprawdź teraz' }).click();
      await policy.getByText(words).first().waitFor();
    }
    await policy.getByRole('button', { name: 'Usuń link' }).click();
    await policy.getByText('Nie podłączono jeszcze polityki prywatności.').waitFor();
  });

  it('says in plain words what a policy link looks like, when something else is typed', async () => {
    await openTab('account');
    const policy = section('Polityka prywatności');
    await policy.getByLabel(/^Link do strony/).fill('nie link');
    await policy.getByRole('button', { name: 'Zapisz i sprawdź' }).click();
    await policy.getByText('Wpisz adres, który zaczyna się od https://.').waitFor();
  });

  it('follows the shop’s plugin within seconds when it unpublishes the policy', async () => {
    await pushPolicy(service, merchant);
    await openTab('account');
    const policy = section('Polityka prywatności');
    await policy.getByText('Podłączona przez wtyczkę sklepu').waitFor();
    await pushPolicy(service, merchant, {
      state: 'unpublished',
      reason: 'draft',
      text: null,
      contentSha256: null,
    });
    await policy.getByText('Powód: szkic').waitFor();
    await page.locator('.view-head').getByText('polityka niepubliczna').waitFor();
  });

  it('shows the form without a notice only after the owner typed the shop’s name, and warns for ever', async () => {
    await openTab('form');
    const choice = section('Gdy polityka nie jest opublikowana');
    await choice.getByLabel('Pokaż formularz bez klauzuli informacyjnej').check();
    await choice.getByRole('alert').waitFor();
    await choice.getByLabel(/^Wpisz nazwę sklepu/).fill('Herbata');
    await choice.getByRole('button', { name: 'Zapisz' }).click();
    await choice.getByText('Nazwa się nie zgadza.').waitFor();
    assert.equal((await stored()).whenNoPolicy, 'auto');
    await choice.getByLabel(/^Wpisz nazwę sklepu/).fill('Herbaciarnia');
    await choice.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByText('Formularz pyta o dane osobowe bez klauzuli informacyjnej').waitFor();
    assert.equal((await stored()).whenNoPolicy, 'bare');
  });

  it('lets only one of e-mail and phone be required [TR-5]', async () => {
    await openTab('form');
    await assertViewAtBothWidths(page, 'form');
    const fields = section('Pola formularza');
    await fields.getByLabel('Telefon').selectOption({ label: 'obowiązkowe' });
    await fields.getByText('Wymagaj tylko jednego: e-maila albo telefonu').waitFor();
    await fields.getByRole('button', { name: 'Zapisz' }).click();
    assert.equal((await stored()).fields.phone, 'optional');
  });

  it('proposes the nearest colour that can be read, and saves that [AX-4]', async () => {
    await openTab('appearance');
    await page.getByLabel('Kolor jako #rrggbb').fill('#f3c65a');
    await page.getByText('Tekst na nim jest słabo czytelny').waitFor();
    await page.getByRole('button', { name: /najbliższego czytelnego/ }).click();
    await page.getByText('Tekst na nim jest dobrze czytelny').waitFor();
    await page.getByLabel('lewa').check();
    await page.getByRole('button', { name: 'Zapisz' }).click();
    await page.getByText('Zapisano.').waitFor();
    const { appearance } = await stored();
    assert.equal(appearance.side, 'left');
    assert.equal(appearance.accent, await page.getByLabel('Kolor jako #rrggbb').inputValue());
  });

  it('shows the plugin’s secret once, to be copied', async () => {
    await openTab('install');
    await page.getByLabel('Dowolna inna strona').check();
    await page.getByText(`/w/v1/${merchant.shop.key}.js`).waitFor();
    await page.getByLabel('WordPress albo WooCommerce').check();
    await page.getByText('Połącz zamiast tego za pomocą kluczy', { exact: true }).click();
    await page.getByRole('button', { name: 'Utwórz klucz tajny' }).click();
    const secret = page.getByText(/^zgs_/);
    await secret.waitFor();
    await page.getByRole('link', { name: 'Polityka i firma' }).click();
    await page.getByRole('link', { name: 'Instalacja' }).click();
    await page.locator('.start-step').first().waitFor();
    assert.equal(await secret.count(), 0);
  });

  it('gives an agency the shop by its code, in the same inbox, and ends it once that was confirmed', async () => {
    const { staff, organisation } = await service.useCases.createOwner({
      email: `agencja.${merchant.shop.id
        .slice(4, 12)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, 'x')}@example.com`,
      name: 'Olga Agentowa',
      password: PASSWORD,
      locale: 'pl',
      kind: 'agency',
      organisationName: 'Agencja Sowa',
    });
    await openTab('access');
    await page.getByText('Żadna agencja nie ma dostępu').waitFor();
    await page.getByLabel('Kod agencji').fill(organisation.code.toLowerCase());
    await page.getByRole('button', { name: 'Daj dostęp' }).click();
    await page.getByRole('listitem').getByText('Agencja Sowa').waitFor();
    await page.getByText('czeka na umowę').waitFor();
    await bindContracts(service, merchant.shop.id);

    const conversation = await openConversation(service, merchant.shop, 'pytanie do agencji');
    const elsewhere = await launchBrowser();
    const agency = await newConsolePage(elsewhere.context);
    await signInto(agency, service.origin, staff.email);
    await agency.locator('.row', { hasText: 'pytanie do agencji' }).waitFor();
    await goToView(agency, '#/shops', '.shop-card');
    await agency.getByText('z agencji „Agencja Sowa”').waitFor();
    await goToView(agency, '#/inbox', '.row');

    await page.getByRole('button', { name: /^Zakończ dostęp/ }).click();
    const question = page.getByRole('dialog', { name: 'Zakończ dostęp: Agencja Sowa' });
    await question.getByText('Dostęp skończy się od razu').waitFor();
    await agency.locator('.row', { hasText: 'pytanie do agencji' }).waitFor();
    await question.getByRole('button', { name: 'Zakończ dostęp', exact: true }).click();
    await page.getByText('Dostęp zakończony: Agencja Sowa.').waitFor();
    const grants = await service.stores.grants.listByShop(scopeOfShop(merchant.shop.id));
    assert.ok(grants.every(({ until }) => until !== null));
    await agency.locator('.row').waitFor({ state: 'detached' });
    assertQuiet(agency);
    await elsewhere.close();
    await conversation.visitor.close();
  });

  it('removes a person once that was confirmed, and says so when it is done', async () => {
    const { organisationId } = merchant;
    const { staffId } = await addMember(service, organisationId, 'consultant');
    const isMember = async () =>
      (await service.stores.memberships.listByOrganisation(organisationId)).some(
        (member) => member.staffId === staffId,
      );
    await goToView(page, '#/people', '.card');
    const remove = page
      .getByRole('region', { name: 'Osoby', exact: true })
      .getByRole('button', { name: /^Usuń: / });
    await remove.click();
    const question = page.getByRole('dialog', { name: /^Usuń: / });
    await question.getByRole('button', { name: 'Anuluj' }).click();
    assert.equal(await isMember(), true);
    await remove.click();
    await assertView(page, 'remove-a-person');
    await question.getByRole('button', { name: 'Usuń', exact: true }).click();
    await page.getByText(/^Usunięto: /).waitFor();
    assert.equal(await isMember(), false);
    await remove.waitFor({ state: 'detached' });
  });

  it('invites a consultant by a link that works once', async () => {
    await goToView(page, '#/people', '.card');
    await page.getByLabel('E-mail', { exact: true }).fill('ola.lis@example.com');
    await page.getByRole('button', { name: 'Zaproś', exact: true }).click();
    const link = await page.locator('.one-time .copy-text').textContent();
    await page
      .getByRole('region', { name: 'Otwarte zaproszenia' })
      .getByText('ola.lis@example.com')
      .waitFor();

    const guest = await newConsolePage(browser.context);
    await guest.goto(link ?? '');
    await guest.getByRole('heading', { name: /^Dołącz do: Merchant/ }).waitFor();
    await guest.getByLabel('Imię i nazwisko').fill('Ola Lis');
    await guest.getByLabel('Hasło', { exact: true }).fill('za krótkie');
    assert.equal(await guest.getByRole('button', { name: 'Dołącz' }).isDisabled(), true);
    await guest.getByText('Jeszcze 2 znaki').waitFor();
    await guest.getByLabel('Hasło', { exact: true }).fill(PASSWORD);
    await guest.getByRole('button', { name: 'Dołącz' }).click();
    await guest.locator('.shell').waitFor();
    await guest.goto('about:blank');
    await guest.goto(link ?? '');
    await guest.getByText('To zaproszenie już nie działa').waitFor();
    assertQuiet(guest);
    await guest.close();
  });

  it('lets the operator add an owner and see nothing of what shops collect', async () => {
    const operators = await startTestService();
    const { staff } = await operators.useCases.createOwner({
      email: 'operator@example.com',
      name: 'Ewa Operatorka',
      password: PASSWORD,
      locale: 'pl',
      kind: 'agency',
      organisationName: 'Hosting',
    });
    assert.equal(staff.isOperator, true);
    const operator = await newConsolePage(browser.context);
    await signInto(operator, operators.origin, staff.email);
    await goToView(operator, '#/organisations', '.card');
    await operator.getByLabel('Nazwa organizacji').fill('Pasieka Złota');
    await operator.getByLabel('E-mail właściciela').fill('pszczelarz@example.com');
    await operator.getByRole('button', { name: 'Dodaj i zaproś właściciela' }).click();
    await operator.getByText('Link dla: pszczelarz@example.com').waitFor();
    await operator.getByRole('row', { name: /Pasieka Złota/ }).waitFor();
    await goToView(operator, '#/inbox', '.empty');
    assertQuiet(operator);
    await operator.close();
    await operators.stop();
  });
});
