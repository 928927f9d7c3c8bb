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

describe('a request about data where there is no mail server', () => {
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
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const openRequest = async (kind: string) => {
    const token = await signIn(service, scene.merchant.email);
    const person = { locale: 'pl', identity: 'order', email: 'anna@klient.example' };
    const body = { shopId: scene.merchant.shop.id, kind, ...person };
    const { id } = (await call(service, 'POST', '/v1/staff/requests', { body, token })).body;
    const show = async () => {
      await goToView(page, '#/requests', '.rows-item');
      await goToView(page, `#/requests/${id}`, 'h2');
    };
    await show();
    const state = async () =>
      (await service.stores.subjectRequests.get(scopeOfShop(scene.merchant.shop.id), id))?.state;
    return { show, state };
  };

  it('shows the link to copy, makes it again, and is done once staff has handed it over [RT-1, RT-5]', async () => {
    const { show, state } = await openRequest('access');
    await button('Wyślij odpowiedź osobie').click();
    const link = page.locator('.copy-text');
    await link.waitFor();
    const first = await link.textContent();
    assert.match(first ?? '', /\/your-data\/#[\w-]{43}$/);
    await button('Kopiuj: Link do odpowiedzi').waitFor();
    await assertViewAtBothWidths(page, 'link-by-hand');
    await show();
    assert.equal(await link.count(), 0);
    await button('Utwórz nowy link').click();
    await link.waitFor();
    assert.notEqual(await link.textContent(), first);
    assert.equal(await state(), 'in_progress');
    await button('Link przekazany').click();
    await page.locator('ol').getByText('link przekazany osobie').waitFor();
    assert.equal(await state(), 'done');
  });

  it('says what to tell a person whose data were erased [RT-2, RT-5]', async () => {
    const { state } = await openRequest('erasure');
    await button('Usuń wszystko na stałe').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('najpierw zanotuj, jak się z nią skontaktować').waitFor();
    await dialog.getByRole('button', { name: 'Usuń wszystko na stałe' }).click();
    await button('Kopiuj: odpowiedź').waitFor();
    assert.match(
      (await page.locator('.copy-text').textContent()) ?? '',
      /usunęliśmy z.czatu.*Wpis w rejestrze żądań/s,
    );
    await page.locator('ol').getByText('osoba nie dostanie o tym e-maila').waitFor();
    await assertViewAtBothWidths(page, 'erased-by-hand');
    assert.equal(await state(), 'done');
  });
});
