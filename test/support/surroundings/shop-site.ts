import { createServer } from 'node:http';
import { freePort } from '../../../scripts/start/free-port.ts';

/** A page, unless a type is given. */
export type ShopFile = {
  body: string;
  type?: string;
  headers?: Record<string, string>;
  status?: number;
  before?: () => Promise<unknown>;
};
export type ShopSite = {
  origin: string;
  put(path: string, file: ShopFile): void;
  asked(path: string): number;
  stop(): Promise<void>;
};

/** CSS that would break a widget without isolation. */
const HOSTILE_CSS = `*{all:revert;box-sizing:content-box!important;font-size:31px!important;color:red!important}
button{display:none!important;transform:rotate(9deg)!important}iframe{display:none!important;width:1px!important}
div,span{position:static!important;opacity:.1!important}`;

/** A shop site on localhost, with hostile CSS and a strict CSP that allows only the service. */
export const startShopSite = async (
  serviceOrigin: string,
  snippet: () => string,
  wantedPort?: number,
): Promise<ShopSite> => {
  const files = new Map<string, ShopFile>();
  const visits = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '/').replace(/\?.*/, '');
    visits.set(path, (visits.get(path) ?? 0) + 1);
    const file = files.get(path);
    if (file !== undefined) {
      await file.before?.();
      response.writeHead(file.status ?? 200, {
        'content-type': `${file.type ?? 'text/html'}; charset=utf-8`,
        'content-security-policy': `script-src 'self' 'unsafe-inline' ${serviceOrigin}; frame-src ${serviceOrigin}`,
        ...file.headers,
      });
      return response.end(file.body);
    }
    if (request.url === '/shop.css') {
      response.writeHead(200, { 'content-type': 'text/css' });
      return response.end(HOSTILE_CSS);
    }
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'self'; connect-src 'self'; script-src ${serviceOrigin}; frame-src ${serviceOrigin}`,
    });
    response.end(`<!doctype html><html lang="pl"><head><title>Sklep</title><link rel="stylesheet" href="/shop.css">
<link rel="icon" href="data:,"></head><body><h1>Sklep</h1><p><a href="/drugi-produkt">Drugi produkt</a></p>${snippet()}</body></html>`);
  });
  const port = wantedPort ?? (await freePort());
  await new Promise<void>((resolve) => server.listen(port, 'localhost', resolve));
  return {
    origin: `http://localhost:${port}`,
    put: (path, file) => void files.set(path, file),
    asked: (path) => visits.get(path) ?? 0,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
