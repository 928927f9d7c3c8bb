import { join } from 'node:path';
import type { RequestHandler } from 'express';
import expressStaticGzip from 'express-static-gzip';

type AssetSet = 'widget' | 'console';
/** The browser files that are kept of all versions, by their path below the folder. */
export type KeptParts = {
  folder: string;
  find(set: AssetSet, name: string): Promise<string | null>;
};

/** The files of this version, of which the build made compressed copies. */
const ownAssets = (dir: string): RequestHandler =>
  expressStaticGzip(join(dir, 'assets'), {
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    index: false,
    serveStatic: { immutable: true, maxAge: '1y', redirect: false },
  });

const partsOfOthers =
  (kept: KeptParts, set: AssetSet, loadAnew: () => Promise<string>): RequestHandler =>
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
    // Only for `<script>` requests: any other request for a missing file gets 404.
    const isPart = name.endsWith('.js') && request.get('sec-fetch-dest') === 'script';
    if (set === 'console' || !isPart) return next();
    response
      .set('Cache-Control', 'no-store')
      .type('text/javascript')
      .send(await loadAnew());
  };

/**
 * What browsers load by names made of content: files of this version, else those of the versions before, and of one that
 * another process already serves. Pages that are open across an update load parts by the names that they were built
 * with.
 * @param before handlers of requests for what this version does not have
 * @param loadAnew reads what is sent in place of a part of the chat that no version has: it loads its frame anew. The
 * console finds out by itself
 * @returns the handlers for a set, from the folder that the build made for it
 */
export const makeBrowserAssets =
  (kept: KeptParts, before: readonly RequestHandler[], loadAnew: () => Promise<string>) =>
  (dir: string, set: AssetSet): RequestHandler[] => [
    ownAssets(dir),
    ...before,
    partsOfOthers(kept, set, loadAnew),
  ];
