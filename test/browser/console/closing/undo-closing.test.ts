import assert from 'node:assert/strict';
import type { Page, WebSocketRoute } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import {
  assertQuiet,
  closeUnanswered,
  newConsolePage,
  signInto,
} from '../../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  makeConsoleScene,
  openConversation,
  sayMore,
} from '../../../support/browser/console-scene.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

describe('closing a chat that can be undone', () => {
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;

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
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
  });

  const openInView = async (text: string) => {
    const conversation = await openConversation(service, scene.merchant.shop, text);
    await page.locator('.row', { hasText: text }).click();
    return conversation;
  };

  it('does not close a chat in which the visitor writes while it can be undone, and says so', async () => {
    const conversation = await openInView('Dziękuję, to wszystko');
    const { visitor } = conversation;
    await closeUnanswered(page);
    await page.getByRole('button', { name: 'Cofnij' }).waitFor();
    await sayMore(conversation, 'Jednak jeszcze jedno pytanie');
    const isOver = await Promise.race([
      page
        .getByText('w międzyczasie przyszła wiadomość')
        .waitFor()
        .then(() => 'open'),
      visitor
        .next((frame) => frame.t === 'event.new' && frame.event.status === 'closed')
        .then(() => 'closed'),
    ]);
    assert.equal(isOver, 'open');
    await page.locator('.row', { hasText: 'Jednak jeszcze jedno pytanie' }).click();
    await page.getByRole('log').getByText('Jednak jeszcze jedno pytanie').waitFor();
    await page.locator('.conversation-actions').getByRole('button', { name: 'Zamknij' }).waitFor();
    await visitor.close();
  });

  it('keeps a chat open when the line was away while it could be undone, and says so', async () => {
    let line: WebSocketRoute | null = null;
    let isBlocked = false;
    await page.routeWebSocket(/\/v1\/staff\/socket/, (socket) => {
      if (isBlocked) return void socket.close({ code: 4000 });
      line = socket;
      socket.connectToServer();
    });
    await page.route(/\/v1\/staff\/inbox/, (route) =>
      isBlocked ? route.abort('connectionreset') : route.continue(),
    );
    await page.reload();
    await page.locator('.shell[data-line=online]').waitFor();
    const conversation = await openInView('To już wszystko');
    const { visitor } = conversation;
    await page.getByRole('log').getByText('To już wszystko').waitFor();
    await closeUnanswered(page);
    const undo = page.getByRole('button', { name: 'Cofnij' });
    await undo.waitFor();
    isBlocked = true;
    await (line as WebSocketRoute | null)?.close({ code: 4000 });
    await page.locator('.shell:not([data-line=online])').waitFor();
    await sayMore(conversation, 'A jednak nie wszystko');
    await undo.waitFor({ state: 'detached' });
    isBlocked = false;
    const isOver = await Promise.race([
      page
        .getByText('nie wiadomo, czy w międzyczasie przyszła wiadomość')
        .waitFor()
        .then(() => 'open'),
      visitor
        .next((frame) => frame.t === 'event.new' && frame.event.status === 'closed')
        .then(() => 'closed'),
    ]);
    assert.equal(isOver, 'open');
    await page.locator('.row', { hasText: 'A jednak nie wszystko' }).click();
    await page.getByRole('log').getByText('A jednak nie wszystko').waitFor();
    await page.locator('.conversation-actions').getByRole('button', { name: 'Zamknij' }).waitFor();
    await visitor.close();
  });

  it('keeps a chat open when its close went into a dead line behind which the visitor wrote, and says so', async () => {
    let line: WebSocketRoute | null = null;
    let isDead = false;
    let closeIsSent = () => {};
    const closeWasSent = new Promise<void>((resolve) => {
      closeIsSent = resolve;
    });
    await page.routeWebSocket(/\/v1\/staff\/socket/, (socket) => {
      line = socket;
      const server = socket.connectToServer();
      const isThisDead = () => isDead && line === socket;
      socket.onMessage((text) => {
        if (!isThisDead()) return server.send(text);
        if (String(text).includes('"conversation.close"')) closeIsSent();
      });
      server.onMessage((text) => {
        if (!isThisDead()) socket.send(text);
      });
    });
    await page.reload();
    await page.locator('.shell[data-line=online]').waitFor();
    const conversation = await openInView('Dziękuję bardzo');
    const { visitor } = conversation;
    await page.getByRole('log').getByText('Dziękuję bardzo').waitFor();
    await closeUnanswered(page);
    await page.getByRole('button', { name: 'Cofnij' }).waitFor();
    isDead = true;
    await sayMore(conversation, 'Proszę jeszcze o fakturę');
    await closeWasSent;
    isDead = false;
    await (line as WebSocketRoute | null)?.close({ code: 4000 });
    const isOver = await Promise.race([
      page
        .getByText('w międzyczasie przyszła wiadomość')
        .waitFor()
        .then(() => 'open'),
      visitor
        .next((frame) => frame.t === 'event.new' && frame.event.status === 'closed')
        .then(() => 'closed'),
    ]);
    assert.equal(isOver, 'open');
    await page.locator('.row', { hasText: 'Proszę jeszcze o fakturę' }).click();
    await page.getByRole('log').getByText('Proszę jeszcze o fakturę').waitFor();
    await page.locator('.conversation-actions').getByRole('button', { name: 'Zamknij' }).waitFor();
    await visitor.close();
  });
});
