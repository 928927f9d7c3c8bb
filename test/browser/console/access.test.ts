import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { BuildManifest } from '../../../scripts/bundle/pages.ts';
import { launchBrowser, type TestBrowser } from '../../support/browser/browser.ts';
import {
  assertAccessible,
  assertAccessibleByAxe,
  assertFits,
  assertQuiet,
  goToView,
  newConsolePage,
  shoot,
  signInto,
} from '../../support/browser/console-page.ts';
import {
  type ConsoleScene,
  leaveLead,
  makeAdvancingClock,
  makeConsoleScene,
  openConversation,
  type StartedConversation,
  sayMore,
} from '../../support/browser/console-scene.ts';
import { call, connectStaff, PASSWORD } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const viewsOf = (
  scene: ConsoleScene,
  conversation: StartedConversation,
  leadId: string,
): Record<string, [string, string]> => {
  const shop = (tab: string) => `#/shops/${scene.merchant.shop.id}/${tab}`;
  return {
    inbox: ['#/inbox', '.row'],
    conversation: [`#/inbox/${conversation.id}`, '.message'],
    leads: ['#/leads', '.leads-table'],
    lead: [`#/leads/${leadId}`, '.lead-message'],
    proof: [`#/leads/${leadId}/proof`, '.verdict'],
    shops: ['#/shops', '.shop-card'],
    'new shop': ['#/shops/new', '.card form'],
    start: ['#/start', '.start-step'],
    'start of an unfinished shop': [`#/start/${scene.secondShop.id}`, '.start-step'],
    account: [shop('account'), '#confirm'],
    'account of an unfinished shop': [`#/shops/${scene.secondShop.id}/account`, '#confirm'],
    appearance: [shop('appearance'), '.preview'],
    form: [shop('form'), '.triple'],
    departure: [shop('departure'), '.card input'],
    retention: [shop('retention'), '.periods'],
    changes: [shop('changes'), '.timeline'],
    install: [shop('install'), '.start-step'],
    'install of an unfinished shop': [`#/shops/${scene.secondShop.id}/install`, '.start-step'],
    agreement: [shop('agreement'), '.card'],
    'agreement of an unfinished shop': [`#/shops/${scene.secondShop.id}/agreement`, '.card'],
    access: [shop('access'), '.empty'],
    records: [shop('records'), '.record-fold'],
    mails: [shop('mails'), '.outbox-item'],
    requests: ['#/requests', '.view-head'],
    marketing: ['#/marketing', '.card'],
    people: ['#/people', '.rows'],
    activity: ['#/activity', '.activity-table'],
    agencies: ['#/board', '.empty'],
    organisations: ['#/organisations', '.table'],
    agreements: ['#/agreements', '.card form'],
    operator: ['#/operator-records', '.record-fold'],
    profile: ['#/profile', '.card'],
    unknown: ['#/nowhere', '.empty'],
  };
};

