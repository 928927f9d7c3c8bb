import type { Page } from 'playwright-core';
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

/** Notes long tasks, and for each key how long it took until the field had taken it and the page was free again. */
const NOTE_TYPING = `(() => {
  const seen = (globalThis.benchSeen = { tasks: [], keys: [] });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.tasks.push(duration);
  }).observe({ type: 'longtask' });
  const { port1, port2 } = new MessageChannel();
  let pressedAt = 0;
  port1.onmessage = () => { seen.keys.push(performance.now() - pressedAt); };
  addEventListener('keydown', (event) => { pressedAt = event.timeStamp; }, true);
  addEventListener('input', () => port2.postMessage(0));
})()`;

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
  const keys: number[] = [];
  for (let round = 0; round <= options.rounds; round += 1) {
    await page.evaluate('void (benchSeen.tasks.length = benchSeen.keys.length = 0)');
    const load = stage.load('steady', { target, perSecond: PER_SECOND, ms: MS });
    const endsAt = Date.now() + MS;
    for (let n = 0; Date.now() < endsAt; n += 1) {
      await page.keyboard.type(TEXT[n % TEXT.length] ?? '', { delay: KEY_EVERY_MS });
    }
    await load;
    const seen: { tasks: number[]; keys: number[] } = await page.evaluate('benchSeen');
    await field.fill('');
    // The first round warms up.
    if (round === 0) continue;
    tasks.push(...seen.tasks);
    keys.push(...seen.keys);
    say(
      `round ${round}: ${seen.keys.length} keys, p99 ${number(percentile(seen.keys, 0.99), 1)} ms; long tasks ${seen.tasks.length}`,
    );
  }
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
      what: `${situation}: key → taken, p99`,
      measured: `${number(percentile(keys, 0.99), 1)} ms (median ${number(percentile(keys, 0.5), 1)} ms)`,
      goal: '≤ 16 ms',
      isMet: percentile(keys, 0.99) <= 16,
    },
  ];
}
