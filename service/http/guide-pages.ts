import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type RequestHandler, Router, static as serveStatic } from 'express';
import { type PlainPageDeps, sendPlainPage } from './plain-page.ts';
import { consoleHeaders } from './security-headers.ts';

const PAGES = [
  { path: 'pl/konsultant', language: 'pl', text: 'Dzień przy czacie' },
  { path: 'pl/wlasciciel', language: 'pl', text: 'Sklep z czatem' },
  { path: 'en/consultant', language: 'en', text: 'A day at the chat' },
  { path: 'en/owner', language: 'en', text: 'A shop with a chat' },
] as const;

export const makeGuidePages = (deps: PlainPageDeps & { buildDir: string }): RequestHandler => {
  const folder = resolve(deps.buildDir, 'guide');
  const router = Router({ strict: true });
  const limit: RequestHandler = async (request, response, next) => {
    response.locals.routeTemplate = '/guide/';
    await deps.rateLimits.take('read', deps.addressKey(request.ip ?? ''));
    next();
  };
  const headers = consoleHeaders(deps.site);
  router.get(['/guide', '/guide/'], limit, ...headers, (request, response) => {
    const language = request.acceptsLanguages(['pl', 'en']) === 'pl' ? 'pl' : 'en';
    response.redirect(302, `/guide/${PAGES.find((page) => page.language === language)?.path}`);
  });
  for (const { path, language } of PAGES) {
    router.get(`/guide/${path}`, limit, ...headers, async (_request, response) => {
      const page: { title: string; body: string } = JSON.parse(
        await readFile(join(folder, `${path}.json`), 'utf8'),
      );
      const links = PAGES.map((one) => ({ ...one, href: `/guide/${one.path}`, isHere: one.path === path }));
      sendPlainPage(response, { locale: language, ...page }, links, 'Zgoda');
    });
  }
  router.use(
    '/guide/pictures',
    limit,
    ...headers,
    serveStatic(join(folder, 'pictures'), { index: false, redirect: false, maxAge: '1h' }),
  );
  return router;
};