describe('console for everybody', () => {
  const clock = makeAdvancingClock();
  let service: TestService;
  let scene: ConsoleScene;
  let conversation: StartedConversation;
  let leadId: string;

  before(async () => {
    service = await startTestService({ overrides: { clock } });
    scene = await makeConsoleScene(service);
    await leaveLead(service, clock, scene.merchant.shop, {
      message: 'Bardzo długa wiadomość o zamówieniu 2231/11/2026 i jego przesyłce. '.repeat(6),
      email: 'bardzo.dlugi.adres.poczty.elektronicznej@poddomena.sklep-z-dluga-nazwa.example.net',
    });
    const staff = await connectStaff(service, scene.merchant.email);
    conversation = await openConversation(service, scene.merchant.shop, 'Czy macie herbatę jaśminową?');
    await sayMore(conversation, `https://shop.example.com/${'bardzo-dlugi-adres-'.repeat(12)}`);
    const { body } = await call(service, 'GET', '/v1/staff/leads', { token: staff.token });
    leadId = body.leads[0].id;
    await staff.close();
  });
  after(async () => {
    await conversation.visitor.close();
    await service.stop();
  });

  const inBrowser = async (
    options: Parameters<typeof launchBrowser>[0],
    work: (page: Page, browser: TestBrowser) => Promise<void>,
  ) => {
    const browser = await launchBrowser(options);
    try {
      const page = await newConsolePage(browser.context);
      await work(page, browser);
      assertQuiet(page);
    } finally {
      await browser.close();
    }
  };
  const setLocale = async (locale: string) => {
    const staff = await connectStaff(service, scene.merchant.email);
    await call(service, 'PATCH', '/v1/staff/me', { token: staff.token, body: { locale } });
    await staff.close();
  };

  for (const [colorScheme, locale, engines, assertSound] of [
    ['light', 'pl', 'two engines find', assertAccessible],
    // Without the slow second engine, which ignores colours.
    ['dark', 'en', 'axe finds', assertAccessibleByAxe],
  ] as const) {
    it(`has no fault that ${engines}, on any view, in ${colorScheme} colours [AX-4]`, async () => {
      await setLocale(locale);
      await inBrowser({ colorScheme, width: 1440, height: 900 }, async (page) => {
        await page.goto(`${service.origin}/console/`);
        await page.locator('form').waitFor();
        await assertSound(page, 'sign-in');
        await signInto(page, service.origin, scene.merchant.email);
        for (const [view, [hash, ready]] of Object.entries(viewsOf(scene, conversation, leadId))) {
          await goToView(page, hash, ready);
          await assertSound(page, view);
          await shoot(page, `${view}-${locale}-1440`);
        }
        await page.keyboard.press('?');
        await page.locator('dialog[open]').waitFor();
        await assertSound(page, 'keyboard help');
      });
    });
  }

  for (const [colorScheme, locale] of [
    ['light', 'pl'],
    ['dark', 'en'],
    ['light', 'de'],
  ] as const) {
    it(`fits 360 pixels without sideways scrolling, on any view, in ${locale} [AX-4]`, async () => {
      await setLocale(locale);
      await inBrowser({ colorScheme, width: 360, height: 740 }, async (page) => {
        await page.goto(`${service.origin}/console/`);
        await page.locator('form').waitFor();
        await assertFits(page, 'sign-in');
        await signInto(page, service.origin, scene.merchant.email);
        for (const [view, [hash, ready]] of Object.entries(viewsOf(scene, conversation, leadId))) {
          await goToView(page, hash, ready);
          await assertFits(page, view);
          await shoot(page, `${view}-${locale}-360`);
        }
        await goToView(page, `#/inbox/${conversation.id}`, '.message');
        await page.locator('.details-toggle').click();
        await page.locator('.pane-details').waitFor();
        await assertFits(page, 'details');
        await assertAccessible(page, 'details on a small screen');
        await page.locator('.details-close').click();
        await page.locator('.conversation-back').click();
        await page.locator('.pane-list').waitFor();
      });
    });
  }

  it('works by keyboard alone from sign-in to a closed conversation [AX-1]', async () => {
    await setLocale('pl');
    await inBrowser({ width: 1280, height: 800 }, async (page) => {
      const focused = () =>
        page.evaluate(() => {
          const element = document.activeElement as HTMLElement | null;
          const style = element === null ? null : getComputedStyle(element);
          return {
            name: element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '',
            tag: element?.tagName ?? '',
            outline: style?.outlineStyle !== 'none' && Number.parseFloat(style?.outlineWidth ?? '0') >= 2,
          };
        });
      await page.goto(`${service.origin}/console/`);
      await page.locator('form').waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.type(scene.merchant.email);
      await page.keyboard.press('Tab');
      await page.keyboard.type(PASSWORD);
      await page.keyboard.press('Enter');
      await page.locator('.shell[data-line=online]').waitFor();
      const fresh = await openConversation(service, scene.merchant.shop, 'pytanie z klawiatury');
      await page.locator('.row', { hasText: 'pytanie z klawiatury' }).waitFor();

      await page.keyboard.press('Tab');
      assert.equal((await focused()).name, 'Przejdź do treści');
      for (let stop = 0; stop < 12; stop += 1) {
        await page.keyboard.press('Tab');
        const { name, tag, outline } = await focused();
        assert.notEqual(tag, 'BODY');
        assert.ok(outline, `no visible focus on ${name}`);
      }

      const conversationOpen = () => page.locator('.row[aria-current]', { hasText: 'pytanie z klawiatury' });
      for (let steps = 0; (await conversationOpen().count()) === 0; steps += 1) {
        assert.ok(steps < 5, 'J does not reach the conversation');
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
        const before = await page.evaluate(() => location.hash);
        await page.keyboard.press('j');
        await page.waitForFunction((hash) => location.hash !== hash, before);
        await page.locator('.composer textarea:focus').waitFor();
      }
      await page.getByRole('log').getByText('pytanie z klawiatury').waitFor();
      await page.locator('.composer textarea:focus').waitFor();
      await page.keyboard.type('te');
      assert.equal(await page.locator('.composer textarea').inputValue(), 'te');
      await page.keyboard.press('Shift+Enter');
      await page.keyboard.type('dwa wiersze');
      await page.keyboard.press('Enter');
      await fresh.visitor.next((frame) => frame.t === 'event.new' && frame.event.text === 'te\ndwa wiersze');
      await page.getByText('Prowadzisz teraz tę rozmowę').waitFor();

      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      await page.keyboard.press('e');
      await fresh.visitor.next((frame) => frame.t === 'event.new' && frame.event.status === 'closed');
      await page.getByRole('log').getByText('pytanie z klawiatury').waitFor({ state: 'detached' });
      while (await page.evaluate(() => location.hash !== '#/inbox')) await page.keyboard.press('Escape');
      await page.keyboard.press('g');
      await page.keyboard.press('l');
      await page.locator('.leads-table').waitFor();
      await page.keyboard.press('?');
      await page.locator('dialog[open]').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('dialog').waitFor({ state: 'detached' });
      await fresh.visitor.close();
    });
  });

  it('works where the network blocks live connections, only slower', async () => {
    await inBrowser({ width: 1280, height: 800 }, async (page) => {
      await page.addInitScript({
        content: 'window.WebSocket = function () { throw new Error("blocked"); };',
      });
      const staff = await connectStaff(service, scene.merchant.email);
      await page.goto(`${service.origin}/console/`);
      await page.fill('input[name=email]', scene.merchant.email);
      await page.fill('input[name=password]', PASSWORD);
      await page.keyboard.press('Enter');
      await page.locator('.shell[data-line=polling]').waitFor();
      await page.getByText('Wolne połączenie').waitFor();
      const slow = await openConversation(service, scene.merchant.shop, 'powoli');
      await page.locator('.row', { hasText: 'powoli' }).click();
      await page.getByRole('textbox', { name: 'Twoja odpowiedź' }).fill('powoli, ale pewnie');
      await page.keyboard.press('Enter');
      await slow.visitor.next(
        (frame) => frame.t === 'event.new' && frame.event.text === 'powoli, ale pewnie',
      );
      await page
        .locator('.message.is-ours', { hasText: 'powoli, ale pewnie' })
        .getByText('wysłano')
        .waitFor();
      await slow.visitor.close();
      await staff.close();
    });
  });

  it('weighs at most 150 kB on the way to the first view, and carries no schema library', async () => {
    const manifest = JSON.parse(await readFile('build/manifest.json', 'utf8')) as BuildManifest;
    assert.ok(manifest.console !== null);
    let bytes = 0;
    const { style, needs } = manifest.console;
    for (const address of [style, ...(needs['console/main.tsx'] ?? [])]) {
      const file = await readFile(address.replace('/console/a/', 'build/console/assets/'), 'utf8');
      assert.doesNotMatch(file, /valibot|safeParse/);
      bytes += gzipSync(file, { level: 9 }).length;
    }
    assert.ok(bytes > 50_000 && bytes <= 150_000, `${bytes} bytes`);
  });
});
