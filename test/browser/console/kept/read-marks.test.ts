import assert from 'node:assert/strict';
import type { Page, WebSocketRoute } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import { assertQuiet, newConsolePage, signInto } from '../../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  makeConsoleScene,
  openConversation,
  sayMore,
} from '../../../support/browser/console-scene.ts';
import type { AnyFrame } from '../../../support/service/frame-client.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

describe('marks of read messages in the console', () => {
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;

  before(async () => {
    service = await startTestService();
    scene = await makeConsoleScene(service);
    browser = await launchBrowser({ width: 1280, height: 800 });
    page = await newConsolePage(browser.context);
  });
  after(async () => {
    assertQuiet(page);
    await browser.close();
    await service.stop();
  });

  it('are reported as read again with the next connection, so that the visitor is told', async () => {
    let line: WebSocketRoute | null = null;
    let takesNothing = false;
    let markIsLost = () => {};
    const markWasLost = new Promise<void>((resolve) => {
      markIsLost = resolve;
    });
    await page.routeWebSocket(/\/v1\/staff\/socket/, (socket) => {
      line = socket;
      const server = socket.connectToServer();
      socket.onMessage((text) => {
        if (!takesNothing) return server.send(text);
        if (String(text).includes('"message.read"')) markIsLost();
      });
    });
    await signInto(page, service.origin, scene.merchant.email);
    const text = 'Czy dojdzie do piątku?';
    const conversation = await openConversation(service, scene.merchant.shop, text);
    const { visitor } = conversation;
    await page.locator('.row', { hasText: text }).click();
    await page.getByRole('button', { name: 'Przejmij', exact: true }).click();
    const isRead = (frame: AnyFrame) => frame.t === 'event.new' && frame.event.kind === 'read';
    await visitor.next(isRead);
    takesNothing = true;
    await sayMore(conversation, 'Albo do soboty?');
    await page.getByRole('log').getByText('Albo do soboty?').waitFor();
    await markWasLost;
    takesNothing = false;
    await (line as WebSocketRoute | null)?.close({ code: 4000 });
    await visitor.next(isRead);
    await visitor.close();
  });

  it('are reported once the newest message is in view, not while the person reads further up', async () => {
    await page.clock.install();
    await page.goto(`${service.origin}/console/#/inbox`);
    const conversation = await openConversation(service, scene.merchant.shop, 'Mam długą listę pytań');
    const { visitor } = conversation;
    for (let n = 1; n <= 30; n += 1) await sayMore(conversation, `Pytanie ${n}`);
    await page.locator('.row', { hasText: 'Pytanie 30' }).click();
    await page.getByRole('button', { name: 'Przejmij', exact: true }).click();
    const isRead = (frame: AnyFrame) => frame.t === 'event.new' && frame.event.kind === 'read';
    await page.clock.fastForward(2_000);
    await visitor.next(isRead);
    const reads = () => visitor.frames.filter(isRead).length;
    const before = reads();
    // Until the console has heard of it: a message that comes before keeps the end in view.
    await page.locator('.log').evaluate(
      (log) =>
        new Promise<void>((scrolled) => {
          log.addEventListener('scroll', () => scrolled(), { once: true });
          log.scrollTo(0, 0);
        }),
    );
    await sayMore(conversation, 'Pytanie, którego nie widać');
    const down = page.getByRole('button', { name: /Niżej/ });
    await down.waitFor();
    await page.clock.fastForward(2_000);
    visitor.send({ t: 'session.ping', n: 1 });
    await visitor.next((frame) => frame.t === 'session.pong' && frame.n === 1);
    assert.equal(reads(), before);
    await down.click();
    await down.waitFor({ state: 'detached' });
    await page.clock.fastForward(2_000);
    await visitor.next((frame) => isRead(frame) && reads() > before);
    await visitor.close();
  });

  it('are reported after an answer to a chat that nobody had, so that the visitor has both ticks', async () => {
    await page.goto(`${service.origin}/console/#/inbox`);
    const conversation = await openConversation(service, scene.merchant.shop, 'Jedno pytanie');
    await page.locator('.row', { hasText: 'Jedno pytanie' }).click();
    await page.locator('.composer textarea').fill('Odpowiedź bez przejmowania');
    await page.locator('.composer textarea').press('Enter');
    await conversation.visitor.next((frame) => frame.t === 'event.new' && frame.event.kind === 'read');
    await conversation.visitor.close();
  });
});
