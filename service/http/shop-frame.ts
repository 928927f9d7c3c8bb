import type { RequestHandler } from 'express';
import type { Shop } from '../domain/model/shop/shop.ts';
import { frameHeaders, type Site } from './security-headers.ts';

/** A document that only the shop's own pages may show in a frame. Rule: SE-2, decision 0071. */
export const shopFrame =
  (
    site: Site,
    name: string,
    read: { shopOf(key: string): Promise<Shop | null>; htmlOf(shop: Shop): Promise<string> },
  ): RequestHandler =>
  async (request, response, next) => {
    response.locals.routeTemplate = `/w/v1/:shopKey/${name}`;
    const shop = await read.shopOf(String(request.params.shopKey));
    if (shop === null) return next();
    const html = await read.htmlOf(shop);
    const handlers = frameHeaders(site, shop.origins);
    const run = (index: number): void => {
      const handler = handlers[index];
      if (handler === undefined) response.set('Cache-Control', 'no-cache').type('text/html').send(html);
      else handler(request, response, () => run(index + 1));
    };
    run(0);
  };
