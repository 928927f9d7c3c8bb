import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import { assertQuiet, assertView, newConsolePage } from '../../support/browser/console-page.ts';
import { sendRegistration } from '../../support/browser/registration-form.ts';
import { call, PASSWORD, signIn as signInByCall } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { secretIn, watchOutbox } from '../../support/surroundings/outbox.ts';
import { type ShopSite, startShopSite } from '../../support/surroundings/shop-site.ts';

const EMAIL = 'zofia@lisc-i-glina.example';

describe('a shop server whose owner has no account yet', () => {
  const outbox = watchOutbox();
  const verifier = randomBytes(32).toString('base64url');
  let service: TestService;
  let site: ShopSite;
  let browser: TestBrowser;
  let page: Page;
  before(async () => {
    service = await startTestService({
      stores: outbox.stores,
      env: { ZGODA_DEPLOYMENT: 'operator-hosted' },
    });
    site = await startShopSite(service.origin, () => '');
    browser = await launchBrowser({ width: 360, height: 780 });
    page = await newConsolePage(browser.context);
  });
  after(async () => {
    await browser?.close();
    await site?.stop();
    await service?.stop();
  });

  const request = (state: string) =>
    Buffer.from(
      JSON.stringify({
        v: 1,
        platform: 'wordpress',
        name: 'Liść i Glina',
        url: `${site.origin}/`,
        locale: 'pl',
        returnUrl: `${site.origin}/wp-admin/zgoda?page=zgoda`,
        state,
        challenge: createHash('sha256').update(verifier).digest('hex'),
        controller: { name: 'Liść i Glina', address: 'ul. Lipowa 5, 90-001 Łódź', email: EMAIL, phone: '' },
      }),
    ).toString('base64url');
  const host = () => new URL(site.origin).host;
  const strip = () => page.locator('.strip', { hasText: 'czeka na połączenie' });
  const signIn = async (email = EMAIL) => {
    await page.fill('input[name=email]', email);
    await page.fill('input[name=password]', PASSWORD);
    await page.keyboard.press('Enter');
  };
  const redeem = (address: string) =>
    call(service, 'POST', '/v1/adapter/connect', {
      body: { code: new URL(address).searchParams.get('zgoda_code') ?? '', verifier },
    });

  it('is remembered while they register, and shown on the sign-in page', async () => {
    await page.goto(`${service.origin}/console/#/connect/${request('state-of-the-first-press')}`);
    await page.getByText(`${host()} czeka na połączenie.`).waitFor();
    await assertView(page, 'entry');
    await page.getByRole('link', { name: 'Załóż konto' }).click();
    await sendRegistration(page, 'Zofia Liść', EMAIL);
    await page.getByText(`łączenie ${host()} ruszy dalej samo`).waitFor();
  });

  it('is what they come to after the mail was confirmed in another tab: one screen, and back in the shop', async () => {
    const mail = (await outbox.readMails(service)).at(-1);
    assert.ok(mail);
    await page.close();
    page = await newConsolePage(browser.context);
    await page.goto(`${service.origin}/confirm/#${secretIn(mail)}`);
    await page.getByLabel('Hasło wybrane przy rejestracji').fill(PASSWORD);
    await page.locator('button.act').click();
    await page.getByRole('link', { name: 'Przejdź do logowania' }).click();
    await signIn();
    await page.getByRole('heading', { name: 'Połącz swój sklep' }).waitFor();
    await page.getByText('Dopóki umowa powierzenia nie obowiązuje, nic nie jest zbierane').waitFor();
    await assertView(page, 'connect');
    await page.getByLabel('To się zgadza i mogę o tym decydować w imieniu firmy').check();
    assertQuiet(page);
    const confirm = page.getByRole('button', { name: 'Potwierdź i połącz' });
    const address = /\/v1\/staff\/shops\/[^/]+$/;
    await page.route(address, (route) =>
      route.request().method() === 'PATCH' ? route.fulfill({ status: 503, body: 'busy' }) : route.continue(),
    );
    await confirm.click();
    await page.getByText('Usługa nie odpowiada').waitFor();
    await page.unroute(address);
    await confirm.click();
    await page.waitForURL(/zgoda_code=/);
    const token = await signInByCall(service, EMAIL);
    assert.equal((await call(service, 'GET', '/v1/staff/me', { token })).body.shops.length, 1);
    const back = new URL(page.url());
    assert.equal(back.origin, site.origin);
    assert.equal(back.searchParams.get('zgoda_state'), 'state-of-the-first-press');
    const connected = await redeem(page.url());
    assert.equal(connected.status, 200, connected.text);
    assert.equal(connected.body.shop.name, 'Liść i Glina');
  });

  it('waits no more once it is connected, and the first steps go on with its shop', async () => {
    await page.close();
    page = await newConsolePage(browser.context);
    await page.goto(`${service.origin}/console/`);
    await page.locator('.shell').waitFor();
    assert.equal(await strip().count(), 0);
    await page.goto(`${service.origin}/console/#/start`);
    await page.locator('.start-step.is-now', { hasText: 'Umowa powierzenia' }).waitFor();
  });

  it('is shown above every view until they go on or cancel', async () => {
    const encoded = request('state-of-the-second-press');
    await page.goto(`${service.origin}/console/#/connect/${encoded}`);
    await page.getByRole('heading', { name: 'Połącz swój sklep' }).waitFor();
    assert.equal(await strip().count(), 0, 'here it is asked already');
    await page.goto(`${service.origin}/console/#/shops`);
    await strip().waitFor();
    await assertView(page, 'waiting');
    await strip().getByRole('link', { name: 'Dalej' }).click();
    await page.getByRole('heading', { name: 'Połącz swój sklep' }).waitFor();
    await page.goto(`${service.origin}/console/#/shops`);
    await strip().getByRole('button', { name: 'Anuluj' }).click();
    await strip().waitFor({ state: 'detached' });
    await page.reload();
    await page.locator('.shop-card').waitFor();
    assert.equal(await strip().count(), 0);
  });

  it('belongs to a client where an agency is asked: the client’s shop comes first', async () => {
    const email = 'olga@agencja.example';
    await service.useCases.createOwner({
      email,
      name: 'Olga Agentowa',
      password: PASSWORD,
      organisationName: 'Agencja',
      kind: 'agency',
      locale: 'pl',
    });
    await browser.context.clearCookies();
    await page.goto(`${service.origin}/console/#/connect/${request('state-of-the-third-press')}`);
    await page.reload();
    await signIn(email);
    await page.getByText('Najpierw załóż sklep klienta').waitFor();
    await page.getByRole('link', { name: 'Przejdź do sklepów klientów' }).click();
    await page.locator('.main-board').waitFor();
    await strip().waitFor();
    assertQuiet(page);
  });
});
