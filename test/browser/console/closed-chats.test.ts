import assert from 'node:assert/strict';
import type { Page, WebSocketRoute } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Conversation } from '../../../service/domain/model/conversation/conversation.ts';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertView,
  assertViewAtBothWidths,
  closeUnanswered,
  goToView,
  newConsolePage,
  signInto,
} from '../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  makeConsoleScene,
  openConversation,
} from '../../support/browser/console-scene.ts';
import { aConversation, anEvent, aText } from '../../support/builders/builders.ts';
import { addMember } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const DAY_MS = 86_400_000;

describe('closed chats in the console', () => {
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
  const keep = async (text: string, daysAgo: number, changes: Partial<Conversation> = {}) => {
    const at = new Date(Date.now() - daysAgo * DAY_MS);
    const shopId = scene.merchant.shop.id;
    const row = aConversation({
      shopId,
      openedAt: at,
      lastAt: at,
      status: 'closed',
      preview: text,
      ...changes,
    });
    await service.stores.conversations.open(scope(), row);
    return row;
  };
  const say = async (
    conversation: Conversation,
    text: string,
    at: Date,
    by: 'visitor' | 'staff' = 'visitor',
  ) =>
    service.stores.conversations.append(
      scope(),
      anEvent(conversation, {
        at,
        body: aText(text),
        author: by,
        staffId: by === 'staff' ? ownerId() : null,
      }),
    );
  const ownerId = () => scene.merchant.ownerId;
  const enter = () => signInto(page, service.origin, scene.merchant.email);
  const list = (name: string) => page.getByRole('button', { name, exact: true });
  const closed = () => page.getByRole('region', { name: 'Zamknięte rozmowy' });
  const texts = () => closed().locator('.row-preview').allTextContents();

  it('are found weeks later, by language and by who had them, and open to be read', async () => {
    const ola = await addMember(service, scene.merchant.organisationId, 'consultant');
    const long = await keep('', 60, { assignedTo: { staffId: ola.staffId, name: 'Ola Lis' } });
    const at = long.lastAt;
    await say(long, 'Czy paczka dojdzie przed świętami?', at);
    await say(long, 'Tak, w piątek.', at, 'staff');
    const status = { kind: 'status' as const, status: 'closed' as const };
    await service.stores.conversations.append(
      scope(),
      anEvent(long, { at, author: 'staff', staffId: ola.staffId, body: status }),
    );
    await keep('Wo ist mein Paket?', 20, { locale: 'de' });
    await keep('pytanie o rozmiar', 1.2);
    await enter();
    await page.keyboard.press('4');
    await closed().getByText('pytanie o rozmiar').waitFor();
    assert.deepEqual(await texts(), ['pytanie o rozmiar', 'Wo ist mein Paket?', 'Tak, w piątek.']);

    await list('Filtry').click();
    await page.getByRole('combobox', { name: 'Język' }).selectOption({ label: 'niemiecki' });
    await closed().getByText('pytanie o rozmiar').waitFor({ state: 'detached' });
    await closed().getByText('Wo ist mein Paket?').waitFor();
    assert.deepEqual(await texts(), ['Wo ist mein Paket?']);
    await page.getByRole('button', { name: 'Filtry, włączony 1 filtr' }).waitFor();
    await list('Wyczyść filtry').click();
    const person = page.getByRole('combobox', { name: 'Konsultant' });
    const name = (await service.stores.staff.get(ola.staffId))?.name ?? assert.fail();
    await person.selectOption({ label: name });
    await closed().getByText('Tak, w piątek.').waitFor();
    await closed().getByText('pytanie o rozmiar').waitFor({ state: 'detached' });
    assert.deepEqual(await texts(), ['Tak, w piątek.']);

    await closed().locator('.row').click();
    await page.getByRole('log').getByText('Czy paczka dojdzie przed świętami?').waitFor();
    await page.getByText('Ta rozmowa jest zamknięta. Gdy odwiedzający').waitFor();
    assert.equal(await page.locator('.composer').count(), 0);
    assert.equal(await page.getByRole('button', { name: 'Wznów rozmowę' }).count(), 0);
    await assertViewAtBothWidths(page, 'a-closed-chat');
    await page.setViewportSize({ width: 360, height: 900 });
    await page.getByRole('link', { name: 'Wróć' }).click();
    await assertView(page, 'closed-chats-360');
    await page.setViewportSize({ width: 768, height: 900 });
    await assertView(page, 'closed-chats-768');
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('come page by page as the person scrolls, and are stepped through by keys', async () => {
    for (let n = 0; n < 120; n += 1) await keep(`rozmowa ${n}`, 2 + n / 10);
    await enter();
    await list('Zamknięte').click();
    await closed().getByText('rozmowa 0', { exact: true }).waitFor();
    assert.equal((await texts()).length < 120, true);
    const body = page.locator('.pane-list .pane-body');
    while ((await texts()).length < 120) await body.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await closed().getByText('To wszystkie, które są przechowywane.').waitFor();
    assert.deepEqual(
      await texts(),
      Array.from({ length: 120 }, (_, n) => `rozmowa ${n}`),
    );
    await closed().locator('.row').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.row[aria-current]', { hasText: 'rozmowa 0' }).waitFor();
    await closed().locator('.row').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('.row[aria-current]', { hasText: 'rozmowa 1' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('kolejka, twoje, wszystkie, zamknięte').waitFor();
  });

  it('leave the list at once when they are erased', async () => {
    const row = await keep('do usunięcia', 3);
    await keep('zostaje', 4);
    await enter();
    await list('Zamknięte').click();
    await closed().getByText('do usunięcia').waitFor();
    await service.useCases.eraseConversation(scope(), row, 'visitor');
    await closed().getByText('do usunięcia').waitFor({ state: 'detached' });
    assert.deepEqual(await texts(), ['zostaje']);
  });

  it('leave the list when they were erased while there was no connection', async () => {
    const row = await keep('do usunięcia', 3);
    await keep('zostaje', 4);
    let server: WebSocketRoute | null = null;
    await page.routeWebSocket(/\/v1\/staff\/socket/, (socket) => {
      server = socket;
      socket.connectToServer();
    });
    await enter();
    await list('Zamknięte').click();
    await closed().getByText('do usunięcia').waitFor();
    // Without an event, as if the console had missed it.
    await service.stores.conversations.erase(scope(), row.id);
    assert.equal(await closed().getByText('do usunięcia').count(), 1);
    await (server as WebSocketRoute | null)?.close();
    await closed().getByText('do usunięcia').waitFor({ state: 'detached' });
    assert.deepEqual(await texts(), ['zostaje']);
  });

  it('stay on the screen while the inbox is read anew, until they are erased [RT-7]', async () => {
    const row = await keep('dawny kubek', 3);
    await say(row, 'Pęknięty kubek', row.lastAt);
    let server: WebSocketRoute | null = null;
    let sockets = 0;
    await page.routeWebSocket(/\/v1\/staff\/socket/, (socket) => {
      server = socket;
      sockets += 1;
      socket.connectToServer();
    });
    const reconnect = async () => {
      const before = sockets;
      const asked = page.waitForResponse(new RegExp(`/v1/staff/conversations/${row.id}$`));
      await (server as WebSocketRoute | null)?.close();
      await asked;
      assert.equal(sockets, before + 1);
    };
    await enter();
    await page.goto(`${service.origin}/console/#/inbox/${row.id}`);
    const log = page.getByRole('log');
    await log.getByText('Pęknięty kubek').waitFor();
    await log.evaluate((node) => node.setAttribute('data-same', ''));
    await reconnect();
    await page.locator('.log[data-same]').getByText('Pęknięty kubek').waitFor();
    // Without an event, as if the console had missed it.
    await service.stores.conversations.erase(scope(), row.id);
    await reconnect();
    await page.getByText('Ta rozmowa jest niedostępna').waitFor();
  });

  it('are not called deleted when one could not be fetched just then', async () => {
    const row = await keep('dawny kubek', 3);
    await say(row, 'Pęknięty kubek', row.lastAt);
    await enter();
    const address = new RegExp(`/v1/staff/conversations/${row.id}$`);
    await page.route(address, (route) => route.fulfill({ status: 503, body: 'busy' }));
    await page.goto(`${service.origin}/console/#/inbox/${row.id}`);
    const again = page.getByRole('button', { name: 'Spróbuj ponownie' });
    await again.waitFor();
    await page.unroute(address);
    await again.click();
    await page.getByRole('log').getByText('Pęknięty kubek').waitFor();
  });

  it('are opened again while the visitor can be reached, and go on on both sides', async () => {
    await enter();
    const { visitor, id } = await openConversation(service, scene.merchant.shop, 'Dzień dobry');
    await page.locator('.row', { hasText: 'Dzień dobry' }).click();
    await closeUnanswered(page);
    await visitor.next((frame) => frame.t === 'event.new' && frame.event.status === 'closed');
    await goToView(page, `#/inbox/${id}`, '.conversation-closed');
    await page.getByText('Możesz ją wznowić do').waitFor();
    await assertViewAtBothWidths(page, 'a-chat-to-open-again');
    await list('Wznów rozmowę').click();
    await visitor.next((frame) => frame.t === 'event.new' && frame.event.status === 'open');
    await page.getByText('Rozmowa została wznowiona').waitFor();
    await page.getByRole('textbox', { name: 'Twoja odpowiedź' }).fill('Jeszcze jedno');
    await page.keyboard.press('Enter');
    await visitor.next((frame) => frame.t === 'event.new' && frame.event.text === 'Jeszcze jedno');
    const stored = await service.stores.conversations.find(scope(), id as ConversationId);
    assert.equal(stored?.assignedTo?.staffId, ownerId());
    await visitor.close();
  });

  it('say in words when the visitor has started another chat meanwhile', async () => {
    await enter();
    const { visitor, id } = await openConversation(service, scene.merchant.shop, 'Dzień dobry');
    await page.locator('.row', { hasText: 'Dzień dobry' }).click();
    await closeUnanswered(page);
    await goToView(page, `#/inbox/${id}`, '.conversation-closed');
    await page.getByText('Możesz ją wznowić do').waitFor();
    await service.stores.conversations.setToken(scope(), id as ConversationId, null, new Date());
    await list('Wznów rozmowę').click();
    await page.getByText('Tej rozmowy nie da się już wznowić').waitFor();
    await visitor.close();
  });
});
