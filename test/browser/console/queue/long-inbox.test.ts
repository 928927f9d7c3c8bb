import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import type { Conversation } from '../../../../service/domain/model/conversation/conversation.ts';
import type { Shop } from '../../../../service/domain/model/shop/shop.ts';
import type { ConversationId, StaffId } from '../../../../service/protocol/vocabulary.ts';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import {
  assertQuiet,
  assertView,
  newConsolePage,
  signInto,
  until,
} from '../../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  makeConsoleScene,
  openConversation,
  type StartedConversation,
  sayMore,
} from '../../../support/browser/console-scene.ts';
import { aConversation } from '../../../support/builders/builders.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

describe('inbox of the console with more conversations than a page', () => {
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
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
  });

  const fill = async (
    shop: Shop,
    count: number,
    previewOf: (n: number) => string,
    changes: Partial<Conversation> = {},
  ) => {
    const start = Date.now() - 3_600_000;
    for (let n = 0; n < count; n += 1) {
      const at = new Date(start - n * 60_000);
      const row = {
        openedAt: at,
        lastAt: at,
        wroteAt: at,
        wroteSeq: 1,
        waitingSince: at,
        unread: 1,
        preview: previewOf(n),
        ...changes,
      };
      await service.stores.conversations.open(
        scopeOfShop(shop.id),
        aConversation({ shopId: shop.id, ...row }),
      );
    }
  };
  const mine = () => ({
    assignedTo: { staffId: scene.merchant.ownerId, name: 'Ola' },
    unread: 0,
    waitingSince: null,
  });
  const enter = () => signInto(page, service.origin, scene.merchant.email);
  const part = (name: string) => page.getByRole('region', { name, exact: true });
  const texts = (name: string) => part(name).locator('.row-preview').allTextContents();

  it('shows all who wait, and first the one who has waited longest', async () => {
    await fill(scene.merchant.shop, 120, (n) => `pytanie ${n}`);
    await enter();
    const waiting = part('Do odpowiedzi');
    await waiting.getByText('pytanie 119', { exact: true }).waitFor();
    assert.deepEqual(
      await texts('Do odpowiedzi'),
      Array.from({ length: 120 }, (_, n) => `pytanie ${119 - n}`),
    );
    await waiting.getByText('120', { exact: true }).first().waitFor();
    await until(page, "document.title.startsWith('(120) ')");
    await assertView(page, 'a-long-inbox');
    await page.keyboard.press('j');
    await page.locator('.row[aria-current=true]', { hasText: 'pytanie 119' }).waitFor();
  });

  it('shows chats of colleagues page by page', async () => {
    const ola = { staffId: 'stf_0123456789abcdef' as StaffId, name: 'Ola' };
    const answered = { assignedTo: ola, unread: 0, waitingSince: null };
    await fill(scene.merchant.shop, 120, (n) => `inna ${n}`, answered);
    await enter();
    const rest = part('Pozostałe');
    await rest.getByText('50+', { exact: true }).waitFor();
    const more = rest.getByRole('button', { name: 'Pokaż wcześniejsze' });
    await more.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').getByText('Doszło 50 rozmów').waitFor();
    assert.equal(await more.evaluate((button) => button === document.activeElement), true);
    await page.keyboard.press('Enter');
    await rest.getByText('inna 119', { exact: true }).waitFor();
    assert.equal((await texts('Pozostałe')).length, 120);
    await more.waitFor({ state: 'detached' });
    await page.locator('.row:focus').waitFor();
  });

  it('keeps whoever has waited longest in the first place when the visitor writes again', async () => {
    await enter();
    const conversation: StartedConversation = await openConversation(
      service,
      scene.merchant.shop,
      'jestem tu od dawna',
    );
    await part('Do odpowiedzi').getByText('jestem tu od dawna').waitFor();
    const { conversations } = service.stores;
    const scope = scopeOfShop(scene.merchant.shop.id);
    const long = await conversations.find(scope, conversation.id as ConversationId);
    for (let n = 0; n < 60; n += 1) {
      const at = new Date((long?.lastAt.getTime() ?? 0) + 1 + n);
      const row = { openedAt: at, lastAt: at, waitingSince: at, unread: 1, preview: `inne ${n}` };
      await conversations.open(scope, aConversation({ shopId: scene.merchant.shop.id, ...row }));
    }
    await page.reload();
    await part('Do odpowiedzi').getByText('inne 59', { exact: true }).waitFor();
    assert.equal((await texts('Do odpowiedzi'))[0], 'jestem tu od dawna');
    await sayMore(conversation, 'halo, to znowu ja');
    await part('Do odpowiedzi').getByText('halo, to znowu ja').waitFor();
    const shown = await texts('Do odpowiedzi');
    assert.deepEqual([shown.length, shown.at(0)], [61, 'halo, to znowu ja']);
    await conversation.visitor.close();
  });

  it('shows who waits and own unread ones, however many own conversations are open', async () => {
    await fill(scene.merchant.shop, 70, (n) => `moja ${n}`, mine());
    const old = new Date(Date.now() - 3 * 86_400_000);
    const at = { openedAt: old, lastAt: old, waitingSince: old };
    await fill(scene.merchant.shop, 1, () => 'czekam trzeci dzień', at);
    await fill(scene.merchant.shop, 1, () => 'bez odpowiedzi', { ...mine(), ...at, unread: 1 });
    await enter();
    await part('Do odpowiedzi').getByText('czekam trzeci dzień').waitFor();
    await part('Do odpowiedzi').getByText('bez odpowiedzi').waitFor();
    await until(page, "document.title.startsWith('(2) ')");
    assert.deepEqual(await texts('Do odpowiedzi'), ['bez odpowiedzi', 'czekam trzeci dzień']);
    await part('Pozostałe').getByText('moja 69', { exact: true }).waitFor();
    assert.equal((await texts('Pozostałe')).length, 70);
  });
});
