import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  goToView,
  newConsolePage,
  shoot,
  signInto,
} from '../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  makeAdvancingClock,
  makeConsoleScene,
  openConversation,
} from '../../support/browser/console-scene.ts';
import { addMember, connectStaff } from '../../support/scenes/chat-actors.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('chats that go back to the queue, in the console', () => {
  const clock = makeAdvancingClock();
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  let ola: FrameClient;
  let name: string;

  before(async () => {
    service = await startTestService({ overrides: { clock } });
    browser = await launchBrowser({ width: 1440, height: 900 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    await browser.context.clearCookies();
    scene = await makeConsoleScene(service);
    const { email, staffId } = await addMember(service, scene.merchant.organisationId, 'consultant');
    name = (await service.stores.staff.update(staffId, { name: 'Ola Lipińska' }))?.name ?? '';
    ola = await connectStaff(service, email);
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.evaluate(() => localStorage.clear());
    await page.close();
    await ola.close();
  });

  const act = async (frame: object): Promise<void> => {
    const ref = randomUUID();
    ola.send({ ref, ...frame });
    await ola.next((answer) => answer.t === 'message.ack' && answer.ref === ref);
  };
  const presence = () => page.getByRole('switch', { name: 'Twoja dostępność' });
  const region = (title: string) => page.getByRole('region', { name: title });

  it('shows in words why a chat of an absent colleague is in the queue again', async () => {
    const { visitor, id } = await openConversation(service, scene.merchant.shop, 'Dzień dobry');
    await act({ t: 'message.send', conversationId: id, text: 'Dzień dobry, już sprawdzam' });
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'I jak, udało się?' });
    await region('Pozostałe').locator('.row', { hasText: 'udało się' }).click();
    ola.send({ t: 'presence.set', state: 'away' });
    await region('Do odpowiedzi').getByText('nie ma przy czacie').waitFor();
    await service.useCases.giveBackAbsent();
    clock.advance(120_000);
    assert.equal(await service.useCases.giveBackAbsent(), 1);
    await region('Do odpowiedzi').locator('.row', { hasText: 'udało się' }).waitFor();
    await page
      .getByRole('log')
      .getByText(`Rozmowa wróciła do kolejki: ${name} nie jest teraz przy czacie`)
      .waitFor();
    await assertViewAtBothWidths(page, 'inbox-given-back');
    await visitor.close();
  });

  it('asks who goes away with open chats: give them back, keep them, or stay', async () => {
    const first = await openConversation(service, scene.merchant.shop, 'pierwsza');
    const second = await openConversation(service, scene.merchant.shop, 'druga');
    for (const text of ['pierwsza', 'druga']) {
      await region('Do odpowiedzi').locator('.row', { hasText: text }).click();
      await page.locator('.conversation-head').getByRole('button', { name: 'Przejmij' }).click();
      await page.getByText('Prowadzisz teraz tę rozmowę').waitFor();
    }
    const dialog = page.getByRole('dialog', { name: 'Masz jeszcze otwarte rozmowy' });
    await presence().click();
    await dialog.getByText('Prowadzisz 2 rozmowy. Co z nimi zrobić?').waitFor();
    await assertViewAtBothWidths(page, 'leaving');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await presence().getAttribute('aria-checked'), 'true');

    await presence().click();
    await dialog.getByRole('button', { name: 'Zostaw u mnie' }).click();
    await dialog.waitFor({ state: 'detached' });
    assert.equal(await presence().getAttribute('aria-checked'), 'false');
    await page.keyboard.press('2');
    assert.equal(await region('Do odpowiedzi').locator('.row').count(), 2);

    await presence().click();
    await presence().click();
    await dialog.getByRole('button', { name: 'Oddaj do kolejki' }).click();
    await region('Do odpowiedzi').waitFor({ state: 'detached' });
    await page.keyboard.press('1');
    await region('Do odpowiedzi').locator('.row').nth(1).waitFor();
    assert.equal(await presence().getAttribute('aria-checked'), 'false');
    await presence().click();
    await presence().click();
    assert.equal(await presence().getAttribute('aria-checked'), 'false');
    await first.visitor.close();
    await second.visitor.close();
  });

  it('speaks English too', async () => {
    const { visitor } = await openConversation(service, scene.merchant.shop, 'Hello');
    await service.stores.staff.update(scene.merchant.ownerId, { locale: 'en' });
    await page.reload();
    await region('To answer').locator('.row', { hasText: 'Hello' }).click();
    await page.locator('.conversation-head').getByRole('button', { name: 'Take' }).click();
    await page.getByText('You took the chat').waitFor();
    await page.getByRole('switch', { name: 'Your availability' }).click();
    await page.getByText('1 chat is with you. What should happen to it?').waitFor();
    await shoot(page, 'leaving-en-1440');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await visitor.close();
  });

  it('lets the owner set after how many minutes a chat goes back', async () => {
    const { shop } = scene.merchant;
    await goToView(page, `#/shops/${shop.id}/chat`, '.purpose');
    const after = page.getByLabel('Wraca do kolejki po');
    assert.equal(await after.inputValue(), '2');
    await after.selectOption({ label: '10 minutach' });
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.getByRole('button', { name: 'Cofnij' }).waitFor();
    const stored = () => service.stores.chatSettings.get(scopeOfShop(shop.id));
    assert.equal((await stored())?.giveBackMinutes, 10);
    await after.scrollIntoViewIfNeeded();
    await assertViewAtBothWidths(page, 'give-back-setting');
  });
});
