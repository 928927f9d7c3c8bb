import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { Shop } from '../../../service/domain/model/shop/shop.ts';
import { launchBrowser, openChat, type TestBrowser } from '../../support/browser/browser.ts';
import { assertQuiet, assertView, goToView, newConsolePage } from '../../support/browser/console-page.ts';
import { sendRegistration } from '../../support/browser/registration-form.ts';
import { aCompany } from '../../support/builders/staff-builders.ts';
import { takingMailer } from '../../support/fakes/fake-mailer.ts';
import { call, leadBody, openSession, PASSWORD } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { linkTaken } from '../../support/surroundings/mailed-link.ts';
import { secretIn, watchOutbox } from '../../support/surroundings/outbox.ts';
import { type ShopSite, startShopSite } from '../../support/surroundings/shop-site.ts';

const EMAIL = 'zaneta@pod-lipa.example';

describe('registration of a shop in a browser', () => {
  let outbox: ReturnType<typeof watchOutbox>;
  let service: TestService;
  let site: ShopSite;
  let browser: TestBrowser;
  let page: Page;
  let snippet: string;
  beforeEach(async () => {
    snippet = '';
    outbox = watchOutbox();
    site = await startShopSite('http://127.0.0.1:1', () => snippet);
    service = await startTestService({
      stores: outbox.stores,
      overrides: { mailer: takingMailer },
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
  afterEach(async () => {
    try {
      assertQuiet(page);
    } finally {
      await browser?.close();
      await site?.stop();
      await service?.stop();
    }
  });

  const lastMail = async () => {
    const mail = (await outbox.readMails(service)).at(-1);
    assert.ok(mail);
    return mail;
  };
  const pressLink = async (): Promise<void> => {
    const secret = secretIn(await lastMail());
    await linkTaken(service, secret);
    await page.goto(`${service.origin}/confirm/#${secret}`);
    await page.locator('button.act').waitFor();
    const password = page.getByLabel('Hasło wybrane przy rejestracji');
    if ((await password.count()) > 0) {
      await password.fill(PASSWORD);
      await assertView(page, 'confirm-registration');
    }
    await page.locator('button.act').click();
    await page.locator('button.act').waitFor({ state: 'detached' });
  };
  const openRegistration = async (): Promise<void> => {
    await page.goto(`${service.origin}/console/`);
    await page.getByRole('link', { name: 'Załóż konto' }).click();
    await page.locator('.account-notice').waitFor();
  };
  const isToldBeforeFields = () =>
    page.evaluate(() => {
      const told = document.querySelector('.account-notice');
      const field = document.querySelector('form input');
      return told !== null && field !== null && told.compareDocumentPosition(field) === 4;
    });
  const openAccount = async (): Promise<void> => {
    await openRegistration();
    await sendRegistration(page, 'Żaneta Kowalska', EMAIL);
    await page.getByRole('heading', { name: 'Sprawdź skrzynkę' }).waitFor();
    await pressLink();
    await page.getByRole('link', { name: 'Przejdź do logowania' }).click();
    await page.fill('input[name=email]', EMAIL);
    await page.fill('input[name=password]', PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Pierwsze kroki' }).waitFor();
  };
  const nameShop = async (): Promise<void> => {
    await page.fill('input[name=shopName]', 'Herbaciarnia Pod Lipą');
    await page.fill('input[name=shopUrl]', `${site.origin}/`);
    await page.locator('.start button[type=submit]').click();
    await page.locator('#confirm').waitFor();
  };
  const confirmController = async (): Promise<void> => {
    await page.locator('#confirm button.primary').click();
    await page.locator('.start-step.is-now', { hasText: 'Umowa powierzenia' }).waitFor();
  };
  const readShop = async (): Promise<Shop> => {
    const [id] = await service.stores.shops.allIds();
    assert.ok(id);
    const shop = await service.stores.shops.get(scopeOfShop(id));
    assert.ok(shop);
    return shop;
  };
  const makeShop = async (): Promise<Shop> => {
    await openAccount();
    await nameShop();
    await confirmController();
    return readShop();
  };
  const installChat = async (shop: Shop): Promise<void> => {
    await page.getByRole('button', { name: /Zrobię to później/ }).click();
    await page.locator('.start-step.is-now', { hasText: 'Wstaw czat do sklepu' }).waitFor();
    snippet = `<script src="${service.origin}/w/v1/${shop.key}.js" async crossorigin="anonymous" referrerpolicy="no-referrer" data-zgoda data-lang="pl"></script>`;
    await page.getByLabel('Dowolna inna strona').check();
    await page.getByRole('button', { name: 'Sprawdź instalację' }).click();
    await page.locator('.start-step.is-done', { hasText: 'Wstaw czat do sklepu' }).waitFor();
  };

  it('sends the link for a forgotten password by mail, where there is a mail server', async () => {
    await page.goto(`${service.origin}/console/`);
    await page.getByRole('link', { name: 'Nie pamiętasz hasła?' }).click();
    await page.getByRole('button', { name: 'Wyślij link' }).waitFor();
    await page.getByLabel('E-mail').fill(EMAIL);
    await page.getByRole('button', { name: 'Wyślij link' }).click();
    await page.getByText('Jeśli istnieje konto z tym adresem, link jest już w drodze.').waitFor();
    await assertView(page, 'forgotten password');
  });

  it('tells who keeps the account data before the first field, and asks for no date of birth [TR-1, CH-1]', async () => {
    await openRegistration();
    assert.match(
      (await page.locator('.account-notice').textContent()) ?? '',
      /Czat Hosting sp\. z o\.o\., ul\. Serwerowa 3/,
    );
    assert.equal(await isToldBeforeFields(), true);
    assert.equal(await page.locator('input[type=date], input[name*=birth], input[name*=age]').count(), 0);
    await assertView(page, 'registration');
  });

  it('tells the same to who is invited, before the first field and later in the profile [TR-1]', async () => {
    const { staff, organisation } = await service.useCases.createOwner({
      ...{ email: EMAIL, name: 'Żaneta', password: PASSWORD, locale: 'pl' },
      ...{ kind: 'merchant', organisationName: 'Herbaciarnia' },
    });
    const access = await service.useCases.resolveAccess(staff.id);
    assert.ok(access);
    const wanted = { email: 'ola@pod-lipa.example', role: 'consultant', shopIds: null } as const;
    const { secret } = await service.useCases.inviteStaff(access, organisation.id, wanted);
    await page.goto(`${service.origin}/console/#/join/${secret}`);
    await page.locator('form').waitFor();
    assert.equal(await isToldBeforeFields(), true);
    await assertView(page, 'join');
    await page.getByLabel('Imię i nazwisko').fill('Ola Lis');
    await page.getByLabel('Hasło', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Dołącz' }).click();
    await page.locator('.shell').waitFor();
    await goToView(page, '#/profile', '.account-notice');
    await page.getByText(/Administratorem danych Twojego konta jest Czat Hosting/).waitFor();
  });

  it('names what is missing beside its field and keeps what was typed', async () => {
    await openRegistration();
    await page.fill('input[name=name]', 'Żaneta Kowalska');
    await page.fill('input[name=taxId]', '526-000-12-47');
    await page.locator('form button[type=submit]').click();
    await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'email');
    assert.match((await page.locator('form').textContent()) ?? '', /Cyfra kontrolna się nie zgadza/);
    assert.equal(await page.inputValue('input[name=name]'), 'Żaneta Kowalska');
  });

  it('opens the account by the link in the mail, and goes on from there', async () => {
    await openAccount();
    await assertView(page, 'first-steps');
  });

  it('makes the first shop with the company as its controller, which the owner confirms [TR-2]', async () => {
    await openAccount();
    await nameShop();
    const asked = (await page.locator('#confirm').textContent()) ?? '';
    assert.match(asked, /Sklep Pod Lipą sp\. z o\.o\., ul\. Lipowa 1/);
    await confirmController();
    await readShop();
  });

  it('goes on without the agreement, also after a reload, and stores nothing meanwhile', async () => {
    const shop = await makeShop();
    await page.reload();
    await page.locator('.start-step.is-now', { hasText: 'Umowa powierzenia' }).waitFor();
    await installChat(shop);
    const session = await openSession(service, shop);
    assert.equal(session.body.mode, 'closed');
    assert.equal(session.body.closedReason ?? session.body.reason, 'dpa_required');
  });

  it('stores a lead once the link of the agreement was pressed, and none after its end', async () => {
    const shop = await makeShop();
    await installChat(shop);
    const leads = () => service.stores.leads.list(scopeOfShops([shop.id]), new Date(8e14), 10);
    const staff = await service.stores.staff.findByEmail(EMAIL);
    const access = staff === null ? null : await service.useCases.resolveAccess(staff.id);
    assert.ok(access);
    const drafted = await service.useCases.draftAgreement(access, shop.id, {
      locale: 'pl',
      company: {
        ...aCompany({ registerNo: 'KRS 0000123456' }),
        instructionEmail: 'biuro@sklep.example',
        signatoryName: 'Żaneta Kowalska',
        signatoryRole: 'prezes zarządu',
        dpo: '',
      },
    });
    await service.useCases.acceptAgreement(access, shop.id, drafted.id, drafted.sha256);
    await pressLink();
    await page.goto(`${service.origin}/console/#/start`);
    await page.locator('.start-step.is-done', { hasText: 'Umowa powierzenia' }).waitFor();
    await page.getByRole('link', { name: 'Przejdź do rozmów' }).waitFor();

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

    const open = await openSession(service, shop);
    await service.useCases.endAgreement(access, shop.id, shop.name);
    const refused = await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(shop, open) });
    assert.equal(refused.status, 403, refused.text);
    assert.equal(refused.body.code, 'dpa_required');
    assert.equal((await leads()).length, 1);
  });
});
