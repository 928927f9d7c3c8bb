import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Conversation } from '../../../service/domain/model/conversation/conversation.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import { assertQuiet, assertView, newConsolePage, signInto } from '../../support/browser/console-page.ts';
import { type ConsoleScene, makeConsoleScene } from '../../support/browser/console-scene.ts';
import { aConversation, anEvent, aText } from '../../support/builders/builders.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('a long chat in the console', () => {
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  before(async () => {
    service = await startTestService();
    browser = await launchBrowser({ width: 1440, height: 900 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    await browser.context.clearCookies();
    scene = await makeConsoleScene(service);
    page = await newConsolePage(browser.context);
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
  });

  const scope = () => scopeOfShop(scene.merchant.shop.id);
  const START = Date.now() - 3_600_000;
  const talk = async (count: number, answered: number): Promise<Conversation> => {
    const { shop, ownerId } = scene.merchant;
    const assignedTo = { staffId: ownerId, name: 'Ola' };
    const row = aConversation({
      shopId: shop.id,
      openedAt: new Date(START),
      lastAt: new Date(START),
      assignedTo,
    });
    await service.stores.conversations.open(scope(), row);
    for (let n = 1; n <= count; n += 1) {
      const isOurs = n <= answered && n % 5 === 0;
      const said = anEvent(row, {
        at: new Date(START + n * 1000),
        body: aText(`wiadomość ${n}, która ma kilka słów`),
        author: isOurs ? 'staff' : 'visitor',
        staffId: isOurs ? ownerId : null,
      });
      await service.stores.conversations.append(scope(), said);
    }
    return row;
  };
  const open = async (id: string) => {
    await signInto(page, service.origin, scene.merchant.email);
    await page.evaluate((to) => {
      location.hash = `#/inbox/${to}`;
    }, id);
    await log().waitFor();
  };
  const log = () => page.getByRole('log');
  const message = (n: number) => log().getByText(`wiadomość ${n},`);
  const top = (n: number) => message(n).evaluate((element) => element.getBoundingClientRect().top);
  const isInView = (n: number) =>
    message(n).evaluate((element) => {
      const [box, outer] = [element, element.closest('.log')].map((one) => one?.getBoundingClientRect());
      return box !== undefined && outer !== undefined && box.top >= outer.top && box.bottom <= outer.bottom;
    });

  it('opens at the first message that is new, under a line, stays there, and is read at the end', async () => {
    const conversation = await talk(300, 280);
    const { id } = conversation;
    await open(id);
    await log().getByText('Nowe', { exact: true }).waitFor();
    assert.deepEqual([await isInView(280), await isInView(281), await isInView(300)], [true, true, false]);
    assert.equal(await log().locator('.log-item').count(), 100);
    await assertView(page, 'a-long-chat');
    const before = await top(281);
    await service.useCases.sendVisitorMessage(scene.merchant.shop, scope(), conversation, {
      ref: randomUUID(),
      after: null,
      text: 'halo?',
      locale: 'pl',
      notice: null,
      page: null,
      product: null,
    });
    await log().getByText('halo?').waitFor();
    assert.equal(await top(281), before);
    assert.equal(await log().getByText('Nowe', { exact: true }).count(), 1);
    await page.getByRole('button', { name: 'Niżej są nowe wiadomości' }).click();
    assert.equal(await isInView(300), true);
    const { conversations } = service.stores;
    while (((await conversations.find(scope(), id))?.readByStaff ?? 0) < 300)
      await page.evaluate(() => undefined);
  });

  it('reads back to the first new message, however many are new', async () => {
    const { id } = await talk(240, 100);
    await open(id);
    await log().getByText('Nowe', { exact: true }).waitFor();
    assert.deepEqual([await isInView(100), await isInView(101)], [true, true]);
  });

  it('stays at its end when the window gets smaller', async () => {
    const { id } = await talk(60, 60);
    await open(id);
    await message(60).waitFor();
    assert.equal(await isInView(60), true);
    await page.setViewportSize({ width: 1440, height: 560 });
    await page.waitForFunction(() => {
      const box = document.querySelector('.log');
      return innerHeight === 560 && box !== null && box.scrollHeight - box.scrollTop - box.clientHeight < 2;
    });
    assert.equal(await isInView(60), true);
  });

  it('opens at its end when nothing is new, and keeps the place while older messages come', async () => {
    const { id } = await talk(300, 300);
    await open(id);
    await message(300).waitFor();
    assert.equal(await isInView(300), true);
    assert.equal(await log().getByText('Nowe', { exact: true }).count(), 0);
    const places = await log().evaluate(async (box) => {
      const seen: number[] = [];
      for (let steps = 0; steps < 400 && !box.textContent?.includes('wiadomość 1,'); steps += 1) {
        const anchor = [...box.querySelectorAll<HTMLElement>('.log-item')].find(
          (item) => item.getBoundingClientRect().bottom > box.getBoundingClientRect().top + 300,
        );
        const count = box.querySelectorAll('.log-item').length;
        const before = anchor?.getBoundingClientRect().top ?? 0;
        await new Promise(requestAnimationFrame);
        await new Promise(requestAnimationFrame);
        if (box.querySelectorAll('.log-item').length > count)
          seen.push(Math.abs((anchor?.getBoundingClientRect().top ?? 0) - before));
        else box.scrollBy(0, -200);
      }
      return seen;
    });
    assert.equal(places.length >= 1, true);
    assert.equal(Math.max(...places) <= 1, true, `the log jumped by ${places.join()} px`);
    await message(1).waitFor({ state: 'attached' });
    assert.equal(await log().locator('.log-item').count(), 300);
  });
});
