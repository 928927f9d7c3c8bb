import type { RequestHandler } from 'express';
import type { Shop } from '../domain/model/shop/shop.ts';
import { returnHeaders, type Site } from './security-headers.ts';

export const RETURN_PATHS = ['/return/:shopKey', '/return/:shopKey/'];

export const returnPage = (
  site: Site,
  shopOf: (key: string) => Promise<Shop | null>,
  html: () => Promise<string>,
): RequestHandler[] => [
  ...returnHeaders(site),
  async (request, response, next) => {
    response.locals.routeTemplate = '/return/:shopKey/';
    if ((await shopOf(String(request.params.shopKey))) === null) return next();
    response
      .set('Cache-Control', 'no-store')
      .type('text/html')
      .send(await html());
  },
];
