import type { Browser, Frame } from 'playwright-core';
import { type BenchOptions, type BenchRow, number, type Say } from '../bench-row.ts';
import type { BenchStage } from '../bench-stage.ts';
import { median } from '../statistics.ts';
import { openBrowser, openShopPage } from './bench-shop-page.ts';

const SLOWED = 4;
/** So long a task may take before it counts as long; shorter ones are not reported by browsers either. */
const LONG_MS = 50;
const SETTLED_MS = 300;
const SLOW_SETTLED_MS = 3_000;
const LIMIT_MS = 15_000;
const BUTTON_FROM_CORNER = { x: 48, y: 44 };

/**
 * Runs in the shop's page and in the frame: notes the click, the picture after the page has shown the frame, and the
 * first moment at which a message field that has a size gets what is typed.
 */
const NOTE_MOMENTS = `(() => {
  const seen = (globalThis.benchSeen = { click: 0, shown: 0, field: 0 });
  const now = () => performance.timeOrigin + performance.now();
  addEventListener('pointerdown', (event) => { seen.click ||= performance.timeOrigin + event.timeStamp; }, true);
  addEventListener('message', ({ data }) => {
    if (data?.mark === 'open') requestAnimationFrame(() => { seen.shown ||= now(); });
  });
  const look = () => {
    if (!seen.field && innerHeight && document.hasFocus() && document.activeElement?.tagName === 'TEXTAREA')
      seen.field = now();
  };
  for (const event of ['focusin', 'focus', 'resize']) addEventListener(event, look);
})()`;
/** Runs in the shop's page alone, which hears of the tasks of a frame in its own process too. */
const NOTE_TASKS = `(() => {
  globalThis.benchTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) globalThis.benchTasks.push([startTime, duration]);
  }).observe({ type: 'longtask' });
})()`;

const readMoments = (frame: Frame): Promise<{ click: number; shown: number; field: number }> =>
  frame.evaluate('benchSeen');

const arrive = async (browser: Browser, url: string, width: number, script: string | null) => {
  const viewport = { width, height: 780 };
  const context = await browser.newContext({ viewport });
  if (script !== null) await context.addInitScript(script);
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('zgoda-chat').waitFor({ state: 'attached' });
  await page.waitForTimeout(SETTLED_MS);
  const click = () => page.mouse.click(width - BUTTON_FROM_CORNER.x, viewport.height - BUTTON_FROM_CORNER.y);
  return { context, page, click };
};

/** Milliseconds from the click to a message field that is shown and takes what is typed, in a browser that has never been here. */
export const clickToType = async (browser: Browser, url: string): Promise<number> => {
  const { context, page, click } = await arrive(browser, url, 1280, NOTE_MOMENTS);
  try {
    await click();
    for (const until = Date.now() + LIMIT_MS; Date.now() < until; ) {
      await page.waitForTimeout(SETTLED_MS);
      const frame = page.frames().find((one) => one.url().includes('/frame'));
      const seen = frame && (await readMoments(frame).catch(() => null));
      const { click: clicked, shown } = await readMoments(page.mainFrame());
      if (seen?.field && shown) return Math.max(seen.field, shown) - clicked;
    }
    throw new Error('The message field did not get the focus.');
  } finally {
    await context.close();
  }
};

/** Durations of the long tasks after the click on a slow phone, where shop and chat share one process. */
export const longTasksAfterClick = async (browser: Browser, url: string): Promise<number[]> => {
  const { context, page, click } = await arrive(browser, url, 360, null);
  try {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
    await page.evaluate(NOTE_TASKS);
    const clickedAt: number = await page.evaluate('performance.now()');
    await click();
    // Whatever looks into the frame meanwhile would be measured with it.
    await page.waitForTimeout(SLOW_SETTLED_MS);
    const tasks: [number, number][] = await page.evaluate('benchTasks');
    return tasks.filter(([start, ms]) => start > clickedAt && ms > LONG_MS).map(([, ms]) => ms);
  } finally {
    await context.close();
  }
};

/** How soon one can type after the click, and whether the shop's page stays smooth meanwhile. */
export async function measureWidget(stage: BenchStage, options: BenchOptions, say: Say): Promise<BenchRow[]> {
  const url = await openShopPage(stage);
  const desktop = await openBrowser(stage, []);
  const phone = await openBrowser(stage, ['--disable-site-isolation-trials']);
  await clickToType(desktop, url);
  await longTasksAfterClick(phone, url);
  const times: number[] = [];
  const tasks: number[][] = [];
  for (let round = 1; round <= options.rounds; round += 1) {
    times.push(await clickToType(desktop, url));
    tasks.push(await longTasksAfterClick(phone, url));
    say(
      `round ${round}: ${number(times.at(-1) ?? 0)} ms; long tasks ${
        tasks
          .at(-1)
          ?.map((ms) => `${number(ms)} ms`)
          .join(', ') || 'none'
      }`,
    );
  }
  const counts = tasks.map((round) => round.length);
  return [
    {
      what: 'click on the button → one can type',
      measured: `${number(median(times))} ms (slowest ${number(Math.max(...times))} ms)`,
      goal: '≤ 100 ms',
      isMet: median(times) <= 100,
    },
    {
      what: `tasks of over ${LONG_MS} ms after the click, CPU slowed ${SLOWED} ×`,
      measured: `${median(counts)} (longest ${number(Math.max(0, ...tasks.flat()))} ms)`,
      goal: '0',
      isMet: median(counts) === 0,
    },
  ];
}
