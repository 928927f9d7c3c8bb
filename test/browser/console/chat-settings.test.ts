import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  goToView,
  newConsolePage,
  signInto,
} from '../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  makeAdvancingClock,
  makeConsoleScene,
} from '../../support/browser/console-scene.ts';
import { call, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('what consultants may ask for, in the console', () => {
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  before(async () => {
    service = await startTestService({ overrides: { clock: makeAdvancingClock() } });
    browser = await launchBrowser({ width: 1440, height: 900 });
    scene = await makeConsoleScene(service);
    page = await newConsolePage(browser.context);
    await signInto(page, service.origin, scene.merchant.email);
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  afterEach(() => assertQuiet(page));
  const stored = () => service.stores.chatSettings.get(scopeOfShop(scene.merchant.shop.id));
  it('adds a purpose by keyboard, says what is missing beside the field, previews what the visitor reads, and takes it back [RQ-1]', async () => {
    await goToView(page, `#/shops/${scene.merchant.shop.id}/chat`, '.purpose');
    const before = await page.locator('.purpose').count();
    await page.getByRole('button', { name: 'Dodaj cel' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.closest('.purpose') !== null);
    const purpose = page.locator('.purpose').nth(before);
    await page.keyboard.type('Zwrot');
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await purpose.getByText('Wybierz co najmniej jedno pole.').waitFor();
    await purpose.getByText('Potrzebny w języku sklepu.').waitFor();
    await assertViewAtBothWidths(page, 'purpose-faults');
    await purpose.getByLabel('Cel, po polsku').fill('przyjęcie zwrotu');
    await purpose.getByLabel('Co się stanie bez odpowiedzi, po polsku').fill('Zwrot przyjmiemy bez numeru.');
    await purpose.getByLabel('Numer zamówienia').focus();
    await page.keyboard.press('Space');
    const preview = purpose.getByRole('region', { name: 'Co przeczyta odwiedzający' });
    await preview.getByText('przyjęcie zwrotu').first().waitFor();
    await purpose.getByLabel('Ile dni po odpowiedzi').fill('9999');
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await purpose.getByText(/^Wpisz od 1 do \d+ dni\.$/).waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'number');
    await purpose.getByLabel('Ile dni po odpowiedzi').fill('14');
    await assertViewAtBothWidths(page, 'purpose');
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.getByRole('button', { name: 'Cofnij' }).waitFor();
    const added = (await stored())?.purposes.find(({ code }) => code === 'zwrot');
    assert.deepEqual(added && { ...added }, {
      code: 'zwrot',
      text: { pl: 'przyjęcie zwrotu' },
      basis: 'contract',
      fields: ['order_number'],
      retentionDays: 14,
      needed: false,
      consequence: { pl: 'Zwrot przyjmiemy bez numeru.' },
    });
    await page.getByRole('button', { name: 'Cofnij' }).click();
    await page.waitForFunction((count) => document.querySelectorAll('.purpose').length === count, before);
    assert.equal((await stored())?.purposes.length, before);
  });

  it('removes a purpose, and offers to remember a conversation only for the days chosen [EP-4]', async () => {
    await goToView(page, `#/shops/${scene.merchant.shop.id}/chat`, '.purpose');
    const before = await page.locator('.purpose').count();
    await page.locator('.purpose summary').first().click();
    await page.locator('.purpose').first().getByRole('button', { name: 'Usuń', exact: true }).click();
    await page.getByLabel('Na jak długo').selectOption({ label: '14 dni' });
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.getByText('Zapisano').first().waitFor();
    assert.equal((await stored())?.purposes.length, before - 1);
    assert.equal((await stored())?.rememberDays, 14);
    await page.getByLabel('Na jak długo').selectOption({ label: 'Nie oferujemy' });
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.locator('.save-bar').waitFor({ state: 'detached' });
    assert.equal((await stored())?.rememberDays, 0);
  });

  it('keeps what was typed and not saved when another tab is opened, and marks the tab', async () => {
    await goToView(page, `#/shops/${scene.merchant.shop.id}/chat`, '.purpose');
    await page.locator('.purpose summary').first().click();
    const text = page.locator('.purpose').first().getByLabel('Cel, po polsku');
    await text.fill('dobór herbaty do prezentu');
    await page.getByLabel('Na jak długo').selectOption({ label: '14 dni' });
    const tabs = page.getByRole('navigation', { name: /^Ustawienia/ });
    await tabs.getByRole('link', { name: /Wygląd/ }).click();
    await page.getByRole('heading', { name: 'Po której stronie ekranu' }).waitFor();
    const marked = tabs.locator('a', { has: page.locator('.tab-unsaved') });
    await marked.click();
    await page.locator('.purpose summary').first().click();
    assert.equal(await text.inputValue(), 'dobór herbaty do prezentu');
    assert.equal(await page.getByLabel('Na jak długo').inputValue(), '14');
    await page.locator('.save-bar').getByText('Niezapisane').waitFor();
    await assertViewAtBothWidths(page, 'chat-settings-unsaved');
    await page.getByRole('button', { name: 'Anuluj', exact: true }).click();
    await marked.waitFor({ state: 'detached' });
    assert.notEqual(await text.inputValue(), 'dobór herbaty do prezentu');
  });

  it('keeps the list of a colleague who was quicker, and says what to do', async () => {
    await page.reload();
    await goToView(page, `#/shops/${scene.merchant.shop.id}/chat`, '.purpose');
    const seen = await page.locator('.purpose').count();
    const token = await signIn(service, scene.merchant.email);
    const path = `/v1/staff/shops/${scene.merchant.shop.id}/chat-settings`;
    const { body } = await call(service, 'GET', path, { token });
    const [first] = body.purposes;
    const added = { ...first, code: 'naprawa', text: { pl: 'przyjęcie naprawy' } };
    const change = { purposes: [...body.purposes, added], rememberDays: 30 };
    assert.equal((await call(service, 'PUT', path, { token, body: change })).status, 200);
    await page.locator('.purpose summary').last().click();
    await page.locator('.purpose').last().getByLabel('Ile dni po odpowiedzi').fill('3');
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.locator('.toast', { hasText: 'Ktoś inny zmienił w międzyczasie tę listę' }).waitFor();
    await page.waitForFunction((count) => document.querySelectorAll('.purpose').length === count, seen + 1);
    await assertViewAtBothWidths(page, 'chat-settings-conflict');
    assert.equal((await stored())?.purposes.at(-1)?.code, 'naprawa');
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.locator('.save-bar').waitFor({ state: 'detached' });
    const kept = await stored();
    assert.deepEqual(
      kept?.purposes.map(({ code, retentionDays }) => [code, retentionDays]),
      change.purposes.map(({ code, retentionDays }, at) => [code, at === seen - 1 ? 3 : retentionDays]),
    );
    assert.equal(kept?.rememberDays, 30);
  });

  it('takes back by undo only what this person saved, and keeps what a colleague changed', async () => {
    await page.reload();
    await goToView(page, `#/shops/${scene.merchant.shop.id}/chat`, '.purpose');
    const before = await stored();
    const token = await signIn(service, scene.merchant.email);
    const path = `/v1/staff/shops/${scene.merchant.shop.id}/chat-settings`;
    const change = { rememberDays: before?.rememberDays === 7 ? 14 : 7 };
    assert.equal((await call(service, 'PUT', path, { token, body: change })).status, 200);
    await page.locator('.purpose summary').last().click();
    await page.locator('.purpose').last().getByLabel('Ile dni po odpowiedzi').fill('5');
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click();
    await page.getByRole('button', { name: 'Cofnij' }).last().click();
    await page.locator('.toast', { hasText: 'Cofnięto' }).waitFor();
    const after = await stored();
    assert.deepEqual(after?.purposes, before?.purposes);
    assert.equal(after?.rememberDays, change.rememberDays);
  });
});
