import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  newConsolePage,
  signInto,
  until,
} from '../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  makeConsoleScene,
  openConversation,
} from '../../support/browser/console-scene.ts';
import { aMembership } from '../../support/builders/staff-builders.ts';
import { addMember, connectStaff, makeMerchant } from '../../support/scenes/chat-actors.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('inbox of several consultants', () => {
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  let ola: FrameClient;

  before(async () => {
    service = await startTestService();
    browser = await launchBrowser({ width: 1280, height: 800 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    await browser.context.clearCookies();
    scene = await makeConsoleScene(service);
    const { email } = await addMember(service, scene.merchant.organisationId, 'consultant');
    ola = await connectStaff(service, email);
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
    await ola.close();
  });

  const field = () => page.getByRole('textbox', { name: 'Twoja odpowiedź' });
  const act = async (frame: object): Promise<void> => {
    const ref = randomUUID();
    ola.send({ ref, ...frame });
    await ola.next((answer) => answer.t === 'message.ack' && answer.ref === ref);
  };

  it('asks to take a colleague’s chat over before a second answer goes', async () => {
    const { visitor, id } = await openConversation(service, scene.merchant.shop, 'Czy jest w rozmiarze M?');
    await page.locator('.row', { hasText: 'rozmiarze M' }).click();
    await act({ t: 'message.send', conversationId: id, text: 'Już sprawdzam' });
    const send = page.getByRole('button', { name: 'Przejmij i wyślij' });
    await send.waitFor();
    await field().fill('Jest w rozmiarze M');
    await field().press('Enter');
    assert.equal(await page.locator('.message.is-ours', { hasText: 'Jest w rozmiarze M' }).count(), 0);
    assert.equal(await send.evaluate((button) => button === document.activeElement), true);
    await assertViewAtBothWidths(page, 'inbox-taken-by-colleague');
    await send.press('Enter');
    await visitor.next((frame) => frame.t === 'event.new' && frame.event.text === 'Jest w rozmiarze M');
    await page.getByText('Prowadzisz teraz tę rozmowę').waitFor();
    await visitor.close();
  });

  it('shows whether the visitor is connected, and which colleague reads or writes too', async () => {
    const { visitor, id } = await openConversation(service, scene.merchant.shop, 'Jest tam ktoś?');
    const gone = await openConversation(service, scene.merchant.shop, 'Już wychodzę');
    await gone.visitor.close();
    const rows = page.getByRole('region', { name: 'Do odpowiedzi' }).locator('.row');
    await rows.nth(1).getByText('bez połączenia').waitFor();
    await rows.nth(0).getByText('połączony').waitFor();
    await rows.nth(0).click();
    const head = page.locator('.conversation-head');
    await head.getByText('połączony').waitFor();
    ola.send({ t: 'conversation.look', conversationId: id });
    await head.getByText(/Czyta też/).waitFor();
    ola.send({ t: 'typing.set', conversationId: id, on: true });
    await head.getByText(/pisze odpowiedź/).waitFor();
    await assertViewAtBothWidths(page, 'inbox-who-is-there');
    await visitor.close();
    await head.getByText(/bez połączenia od/).waitFor();
  });

  it('lists who waits in a shop that one works in from now on, and who reads there', async () => {
    const other = await makeMerchant(service, { name: 'Kubki i Czarki' });
    const colleague = await connectStaff(service, other.email);
    const { visitor, id } = await openConversation(service, other.shop, 'Czekam od rana');
    colleague.send({ t: 'conversation.look', conversationId: id });
    await colleague.next('colleagues.looking');
    const { organisationId } = other;
    const staffId = scene.merchant.ownerId;
    await service.stores.memberships.insert(aMembership({ staffId, organisationId, role: 'consultant' }));
    service.ports.bus.publish({ type: 'access.changed', staffId });
    await page.locator('.row', { hasText: 'Czekam od rana' }).click();
    await page
      .locator('.conversation-head')
      .getByText(/Czyta też/)
      .waitFor();
    await visitor.close();
    await colleague.close();
  });

  it('counts a visitor who waits with a colleague who is not here, and says so in the row', async () => {
    const { visitor, id } = await openConversation(service, scene.merchant.shop, 'Dzień dobry');
    await act({ t: 'message.send', conversationId: id, text: 'Dzień dobry, w czym pomóc?' });
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Halo, czy ktoś tam jest?' });
    const rowIn = (name: string) => page.getByRole('region', { name }).locator('.row', { hasText: 'Halo' });
    await rowIn('Pozostałe').waitFor();
    assert.doesNotMatch(await page.title(), /^\(/, 'a colleague who is here answers');
    ola.send({ t: 'presence.set', state: 'away' });
    await rowIn('Do odpowiedzi').getByText('nie ma przy czacie').waitFor();
    await until(page, "document.title.startsWith('(1) ')");
    await visitor.close();
  });

  it('keeps an answer that is being written, over other chats and a reload, until the sign-out', async () => {
    const first = await openConversation(service, scene.merchant.shop, 'pierwsza');
    const second = await openConversation(service, scene.merchant.shop, 'druga');
    await page.locator('.row', { hasText: 'pierwsza' }).click();
    await field().fill('Na pierwszą odpowiem, że');
    await page.locator('.row', { hasText: 'druga' }).click();
    await page.getByRole('log').getByText('druga').waitFor();
    assert.equal(await field().inputValue(), '');
    await page.locator('.row', { hasText: 'pierwsza' }).click();
    await page.getByRole('log').getByText('pierwsza').waitFor();
    assert.equal(await field().inputValue(), 'Na pierwszą odpowiem, że');
    await page.reload();
    await field().waitFor();
    assert.equal(await field().inputValue(), 'Na pierwszą odpowiem, że');
    await page.getByRole('link', { name: /^Profil/ }).click();
    await page.getByRole('button', { name: 'Wyloguj się' }).click();
    await page.getByRole('button', { name: 'Zaloguj się' }).waitFor();
    assert.equal(await page.evaluate(() => JSON.stringify(sessionStorage).includes('odpowiem')), false);
    await first.visitor.close();
    await second.visitor.close();
  });

  it('takes and closes by keys while an answer is written, and steps back one thing at a time', async () => {
    const { visitor } = await openConversation(service, scene.merchant.shop, 'na klawisze');
    await page.locator('.row', { hasText: 'na klawisze' }).click();
    await field().focus();
    await page.keyboard.press('Alt+t');
    await page.getByText('Prowadzisz teraz tę rozmowę').waitFor();
    await field().press('Escape');
    assert.equal(await page.getByRole('log').evaluate((log) => log === document.activeElement), true);
    await page.keyboard.press('Escape');
    await page.getByRole('log').waitFor({ state: 'detached' });
    await page.locator('.row', { hasText: 'na klawisze' }).click();
    await field().focus();
    await page.getByRole('log').getByText('na klawisze').waitFor();
    await page.keyboard.press('Alt+e');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.toast').waitFor();
    await page.getByRole('log').waitFor({ state: 'detached' });
    await visitor.close();
  });

  it('leaves letters that a Mac types with Option to the answer that is written', async () => {
    const { visitor } = await openConversation(service, scene.merchant.shop, 'na Macu');
    await page.locator('.row', { hasText: 'na Macu' }).click();
    await field().focus();
    const isTaken = (key: string, code: string) =>
      page.evaluate(
        (keys) => {
          const event = new KeyboardEvent('keydown', { ...keys, bubbles: true, cancelable: true });
          return !document.activeElement?.dispatchEvent(event);
        },
        { key, code, altKey: true },
      );
    assert.equal(await isTaken('ę', 'KeyE'), false);
    assert.equal(await isTaken('ó', 'KeyO'), false);
    assert.equal(await isTaken('Dead', 'KeyE'), false);
    assert.equal(await isTaken('t', 'KeyT'), true);
    await visitor.close();
  });
});
