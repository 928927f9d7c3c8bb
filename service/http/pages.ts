import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import compression from 'compression';
import { type RequestHandler, Router } from 'express';
import type { VisitorDesk } from '../desks/visitor-desk.ts';
import type { PresenceBoard } from '../domain/model/base/ports.ts';
import { scopeOfShop } from '../domain/model/base/tenancy.ts';
import type { Shop } from '../domain/model/shop/shop.ts';
import { hasLeftEntries } from '../domain/model/visit/visitor-list.ts';
import { byLocale } from '../protocol/by-locale.ts';
import { textOn } from '../protocol/contrast.ts';
import type { LoaderConfig } from '../protocol/embed-bridge.ts';
import type { ShopKey } from '../protocol/vocabulary.ts';
import type { RateLimits } from '../telemetry/rate-limit.ts';
import { makeAppFiles } from './app-files.ts';
import { type KeptParts, makeBrowserAssets } from './browser-assets.ts';
import { chatDocument } from './chat-document.ts';
import { makeLoaderShops } from './loader-shops.ts';
import { RETURN_PATHS, returnPage } from './return-page.ts';
import { appHeaders, assetHeaders, consoleHeaders, type Site } from './security-headers.ts';
import { type ShopDocument, shopFrame } from './shop-frame.ts';
import { chatButtonCatalog } from './texts/chat-button-catalog.ts';

type Deps = {
  buildDir: string;
  /** For other versions. */
  keptAssets: KeptParts;
  desk: VisitorDesk['pages'];
  presence: Pick<PresenceBoard, 'isStaffed'>;
  now(): Date;
  site: Site;
  rateLimits: RateLimits;
  addressKey(address: string): string;
};

const LOADER_SECONDS = 300;
const NO_CHAT = '/* The chat is not available at the moment. */\n';

export const loaderConfig = (shop: Shop, origin: string): LoaderConfig => ({
  origin,
  key: shop.key,
  accent: shop.appearance.accent,
  onAccent: textOn(shop.appearance.accent) ?? '#ffffff',
  side: shop.appearance.side,
  offset: shop.appearance.offset,
  locale: shop.locale,
  label: byLocale((locale) => shop.appearance.label[locale] ?? chatButtonCatalog[locale].label),
});

/** JSON safe within a script. */
const scriptJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** Name as in `visit-mark.ts`. */
const dropMark = ({ key }: Shop): string =>
  `try{localStorage.removeItem(${scriptJson(`zgoda:${key}:visit`)})}catch{}`;

/** One request, with the visitor list signal. */
const loaderOf = async (
  shop: Shop,
  origin: string,
  read: (name: string) => Promise<string>,
): Promise<string> => {
  const config = scriptJson(loaderConfig(shop, origin));
  const parts = await Promise.all(['loader.js', ...(shop.visitorList.isOn ? ['signal.js'] : [])].map(read));
  const code = parts.map((part) => part.replace('__ZGODA_CONFIG__', () => config));
  return [...code, ...(hasLeftEntries(shop.visitorList) ? [dropMark(shop)] : [])].join('\n');
};

const shopOf = (deps: Deps, key: string): Promise<Shop | null> =>
  /^zgk_[A-Za-z0-9_-]{16,64}$/.test(key) ? deps.desk.shopOfKey(key as ShopKey) : Promise.resolve(null);

