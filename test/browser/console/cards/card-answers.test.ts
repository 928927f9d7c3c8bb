import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Page, WebSocketRoute } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import { assertQuiet, newConsolePage, signInto } from '../../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  makeConsoleScene,
  openConversation,
} from '../../../support/browser/console-scene.ts';
import { call, signIn } from '../../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

const ADDRESS = 'zaneta@example.net';

describe('answers of a card while reading them fails', () => {
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  let line: WebSocketRoute | null = null;
  let isRefused = false;

  before(async () => {
    service = await startTestService();
    browser = await launchBrowser({ width: 1280, height: 800 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    isRefused = false;
    await browser.context.clearCookies();
    scene = await makeConsoleScene(service);
    page = await newConsolePage(browser.context);
    await page.routeWebSocket(/\/v1\/staff\/socket/, (socket) => {
      line = socket;
      socket.connectToServer();
    });
    await page.route(/\/v1\/staff\/conversations\/[^/]+\/cards/, (route) =>
      isRefused
        ? route.fulfill({ status: 503, json: { status: 503, code: 'unavailable' } })
        : route.continue(),
    );
    await signInto(page, service.origin, scene.merchant.email);
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
  });

  const askInView = async (text: string) => {
    const { shop, email } = scene.merchant;
    const { visitor, id, token } = await openConversation(service, shop, text);
    await page.locator('.row', { hasText: text }).click();
    await page.getByRole('log').getByText(text).waitFor();
    const isRead = page.waitForResponse((response) => response.url().endsWith(`/${id}/cards`));
    const asked = await call(service, 'POST', `/v1/staff/conversations/${id}/cards`, {
      token: await signIn(service, email),
      body: { ref: randomUUID(), purpose: 'advice', fields: [{ kind: 'email' }] },
    });
    assert.equal(asked.status, 201, asked.text);
    const { event } = await visitor.next((frame) => frame.t === 'event.new' && frame.event.kind === 'card');
    const act = async (how: string, more: object = {}): Promise<void> => {
      const body = { shop: shop.key, ref: randomUUID(), cardId: event.cardId, ...more };
      const reply = await call(service, 'POST', `/v1/visitor/cards/${how}`, { token, body });
      assert.ok(reply.status < 300, reply.text);
    };
    const bubble = page.locator('.card-bubble');
    await bubble.getByText('Czeka na odpowiedź').waitFor();
    await (await isRead).finished();
    return {
      visitor,
      bubble,
      answer: () => act('answer', { values: [ADDRESS], consent: true }),
      withdraw: () => act('withdraw'),
    };
  };

  it('says that the visitor has answered, and reads the values when asked to try again [RQ-2]', async () => {
    const { visitor, bubble, answer } = await askInView('proszę o poradę');
    isRefused = true;
    await answer();
    await bubble.getByText('Odpowiedź otrzymana').waitFor();
    const again = bubble.getByRole('button', { name: 'Spróbuj ponownie' });
    await again.waitFor();
    assert.equal(await bubble.getByText('Czeka na odpowiedź').count(), 0);
    isRefused = false;
    await again.click();
    await bubble.getByText(ADDRESS).waitFor();
    await again.waitFor({ state: 'detached' });
    await visitor.close();
  });

  it('reads the values with the next connection [RQ-2]', async () => {
    const { visitor, bubble, answer } = await askInView('proszę o radę');
    isRefused = true;
    await answer();
    await bubble.getByRole('button', { name: 'Spróbuj ponownie' }).waitFor();
    isRefused = false;
    await line?.close({ code: 4000 });
    await bubble.getByText(ADDRESS).waitFor();
    await visitor.close();
  });

  it('hides the values as soon as the visitor has taken the consent back [CO-6, RQ-2]', async () => {
    const { visitor, bubble, answer, withdraw } = await askInView('proszę o pomoc');
    await answer();
    await bubble.getByText(ADDRESS).waitFor();
    isRefused = true;
    await withdraw();
    await bubble.getByText('Zgoda cofnięta').waitFor();
    assert.equal(await bubble.getByText(ADDRESS).count(), 0);
    await visitor.close();
  });
});
