import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertQuiet,
  assertViewAtBothWidths,
  newConsolePage,
  signInto,
  until,
} from '../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  makeConsoleScene,
  openConversation,
} from '../../support/browser/console-scene.ts';
import { connectStaff, makeMerchant } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const COUNT_TONES = `window.tones = 0;
const make = AudioContext.prototype.createOscillator;
AudioContext.prototype.createOscillator = function () {
  window.tones += 1;
  window.device = this;
  return make.call(this);
};`;

const RING_AGAIN_MS = 10_000;

describe('what the console calls attention to', () => {
  let browser: TestBrowser;
  let service: TestService;
  let scene: ConsoleScene;
  let page: Page;
  const tones = (): Promise<number> => page.evaluate('window.tones');

  before(async () => {
    service = await startTestService();
    browser = await launchBrowser();
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });
  beforeEach(async () => {
    await browser.context.clearCookies();
    scene = await makeConsoleScene(service);
    page = await newConsolePage(browser.context);
    await page.addInitScript({ content: COUNT_TONES });
    await page.clock.install();
  });
  afterEach(async () => {
    assertQuiet(page);
    await page.close();
  });

  it('rings for a new conversation, again and again, until somebody takes it', async () => {
    await signInto(page, service.origin, scene.merchant.email);
    const conversation = await openConversation(service, scene.merchant.shop, 'dzwonek');
    await until(page, 'window.tones === 2');
    for (const count of [4, 6]) {
      await page.clock.runFor(RING_AGAIN_MS);
      await until(page, `window.tones === ${count}`);
    }
    await page.locator('.row').click();
    await page.getByRole('button', { name: 'Przejmij', exact: true }).click();
    await page.getByText('Prowadzisz teraz tę rozmowę').waitFor();
    await page.clock.runFor(60_000);
    assert.equal(await tones(), 6);
    await conversation.visitor.close();
  });

  it('lets the sound of the machine rest between two rings, and does not call that blocked', async () => {
    await signInto(page, service.origin, scene.merchant.email);
    const conversation = await openConversation(service, scene.merchant.shop, 'cisza');
    await until(page, 'window.tones === 2');
    await page.clock.runFor(3_000);
    await until(page, 'window.device.state === "suspended"');
    assert.equal(await page.getByText('Przeglądarka blokuje dźwięk').count(), 0);
    await page.clock.runFor(RING_AGAIN_MS);
    await until(page, 'window.tones === 4');
    await conversation.visitor.close();
  });

  it('keeps silent while one is away, and with the sound switched off', async () => {
    await signInto(page, service.origin, scene.merchant.email);
    const staff = await connectStaff(service, scene.merchant.email);
    await page.getByRole('switch').click();
    const away = await openConversation(service, scene.merchant.shop, 'nikogo nie ma');
    await page.locator('.row', { hasText: 'nikogo nie ma' }).waitFor();
    await page.clock.runFor(30_000);
    assert.equal(await tones(), 0);

    await page.getByRole('button', { name: 'Dźwięk nowych rozmów' }).click();
    await page.getByRole('switch').click();
    await page.locator('.presence.is-here').waitFor();
    await page.clock.runFor(30_000);
    assert.equal(await tones(), 0);
    await page.getByRole('button', { name: 'Dźwięk nowych rozmów' }).click();
    await page.clock.runFor(10_000);
    await until(page, 'window.tones > 0');
    await away.visitor.close();
    await staff.close();
  });

  const openFurtherTab = async (): Promise<Page> => {
    const further = await newConsolePage(browser.context);
    await further.addInitScript({ content: COUNT_TONES });
    await further.goto(`${service.origin}/console/`);
    await further.locator('.shell[data-line=online]').waitFor();
    return further;
  };

  it('rings in one tab alone, and keeps silent there once the sound was switched off in another one', async () => {
    await signInto(page, service.origin, scene.merchant.email);
    const further = await openFurtherTab();
    const bell = 'Dźwięk nowych rozmów';
    await further.getByRole('button', { name: bell }).click();
    await page.getByRole('button', { name: bell, pressed: false }).waitFor();
    const conversation = await openConversation(service, scene.merchant.shop, 'bez dzwonka');
    await page.locator('.row', { hasText: 'bez dzwonka' }).waitFor();
    await page.clock.runFor(30_000);
    assert.equal(await tones(), 0);
    await further.getByRole('button', { name: bell }).click();
    await page.getByRole('button', { name: bell, pressed: true }).waitFor();
    await page.clock.runFor(RING_AGAIN_MS);
    await until(page, 'window.tones === 2');
    await conversation.visitor.close();
    await further.close();
  });

  it('rings in the tab that one works in, where the browser holds back the sound of an older one', async () => {
    await signInto(page, service.origin, scene.merchant.email);
    await page.reload();
    await page.locator('.shell[data-line=online]').waitFor();
    const further = await openFurtherTab();
    await further.mouse.click(5, 5);
    const conversation = await openConversation(service, scene.merchant.shop, 'druga karta');
    await until(further, 'window.tones > 0');
    assert.equal(await tones(), 0);
    await conversation.visitor.close();
    await further.close();
  });

  it('says when the browser holds the sound back, and lets one turn it on', async () => {
    await signInto(page, service.origin, scene.merchant.email);
    await page.reload();
    await page.locator('.shell[data-line=online]').waitFor();
    await page.clock.runFor(2_000);
    await page.getByText('Przeglądarka blokuje dźwięk').waitFor();
    await page.getByRole('button', { name: 'Włącz dźwięk' }).click();
    await page.getByText('Przeglądarka blokuje dźwięk').waitFor({ state: 'detached' });
  });

  it('counts waiting conversations in the title and on the icon', async () => {
    await signInto(page, service.origin, scene.merchant.email);
    const icon = () => page.locator('link[rel=icon]').getAttribute('href');
    const calm = await icon();
    assert.match(calm ?? '', /^data:image\/png/);
    const conversation = await openConversation(service, scene.merchant.shop, 'ikona');
    await until(page, 'document.title.startsWith("(1) ")');
    assert.notEqual(await icon(), calm);
    await conversation.visitor.close();
  });

  it('warns on every view of a shop that collects nothing, and for ever of a form without a notice', async () => {
    const { organisationId } = scene.merchant;
    await makeMerchant(service, { organisationId, name: 'Nowy sklep', confirmedAt: null });
    await makeMerchant(service, { organisationId, name: 'Goły sklep', whenNoPolicy: 'bare' });
    await signInto(page, service.origin, scene.merchant.email);
    await page.getByText('Goły sklep: formularz pyta o dane bez klauzuli informacyjnej').waitFor();
    await page.getByText('Nowy sklep: żadne dane nie są teraz zbierane.').waitFor();
    await page.getByRole('link', { name: 'Zobacz, czego brakuje' }).click();
    await page.getByText('Dane nie są jeszcze zbierane. Brakuje:').waitFor();
    await page.getByText('Goły sklep: formularz pyta o dane bez klauzuli informacyjnej').waitFor();
  });

  it('names two of many shops that collect nothing, and counts the others', async () => {
    const { organisationId } = scene.merchant;
    for (const name of ['Sklep A', 'Sklep B', 'Sklep C', 'Sklep D'])
      await makeMerchant(service, { organisationId, name, confirmedAt: null });
    await signInto(page, service.origin, scene.merchant.email);
    const more = page.locator('.strip', { hasText: 'Danych nie zbierają też 2 inne sklepy.' });
    await more.waitFor();
    assert.equal(await page.getByText('żadne dane nie są teraz zbierane.').count(), 2);
    await assertViewAtBothWidths(page, 'many-silent-shops');
    await more.getByRole('link', { name: 'Pokaż sklepy' }).click();
    await page.getByRole('heading', { name: 'Sklepy', exact: true }).waitFor();
    await more.waitFor({ state: 'detached' });
  });
});
