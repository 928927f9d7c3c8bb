import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Frame, type Page } from 'playwright-core';

/** How the browser treats storage of a frame from another site (decision 0070). */
export type StorageProfile = 'default' | 'third-party-cookies-blocked' | 'service-data-blocked';

export type TestBrowser = { context: BrowserContext; page: Page; close(): Promise<void> };

const executablePath = '/usr/bin/chromium';
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let defaultSwitch: Promise<string[]> | null = null;

/**
 * playwright-core switches storage partitioning off among other features, which makes a frame's storage throw as in no
 * real browser. Its whole switch is read off a started browser, so that it can be left out.
 */
const disabledFeatures = (): Promise<string[]> => {
  defaultSwitch ??= (async () => {
    const server = await chromium.launchServer({ executablePath, args });
    const given = server.process().spawnargs.filter((arg) => arg.startsWith('--disable-features='));
    await server.close();
    return given;
  })();
  return defaultSwitch;
};

const preferencesFor = (profile: StorageProfile, serviceOrigin: string): object => {
  switch (profile) {
    case 'default':
      return {};
    case 'third-party-cookies-blocked':
      return { profile: { cookie_controls_mode: 1, block_third_party_cookies: true } };
    case 'service-data-blocked': {
      const blocked = { [`${serviceOrigin},*`]: { setting: 2 } };
      return { profile: { content_settings: { exceptions: { cookies: blocked } } } };
    }
  }
};

/** A real Chromium with a fresh profile and the browser's own defaults for storage. */
export const launchBrowser = async (
  options: {
    locale?: string;
    width?: number;
    height?: number;
    profile?: StorageProfile;
    /** Origin of the service, for the profile that blocks its data. */
    serviceOrigin?: string;
    colorScheme?: 'light' | 'dark';
  } = {},
): Promise<TestBrowser> => {
  const folder = mkdtempSync(join(tmpdir(), 'zgoda-browser-'));
  mkdirSync(join(folder, 'Default'));
  writeFileSync(
    join(folder, 'Default', 'Preferences'),
    JSON.stringify(preferencesFor(options.profile ?? 'default', options.serviceOrigin ?? '')),
  );
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    headless: true,
    args,
    ignoreDefaultArgs: await disabledFeatures(),
    locale: options.locale ?? 'pl-PL',
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    colorScheme: options.colorScheme ?? 'light',
    reducedMotion: 'reduce',
  });
  // The loader's shadow root is closed; tests look inside.
  await context.addInitScript(() => {
    const attach = Element.prototype.attachShadow;
    Element.prototype.attachShadow = function (init) {
      return attach.call(this, { ...init, mode: 'open' });
    };
  });
  return {
    context,
    page: context.pages()[0] ?? (await context.newPage()),
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The chat's frame, once the button was clicked. */
export const chatFrame = async (page: Page): Promise<Frame> => {
  await page.locator('zgoda-chat iframe').waitFor();
  for (;;) {
    const frame = page.frames().find((candidate) => /\/w\/v1\/zgk_[^/]+\/frame/.test(candidate.url()));
    if (frame !== undefined) return frame;
    await page.waitForEvent('framenavigated');
  }
};

/** Clicks the button on the shop's page. */
export const openChat = async (page: Page): Promise<Frame> => {
  await page.locator('zgoda-chat button').click();
  return chatFrame(page);
};
