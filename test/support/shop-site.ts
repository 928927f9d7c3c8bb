import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ShopSite = { origin: string; stop(): Promise<void> };

/** CSS that would spoil a careless widget. */
const HOSTILE_CSS = `*{all:revert;box-sizing:content-box!important;font-size:31px!important;color:red!important}
button{display:none!important;transform:rotate(9deg)!important}iframe{display:none!important;width:1px!important}
div,span{position:static!important;opacity:.1!important}`;

/** A shop on a site of its own (localhost), with hostile CSS and a strict CSP that allows the service alone. */
export const startShopSite = async (
  serviceOrigin: string,
  snippet: () => string,
  wantedPort = 0,
): Promise<ShopSite> => {
  const server = createServer((request, response) => {
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
  await new Promise<void>((resolve) => server.listen(wantedPort, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
