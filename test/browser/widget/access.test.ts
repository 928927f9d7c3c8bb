import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { contrast } from '../../../service/protocol/contrast.ts';
import { accessFindings } from '../../support/browser/access-findings.ts';
import { openChat } from '../../support/browser/browser.ts';
import {
  type Consultant,
  startWidgetScene,
  type WidgetScene,
  write,
} from '../../support/browser/widget-scene.ts';
import { call, leadBody, openSession } from '../../support/scenes/chat-actors.ts';

const findings = (target: Frame | Page): Promise<string[]> =>
  accessFindings(target, ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']);
const widthOf = (target: Frame | Page) =>
  target.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('a widget that everybody can use', () => {
  let scene: WidgetScene;
  let consultant: Consultant;
  before(async () => {
    scene = await startWidgetScene();
  });
  afterEach(() => scene.closeBrowsers());
  after(() => scene?.stop());

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`passes two engines in form, faults and receipt (${colorScheme}) [AX-4]`, async () => {
      const { page, frame } = await scene.visit({ colorScheme });
      await frame.locator('#consent').waitFor();
      assert.deepEqual(await findings(frame), []);
      await frame.getByRole('button', { name: 'Wyślij' }).click();
      await frame.locator('.summary').waitFor();
      assert.deepEqual(await findings(frame), []);
      await frame.locator('#message').fill('Pytanie');
      await frame.locator('#email').fill('gosc@example.net');
      await frame.locator('#consent').check();
      await frame.getByRole('button', { name: 'Wyślij' }).click();
      await frame.getByRole('button', { name: 'Cofnij zgodę' }).click();
      await frame.getByText('Cofnąć zgodę?').waitFor();
      assert.deepEqual(await findings(frame), []);
      await page.keyboard.press('Escape');
      await page.locator('zgoda-chat button').waitFor();
    });

    it(`passes two engines in the live chat and its menu (${colorScheme}) [AX-4]`, async () => {
      consultant = await scene.consultant();
      const { frame } = await scene.visit({ colorScheme });
      await write(frame, `Dzień dobry ${colorScheme}`);
      const id = await consultant.hears(`Dzień dobry ${colorScheme}`);
      await consultant.say(id, 'Zobacz https://sklep.example/sencha');
      await frame.locator('.staff a').waitFor();
      assert.deepEqual(await findings(frame), []);
      await frame.locator('summary').click();
      await frame.getByRole('button', { name: 'Usuń tę rozmowę' }).click();
      await frame.getByText('Tego nie można cofnąć').waitFor();
      assert.deepEqual(await findings(frame), []);
      await consultant.leave();
    });
  }

  it('passes two engines on the receipt page', async () => {
    const { service, merchant } = scene;
    const session = await openSession(service, merchant.shop);
    const { body } = await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(merchant.shop, session),
    });
    const { page } = await scene.arrive();
    await page.goto(body.receiptUrl);
    await page.locator('dl').waitFor();
    await page.locator('summary').click();
    assert.deepEqual(await findings(page), []);
    await page.setViewportSize({ width: 320, height: 640 });
    assert.equal(await widthOf(page), 0);
  });

  it('walks through the whole form by keyboard, in the order of the page, and leaves it again [AX-1]', async () => {
    const { page, frame } = await scene.visit();
    await frame.locator('#consent').waitFor();
    await frame.waitForFunction(() => document.activeElement?.id === 'message');
    const order: string[] = [];
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab');
      order.push(
        await frame.evaluate(() => {
          const { activeElement: at } = document;
          return at?.id || at?.getAttribute('href')?.replace(/:.*/, '') || at?.textContent || '';
        }),
      );
    }
    const notice = ['mailto', 'http', 'mailto', 'Więcej o Twoich danych'];
    const consent = ['consent', 'mailto', 'http', 'Wyślij'];
    assert.deepEqual(order.slice(0, 11), ['name', 'email', 'phone', ...notice, ...consent]);
    assert.equal(order.includes('website'), false, 'the trap for robots is no stop');
  });

  it('closes the menu by Esc first, and the panel only then [AX-1]', async () => {
    consultant = await scene.consultant();
    const { page, frame } = await scene.visit();
    await write(frame, 'Menu');
    await consultant.hears('Menu');
    await frame.locator('summary').focus();
    await page.keyboard.press('Enter');
    await frame.getByRole('button', { name: 'Usuń tę rozmowę' }).waitFor();
    await page.keyboard.press('Escape');
    await frame.getByRole('button', { name: 'Usuń tę rozmowę' }).waitFor({ state: 'hidden' });
    assert.equal(await frame.evaluate(() => document.activeElement?.localName), 'summary');
    assert.equal(await page.locator('zgoda-chat iframe').isVisible(), true);
    await page.keyboard.press('Escape');
    await page.locator('zgoda-chat button').waitFor();
    await consultant.leave();
  });

  it('reads new messages as a log, politely, once each [AX-2]', async () => {
    consultant = await scene.consultant();
    const { frame } = await scene.visit();
    const log = frame.getByRole('log');
    await log.waitFor();
    await frame.evaluate(() => {
      const added: string[] = [];
      Object.assign(window, { added });
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) {
          for (const node of addedNodes)
            if (node instanceof HTMLElement && node.matches('.row')) added.push(node.textContent ?? '');
        }
      }).observe(document.querySelector('[role=log]') as Element, { childList: true, subtree: true });
    });
    await write(frame, 'Raz');
    const id = await consultant.hears('Raz');
    await consultant.say(id, 'Dwa');
    await frame.locator('.staff', { hasText: 'Dwa' }).waitFor();
    const added = (await frame.evaluate('window.added')) as string[];
    assert.equal(added.filter((text) => text.includes('Raz')).length, 1);
    assert.equal(added.filter((text) => text.includes('Dwa')).length, 1);
    assert.equal(await frame.locator('.bubble[dir=auto]').count(), await frame.locator('.bubble').count());
    await consultant.leave();
  });

  for (const [word, heading] of [
    ['Zakończ rozmowę', 'Rozmowa zakończona'],
    ['Usuń tę rozmowę', 'Rozmowa usunięta'],
  ] as const)
    it(`moves the focus to “${heading}” when the keyboard chose it in the menu`, async () => {
      consultant = await scene.consultant();
      const { page, frame } = await scene.visit();
      await write(frame, heading);
      await consultant.hears(heading);
      await frame.locator('summary').focus();
      await page.keyboard.press('Enter');
      // Later entries of the menu move the focus to the first one.
      await frame.getByText('Potwierdzenie i kopia rozmowy').waitFor();
      const entry = frame.getByRole('button', { name: word });
      await entry.focus();
      await page.keyboard.press('Enter');
      await frame.locator('.menu .sure').waitFor();
      await entry.focus();
      await page.keyboard.press('Enter');
      await frame.getByRole('heading', { name: heading }).waitFor();
      await frame.waitForFunction((text) => document.activeElement?.textContent === text, heading);
      await consultant.leave();
    });

  it('reflows at 320 px and at 200 % text, and scrolls in one direction only [AX-4]', async () => {
    const { page, frame } = await scene.visit({ width: 320, height: 640 });
    await frame.locator('#consent').waitFor();
    assert.equal(await widthOf(frame), 0);
    await frame.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    assert.equal(await widthOf(frame), 0);
    await page.setViewportSize({ width: 640, height: 360 });
    await frame.getByRole('button', { name: 'Wyślij' }).click();
    await frame.locator('.summary').waitFor();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`shows where the keyboard is on the button that sends (${colorScheme}) [AX-1]`, async () => {
      const { page, frame } = await scene.visit({ colorScheme });
      await frame.locator('#consent').waitFor();
      const send = frame.getByRole('button', { name: 'Wyślij' });
      await send.focus();
      for (const key of ['Shift+Tab', 'Tab']) await page.keyboard.press(key);
      const [ring, around] = await send.evaluate((button) => {
        const { outlineStyle, outlineOffset, outlineColor } = getComputedStyle(button);
        let ground = button.parentElement;
        while (ground !== null && getComputedStyle(ground).backgroundColor === 'rgba(0, 0, 0, 0)')
          ground = ground.parentElement;
        const fill = ground === null ? '' : getComputedStyle(ground).backgroundColor;
        return [`${outlineStyle} ${outlineOffset} ${outlineColor}`, fill];
      });
      const hexOf = (color = '') =>
        `#${(color.match(/\d+/g) ?? [])
          .slice(-3)
          .map((part) => Number(part).toString(16).padStart(2, '0'))
          .join('')}`;
      assert.match(ring ?? '', /^solid 2px rgb/);
      assert.ok(contrast(hexOf(ring), hexOf(around)) >= 3, `${ring} on ${around}`);
    });
  }

  it('scrolls the form and the chat, and never the head of the panel out of sight [AX-4]', async () => {
    const { page, frame } = await scene.visit();
    const overflow = () =>
      frame.evaluate(() => {
        const { scrollHeight, clientHeight } = document.documentElement;
        const inner = document.querySelector('.scroll, .log');
        return { ofPanel: scrollHeight - clientHeight, inside: (inner?.scrollHeight ?? 0) > clientHeight };
      });
    await frame.locator('#consent').waitFor();
    await page.setViewportSize({ width: 1280, height: 500 });
    assert.deepEqual(await overflow(), { ofPanel: 0, inside: true });
    consultant = await scene.consultant();
    await frame.locator('#consent').waitFor({ state: 'detached' });
    await write(frame, 'Które herbaty polecacie?');
    const id = await consultant.hears('Które herbaty polecacie?');
    const links = Array.from({ length: 40 }, (_, at) => `https://sklep.example/herbata-${at}`);
    await consultant.say(id, links.join('\n'));
    await frame.locator('.staff a').nth(39).waitFor();
    assert.deepEqual(await overflow(), { ofPanel: 0, inside: true });
    await consultant.leave();
  });

  it('is big enough to hit: every control of the widget is at least 44 px high [AX-4]', async () => {
    consultant = await scene.consultant();
    const { frame } = await scene.visit({ width: 360, height: 740 });
    const heights = () =>
      frame.evaluate(() =>
        [
          ...document.querySelectorAll<HTMLElement>(
            'header button, header summary, .foot button, textarea, form input:not([type=checkbox])',
          ),
        ]
          .filter((control) => control.offsetParent && !control.closest('.off'))
          .map((control) => control.offsetHeight),
      );
    await frame.getByRole('textbox').waitFor();
    await write(frame, 'Wielkość');
    await consultant.hears('Wielkość');
    for (const height of await heights()) assert.ok(height >= 44, `${height} px`);
    await consultant.leave();
    await frame.getByRole('button', { name: 'Zostaw wiadomość' }).click();
    await frame.locator('#email').waitFor();
    for (const height of await heights()) assert.ok(height >= 44, `${height} px`);
  });

  it('keeps still when asked to, and stays usable in forced colours [AX-4]', async () => {
    const { page } = await scene.arrive({ width: 360, height: 740 });
    await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
    const frame = await openChat(page);
    await frame.locator('#consent').waitFor();
    const moving = await frame.evaluate(
      () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
    );
    assert.equal(moving, 0);
    const border = await frame.locator('.main').evaluate((element) => getComputedStyle(element).borderStyle);
    assert.equal(border, 'solid', 'a button has an edge even without its colour');
  });
});

