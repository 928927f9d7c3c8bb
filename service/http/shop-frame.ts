import type { Request, RequestHandler, Response } from 'express';
import type { Shop } from '../domain/model/shop/shop.ts';
import { frameHeaders, type Site } from './security-headers.ts';

/** Name of the built document; may add headers. */
export type ShopDocument = (shop: Shop, request: Request, response: Response) => string;

/** Framed by the shop's own pages only. Rule: SE-2. */
export const shopFrame =
  (
    site: Site,
    name: string,
    /** In addition to the shop's pages. */
    ancestors: readonly string[],
    read: {
      shopOf(key: string): Promise<Shop | null>;
      htmlOf(...asked: Parameters<ShopDocument>): Promise<string>;
    },
  ): RequestHandler =>
  async (request, response, next) => {
    response.locals.routeTemplate = `/w/v1/:shopKey/${name}`;
    const shop = await read.shopOf(String(request.params.shopKey));
    if (shop === null) return next();
    const html = await read.htmlOf(shop, request, response);
    const handlers = frameHeaders(site, [...ancestors, ...shop.origins]);
    const run = (index: number): void => {
      const handler = handlers[index];
      if (handler === undefined) response.set('Cache-Control', 'no-cache').type('text/html').send(html);
      else handler(request, response, () => run(index + 1));
    };
    run(0);
  };
