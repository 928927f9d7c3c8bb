import { randomUUID } from 'node:crypto';
import type { Frame, Page } from 'playwright-core';
import type { CallDoor } from '../../../service/domain/door/door.ts';
import type { Clock } from '../../../service/domain/model/base/ports.ts';
import type { Shop } from '../../../service/domain/model/shop/shop.ts';
import { connectStaff, type Merchant, makeMerchant, pushPolicy } from '../scenes/chat-actors.ts';
import type { FrameClient } from '../service/frame-client.ts';
import { startTestService, type TestService } from '../service/start-service.ts';
import { type ShopSite, startShopSite } from '../surroundings/shop-site.ts';
import type { SmtpSink } from '../surroundings/smtp-sink.ts';
import { launchBrowser, openChat, type StorageProfile, type TestBrowser } from './browser.ts';

export type Consultant = FrameClient & {
  hears(text: string): Promise<string>;
  say(conversationId: string, text: string): Promise<void>;
  leave(): Promise<void>;
};
export type Visit = { page: Page; frame: Frame; browser: TestBrowser };
export type VisitOptions = {
  lang?: string;
  locale?: string;
  width?: number;
  height?: number;
  profile?: StorageProfile;
  colorScheme?: 'light' | 'dark';
  bringsPagesBack?: boolean;
};

export type WidgetScene = {
  service: TestService;
  site: ShopSite;
  merchant: Merchant;
  setSnippet(snippet: string): void;
  tag(lang?: string): string;
  arrive(options?: VisitOptions): Promise<TestBrowser>;
  visit(options?: VisitOptions): Promise<Visit>;
  consultant(): Promise<Consultant>;
  closeBrowsers(): Promise<void>;
  stop(): Promise<void>;
};

export const startWidgetScene = async (
  options: {
    shop?: Partial<Shop>;
    hasPolicy?: boolean;
    mailServer?: SmtpSink;
    clock?: Clock;
    callDoor?: CallDoor;
    env?: Record<string, string>;
  } = {},
): Promise<WidgetScene> => {
  const service = await startTestService({
    env: { ...options.mailServer?.env, ...options.env },
    overrides: {
      ...(options.clock && { clock: options.clock }),
      ...(options.callDoor && { callDoor: options.callDoor }),
    },
  });
  let snippet = '';
  const site = await startShopSite(service.origin, () => snippet);
  const merchant = await makeMerchant(
    service,
    { name: 'Herbaciarnia Pod Lipą', ...options.shop },
    `${site.origin}/`,
  );
  if (options.hasPolicy !== false) await pushPolicy(service, merchant);
  const browsers: TestBrowser[] = [];
  const consultants: FrameClient[] = [];

  const tag = (lang = 'pl') =>
    `<script src="${service.origin}/w/v1/${merchant.shop.key}.js" async crossorigin="anonymous" referrerpolicy="no-referrer" data-zgoda data-lang="${lang}"></script>`;
  snippet = tag();

  const arrive = async (wanted: VisitOptions = {}): Promise<TestBrowser> => {
    if (wanted.lang) snippet = tag(wanted.lang);
    const browser = await launchBrowser({ ...wanted, serviceOrigin: service.origin });
    browsers.push(browser);
    await browser.page.goto(`${site.origin}/herbata`);
    return browser;
  };

  const closeBrowsers = async () => {
    await Promise.all(browsers.splice(0).map((browser) => browser.close()));
    snippet = tag();
  };

  return {
    service,
    site,
    merchant,
    tag,
    setSnippet: (text) => {
      snippet = text;
    },
    arrive,
    async visit(wanted) {
      const browser = await arrive(wanted);
      return { browser, page: browser.page, frame: await openChat(browser.page) };
    },
    async consultant() {
      const line = await connectStaff(service, merchant.email);
      consultants.push(line);
      return {
        ...line,
        hears: async (text) =>
          String(
            (await line.next(({ t, event }) => t === 'event.new' && event.text === text)).conversationId,
          ),
        async say(conversationId, text) {
          const ref = randomUUID();
          line.send({ t: 'message.send', ref, conversationId, text });
          await line.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
        },
        leave: () => line.close(),
      };
    },
    closeBrowsers,
    async stop() {
      await closeBrowsers();
      for (const line of consultants.splice(0)) line.socket.terminate();
      await site.stop();
      await service.stop();
    },
  };
};

export const write = async (frame: Frame, text: string): Promise<void> => {
  const field = frame.getByRole('textbox');
  await field.fill(text);
  await field.press('Enter');
};

export const storedIn = async (page: Page, frame?: Frame): Promise<Record<string, string[]>> => {
  // As text, since the test's compiler adds helpers that the browser lacks.
  const script = `(async () => {
    const found = [];
    for (const kind of ['localStorage', 'sessionStorage']) {
      try {
        for (const name of Object.keys(window[kind])) found.push(kind + ' ' + name + '=' + window[kind][name]);
      } catch {}
    }
    for (const { name } of await indexedDB.databases().catch(() => [])) found.push('indexedDB ' + name);
    if (window.caches) for (const name of await caches.keys().catch(() => [])) found.push('cache ' + name);
    return found;
  })()`;
  const cookies = (await page.context().cookies()).map(({ name }) => name);
  return { cookies, page: await page.evaluate(script), frame: frame ? await frame.evaluate(script) : [] };
};
