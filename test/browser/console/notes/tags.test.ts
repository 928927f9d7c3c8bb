import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import { randomIds } from '../../../../service/outbound/random-ids.ts';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  newConsolePage,
  signInto,
  until,
} from '../../../support/browser/console-page.ts';
import { makeConsoleScene, openConversation } from '../../../support/browser/console-scene.ts';
import { addMember, call, signIn } from '../../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

const holdFirst = async (page: Page, address: RegExp): Promise<() => void> => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let isFirst = true;
  await page.route(address, async (route) => {
    if (route.request().method() === 'PUT' && isFirst) {
      isFirst = false;
      await held;
    }
    await route.continue();
  });
  return release;
};

describe('tags, in the console', () => {
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
    await page.getByRole('checkbox', { name: 'Zwrot', checked: false }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: 'Zwrot', checked: true }).waitFor();
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
    await page.locator('.filter-toggle').click();
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

  it('are not edited before the list was read: what this page never saw stays', async () => {
    const scene = await makeConsoleScene(service);
    const token = await signIn(service, scene.merchant.email);
    const path = `/v1/staff/shops/${scene.merchant.shop.id}/tags`;
    const tags = [{ id: null, name: 'Zwrot', colour: 'red' }];
    await call(service, 'PUT', path, { token, body: { tags, seen: [] } });
    await browser.context.clearCookies();
    page = await newConsolePage(browser.context);
    await page.route(/\/v1\/staff\/tags$/, (route) => route.fulfill({ status: 503, body: 'busy' }));
    await signInto(page, service.origin, scene.merchant.email);
    await page.goto(`${service.origin}/console/#/shops/${scene.merchant.shop.id}/chat`);
    await page.getByRole('button', { name: 'Spróbuj ponownie' }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Dodaj tag' }).count(), 0);
    await page.unroute(/\/v1\/staff\/tags$/);
    await page.getByRole('button', { name: 'Spróbuj ponownie' }).click();
    await page.locator('.tag-list', { hasText: 'Zwrot' }).waitFor();
    const { body } = await call(service, 'GET', '/v1/staff/tags', { token });
    await service.stores.shopTags.put(scopeOfShop(scene.merchant.shop.id), [
      ...body.shops[0].tags,
      { id: randomIds.next('tag'), name: 'Pilne', colour: 'blue' },
    ]);
    await page.getByLabel('Tag', { exact: true }).fill('VIP');
    await page.getByRole('button', { name: 'Dodaj tag' }).click();
    await page.locator('.tag-list', { hasText: 'VIP' }).waitFor();
    const names = (await service.stores.shopTags.get(scopeOfShop(scene.merchant.shop.id))).map(
      ({ name }) => name,
    );
    assert.deepEqual(names, ['Zwrot', 'Pilne', 'VIP']);
    await page.close();
  });

  it('keep both when a second one is ticked before the first is stored', async () => {
    const scene = await makeConsoleScene(service);
    const token = await signIn(service, scene.merchant.email);
    const tags = ['Zwrot', 'Pilne'].map((name) => ({ id: null, name, colour: 'red' }));
    await call(service, 'PUT', `/v1/staff/shops/${scene.merchant.shop.id}/tags`, {
      token,
      body: { tags, seen: [] },
    });
    await browser.context.clearCookies();
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
    const { visitor } = await openConversation(service, scene.merchant.shop, 'Zwracam kubek');
    await page.locator('.row', { hasText: 'Zwracam kubek' }).click();
    await page.locator('.log').focus();
    await page.keyboard.press('#');
    const release = await holdFirst(page, /\/tags$/);
    await page.getByRole('checkbox', { name: 'Zwrot' }).click();
    await page.getByRole('checkbox', { name: 'Pilne' }).click();
    release();
    await page.locator('.row .tag', { hasText: 'Zwrot' }).waitFor();
    await page.locator('.row .tag', { hasText: 'Pilne' }).waitFor();
    const { body } = await call(service, 'GET', '/v1/staff/tags', { token });
    assert.equal(body.tagged[0].tagIds.length, 2);
    await page.close();
    await visitor.close();
  });

  it('of a chat that the list of tagged chats does not reach are shown, and stay when one is added', async () => {
    const scene = await makeConsoleScene(service);
    const { shop, email } = scene.merchant;
    const token = await signIn(service, email);
    const made = ['Zwrot', 'Pilne'].map((name) => ({ id: null, name, colour: 'red' }));
    const { body: kept } = await call(service, 'PUT', `/v1/staff/shops/${shop.id}/tags`, {
      token,
      body: { tags: made, seen: [] },
    });
    const [first = '', second = ''] = kept.tags.map(({ id }: { id: string }) => id);
    await browser.context.clearCookies();
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, email);
    const { visitor, id } = await openConversation(service, shop, 'Dawny kubek');
    const body = { add: [first], remove: [] };
    await call(service, 'PATCH', `/v1/staff/conversations/${id}/tags`, { token, body });
    const scope = scopeOfShop(shop.id);
    const later = new Date(Date.now() + 3_600_000);
    for (let count = 0; count < 2_000; count += 1)
      await service.stores.conversationTags.change(scope, {
        ...{ conversationId: randomIds.next('cnv'), shopId: shop.id, add: [second as never], remove: [] },
        ...{ changedAt: later, expiresAt: later },
      });
    await page.reload();
    await page.locator('.row', { hasText: 'Dawny kubek' }).click();
    await page.locator('.log').focus();
    await page.keyboard.press('#');
    await page.getByRole('checkbox', { name: 'Pilne' }).check();
    await page.locator('.row .tag', { hasText: 'Pilne' }).waitFor();
    const conversation = await service.stores.conversations.find(scope, id as never);
    assert.deepEqual([...(conversation?.tagIds ?? [])].sort(), [first, second].sort());
    await page.locator('.row .tag', { hasText: 'Zwrot' }).waitFor();
    await page.close();
    await visitor.close();
  });

  it('a person ticked while another is being stored joins the team too', async () => {
    const scene = await makeConsoleScene(service);
    const { shop, organisationId, email } = scene.merchant;
    const token = await signIn(service, email);
    await addMember(service, organisationId, 'consultant');
    const teams = [{ id: null, name: 'Zwroty', memberIds: [] }];
    await call(service, 'PUT', `/v1/staff/shops/${shop.id}/teams`, {
      token,
      body: { teams, seen: [] },
    });
    await browser.context.clearCookies();
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, email);
    await page.goto(`${service.origin}/console/#/shops/${shop.id}/chat`);
    const boxes = page.locator('.team-people input');
    await boxes.nth(1).waitFor();
    const release = await holdFirst(page, /\/teams$/);
    let answers = 0;
    const stored = page.waitForResponse((answer) => answer.request().method() === 'PUT' && ++answers === 2);
    await boxes.nth(0).click();
    await boxes.nth(1).click();
    release();
    await stored;
    await until(page, `document.querySelectorAll('.team-people input:checked').length === 2`);
    const { body } = await call(service, 'GET', '/v1/staff/teams', { token });
    assert.equal(body.shops[0].teams[0].memberIds.length, 2);
    await page.close();
  });
});
