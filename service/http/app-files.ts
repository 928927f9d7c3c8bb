import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type RequestHandler, Router } from 'express';
import { LOCALES } from '../protocol/vocabulary.ts';
import { consoleHeaders, type Site } from './security-headers.ts';

/** Unversioned files, by name. */
const FILES = {
  'push-worker.js': 'text/javascript',
  ...Object.fromEntries(LOCALES.map((locale) => [`app-${locale}.webmanifest`, 'application/manifest+json'])),
  'app-icon-192.png': 'image/png',
  'app-icon-512.png': 'image/png',
  'app-icon-maskable-192.png': 'image/png',
  'app-icon-maskable-512.png': 'image/png',
  'app-badge-96.png': 'image/png',
} as const;

/** Web app files, revalidated each time. */
export const makeAppFiles = (site: Site, consoleDir: string, limit: RequestHandler): Router => {
  const router = Router({ strict: true });
  for (const [name, type] of Object.entries(FILES)) {
    router.get(`/console/${name}`, limit, ...consoleHeaders(site), async (_request, response) => {
      response.locals.routeTemplate = `/console/${name}`;
      response
        .set('Cache-Control', 'no-cache')
        .type(type)
        .send(await readFile(join(consoleDir, name)));
    });
  }
  return router;
};
