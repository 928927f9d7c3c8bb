import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { PASSWORD } from '../scenes/chat-actors.ts';
import { isTurnOf } from '../third-of.ts';
import { accessFindings } from './access-findings.ts';
import { axeFindings } from './axe.ts';

const complaints = new WeakMap<Page, string[]>();

export const newConsolePage = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on('pageerror', (error) => heard.push(error.stack ?? error.message));
  page.on('console', (message) => {
    // The browser logs expected errors: no session, a conflict with a colleague, a stopped service.
    const isExpected = /status of (401|404|409|410|429|503)|ERR_CONNECTION_(REFUSED|RESET)/.test(
      message.text(),
    );
    if (message.type() === 'error' && !isExpected) heard.push(message.text());
  });
  return page;
};

export const assertQuiet = (page: Page): void => assert.deepEqual(complaints.get(page), []);

export const signInto = async (page: Page, origin: string, email: string): Promise<void> => {
  await page.goto(`${origin}/console/`);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('.shell[data-line=online]').waitFor();
};

export const closeUnanswered = async (page: Page): Promise<void> => {
  await page.locator('.end-button').click();
  await page.getByRole('button', { name: 'Zamknij rozmowę', exact: true }).click();
};

export const loseNextAnswer = async (page: Page, address: RegExp): Promise<void> => {
  let isLost = false;
  await page.route(address, async (route) => {
    if (isLost || route.request().method() !== 'POST') return route.continue();
    isLost = true;
    await route.fetch();
    await route.abort('connectionreset');
  });
};

/**
 * Requests of this method wait until released, then reach the service or fail.
 * @returns releases them
 */
export const holdRequests = async (
  page: Page,
  address: RegExp,
  method: string,
  then: 'go on' | 'fail' = 'go on',
): Promise<() => void> => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(address, async (route) => {
    if (route.request().method() !== method) return route.continue();
    await held;
    return then === 'fail' ? route.abort('connectionreset') : route.continue();
  });
  return release;
};

/** Polled from here, since the console's policy forbids `eval` in the page. */
export const until = async (page: Page, condition: string): Promise<void> => {
  while (!(await page.evaluate(condition))) await pause(20);
};

export const goToView = async (page: Page, hash: string, ready: string): Promise<void> => {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.locator(ready).first().waitFor();
};

/** axe in every run, the second engine in turn. */
export const assertAccessible = async (page: Page, view: string): Promise<void> =>
  assert.deepEqual(await (isTurnOf(view) ? accessFindings(page) : axeFindings(page)), [], view);

export const assertAccessibleByAxe = async (page: Page, view: string): Promise<void> =>
  assert.deepEqual(await axeFindings(page), [], view);

/** No horizontal scrolling, and no control below 24 px (WCAG 2.2, 2.5.8). */
export const assertFits = async (page: Page, view: string): Promise<void> => {
  const faults = await page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('html, main, .pane-body, .log, dialog')) {
      if (element.scrollWidth > element.clientWidth + 1) found.push(`${element.className} scrolls sideways`);
    }
    for (const element of document.querySelectorAll<HTMLElement>('button, select, input:not([type=radio])')) {
      const box = element.getBoundingClientRect();
      if (box.width > 4 && box.height > 4 && box.height < 20) {
        found.push(`${element.outerHTML.slice(0, 80)} is ${box.height} px high`);
      }
      if (box.width > 4 && (box.right > innerWidth + 1 || box.left < -1)) {
        found.push(`${element.outerHTML.slice(0, 80)} stands outside the screen`);
      }
    }
    return found;
  });
  assert.deepEqual(faults, [], view);
};

/** Saves a screenshot in the folder ZGODA_SHOTS. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.ZGODA_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

export const assertView = async (page: Page, view: string): Promise<void> => {
  await assertAccessible(page, view);
  await assertFits(page, view);
  await shoot(page, view);
};

export const assertViewAtBothWidths = async (page: Page, view: string): Promise<void> => {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await assertView(page, `${view}-${width}`);
  }
};