describe('a widget in the shop’s own colours', () => {
  let scene: WidgetScene;
  before(async () => {
    const appearance = {
      accent: '#f3c65a',
      side: 'left',
      offset: 200,
      label: { pl: 'Zapytaj o herbatę' },
      greeting: { pl: 'Witamy w herbaciarni!' },
    } as const;
    scene = await startWidgetScene({ shop: { appearance } });
  });
  after(() => scene?.stop());

  it('has the shop’s colour with a text colour that can be read on it, its side, its distance, its words [AX-4]', async () => {
    const consultant = await scene.consultant();
    const { page } = await scene.arrive();
    const button = page.locator('zgoda-chat button');
    assert.equal(await button.textContent(), 'Zapytaj o herbatę');
    const box = await button.boundingBox();
    assert.deepEqual([box?.x, (box?.y ?? 0) + (box?.height ?? 0)], [16, 800 - 16 - 200]);
    const frame = await openChat(page);
    await frame.getByText('Witamy w herbaciarni!').waitFor();
    const colours = await frame.locator('header').evaluate((header) => {
      const { backgroundColor, color } = getComputedStyle(header);
      return { backgroundColor, color };
    });
    assert.equal(colours.backgroundColor, 'rgb(243, 198, 90)');
    assert.notEqual(colours.color, 'rgb(255, 255, 255)', 'white cannot be read on honey');
    // A phone in landscape, or a desktop at 200 % zoom.
    await page.setViewportSize({ width: 740, height: 360 });
    await frame.waitForFunction(() => innerHeight === 360);
    const room = await frame.locator('.log').evaluate((log) => log.clientHeight);
    assert.ok(room >= 100, `${room} px for messages`);
    await page.setViewportSize({ width: 1280, height: 800 });
    assert.deepEqual(await findings(frame), []);
    await consultant.leave();
  });
});
