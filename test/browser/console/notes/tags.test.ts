import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  newConsolePage,
  signInto,
} from '../../../support/browser/console-page.ts';
import { makeConsoleScene, openConversation } from '../../../support/browser/console-scene.ts';
import { call, signIn } from '../../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

describe('tags, in the console', function () {
  this.timeout(60_000);
  let browser: TestBrowser;
  let service: TestService;
  let page: Page;
  before(async () => {
    service = await startTestService();
    browser = await launchBrowser({ width: 1440, height: 900 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });

  it('are made in the settings of the shop, put on a chat by the key #, and shown in the list', async () => {
    const scene = await makeConsoleScene(service);
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
    const { visitor, id } = await openConversation(service, scene.merchant.shop, 'Chcę zwrócić kubek');
    await page.goto(`${service.origin}/console/#/shops/${scene.merchant.shop.id}/chat`);
    const section = page.locator('section, .card', { hasText: 'Tag nie może mówić o zdrowiu' }).last();
    await section.getByLabel('Tag', { exact: true }).fill('Zwrot');
    await section.getByLabel('Kolor').selectOption('red');
    await section.getByRole('button', { name: 'Dodaj tag' }).click();
    await section.locator('.tag-red', { hasText: 'Zwrot' }).waitFor();
    await assertViewAtBothWidths(page, 'tags-settings');

    await page.goto(`${service.origin}/console/#/inbox`);
    await page.locator('.row', { hasText: 'zwrócić kubek' }).click();
    await page.locator('.log').focus();
    await page.keyboard.press('#');
    await page.getByRole('checkbox', { name: 'Zwrot' }).check();
    await assertViewAtBothWidths(page, 'tags-menu');
    await page.keyboard.press('Escape');
    await page.locator('.row .tag', { hasText: 'Zwrot' }).waitFor();
    const token = await signIn(service, scene.merchant.email);
    const { body } = await call(service, 'GET', '/v1/staff/tags', { token });
    assert.deepEqual(
      body.tagged.map(({ conversationId }: { conversationId: string }) => conversationId),
      [id],
    );
    const other = await openConversation(service, scene.merchant.shop, 'Gdzie paczka?');
    await page.locator('.row', { hasText: 'Gdzie paczka' }).waitFor();
    await page.locator('.pane-list .pane-head button').first().click();
    await page.getByRole('combobox', { name: 'Tagi' }).selectOption({ label: 'Zwrot' });
    await page.locator('.row', { hasText: 'Gdzie paczka' }).waitFor({ state: 'detached' });
    await page.locator('.row', { hasText: 'zwrócić kubek' }).waitFor();
    await assertViewAtBothWidths(page, 'tags-filter');
    await other.visitor.close();
    await page.reload();
    await page.locator('.row .tag', { hasText: 'Zwrot' }).waitFor();
    assertQuiet(page);
    await page.close();
    await visitor.close();
  });
});
