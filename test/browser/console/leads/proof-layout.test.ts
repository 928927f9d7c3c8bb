import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchBrowser, type TestBrowser } from '../../../support/browser/browser.ts';
import { assertQuiet, goToView, newConsolePage, signInto } from '../../../support/browser/console-page.ts';
import { leaveLead, makeAdvancingClock, makeConsoleScene } from '../../../support/browser/console-scene.ts';
import { startTestService, type TestService } from '../../../support/service/start-service.ts';

/** Pairs of lines that lie over each other. */
const overlaps = (page: Page): Promise<string[]> =>
  page.locator('.proof').evaluate((proof) => {
    const lines: { text: string; box: DOMRect }[] = [];
    const walker = document.createTreeWalker(proof, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const { parentElement, textContent } = node;
      if (!textContent?.trim() || parentElement?.closest('.off-screen, details:not([open]) > :not(summary)'))
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) lines.push({ text: textContent.slice(0, 40), box });
    }
    return lines.flatMap(({ text, box }, at) =>
      lines
        .slice(at + 1)
        .filter(
          ({ box: other }) =>
            Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1 &&
            Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 2,
        )
        .map((other) => `${text} / ${other.text}`),
    );
  });

describe('the proof of a lead', () => {
  const clock = makeAdvancingClock();
  let browser: TestBrowser;
  let service: TestService;
  before(async () => {
    service = await startTestService({ overrides: { clock } });
    browser = await launchBrowser({ width: 1440, height: 900 });
  });
  after(async () => {
    await browser.close();
    await service.stop();
  });

  it('has no line over another, with everything unfolded', async () => {
    const page = await newConsolePage(browser.context);
    const scene = await makeConsoleScene(service);
    await leaveLead(service, clock, scene.merchant.shop);
    await signInto(page, service.origin, scene.merchant.email);
    await goToView(page, '#/leads', '.leads-table');
    await page.getByRole('row', { name: 'Czy ta herbata' }).getByRole('link').click();
    await page.getByRole('button', { name: 'Pokaż dowód' }).click();
    await page.getByText('Dowód jest ważny.').waitFor();
    for (const summary of await page.locator('.proof .technical > summary').all()) await summary.click();
    await page.locator('.policy-address').waitFor();
    for (const width of [1440, 360]) {
      await page.setViewportSize({ width, height: 900 });
      assert.deepEqual(await overlaps(page), [], `${width} px`);
    }
    assertQuiet(page);
  });
});
