import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  newConsolePage,
  signInto,
} from '../../support/browser/console-page.ts';
import { makeConsoleScene } from '../../support/browser/console-scene.ts';
import { addMember, connectStaff } from '../../support/scenes/chat-actors.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('somebody who left the console open', () => {
  let browser: TestBrowser;
  let service: TestService;
  let page: Page;
  let ola: FrameClient;

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
    const scene = await makeConsoleScene(service);
    const { email } = await addMember(service, scene.merchant.organisationId, 'consultant');
    ola = await connectStaff(service, email);
    page = await newConsolePage(browser.context);
    await page.clock.install();
    await signInto(page, service.origin, scene.merchant.email);
    await hereAre(2);
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
    await ola.close();
  });

  const hereAre = (count: number) =>
    ola.next((frame) => frame.t === 'presence.changed' && frame.here.length === count);
  const question = () => page.getByRole('dialog', { name: 'Czy nadal tu jesteś?' });

  it('is asked after sleep, is away for colleagues, and here again by the first key', async () => {
    await page.clock.fastForward(30 * 60_000);
    await question().waitFor();
    await assertViewAtBothWidths(page, 'still-there');
    await page.clock.fastForward(70_000);
    await hereAre(1);
    assert.equal(await question().count(), 0);
    await page.keyboard.press('Shift');
    await hereAre(2);
  });

  it('stays here by moving the pointer, and the focus returns to where it was', async () => {
    const link = page.getByRole('link', { name: 'Zgłoszenia' }).first();
    await link.focus();
    await page.clock.fastForward(30 * 60_000);
    await question().waitFor();
    await page.mouse.move(40, 40);
    await question().waitFor({ state: 'detached' });
    assert.equal(await link.evaluate((one) => one === document.activeElement), true);
    await page.clock.fastForward(70_000);
    assert.equal(await question().count(), 0);
  });
});
