import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { chatFrame, openChat } from '../../support/browser/browser.ts';
import { startWidgetScene, storedIn, type WidgetScene } from '../../support/browser/widget-scene.ts';
import { pushPolicy } from '../../support/scenes/chat-actors.ts';

describe('the receipt of a form, in the tab it was sent from', function () {
  this.timeout(60_000);
  let scene: WidgetScene;
  before(async () => {
    scene = await startWidgetScene();
  });
  beforeEach(() => pushPolicy(scene.service, scene.merchant));
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  const send = async (frame: Frame) => {
    await frame.locator('#message').fill('Czy wyślecie za granicę?');
    await frame.locator('#email').fill('gosc@example.net');
    await frame.locator('#consent').check();
    await frame.getByRole('button', { name: 'Wyślij' }).click();
    await frame.getByRole('heading', { name: 'Dziękujemy' }).waitFor();
  };
  const nextPage = async (page: Page): Promise<Frame> => {
    await page.goto(`${scene.site.origin}/inna`);
    return chatFrame(page);
  };
  const receiptLink = (frame: Frame) => frame.getByRole('link', { name: 'Potwierdzenie' });

  it('stays on the next page until it is closed, and then the form says that one was sent [CO-6]', async () => {
    const { page, frame } = await scene.visit();
    await send(frame);
    const address = await receiptLink(frame).getAttribute('href');
    const next = await nextPage(page);
    await next.getByRole('heading', { name: 'Dziękujemy' }).waitFor();
    assert.equal(await receiptLink(next).getAttribute('href'), address);
    await next.getByRole('button', { name: 'Napisz kolejną' }).click();
    await next.getByText(/Mamy Twoją wiadomość z godz\. \d\d:\d\d\./).waitFor();
    assert.equal(await next.locator('#message').inputValue(), '');

    const third = await nextPage(page);
    await third.getByText(/Mamy Twoją wiadomość z godz\. \d\d:\d\d\./).waitFor();
    assert.equal(await third.getByRole('heading', { name: 'Dziękujemy' }).count(), 0, 'closed stays closed');
    await third.getByRole('button', { name: 'Pokaż jej potwierdzenie' }).click();
    await third.getByRole('heading', { name: 'Dziękujemy' }).waitFor();
    assert.equal(await receiptLink(third).getAttribute('href'), address);
  });

  it('is kept without anything that was filled in, and no other tab has it [EP-3, CO-10]', async () => {
    const { page, frame, browser } = await scene.visit();
    await send(frame);
    const kept = (await storedIn(page, frame)).frame ?? [];
    assert.equal(kept.length, 1);
    assert.match(kept[0] ?? '', /^sessionStorage zgoda:zgk_[\w-]+:receipt=/);
    assert.doesNotMatch(kept[0] ?? '', /gosc|example\.net|granic/);
    const second = await browser.context.newPage();
    await second.goto(`${scene.site.origin}/druga`);
    const other = await openChat(second);
    await other.locator('#message').waitFor();
    assert.equal(await other.getByText('Mamy Twoją wiadomość').count(), 0);
    assert.deepEqual((await storedIn(second, other)).frame, []);
  });

  it('is forgotten by the tab when the consent is withdrawn [CO-6]', async () => {
    const { page, frame } = await scene.visit();
    await send(frame);
    await frame.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await frame.getByRole('button', { name: 'Cofnij zgodę' }).click();
    await frame.getByRole('heading', { name: 'Zgoda cofnięta' }).waitFor();
    assert.deepEqual((await storedIn(page, frame)).frame, []);
    const next = await nextPage(page);
    await next.locator('#message').waitFor();
    assert.equal(await next.getByText('Mamy Twoją wiadomość').count(), 0);
  });
});
