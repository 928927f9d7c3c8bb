import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
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
  makeConsoleScene,
  openConversation,
} from '../../support/browser/console-scene.ts';
import { identityClaims, signIdentity } from '../../support/builders/identity-token.ts';
import { call, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const REPLIES = [
  { shortcut: 'hej', title: 'Powitanie', texts: { pl: 'Dzień dobry {visitor}, tu {consultant} ({shop}).' } },
  { shortcut: 'paczka', title: 'Gdzie paczka', texts: { pl: 'Zamówienie {order} wysłaliśmy dziś.' } },
  {
    shortcut: 'prosba',
    title: 'Prośba o e-mail',
    texts: { pl: 'Proszę o adres e-mail.', en: 'Your e-mail?' },
  },
];

describe('canned replies in the console', () => {
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  let token: string;
  let consultant: string;
  before(async () => {
    service = await startTestService();
    browser = await launchBrowser({ width: 1440, height: 900 });
    scene = await makeConsoleScene(service);
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
    token = await signIn(service, scene.merchant.email);
    consultant = (await call(service, 'GET', '/v1/staff/me', { token })).body.name;
    for (const body of REPLIES) await call(service, 'POST', repliesPath(), { token, body });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  afterEach(() => assertQuiet(page));
  const repliesPath = () => `/v1/staff/shops/${scene.merchant.shop.id}/replies`;
  const field = () => page.locator('.composer textarea');
  const value = () => field().inputValue();
  const options = () => page.getByRole('listbox').getByRole('option');
  const openChat = async (text: string) => {
    const conversation = await openConversation(service, scene.merchant.shop, text);
    await goToView(page, '#/inbox', '.row');
    await page.locator('.row', { hasText: text }).click();
    await page.getByRole('log').getByText(text).waitFor();
    await field().focus();
    return conversation;
  };
  const inTheDark = async (look: () => Promise<void>) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await look();
    await page.emulateMedia({ colorScheme: 'light' });
  };
  const valueIs = (text: string) =>
    page.waitForFunction(
      (wanted) => document.querySelector<HTMLTextAreaElement>('.composer textarea')?.value === wanted,
      text,
    );

  it('opens at a slash, filters while one types, is walked by arrows and inserts by Enter without sending', async () => {
    await openChat('Czy macie melisę?');
    await page.keyboard.type('/');
    await options().nth(2).waitFor();
    await assertViewAtBothWidths(page, 'canned-replies');
    await inTheDark(() => assertViewAtBothWidths(page, 'canned-replies-dark'));
    assert.equal(
      await field().getAttribute('aria-controls'),
      await page.getByRole('listbox').getAttribute('id'),
    );
    await page.keyboard.press('ArrowDown');
    await page.locator('[role=option][aria-selected=true]', { hasText: '/paczka' }).waitFor();
    const active = await field().getAttribute('aria-activedescendant');
    assert.equal(await page.locator(`[id="${active}"]`).textContent(), '/paczka Gdzie paczka');
    await page.keyboard.type('powi');
    await page.waitForFunction(() => document.querySelectorAll('[role=option]').length === 1);
    await page.locator('.reply-preview', { hasText: `tu ${consultant} (` }).waitFor();
    await page.keyboard.press('Enter');
    const greeting = `Dzień dobry, tu ${consultant} (${scene.merchant.shop.name}).`;
    await valueIs(greeting);
    assert.equal(await page.locator('.message.is-ours').count(), 0, 'inserted, not sent');
    assert.equal(await page.getByRole('listbox').count(), 0);
    assert.equal(await field().getAttribute('aria-controls'), null);
    await page.keyboard.type(' i 2/3 /');
    await options().first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    assert.equal(await value(), `${greeting} i 2/3 /`, 'Esc closes the list alone');
    await field().fill('');
    await page.keyboard.type('/pacxka');
    await page.getByText('Żadna odpowiedź nie pasuje.').waitFor();
    await page.keyboard.press('Enter');
    assert.equal(await value(), '/pacxka', 'a mistyped shortcut is not sent');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.locator('.message.is-ours', { hasText: '/pacxka' }).waitFor();
  });

  it('fills in the number of the order that the shop vouches for; without one the gap is marked and sending asks', async () => {
    await openChat('Gdzie jest moja paczka?');
    await page.keyboard.type('/pacz');
    await options().first().waitFor();
    await page.keyboard.press('Tab');
    await valueIs('Zamówienie {order} wysłaliśmy dziś.');
    await page.locator('.composer-marks mark', { hasText: '{order}' }).waitFor();
    const gapIsSelected = () =>
      page.waitForFunction(() => {
        const element = document.querySelector<HTMLTextAreaElement>('.composer textarea');
        return element?.value.slice(element.selectionStart, element.selectionEnd) === '{order}';
      });
    await gapIsSelected();
    await page.keyboard.press('Enter');
    const anyway = page.getByRole('button', { name: 'Wyślij tak, jak jest' });
    await anyway.waitFor();
    await gapIsSelected();
    await assertViewAtBothWidths(page, 'canned-reply-gap');
    await inTheDark(() => assertViewAtBothWidths(page, 'canned-reply-gap-dark'));
    await gapIsSelected();
    assert.equal(await page.locator('.message.is-ours').count(), 0);
    await page.keyboard.type('1042');
    await valueIs('Zamówienie 1042 wysłaliśmy dziś.');
    await anyway.waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await page.locator('.message.is-ours', { hasText: 'Zamówienie 1042 wysłaliśmy dziś.' }).waitFor();

    const { token: visitor } = await openChat('A moja?');
    const { shop, adapterSecret } = scene.merchant;
    const claims = identityClaims(shop.key, new Date());
    const identity = { shop: shop.key, token: signIdentity(adapterSecret, claims) };
    await call(service, 'POST', '/v1/visitor/identity', { token: visitor, body: identity });
    await page.keyboard.type('/paczka');
    await page.locator('.reply-preview', { hasText: 'Zamówienie 1042' }).waitFor();
    await options().first().click();
    await valueIs('Zamówienie 1042 wysłaliśmy dziś.');
    assert.equal(await page.locator('.composer-marks').count(), 0);
  });

  it('that asks for personal data offers the data-request card in its place [RQ-3]', async () => {
    await openChat('Proszę o fakturę.');
    await page.keyboard.type('/prosba');
    await page.locator('.reply-preview', { hasText: 'możesz zamiast niej wysłać kartę' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.nudge').getByRole('button', { name: 'Poproś przez kartę' }).click();
    await page.getByRole('dialog').getByLabel('E-mail').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await field().fill('');
  });

  it('are added and counted under the shop, with faults beside their fields', async () => {
    await goToView(page, `#/shops/${scene.merchant.shop.id}/chat`, '.card');
    const section = page.getByRole('region', { name: 'Gotowe odpowiedzi' });
    await section.getByText('Wstawiono: 2 · wysłano: 1').waitFor();
    await section.getByRole('button', { name: 'Dodaj odpowiedź' }).click();
    await section.getByLabel('Skrót').fill('dwa słowa');
    await section.getByRole('button', { name: 'Zapisz' }).click();
    await section.getByText('Podaj tytuł').waitFor();
    await section.getByLabel('Skrót').fill('zwrot');
    await section.getByLabel('Tytuł').fill('Zwroty');
    await section.getByLabel('Tekst w języku: polski').fill('Proszę podać numer telefonu, {klient}.');
    await section.getByText('prosi o dane osobowe (telefon)').waitFor();
    await section.getByText('Tego nie uzupełnimy: {klient}').waitFor();
    await assertViewAtBothWidths(page, 'canned-replies-edit');
    await inTheDark(() => assertViewAtBothWidths(page, 'canned-replies-edit-dark'));
    await section.getByRole('button', { name: 'Zapisz' }).click();
    await section.getByText('/zwrot').waitFor();
  });

  it('of the company are looked after on the page of the team', async () => {
    await goToView(page, '#/people', '.card');
    const section = page.getByRole('region', { name: 'Gotowe odpowiedzi' });
    await section.getByRole('button', { name: 'Dodaj odpowiedź' }).click();
    await section.getByLabel('Skrót').fill('firma');
    await section.getByLabel('Tytuł').fill('Z firmy');
    await section.getByLabel('Tekst w języku: niemiecki').fill('Guten Tag');
    await section.getByRole('button', { name: 'Zapisz' }).click();
    await section.getByText('/firma').waitFor();
    const usable = `/v1/staff/shops/${scene.secondShop.id}/usable-replies`;
    const { replies } = (await call(service, 'GET', usable, { token })).body;
    assert.equal(replies[0].texts.de, 'Guten Tag');
    await assertAccessible(page, 'team');
  });

  it('keep what is written and not saved, when another one is opened or the page is left', async () => {
    const address = `#/shops/${scene.merchant.shop.id}/chat`;
    await goToView(page, address, '.card');
    const section = page.getByRole('region', { name: 'Gotowe odpowiedzi' });
    const form = section.locator('.reply-form');
    const add = section.getByRole('button', { name: 'Dodaj odpowiedź' });
    await add.click();
    await form.locator('textarea').first().fill('Długi, staranny tekst');
    await section.getByRole('button', { name: 'Edytuj /hej' }).click();
    await section.getByText('Niezapisane').waitFor();
    await goToView(page, '#/search', '#search-text');
    await goToView(page, address, '.card');
    await add.click();
    assert.equal(await form.locator('textarea').first().inputValue(), 'Długi, staranny tekst');
    await form.getByRole('button', { name: 'Anuluj' }).click();
    await add.click();
    assert.equal(await form.locator('textarea').first().inputValue(), '');
    await form.getByRole('button', { name: 'Anuluj' }).click();
  });
});
