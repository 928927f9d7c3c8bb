import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertAccessible,
  assertQuiet,
  assertView,
  goToView,
  newConsolePage,
  shoot,
  signInto,
  until,
} from '../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  leaveLead,
  makeAdvancingClock,
  makeConsoleScene,
} from '../../support/browser/console-scene.ts';
import { call, connectStaff } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const DAY_MS = 86_400_000;

describe('the way between the views of the console', () => {
  const clock = makeAdvancingClock();
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  before(async () => {
    service = await startTestService({ overrides: { clock } });
    browser = await launchBrowser({ width: 360, height: 740 });
    scene = await makeConsoleScene(service);
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  afterEach(() => assertQuiet(page));
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

  it('keeps the avatar round on a small screen while the person is away', async () => {
    await page.locator('.presence.is-here').click();
    await page.getByText('Nie ma mnie', { exact: true }).waitFor();
    const avatar = await page.locator('.avatar').boundingBox();
    assert.deepEqual([avatar?.width, avatar?.height], [36, 36]);
    const [mark, word] = [
      await page.locator('.tools-mark').boundingBox(),
      await page.locator('.presence').boundingBox(),
    ];
    assert.ok(mark !== null && word !== null && word.x >= mark.x + mark.width);
    await page.locator('.presence').click();
  });

  it('names each view in the tab of the browser, and none as missing', async () => {
    for (const [hash, ready, title] of [
      ['#/quarantine', '.empty', /^Kwarantanna/],
      ['#/visits', '.empty', /^Odwiedzający/],
      [`#/shops/${scene.secondShop.id}/form`, 'h1', new RegExp(`^${scene.secondShop.name} · `)],
      ['#/nowhere', '.empty', /^Nie ma takiej strony/],
    ] as const) {
      await goToView(page, hash, ready);
      // The view before may have a place of that class too.
      await until(page, `${title}.test(document.title)`);
      assert.match(await page.title(), title);
    }
  });

  it('leads away from the pages for people who are not signed in', async () => {
    for (const outside of ['register', 'forgotten']) {
      await goToView(page, '#/leads', '.main-leads');
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `#/${outside}`);
      await page.waitForURL(/#\/inbox$/);
      assert.match(await page.title(), /^Rozmowy/);
    }
  });

  it('says in the new language that it was saved', async () => {
    await goToView(page, '#/profile', 'form');
    await page.getByLabel('Język').selectOption('en');
    await page.getByRole('button', { name: 'Zapisz', exact: true }).first().click();
    await page.locator('.toast').first().waitFor();
    assert.match((await page.locator('.toast').first().textContent()) ?? '', /^Saved/);
    await page.getByLabel('Language').selectOption('pl');
    await page.getByRole('button', { name: 'Save', exact: true }).first().click();
    await page.locator('.toast', { hasText: 'Zapisano' }).waitFor();
  });

  it('keeps the company that is being typed when the page is left', async () => {
    const name = page.locator('#company input[name=legalName]');
    await goToView(page, '#/people', '#company input[name=legalName]');
    await name.fill('Liść i Glina w trakcie pisania');
    await goToView(page, '#/leads', 'h1');
    await goToView(page, '#/people', '#company input[name=legalName]');
    assert.equal(await name.inputValue(), 'Liść i Glina w trakcie pisania');
    await page.locator('#company').getByRole('button', { name: 'Anuluj' }).click();
  });

  it('keeps a shop with a long name in one word within the lists of a small screen', async () => {
    const { shop } = scene.merchant;
    const scope = scopeOfShop(shop.id);
    await leaveLead(service, clock, shop);
    await service.stores.shops.update(scope, {
      name: 'Donaudampfschifffahrtsgesellschaftsmützenfachgeschäft',
    });
    await page.reload();
    for (const [hash, ready] of [
      ['#/leads', '.leads-table .shop-badge'],
      ['#/activity', '.activity-table .shop-badge'],
    ] as const) {
      await goToView(page, hash, ready);
      const wide = await page
        .locator('.table-frame')
        .evaluateAll((frames) => frames.filter((it) => it.scrollWidth > it.clientWidth).length);
      assert.equal(wide, 0, hash);
    }
    await service.stores.shops.update(scope, { name: shop.name });
  });

  it('keeps the lists of the inbox in one line on a wide screen, also with long numbers', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await goToView(page, '#/inbox', '.list-switch');
    const tops = await page.locator('.list-tab').evaluateAll((tabs) => {
      for (const [place, number] of ['50+', '12'].entries()) {
        const count = document.createElement('span');
        count.className = 'list-tab-count';
        count.textContent = number;
        tabs[place]?.append(count);
      }
      return new Set(tabs.map((tab) => tab.getBoundingClientRect().top)).size;
    });
    assert.equal(tops, 1);
    await page.reload();
    await page.setViewportSize({ width: 360, height: 740 });
  });

  it('holds five entries on a small screen and the rest behind one button, by keyboard too [AX-1, AX-4]', async () => {
    await goToView(page, '#/leads', '.main-leads');
    const bar = page.locator('.nav > ul > li:visible');
    assert.equal(await bar.count(), 5);
    const faults = await bar.evaluateAll((items) =>
      items
        .map((item) => item.querySelector<HTMLElement>('.nav-link > span:not(.nav-count)'))
        .filter((name) => name === null || name.scrollWidth > name.clientWidth)
        .map((name) => name?.textContent),
    );
    assert.deepEqual(faults, []);
    const more = page.getByRole('button', { name: 'Więcej' });
    await more.focus();
    await page.keyboard.press('Enter');
    await page.locator('.nav-sheet').waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('.nav-sheet') !== null);
    const first = await focused();
    await page.keyboard.press('ArrowDown');
    assert.notEqual(await focused(), first);
    await page.keyboard.press('Home');
    assert.equal(await focused(), first);
    await assertView(page, 'more');
    await page.keyboard.press('Escape');
    await page.locator('.nav-sheet').waitFor({ state: 'hidden' });
    assert.equal(await focused(), 'Więcej');
    await more.click();
    await page.locator('.nav-sheet').getByRole('link', { name: 'Zespół' }).click();
    await page.locator('.main-people').waitFor();
    await page.locator('.nav-sheet').waitFor({ state: 'hidden' });
    assert.equal(await more.getAttribute('aria-current'), 'true');
  });

  it('says how many requests are open, and alarms when one of them presses [RT-5]', async () => {
    const staff = await connectStaff(service, scene.merchant.email);
    const body = { shopId: scene.merchant.shop.id, kind: 'access', locale: 'pl', email: 'a@person.example' };
    const registered = await call(service, 'POST', '/v1/staff/requests', { body, token: staff.token });
    assert.equal(registered.status, 201, registered.text);
    await staff.close();
    await page.reload();
    const link = page.getByRole('link', { name: /1 otwarte żądanie dotyczące danych$/ });
    await link.waitFor();
    assert.equal(await link.locator('.is-bad').count(), 0);
    clock.advance(26 * DAY_MS);
    await signInto(page, service.origin, scene.merchant.email);
    await page.getByRole('link', { name: /1 otwarte żądanie dotyczące danych, 1 pilne$/ }).waitFor();
    await shoot(page, 'badge');
    await assertAccessible(page, 'badge');
  });

  it('holds everything beside the page without scrolling at 700 pixels of height [AX-4]', async () => {
    await page.setViewportSize({ width: 1440, height: 700 });
    const side = await page
      .locator('.side')
      .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
    await shoot(page, 'side');
    assert.equal(side, 0);
    assert.equal(await page.locator('.nav-more').isVisible(), false);
  });
});