/** Pages and assets. Rules: EP-2, EP-6, SE-2. */
export const makePages = (deps: Deps): RequestHandler[] => {
  const widgetDir = resolve(deps.buildDir, 'widget');
  const consoleDir = resolve(deps.buildDir, 'console');
  const files = new Map<string, Promise<string>>();
  const file = (path: string): Promise<string> => {
    const known = files.get(path);
    if (known !== undefined) return known;
    const reading = readFile(path, 'utf8');
    files.set(path, reading);
    reading.catch(() => files.delete(path));
    return reading;
  };
  const loaderShops = makeLoaderShops((key) => shopOf(deps, key));
  const router = Router({ strict: true });
  const limit: RequestHandler = async (request, _response, next) => {
    await deps.rateLimits.take('read', deps.addressKey(request.ip ?? ''));
    next();
  };
  // Compresses only pages without secrets (BREACH). Rule: SE-2.
  const packed = compression();
  for (const name of ['page.js', 'visits.js', 'visits-frame.js', 'visits-check.js']) {
    router.get(`/w/v1/${name}`, limit, packed, ...assetHeaders(deps.site), async (_request, response) => {
      response.locals.routeTemplate = `/w/v1/${name}`;
      response
        .set('Cache-Control', `public, max-age=${LOADER_SECONDS}`)
        .type('text/javascript')
        .send(await file(join(widgetDir, name)));
    });
  }
  router.get('/w/v1/:file', limit, packed, ...assetHeaders(deps.site), async (request, response, next) => {
    response.locals.routeTemplate = '/w/v1/:shopKey.js';
    const key = /^(.+)\.js$/.exec(String(request.params.file))?.[1];
    const shop = key === undefined ? null : await loaderShops(key);
    if (shop === null) return next();
    if (shop === 'unknown') {
      // An error would appear in the shop's page.
      response.set('Cache-Control', 'no-store').type('text/javascript').send(NO_CHAT);
      return;
    }
    if (shop.visitorList.isOn) deps.desk.countPage(scopeOfShop(shop.id));
    const body = await loaderOf(shop, deps.site.origin, (name) => file(join(widgetDir, name)));
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
    response.set('ETag', etag).set('Cache-Control', `public, max-age=${LOADER_SECONDS}`);
    if (request.get('if-none-match') === etag) return void response.status(304).end();
    response.type('text/javascript').send(body);
  });
  const frame = (name: string, documentOf: ShopDocument, ancestors: readonly string[] = []) =>
    router.get(
      `/w/v1/:shopKey/${name}`,
      limit,
      packed,
      shopFrame(deps.site, name, ancestors, {
        shopOf: (key) => shopOf(deps, key),
        htmlOf: (...asked) => file(join(widgetDir, documentOf(...asked))),
      }),
    );
  // Framed by the service's return page.
  frame('frame', chatDocument(deps), ["'self'"]);
  frame('visits', () => 'visits.html');
  const assets = makeBrowserAssets(deps.keptAssets, [limit, packed], () =>
    file(join(widgetDir, 'reload-frame.js')),
  );
  router.use('/w/a', ...assetHeaders(deps.site), ...assets(widgetDir, 'widget'));
  // No personal data; secrets only in the URL fragment.
  for (const [path, name] of [
    ['receipt', 'receipt'],
    ['confirm', 'confirm'],
    ['your-data', 'your-data'],
    ['unsubscribe', 'confirm'],
    ['verify', 'verify'],
  ]) {
    router.get(
      [`/${path}`, `/${path}/`],
      limit,
      packed,
      ...consoleHeaders(deps.site),
      async (_request, response) => {
        response.locals.routeTemplate = `/${path}/`;
        response
          .set('Cache-Control', 'no-store')
          .type('text/html')
          .send(await file(join(widgetDir, `${name}.html`)));
      },
    );
  }
  const returnHtml = () => file(join(widgetDir, 'return.html'));
  router.get(RETURN_PATHS, limit, packed, ...returnPage(deps.site, (key) => shopOf(deps, key), returnHtml));
  router.get(
    '/verify/verify-evidence.mjs',
    limit,
    packed,
    ...consoleHeaders(deps.site),
    async (_request, response) => {
      response.locals.routeTemplate = '/verify/verify-evidence.mjs';
      response
        .set('Cache-Control', 'no-cache')
        .attachment('verify-evidence.mjs')
        .type('text/javascript')
        .send(await file(join(widgetDir, 'verify-evidence.mjs')));
    },
  );
  router.use('/console/a', ...consoleHeaders(deps.site), ...assets(consoleDir, 'console'));
  router.get('/', (_request, response) => response.redirect(302, '/console/'));
  router.get('/console', (_request, response) => response.redirect(302, '/console/'));
  router.use(makeAppFiles(deps.site, consoleDir, limit));
  router.get('/console/', limit, packed, ...appHeaders(deps.site), async (_request, response) => {
    response.locals.routeTemplate = '/console/';
    response
      .set('Cache-Control', 'no-store')
      .type('text/html')
      .send(await file(join(consoleDir, 'index.html')));
  });
  return [router];
};
