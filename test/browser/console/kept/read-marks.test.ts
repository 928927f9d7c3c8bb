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

describe('messages that were read on a dead connection', function () {
  this.timeout(60_000);
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
});
