import { join } from 'node:path';
import type { RequestHandler } from 'express';
import expressStaticGzip from 'express-static-gzip';

type AssetSet = 'widget' | 'console';
export type KeptParts = {
  folder: string;
  find(set: AssetSet, name: string): Promise<string | null>;
};

const ownAssets = (dir: string): RequestHandler =>
  expressStaticGzip(join(dir, 'assets'), {
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    index: false,
    serveStatic: { immutable: true, maxAge: '1y', redirect: false },
  });

const partsOfOthers =
  (kept: KeptParts, set: AssetSet, reloadFrame: () => Promise<string>): RequestHandler =>
  async (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const name = request.path.slice(1);
    const path = await kept.find(set, name);
    if (path !== null) {
      response.sendFile(path, { root: kept.folder, immutable: true, maxAge: '1y' }, (error) => {
        if (error && !response.headersSent) next();
      });
      return;
    }
    // Only for `<script>` requests; others get 404.
    const isPart = name.endsWith('.js') && request.get('sec-fetch-dest') === 'script';
    if (set === 'console' || !isPart) return next();
    response
      .set('Cache-Control', 'no-store')
      .type('text/javascript')
      .send(await reloadFrame());
  };

/**
 * Content-addressed files of all served versions, for pages open across updates.
 * @param before fallback handlers
 * @param reloadFrame script that reloads the chat frame
 * @returns handlers for a build folder
 */
export const makeBrowserAssets =
  (kept: KeptParts, before: readonly RequestHandler[], reloadFrame: () => Promise<string>) =>
  (dir: string, set: AssetSet): RequestHandler[] => [
    ownAssets(dir),
    ...before,
    partsOfOthers(kept, set, reloadFrame),
  ];
