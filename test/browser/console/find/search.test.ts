import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import { SEARCH_PAGE } from '../../../../service/protocol/api/inbox/search-api.ts';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  goToView,
  newConsolePage,
  signInto,
} from '../../../support/browser/console-page.ts';
import {
  type AdvancingClock,
  type ConsoleScene,
  leaveLead,
  makeAdvancingClock,
  makeConsoleScene,
  openConversation,
  sayMore,
} from '../../../support/browser/console-scene.ts';
import { aLead } from '../../../support/builders/builders.ts';
import { makeMemoryStores } from '../../../support/memory-stores/memory-stores.ts';
import { call, signIn } from '../../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

describe('search and commands in the console', () => {
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  let clock: AdvancingClock;
  let chatId: string;
  before(async () => {
    clock = makeAdvancingClock();
    service = await startTestService({ stores: makeMemoryStores(), overrides: { clock } });
    scene = await makeConsoleScene(service);
    await leaveLead(service, clock, scene.merchant.shop, {
      name: 'Żaneta Kowalska',
      message: 'Czy reklamacja imbryka jest jeszcze możliwa? Kupiłam go w październiku.',
    });
    browser = await launchBrowser({ width: 1440, height: 900 });
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
    const chat = await openConversation(service, scene.merchant.shop, 'Dzień dobry, pękł mi imbryk');
    await sayMore(chat, 'Chciałabym złożyć reklamację, zdjęcie wyślę wieczorem.');
    chatId = chat.id;
    await openConversation(service, scene.secondShop, 'Czy świece miodowe są w sprzedaży?');
    await service.stores.conversations.drain();
    await service.useCases.indexContent();
  });
  after(async () => {
    await browser?.close();
    await service.stop();
  });
  afterEach(() => assertQuiet(page));

  const box = () => page.getByRole('combobox', { name: 'Szukaj i polecenia' });
  const options = () => page.getByRole('listbox').getByRole('option');
  const openPalette = async () => {
    await page.locator('dialog[open]').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+k');
    await box().waitFor();
  };
  const hits = () => page.locator('.search-hit');

  it('finds chats and leads by the beginning of their words, and shows the place', async () => {
    await goToView(page, '#/search', '#search-text');
    await assertViewAtBothWidths(page, 'search-empty');
    await page.keyboard.type('reklamac imbryk');
    await page.keyboard.press('Enter');
    await hits().nth(1).waitFor();
    assert.deepEqual(await page.locator('.search-text mark').allTextContents(), [
      'reklamację',
      'reklamacja',
      'imbryka',
    ]);
    await page.getByRole('button', { name: 'Filtry' }).click();
    await assertViewAtBothWidths(page, 'search-results');
    await page.getByLabel('Gdzie').selectOption({ label: 'Zgłoszenia' });
    await page.locator('.search-hit', { hasText: 'Żaneta Kowalska' }).waitFor();
    await hits().nth(1).waitFor({ state: 'detached' });
    await hits().first().click();
    await page.getByRole('heading', { level: 1, name: 'Żaneta Kowalska' }).waitFor();
    await page.goBack();
    await hits().first().waitFor();
    assert.equal(await page.locator('#search-text').inputValue(), 'reklamac imbryk');
  });

  it('shows the filters again on the way back when one of them is on', async () => {
    await goToView(page, '#/search', '#search-text');
    await page.locator('#search-text').fill('imbryk');
    const filters = page.locator('#search-filters');
    if (!(await filters.isVisible())) await page.getByRole('button', { name: 'Filtry' }).click();
    await page.getByLabel('Gdzie').selectOption('');
    await filters.getByLabel('Sklep').selectOption({ label: scene.merchant.shop.name });
    await hits().first().waitFor();
    await goToView(page, '#/inbox', '.row');
    await goToView(page, '#/search', '#search-text');
    assert.equal(await filters.isVisible(), true);
    await filters.getByLabel('Sklep').selectOption('');
  });

  it('says that nothing was found, and what to try', async () => {
    await goToView(page, '#/search', '#search-text');
    await page.locator('#search-text').fill('hulajnoga');
    await page.keyboard.press('Enter');
    await page.getByText('Nic nie znaleziono').waitFor();
    await assertViewAtBothWidths(page, 'search-nothing');
    await page.locator('#search-text').fill('x');
    await page.keyboard.press('Enter');
    await page.getByText('co najmniej dwie litery').waitFor();
  });

  it('searches again at once when filters under which nothing was found are cleared', async () => {
    await goToView(page, '#/search', '#search-text');
    await page.locator('#search-text').fill('miodowe');
    await page.keyboard.press('Enter');
    await hits().first().waitFor();
    const filters = page.locator('#search-filters');
    if (!(await filters.isVisible())) await page.getByRole('button', { name: 'Filtry' }).click();
    await page.getByLabel('Gdzie').selectOption({ label: 'Zgłoszenia' });
    await page.getByText('Nic nie znaleziono').waitFor();
    await page.locator('.empty').getByRole('button', { name: 'Wyczyść filtry' }).click();
    await hits().first().waitFor();
    assert.equal(await page.getByLabel('Gdzie').inputValue(), '');
  });

  it('opens by Ctrl+K also while one writes, is walked by arrows, and gives the focus back on Esc', async () => {
    await goToView(page, `#/inbox/${chatId}`, '.composer textarea');
    const field = page.locator('.composer textarea');
    await field.fill('Dobrze');
    await openPalette();
    await assertViewAtBothWidths(page, 'palette');
    const first = await box().getAttribute('aria-activedescendant');
    assert.equal(await options().first().getAttribute('id'), first);
    await page.keyboard.press('ArrowDown');
    assert.notEqual(await box().getAttribute('aria-activedescendant'), first);
    await page.keyboard.press('Escape');
    await box().waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.matches('.composer textarea'));
    await page.keyboard.type('.');
    assert.equal(await field.inputValue(), 'Dobrze.');
    await field.fill('');
  });

  it('takes and closes the open chat, and goes to a page by the beginning of its name', async () => {
    await goToView(page, `#/inbox/${chatId}`, '.composer textarea');
    await openPalette();
    await page.keyboard.type('przejmij');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Przejmij' }).waitFor({ state: 'detached' });
    await openPalette();
    await page.keyboard.type('zespol');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Zespół' }).waitFor();
  });

  it('lists every act of the open chat by its name, and does it', async () => {
    await goToView(page, `#/inbox/${chatId}`, '.composer textarea');
    await page.getByRole('button', { name: 'Zablokuj odwiedzającego' }).waitFor();
    await openPalette();
    const shown = await options().locator('.palette-label').allTextContents();
    const named = shown.map((name) => name.replace(/\u00a0/g, ' '));
    const acts = [
      'Notatka wewnętrzna',
      'Poproś o dane',
      'Zdjęcia i pliki',
      'Tagi',
      'Zablokuj odwiedzającego',
    ];
    assert.deepEqual(
      acts.filter((act) => !named.includes(act)),
      [],
      named.join(),
    );
    await page.keyboard.type('notatka');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Notatka wewnętrzna', pressed: true }).waitFor();
    await page.getByRole('button', { name: 'Odpowiedź' }).click();
  });

  it('takes, gives back and closes by the same list, and does what is in the closed details of a narrow window', async () => {
    await goToView(page, `#/inbox/${chatId}`, '.composer textarea');
    const run = async (typed: string, command: string) => {
      await openPalette();
      await page.keyboard.type(typed);
      await options().filter({ hasText: command }).and(page.locator('[aria-selected=true]')).waitFor();
      await page.keyboard.press('Enter');
    };
    const takeButton = page.locator('.conversation-actions').getByRole('button', { name: 'Przejmij' });
    await run('oddaj', 'Oddaj do kolejki');
    await takeButton.waitFor();
    await run('przejmij', 'Przejmij');
    await takeButton.waitFor({ state: 'detached' });
    await page.setViewportSize({ width: 900, height: 800 });
    for (const [typed, command, dialog] of [
      ['zablokuj', 'Zablokuj', 'Zablokuj odwiedzającego'],
      ['zachowaj', 'Zachowaj', 'Zachowaj na wypadek sporu'],
      ['pokaż dow', 'Pokaż dowód', 'Dowód'],
    ] as const) {
      await run(typed, command);
      await page.getByRole('dialog', { name: dialog }).waitFor();
      await page.keyboard.press('Escape');
    }
    await run('co przechow', 'Co przechowujemy o tej osobie?');
    await page.locator('.main-requests').waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('finds a canned reply by its title, and shows its text before it goes into the answer', async () => {
    const token = await signIn(service, scene.merchant.email);
    const body = { shortcut: 'paczka', title: 'Gdzie paczka', texts: { pl: 'Paczka jest w drodze.' } };
    await call(service, 'POST', `/v1/staff/shops/${scene.merchant.shop.id}/replies`, { token, body });
    await goToView(page, `#/inbox/${chatId}`, '.composer textarea');
    const field = page.locator('.composer textarea');
    await field.fill('Dzień dobry.');
    await openPalette();
    await page.keyboard.type('gdzie pacz');
    await options().filter({ hasText: 'Gdzie paczka' }).click();
    await page.locator('.reply-preview', { hasText: 'Paczka jest w drodze.' }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.reply-preview').waitFor({ state: 'detached' });
    assert.equal(await field.inputValue(), 'Dzień dobry. Paczka jest w drodze.');
    await field.fill('');
    await page.getByRole('button', { name: 'Notatka wewnętrzna' }).click();
    await openPalette();
    await page.keyboard.type('gdzie pacz');
    await options().filter({ hasText: 'Szukaj' }).waitFor();
    assert.equal(await options().filter({ hasText: 'Gdzie paczka' }).count(), 0);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Odpowiedź' }).click();
  });

  it('hands anything else over to the search', async () => {
    await openPalette();
    await page.keyboard.type('świece miod');
    assert.match((await options().first().textContent()) ?? '', /Szukaj „świece miod”/);
    await page.keyboard.press('Enter');
    await hits().first().waitFor();
    await hits().first().click();
    await page.locator('.bubble', { hasText: 'świece miodowe' }).waitFor();
  });

  it('goes back further for what was looked for, whatever was typed since', async () => {
    const { id: shopId } = scene.merchant.shop;
    const message = await service.ports.vault.seal(scopeOfShop(shopId), 'Zamawiam rooibos');
    for (let n = 0; n <= SEARCH_PAGE.usual; n += 1) {
      const lead = aLead({ shopId, createdAt: clock.now(), sealed: { message } });
      await service.stores.leads.insert(scopeOfShop(shopId), lead);
    }
    await service.useCases.indexContent();
    await goToView(page, '#/search', '#search-text');
    await page.locator('#search-text').fill('rooib');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Pokaż starsze wyniki' }).waitFor();
    await page.locator('#search-text').fill('hulajnoga');
    await page.getByRole('button', { name: 'Pokaż starsze wyniki' }).click();
    await page.getByText('To wszystkie wyniki.').waitFor();
    assert.equal(await hits().count(), SEARCH_PAGE.usual + 1);
  });
});
