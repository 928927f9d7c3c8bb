import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { PASSWORD } from '../scenes/chat-actors.ts';
import { accessFindings } from './access-findings.ts';
import { axeFindings } from './axe.ts';

/** What the browser complained about; a good console gives it no reason to. */
const complaints = new WeakMap<Page, string[]>();

/** A fresh page that notes every error, warning and refused resource. */
export const newConsolePage = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  const heard: string[] = [];
  complaints.set(page, heard);
  page.on('pageerror', (error) => heard.push(error.stack ?? error.message));
  page.on('console', (message) => {
    // The browser logs refusals by itself: a start without a session, a colleague who was quicker,
    // and a service that a test stops or has stopped.
    const isExpected = /status of (401|404|409|410|429|503)|ERR_CONNECTION_(REFUSED|RESET)/.test(
      message.text(),
    );
    if (message.type() === 'error' && !isExpected) heard.push(message.text());
  });
  return page;
};

export const assertQuiet = (page: Page): void => assert.deepEqual(complaints.get(page), []);

/** Signs in through the form, and waits for the inbox. */
export const signInto = async (page: Page, origin: string, email: string): Promise<void> => {
  await page.goto(`${origin}/console/`);
  await page.fill('input[name=email]', email);
  await page.fill('input[name=password]', PASSWORD);
  await page.keyboard.press('Enter');
  await page.locator('.shell[data-line=online]').waitFor();
};

/** Closes the open chat, which nobody has answered. */
export const closeUnanswered = async (page: Page): Promise<void> => {
  await page.locator('.end-button').click();
  await page.getByRole('button', { name: 'Zamknij rozmowę', exact: true }).click();
};

/** The next POST to such an address reaches the service; its answer is lost on the way back. */
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
 * Requests of this method wait until they are released, and then reach the service, or get no answer.
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

/** Waits until a condition in the page holds. Asked from here each time: the console's policy lets no page evaluate text. */
export const until = async (page: Page, condition: string): Promise<void> => {
  while (!(await page.evaluate(condition))) await pause(20);
};

export const goToView = async (page: Page, hash: string, ready: string): Promise<void> => {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
  await page.locator(ready).first().waitFor();
};

/** Asks two engines about what is shown; every finding fails with its rule and the element. */
export const assertAccessible = async (page: Page, view: string): Promise<void> =>
  assert.deepEqual(await accessFindings(page), [], view);

/** The same with axe alone, for views that both engines look at elsewhere. */
export const assertAccessibleByAxe = async (page: Page, view: string): Promise<void> =>
  assert.deepEqual(await axeFindings(page), [], view);

/** Nothing on the page needs sideways scrolling, and no control is smaller than 24 px (WCAG 2.2, 2.5.8). */
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

/** Keeps a picture of what is shown, for whoever wants to look, in the folder that ZGODA_SHOTS names. */
export const shoot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.ZGODA_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

/** Accessible and fitting as it stands now. `view` names the failure and the picture. */
export const assertView = async (page: Page, view: string): Promise<void> => {
  await assertAccessible(page, view);
  await assertFits(page, view);
  await shoot(page, view);
};

/** The same on a phone and on a desktop, which it stays at. */
export const assertViewAtBothWidths = async (page: Page, view: string): Promise<void> => {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await assertView(page, `${view}-${width}`);
  }
};
