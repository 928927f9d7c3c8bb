import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import type { ConversationId } from '../../../../service/protocol/vocabulary.ts';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import {
  assertQuiet,
  assertView,
  newConsolePage,
  signInto,
  until,
} from '../../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  makeConsoleScene,
  openConversation,
  type StartedConversation,
  sayMore,
} from '../../../support/browser/console-scene.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

describe('the inbox as a queue', () => {
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  let visitors: StartedConversation[];
  before(async () => {
    service = await startTestService();
    browser = await launchBrowser({ width: 1366, height: 768 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    visitors = [];
    await browser.context.clearCookies();
    scene = await makeConsoleScene(service);
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
    for (const { visitor } of visitors) await visitor.close();
  });

  const ask = async (count: number) => {
    for (let n = visitors.length; visitors.length < count; n += 1)
      visitors.push(await openConversation(service, scene.merchant.shop, `pytanie ${n}.`));
    await rows('Do odpowiedzi')
      .nth(count - 1)
      .waitFor();
  };
  const part = (name: string) => page.getByRole('region', { name, exact: true });
  const rows = (name: string) => part(name).locator('.row');
  const texts = (name: string) => part(name).locator('.row-preview').allTextContents();
  const press = (key: string) => page.keyboard.press(key);
  const openText = (text: string) => page.getByRole('log').getByText(text, { exact: true }).waitFor();
  const answersOf = async (id: string) => {
    const scope = scopeOfShop(scene.merchant.shop.id);
    const events = await service.stores.conversations.eventsAfter(scope, id as ConversationId, 0, 100);
    return events.flatMap(({ author, body }) =>
      author === 'staff' && body.kind === 'message' ? [body.text] : [],
    );
  };

  it('answers twenty visitors in the order in which they wait, by keyboard alone', async () => {
    await ask(20);
    await until(page, "document.title.startsWith('(20) ')");
    await press('j');
    for (let n = 0; n < 20; n += 1) {
      await openText(`pytanie ${n}.`);
      await page.keyboard.type(`odpowiedź ${n}`);
      await press('Control+Enter');
    }
    await page.getByRole('status').getByText('Nikt więcej nie czeka.').waitFor();
    await openText('pytanie 19.');
    await until(page, "!document.title.startsWith('(')");
    for (const [n, { id }] of visitors.entries()) assert.deepEqual(await answersOf(id), [`odpowiedź ${n}`]);
    assert.equal(await part('Do odpowiedzi').count(), 0);
  });

  it('shows at least ten whole rows on a laptop, and keeps the order until a person changes it', async () => {
    await ask(14);
    const whole = await page.evaluate(
      `[...document.querySelectorAll('.pane-list .row')].filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length`,
    );
    assert.ok(Number(whole) >= 10, `${whole} rows`);
    const order = Array.from({ length: 14 }, (_, n) => `pytanie ${n}.`);
    assert.deepEqual(await texts('Do odpowiedzi'), order);
    await assertView(page, 'a-queue');
    const third = visitors[3] ?? assert.fail();
    await sayMore(third, 'halo?');
    await part('Do odpowiedzi').getByText('halo?').waitFor();
    assert.deepEqual(await texts('Do odpowiedzi'), order.with(3, 'halo?'));
  });

  it('puts own visitors who write again above the queue, longest waiting first, and follows the open row', async () => {
    await ask(14);
    await press('j');
    for (let n = 0; n < 3; n += 1) {
      await openText(`pytanie ${n}.`);
      await page.keyboard.type('tak');
      await press('Control+Enter');
    }
    await openText('pytanie 3.');
    await page.keyboard.type('zostaję');
    await press('Enter');
    await part('Pozostałe').locator('.row[aria-current=true]').waitFor();
    await until(
      page,
      `(() => { const box = document.querySelector('.row[aria-current=true]').getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight; })()`,
    );
    for (const n of [2, 0, 1]) {
      await sayMore(visitors[n] ?? assert.fail(), `jeszcze ${n}`);
      await part('Do odpowiedzi').getByText(`jeszcze ${n}`).waitFor();
    }
    assert.deepEqual((await texts('Do odpowiedzi')).slice(0, 4), [
      'jeszcze 2',
      'jeszcze 0',
      'jeszcze 1',
      'pytanie 4.',
    ]);
    await press('Alt+j');
    await openText('jeszcze 2');
    await press('Alt+j');
    await openText('jeszcze 0');
  });

  it('keeps a draft with its chat when the next one is opened', async () => {
    await ask(2);
    await press('j');
    await openText('pytanie 0.');
    await page.keyboard.type('zaczęte');
    await press('Alt+j');
    await openText('pytanie 1.');
    const field = page.getByRole('textbox', { name: 'Twoja odpowiedź' });
    assert.equal(await field.inputValue(), '');
    await press('Alt+j');
    await openText('pytanie 0.');
    assert.equal(await field.inputValue(), 'zaczęte');
  });

  it('asks once before a chat without an answer is closed, goes on, and opens it again by undo', async () => {
    await ask(2);
    await press('j');
    await openText('pytanie 0.');
    await press('Alt+e');
    await page.getByRole('dialog', { name: 'Zamknąć bez odpowiedzi?' }).waitFor();
    await press('Enter');
    await openText('pytanie 1.');
    assert.equal(await page.evaluate('document.activeElement.tagName'), 'TEXTAREA');
    await until(page, "document.title.startsWith('(1) ')");
    await press('Alt+z');
    await openText('pytanie 0.');
    await until(page, "document.title.startsWith('(2) ')");
    await page.keyboard.type('proszę');
    await press('Control+Enter');
    await openText('pytanie 1.');
    await page.keyboard.type('proszę');
    await press('Enter');
    await part('Do odpowiedzi').waitFor({ state: 'detached' });
    await press('Alt+e');
    await page.getByRole('heading', { name: 'Wybierz rozmowę' }).waitFor();
    assert.notEqual(await page.evaluate('document.activeElement.tagName'), 'BODY');
  });

  it('closes several selected chats at once, and asks once how many have no answer', async () => {
    await ask(5);
    await rows('Do odpowiedzi').first().focus();
    await press('x');
    await rows('Do odpowiedzi')
      .nth(3)
      .click({ modifiers: ['Shift'] });
    await page.getByRole('status').getByText('Zaznaczono 4').waitFor();
    await assertView(page, 'a-queue-selected');
    await page.getByRole('button', { name: 'Zamknij', exact: true }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Zamknąć 4 rozmowy?' });
    await dialog.getByText('Bez odpowiedzi: 4.').waitFor();
    await press('Enter');
    await until(page, "document.title.startsWith('(1) ')");
    await sayMore(visitors[2] ?? assert.fail(), 'jeszcze jestem');
    await until(page, "document.title.startsWith('(2) ')");
    assert.deepEqual((await texts('Do odpowiedzi')).sort(), ['jeszcze jestem', 'pytanie 4.']);
  });

  it('goes up and down the list by arrows, and into the field by Enter', async () => {
    await ask(3);
    await rows('Do odpowiedzi').first().focus();
    await press('ArrowDown');
    await openText('pytanie 1.');
    await press('ArrowDown');
    await openText('pytanie 2.');
    await press('ArrowUp');
    await openText('pytanie 1.');
    await press('Enter');
    await page.locator('.composer textarea:focus').waitFor();
    await press('Escape');
    await press('Escape');
    await page.locator('.row:focus', { hasText: 'pytanie 1.' }).waitFor();
  });
});
