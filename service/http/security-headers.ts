import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Where the service stands: decides HSTS and the socket addresses in the CSP. */
export type Site = { origin: string; socketOrigin: string; isSecure: boolean };

const common = (site: Site) => ({
  strictTransportSecurity: site.isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  referrerPolicy: { policy: 'no-referrer' as const },
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  originAgentCluster: false,
  xXssProtection: false,
});

const pageDirectives = (site: Site) => ({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'", site.socketOrigin],
  'form-action': ["'self'"],
  'base-uri': ["'none'"],
  'require-trusted-types-for': ["'script'"],
});

const permissions =
  (policy: string): RequestHandler =>
  (_request, response, next) => {
    response.set('Permissions-Policy', policy);
    next();
  };
const NO_FEATURES = 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=()';

/** Answers of the API: nothing is rendered, nothing embeds them. */
export const apiHeaders = (site: Site): RequestHandler[] => [
  helmet({
    ...common(site),
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
    },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  }),
  permissions(NO_FEATURES),
];

/** The console and the receipt page: never embedded. Rule: SE-2. */
export const consoleHeaders = (site: Site): RequestHandler[] => [
  helmet({
    ...common(site),
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        ...pageDirectives(site),
        'img-src': ["'self'", 'data:', 'blob:'],
        'media-src': ["'self'", 'data:', 'blob:'],
        'frame-ancestors': ["'none'"],
      },
    },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  }),
  permissions(`${NO_FEATURES}, clipboard-write=(self)`),
];

/** The page by which visitors come back to a chat, which it shows in a frame. Decision 0125. */
export const returnHeaders = (site: Site): RequestHandler[] => [
  ...consoleHeaders(site),
  (_request, response, next) => {
    const policy = String(response.get('Content-Security-Policy'));
    response.set('Content-Security-Policy', `${policy};frame-src 'self'`);
    next();
  },
];

/** The console itself, which is an app: it has a manifest, and a worker that shows pushes. */
export const appHeaders = (site: Site): RequestHandler[] => [
  ...consoleHeaders(site),
  (_request, response, next) => {
    const policy = String(response.get('Content-Security-Policy'));
    response.set('Content-Security-Policy', `${policy};manifest-src 'self';worker-src 'self'`);
    next();
  },
];

/** Loader and hashed assets: any shop page may load them, without credentials. */
export const assetHeaders = (site: Site): RequestHandler[] => [
  helmet({
    ...common(site),
    contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"] } },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    crossOriginOpenerPolicy: false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: false,
  }),
  (_request, response, next) => {
    response.set('Access-Control-Allow-Origin', '*');
    next();
  },
];

/**
 * A frame in the shop: only these pages may show it, and cross-origin isolated pages can load it. Decision 0071.
 * @param ancestors origins, or `'self'` for the pages of the service
 */
export const frameHeaders = (site: Site, ancestors: readonly string[]): RequestHandler[] => [
  helmet({
    ...common(site),
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        ...pageDirectives(site),
        'frame-ancestors': [...ancestors],
      },
    },
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    crossOriginOpenerPolicy: false,
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    xFrameOptions: false,
  }),
  permissions(`${NO_FEATURES}, clipboard-write=()`),
];
