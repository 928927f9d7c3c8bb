import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Frame,
  type Page,
} from 'playwright-core';

/** In milliseconds. Only a busy machine comes near; below the limit of a test, so that a failure names what it waited for. */
const MOST_WAIT = 120_000;

/** How the browser treats storage of a frame from another site. */
export type StorageProfile = 'default' | 'third-party-cookies-blocked' | 'service-data-blocked';

export type TestBrowser = { context: BrowserContext; page: Page; close(): Promise<void> };

const executablePath = '/usr/bin/chromium';
/** The same engine without windows and settings: faster. */
const shellPath = '/usr/bin/chromium-headless-shell';
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Pages of tests reach only this machine.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
];

let defaultSwitch: Promise<string[]> | null = null;

/**
 * playwright-core disables storage partitioning, so frame storage throws as in no real browser. Its complete
 * switch is read from a started browser, to omit it.
 */
const disabledFeatures = (): Promise<string[]> => {
  defaultSwitch ??= (async () => {
    const server = await chromium.launchServer({ executablePath: shellPath, args });
    const given = server.process().spawnargs.filter((arg) => arg.startsWith('--disable-features='));
    await server.close();
    return given;
  })();
  return defaultSwitch;
};

type BlockingProfile = Exclude<StorageProfile, 'default'>;

const preferencesFor = (profile: BlockingProfile, serviceOrigin: string): object => {
  switch (profile) {
    case 'third-party-cookies-blocked':
      return { profile: { cookie_controls_mode: 1, block_third_party_cookies: true } };
    case 'service-data-blocked': {
      const blocked = { [`${serviceOrigin},*`]: { setting: 2 } };
      return { profile: { content_settings: { exceptions: { cookies: blocked } } } };
    }
  }
};

let shell: Promise<Browser> | null = null;

const sharedShell = async (): Promise<Browser> => {
  const ignoreDefaultArgs = await disabledFeatures();
  shell ??= chromium.launch({ executablePath: shellPath, args, ignoreDefaultArgs });
  return shell;
};

export const closeSharedBrowser = async (): Promise<void> => {
  const browser = await shell;
  shell = null;
  await browser?.close();
};

type Screen = Pick<BrowserContextOptions, 'locale' | 'viewport' | 'colorScheme' | 'reducedMotion'>;

const openShellContext = async (screen: Screen): Promise<Omit<TestBrowser, 'page'>> => {
  const context = await (await sharedShell()).newContext(screen);
  return { context, close: () => context.close() };
};

/** Profiles and notifications need the full browser. */
const openWholeContext = async (
  screen: Screen,
  profile: StorageProfile,
  serviceOrigin: string,
  bringsPagesBack: boolean,
): Promise<Omit<TestBrowser, 'page'>> => {
  const folder = mkdtempSync(join(tmpdir(), 'zgoda-browser-'));
  mkdirSync(join(folder, 'Default'));
  const preferences = JSON.stringify(profile === 'default' ? {} : preferencesFor(profile, serviceOrigin));
  writeFileSync(join(folder, 'Default', 'Preferences'), preferences);
  const context = await chromium.launchPersistentContext(folder, {
    ...screen,
    executablePath,
    headless: true,
    args,
    ignoreDefaultArgs: [
      ...(await disabledFeatures()),
      ...(bringsPagesBack ? ['--disable-back-forward-cache'] : []),
    ],
  });
  return {
    context,
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export const launchBrowser = async (
  options: {
    locale?: string;
    width?: number;
    height?: number;
    profile?: StorageProfile;
    serviceOrigin?: string;
    colorScheme?: 'light' | 'dark';
    /** The shell has no notifications. */
    hasNotifications?: boolean;
    /** Enables the back/forward cache, which playwright-core disables. */
    bringsPagesBack?: boolean;
  } = {},
): Promise<TestBrowser> => {
  const screen: Screen = {
    locale: options.locale ?? 'pl-PL',
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: 'reduce',
  };
  const {
    profile = 'default',
    serviceOrigin = '',
    hasNotifications = false,
    bringsPagesBack = false,
  } = options;
  const opened =
    profile === 'default' && !hasNotifications && !bringsPagesBack
      ? await openShellContext(screen)
      : await openWholeContext(screen, profile, serviceOrigin, bringsPagesBack);
  opened.context.setDefaultTimeout(MOST_WAIT);
  // The loader's shadow root is closed; tests need to look inside.
  await opened.context.addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      return attach.call(this, { ...init, mode: 'open' });
    };
  });
  return { ...opened, page: opened.context.pages()[0] ?? (await opened.context.newPage()) };
};

export const chatFrame = async (page: Page): Promise<Frame> => {
  await page.locator('zgoda-chat iframe').waitFor();
  for (;;) {
    const frame = page.frames().find((candidate) => /\/w\/v1\/zgk_[^/]+\/frame/.test(candidate.url()));
    if (frame !== undefined) return frame;
    await page.waitForEvent('framenavigated');
  }
};

export const openChat = async (page: Page): Promise<Frame> => {
  await page.locator('zgoda-chat button').click();
  return chatFrame(page);
};
