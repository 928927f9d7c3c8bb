import type { BrowserContext, Page } from 'playwright-core';
import { type BenchOptions, type BenchRow, number, type Say } from '../bench-row.ts';
import { OWNER } from '../bench-shop.ts';
import type { BenchStage } from '../bench-stage.ts';
import { startService } from '../bench-targets.ts';
import { percentile } from '../statistics.ts';
import { openBrowser } from './bench-shop-page.ts';

const CHATS = 200;
const PER_SECOND = 20;
const MS = 10_000;
const KEY_EVERY_MS = 90;
const LONG_MS = 50;
/** Keys of the keyboard alone: other signs are put in without a key press. */
const TEXT = 'the kettle is in stock and arrives within two days. ';

/** Keys in a page that has nothing but a field: what the browser itself takes on this machine. */
const KEYS_ALONE = 100;

/**
 * Notes long tasks, and two times for each key: until the field had taken it and whoever listens had done their work,
 * and until the page was free again, mostly with a frame drawn in between.
 */
const NOTE_TYPING = `(() => {
  const seen = (globalThis.benchSeen = { tasks: [], taken: [], free: [] });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.tasks.push(duration);
  }).observe({ type: 'longtask' });
  const { port1, port2 } = new MessageChannel();
  let pressedAt = 0;
  port1.onmessage = () => { seen.free.push(performance.now() - pressedAt); };
  addEventListener('keydown', (event) => { pressedAt = event.timeStamp; }, true);
  addEventListener('input', () => {
    seen.taken.push(performance.now() - pressedAt);
    port2.postMessage(0);
  });
})()`;

type Typed = { tasks: number[]; taken: number[]; free: number[] };

const pressKey = (page: Page, n: number): Promise<void> =>
  page.keyboard.type(TEXT[n % TEXT.length] ?? '', { delay: KEY_EVERY_MS });

const typeAlone = async (context: BrowserContext): Promise<Typed> => {
  const page = await context.newPage();
  await page.setContent('<textarea></textarea>');
  await page.locator('textarea').click();
  await page.evaluate(NOTE_TYPING);
  for (let n = 0; n < KEYS_ALONE; n += 1) await pressKey(page, n);
  const typed: Typed = await page.evaluate('benchSeen');
  await page.close();
  return typed;
};

const inWords = (times: readonly number[]): string =>
  `${number(percentile(times, 0.99), 1)} ms (median ${number(percentile(times, 0.5), 1)} ms)`;

const signIn = async (page: Page, origin: string): Promise<void> => {
  await page.goto(`${origin}/console/`);
  await page.fill('input[name=email]', OWNER.email);
  await page.fill('input[name=password]', OWNER.password);
  await page.keyboard.press('Enter');
  await page.locator('.shell[data-line=online]').waitFor();
};

/** Whether a consultant can type while many chats are open and messages come in. */
export async function measureConsole(
  stage: BenchStage,
  options: BenchOptions,
  say: Say,
): Promise<BenchRow[]> {
  const { kind, origin, shopKey, staffToken } = await startService(stage);
  const target = { kind, origin, shopKey, staffToken };
  await stage.load('openChats', { target, visitors: CHATS });
  const browser = await openBrowser(stage, []);
  const context = await browser.newContext({ locale: 'pl-PL', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await signIn(page, origin);
  await page.locator('.row-preview').first().click();
  const field = page.locator('.composer textarea');
  await field.click();
  await page.evaluate(NOTE_TYPING);
  const tasks: number[] = [];
  const taken: number[] = [];
  const free: number[] = [];
  for (let round = 0; round <= options.rounds; round += 1) {
    await page.evaluate('void (benchSeen.tasks.length = benchSeen.taken.length = benchSeen.free.length = 0)');
    const load = stage.load('steady', { target, perSecond: PER_SECOND, ms: MS });
    const endsAt = Date.now() + MS;
    for (let n = 0; Date.now() < endsAt; n += 1) {
      await pressKey(page, n);
    }
    await load;
    const seen: Typed = await page.evaluate('benchSeen');
    await field.fill('');
    // The first round warms up.
    if (round === 0) continue;
    tasks.push(...seen.tasks);
    taken.push(...seen.taken);
    free.push(...seen.free);
    say(
      `round ${round}: ${seen.taken.length} keys, p99 ${inWords(seen.taken)}; long tasks ${seen.tasks.length}`,
    );
  }
  const alone = await typeAlone(context);
  const long = tasks.filter((ms) => ms > LONG_MS);
  const situation = `console with ${CHATS} chats and ${PER_SECOND} messages/s`;
  return [
    {
      what: `${situation}: tasks of over ${LONG_MS} ms in ${options.rounds * (MS / 1000)} s`,
      measured: `${long.length} (longest ${number(Math.max(0, ...long))} ms)`,
      goal: '0',
      isMet: long.length === 0,
    },
    {
      what: `${situation}: key → taken, with all work of the console on it, p99`,
      measured: inWords(taken),
      goal: '≤ 16 ms',
      isMet: percentile(taken, 0.99) <= 16,
    },
    {
      what: `${situation}: key → page free again, mostly with a frame drawn, p99; in a page with a field alone`,
      measured: `${inWords(free)}; ${inWords(alone.free)}`,
      goal: '–',
      isMet: null,
    },
  ];
}
