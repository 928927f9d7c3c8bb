import assert from 'node:assert/strict';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertAccessible,
  assertQuiet,
  assertView,
  newConsolePage,
  signInto,
} from '../../support/browser/console-page.ts';
import { makeConsoleScene, openConversation } from '../../support/browser/console-scene.ts';
import { type Claims, identityClaims, signIdentity } from '../../support/builders/identity-token.ts';
import { AN_ORDER, answering } from '../../support/fakes/door-shop.ts';
import { call } from '../../support/scenes/chat-actors.ts';
import { openDoorScene } from '../../support/scenes/door-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('the shop server’s customer in the console', () => {
  let browser: TestBrowser;
  let service: TestService;
  before(async () => {
    service = await startTestService();
    browser = await launchBrowser({ width: 1440, height: 900 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });

  const openWith = async (text: string, claims: Claims) => {
    await browser.context.clearCookies();
    const scene = await makeConsoleScene(service);
    const page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
    const { shop, adapterSecret } = scene.merchant;
    const conversation = await openConversation(service, shop, text);
    const row = page.locator('.row', { hasText: text });
    await row.click();
    await page.locator('.pane-details').waitFor();
    assert.equal(await page.locator('.customer').count(), 0, 'nothing is claimed before the store says it');
    const reply = await call(service, 'POST', '/v1/visitor/identity', {
      token: conversation.token,
      body: {
        shop: shop.key,
        token: signIdentity(adapterSecret, identityClaims(shop.key, new Date(), claims)),
      },
    });
    assert.equal(reply.status, 204, reply.text);
    await page.locator('.customer').waitFor();
    return { page, row, facts: page.locator('.customer') };
  };

  it('shows who the shop vouches for, the cart, and orders with a way into the platform [AD-32]', async () => {
    const { page, row, facts } = await openWith('Gdzie jest moja paczka?', {});
    await facts.getByText('Klient potwierdzony przez sklep').waitFor();
    await facts.getByText('2 sztuki').waitFor();
    await facts.getByText(/129,90\szł/).waitFor();
    await row.getByText('Dane ze sklepu').waitFor();
    const order = facts.getByRole('link', { name: /Zamówienie 1042/ });
    assert.equal(await order.getAttribute('href'), 'https://shop.example.com/wp-admin/post.php?post=1042');
    assert.equal(await order.getAttribute('target'), '_blank');
    assert.equal(await order.getAttribute('rel'), 'noopener noreferrer');
    await facts.getByRole('link', { name: /Konto w sklepie/ }).waitFor();
    await assertAccessible(page, 'customer');
    assertQuiet(page);
    await page.close();
  });

  it('shows orders afresh from the shop with parcels, and says when the shop does not answer [AD-52]', async () => {
    const scene = await openDoorScene();
    await scene.report(['customer']);
    const late = { ...AN_ORDER, adminUrl: 'https://shop.example/admin/1042' };
    scene.door.respond(answering(() => ({ answer: 'orders', orders: [late] })));
    await browser.context.clearCookies();
    const page = await newConsolePage(browser.context);
    await signInto(page, scene.service.origin, scene.merchant.email);
    await scene.startChat('prestashop:7');
    await page.locator('.row', { hasText: 'gdzie moja paczka' }).click();
    const facts = page.locator('.customer');
    const parcel = facts.getByRole('link', { name: /Przesyłka InPost 620012345678/ });
    assert.equal(await parcel.getAttribute('href'), 'https://inpost.example/620012345678');
    assert.equal(await parcel.getAttribute('rel'), 'noopener noreferrer');
    await facts.getByText('Opłacone').waitFor();
    await facts.getByText('Wysłano 25 listopada 2026').waitFor();
    await assertView(page, 'orders-1440');
    scene.door.respond(answering(() => ({ answer: 'orders', orders: [{ ...late, state: 'Doręczone' }] })));
    await facts.getByRole('button', { name: 'Odśwież zamówienia' }).click();
    await facts.getByText('Doręczone').waitFor();
    scene.door.respond(() => {});
    await facts.getByRole('button', { name: 'Odśwież zamówienia' }).click();
    await facts.getByText('Sklep nie odpowiedział w ciągu trzech sekund.').waitFor();
    await facts.getByText('W realizacji').waitFor();
    assert.equal(await parcel.count(), 0);
    await page.setViewportSize({ width: 360, height: 900 });
    await page.getByRole('button', { name: 'Szczegóły' }).click();
    await assertView(page, 'orders-failed-360');
    assertQuiet(page);
    await page.close();
    await scene.close();
  });

  it('calls somebody who is not signed in a guest, and claims no account', async () => {
    const { page, facts } = await openWith('Ile kosztuje dostawa?', {
      sub: null,
      facts: { cart: { items: 5, total: '1240.00', currency: 'EUR' }, orders: [], adminUrl: null },
    });
    await facts.getByText('Gość, niezalogowany').waitFor();
    await facts.getByText('5 sztuk').waitFor();
    assert.equal(await facts.getByRole('link').count(), 0);
    assert.equal(await facts.getByText('Zamówienia').count(), 0);
    assertQuiet(page);
    await page.close();
  });

  it('shows earlier chats of the same customer, says why, and opens them to be read', async () => {
    await browser.context.clearCookies();
    const scene = await makeConsoleScene(service);
    const page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
    const { shop, adapterSecret } = scene.merchant;
    const visit = async (text: string, sub: string) => {
      const { visitor, token, id } = await openConversation(service, shop, text);
      const claims = identityClaims(shop.key, new Date(), { sub });
      const body = { shop: shop.key, token: signIdentity(adapterSecret, claims) };
      assert.equal((await call(service, 'POST', '/v1/visitor/identity', { token, body })).status, 204);
      await visitor.close();
      return id;
    };
    const first = await visit('Czy jest rozmiar 42?', 'woocommerce:7');
    await visit('Ktoś inny', 'woocommerce:8');
    await visit('Gdzie jest moja paczka?', 'woocommerce:7');
    await page.locator('.row', { hasText: 'Gdzie jest moja paczka?' }).click();
    const earlier = page.getByRole('region', { name: 'Inne rozmowy tego klienta' });
    await earlier.getByText('Czy jest rozmiar 42?').waitFor();
    await earlier.getByText(/bo sklep potwierdza, że zalogowany jest ten sam klient/).waitFor();
    assert.equal(await earlier.getByRole('link').count(), 1);
    await assertView(page, 'earlier-chats-1440');
    await earlier.getByRole('link').click();
    await page.getByRole('log').getByText('Czy jest rozmiar 42?').waitFor();
    assert.equal(await page.evaluate(() => location.hash), `#/inbox/${first}`);
    await page.setViewportSize({ width: 360, height: 900 });
    await page.getByRole('button', { name: 'Szczegóły' }).click();
    await earlier.getByText('Gdzie jest moja paczka?').waitFor();
    await assertView(page, 'earlier-chats-360');
    assertQuiet(page);
    await page.close();
  });
});
