import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  goToView,
  holdRequests,
  newConsolePage,
  signInto,
} from '../../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  makeConsoleScene,
  openConversation,
  type StartedConversation,
} from '../../../support/browser/console-scene.ts';
import { aPicture } from '../../../support/builders/pictures.ts';
import { connectStaff } from '../../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

const UPLOADS = /\/attachments\?ref=/;

describe('files that a consultant chose for a chat', () => {
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  let tea: StartedConversation;
  let candles: StartedConversation;
  let label: string;

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
    const staff = await connectStaff(service, scene.merchant.email);
    tea = await openConversation(service, scene.merchant.shop, 'Czy herbata jest świeża?');
    candles = await openConversation(service, scene.merchant.shop, 'Czy są świece?');
    await staff.close();
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
    await open('herbata');
    label = (await page.locator('.conversation-title h1').textContent()) ?? '';
    const chooser = page.locator('.composer input[type=file]');
    await chooser.setInputFiles({
      name: 'zielona.png',
      mimeType: 'image/png',
      buffer: Buffer.from(await aPicture('png')),
    });
    await picked().waitFor();
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
    await tea.visitor.close();
    await candles.visitor.close();
  });

  const picked = () => page.locator('.picked-file', { hasText: 'zielona.png' });
  const open = async (text: string): Promise<void> => {
    await page.locator('.row', { hasText: text }).click();
    await page.locator('.log', { hasText: text }).waitFor();
  };

  it('wait there while a note is written and another chat is open', async () => {
    await page.getByRole('button', { name: 'Notatka wewnętrzna', exact: true }).click();
    await page.locator('.composer.is-note').waitFor();
    await page.getByRole('button', { name: 'Odpowiedź', exact: true }).click();
    await picked().waitFor();
    await open('świece');
    assert.equal(await picked().count(), 0);
    await open('herbata');
    await picked().waitFor();
    await assertViewAtBothWidths(page, 'outgoing-files');
    const asked = page.waitForEvent('dialog');
    void page.close({ runBeforeUnload: true });
    const dialog = await asked;
    assert.equal(dialog.type(), 'beforeunload');
    await dialog.dismiss();
    await picked().getByRole('button', { name: 'Usuń' }).click();
    await picked().waitFor({ state: 'detached' });
  });

  it('arrive when another chat is opened during the upload', async () => {
    const release = await holdRequests(page, UPLOADS, 'POST');
    await picked().getByRole('button', { name: 'Wyślij' }).click();
    await picked().getByRole('progressbar').waitFor();
    await open('świece');
    release();
    await tea.visitor.next(({ t, event }) => t === 'event.new' && event.kind === 'attachment');
    await goToView(page, `#/inbox/${tea.id}`, '.log .file-bubble');
    await page.locator('.log .file-bubble', { hasText: 'zielona.png' }).waitFor();
    assert.equal(await picked().count(), 0);
  });

  it('are told of by the name of their chat when they could not be sent, and can be sent again', async () => {
    const release = await holdRequests(page, UPLOADS, 'POST', 'fail');
    await picked().getByRole('button', { name: 'Wyślij' }).click();
    await picked().getByRole('progressbar').waitFor();
    await open('świece');
    release();
    await page.locator('.toast', { hasText: `${label}: nie udało się wysłać pliku` }).waitFor();
    await assertViewAtBothWidths(page, 'outgoing-file-failed');
    await open('herbata');
    await page.unroute(UPLOADS);
    await picked().getByRole('button', { name: 'Wyślij ponownie' }).click();
    await tea.visitor.next(({ t, event }) => t === 'event.new' && event.kind === 'attachment');
    await picked().waitFor({ state: 'detached' });
  });

  it('do not hold one back from leaving once their chat was erased', async () => {
    const isHeldBack = () =>
      page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
    assert.equal(await isHeldBack(), true);
    const erased = await fetch(`${service.origin}/v1/visitor/erase`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${tea.token}`,
        origin: service.origin,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ shop: scene.merchant.shop.key }),
    });
    assert.ok(erased.ok, String(erased.status));
    await page.getByText('Ta rozmowa jest niedostępna').waitFor();
    assert.equal(await isHeldBack(), false);
  });
});
