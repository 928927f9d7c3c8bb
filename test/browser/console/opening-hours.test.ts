import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { answerSentence } from '../../../service/domain/model/hours/hours-text.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  goToView,
  newConsolePage,
  shoot,
  signInto,
} from '../../support/browser/console-page.ts';
import { startWidgetScene, type WidgetScene } from '../../support/browser/widget-scene.ts';

/** The next Christmas Eve, 10:00 in Warsaw. */
const christmasEve = (): number => {
  const now = Date.now();
  const [thisYear, nextYear] = [0, 1].map((ahead) =>
    Date.UTC(new Date(now).getUTCFullYear() + ahead, 11, 24, 9),
  );
  return now < (thisYear ?? 0) ? (thisYear ?? 0) : (nextYear ?? 0);
};

describe('the opening hours of a shop, from the settings to the visitor', () => {
  const startedAt = Date.now();
  const clock = { now: () => new Date(christmasEve() + Date.now() - startedAt) };
  let scene: WidgetScene;
  let browser: TestBrowser;
  let page: Page;
  before(async () => {
    scene = await startWidgetScene({ clock });
    browser = await launchBrowser({ width: 1440, height: 900 });
    page = await newConsolePage(browser.context);
    await signInto(page, scene.service.origin, scene.merchant.email);
  });
  after(async () => {
    await browser.close();
    await scene.stop();
  });
  afterEach(() => assertQuiet(page));

  const stored = async () =>
    (await scene.service.stores.shops.get(scopeOfShop(scene.merchant.shop.id)))?.hours;
  const save = () => page.getByRole('button', { name: 'Zapisz', exact: true }).click();

  it('an owner sets spans, a holiday and closed days by keyboard, and reads what visitors read', async () => {
    await goToView(page, `#/shops/${scene.merchant.shop.id}/chat`, '.hours');
    await page.getByRole('radio', { name: 'W wybranych godzinach' }).focus();
    await page.keyboard.press('Space');
    const zone = page.getByLabel('Strefa czasowa');
    assert.equal(
      await zone.inputValue(),
      await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone),
    );
    await zone.selectOption('Europe/Warsaw');
    await page.getByRole('button', { name: 'Dodaj godziny: Poniedziałek' }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Poniedziałek, do').nth(1).fill('16:00');
    await save();
    await page.getByText('Koniec musi być po początku').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'time');
    await assertViewAtBothWidths(page, 'hours-fault');
    await page.getByLabel('Poniedziałek, do').nth(1).fill('20:00');
    await page.getByText('Koniec musi być po początku').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Skopiuj poniedziałek na dni robocze' }).click();
    await page.locator('.hours-holidays summary').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Wszystkie w Polsce' }).click();
    await page.getByRole('checkbox', { name: 'Nowy Rok' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Dodaj dni' }).click();
    await page.getByLabel('Pierwszy dzień').fill('2026-12-28');
    await page.getByLabel('Ostatni dzień').fill('2026-12-30');
    await page.getByLabel('Notatka dla zespołu').fill('Inwentaryzacja');
    await page.getByRole('checkbox', { name: 'Co roku' }).click();
    const preview = page.locator('.hours-preview');
    await preview.getByText('Czat jest teraz nieczynny. Odpowiadamy').waitFor();
    await assertViewAtBothWidths(page, 'hours');
    for (const [width, colorScheme] of [
      [360, 'light'],
      [360, 'dark'],
      [1440, 'dark'],
    ] as const) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 2600 });
      await page.locator('.hours').evaluate((element) => element.scrollIntoView());
      await shoot(page, `hours-whole-${width}-${colorScheme}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await save();
    await page.getByRole('button', { name: 'Cofnij' }).waitFor();
    const hours = await stored();
    assert.equal(hours?.timeZone, 'Europe/Warsaw');
    assert.deepEqual(
      hours?.week.map((spans) => spans.map(({ from, to }) => `${from}-${to}`).join(' ')),
      [...Array(5).fill('09:00-17:00 17:00-20:00'), '', ''],
    );
    assert.equal(hours?.holidays.length, 13);
    assert.deepEqual(
      hours?.closings.map((closing) => ({ ...closing })),
      [{ from: '2026-12-28', to: '2026-12-30', label: 'Inwentaryzacja', isYearly: true }],
    );
  });

  it('keeps unsaved hours over another tab of the settings', async () => {
    await page.getByLabel('Środa, od').first().fill('10:30');
    await goToView(page, `#/shops/${scene.merchant.shop.id}/appearance`, '.appearance');
    await goToView(page, `#/shops/${scene.merchant.shop.id}/chat`, '.hours');
    assert.equal(await page.getByLabel('Środa, od').first().inputValue(), '10:30');
    await page.getByRole('button', { name: 'Anuluj' }).click();
    assert.equal(await page.getByLabel('Środa, od').first().inputValue(), '09:00');
  });

  it('a visitor on a holiday finds the form and reads when an answer comes, although somebody is here', async () => {
    const consultant = await scene.consultant();
    const hours = await stored();
    assert.ok(hours);
    const sentence = answerSentence(hours, clock.now(), 'pl') ?? '';
    assert.match(sentence, /Odpowiadamy/);
    for (const width of [360, 1440]) {
      const visit = await scene.visit({ width, height: 800 });
      await visit.frame.locator('#message').waitFor();
      assert.equal(await visit.frame.locator('header p').textContent(), sentence);
      for (const colorScheme of ['light', 'dark'] as const) {
        await visit.page.emulateMedia({ colorScheme });
        await shoot(visit.page, `hours-widget-${width}-${colorScheme}`);
      }
      await scene.closeBrowsers();
    }
    await consultant.leave();
  });
});
