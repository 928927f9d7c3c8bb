import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Determines HSTS and CSP socket addresses. */
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

/** API: never rendered or embedded. */
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

/** Never embedded. Rule: SE-2. */
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

/** Frames the chat. */
export const returnHeaders = (site: Site): RequestHandler[] => [
  ...consoleHeaders(site),
  (_request, response, next) => {
    const policy = String(response.get('Content-Security-Policy'));
    response.set('Content-Security-Policy', `${policy};frame-src 'self'`);
    next();
  },
];

/** Allows manifest and push worker. */
export const appHeaders = (site: Site): RequestHandler[] => [
  ...consoleHeaders(site),
  (_request, response, next) => {
    const policy = String(response.get('Content-Security-Policy'));
    response.set('Content-Security-Policy', `${policy};manifest-src 'self';worker-src 'self'`);
    next();
  },
];

/** Loadable by any page, without credentials. */
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
 * Works in cross-origin isolated pages.
 * @param ancestors origins, or `'self'`
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
