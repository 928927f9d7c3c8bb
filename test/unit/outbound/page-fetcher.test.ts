import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { makePageFetcher } from '../../../service/outbound/page-fetcher.ts';
import { registrableDomain } from '../../../service/outbound/registrable-domain.ts';
import { MAX_PAGE_BYTES } from '../../../service/outbound/threads/page-reader.ts';

describe('the page fetcher', () => {
  const servers: Server[] = [];
  const serve = async (listener: RequestListener): Promise<URL> => {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  };
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });
  const fetcher = (allowed: readonly string[]) => {
    const read: string[] = [];
    const fetchPage = makePageFetcher(allowed, registrableDomain, async (html) => {
      read.push(html);
      return null;
    });
    return { fetchPage, read };
  };
  const html = { 'content-type': 'text/html' };

  it('reads a compressed page', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync('<p>Hello</p>'));
    });
    const { fetchPage, read } = fetcher([url.host]);
    await fetchPage(url.href);
    assert.deepEqual(read, ['<p>Hello</p>']);
  });

  it('refuses a page that is too large once it is unpacked', async () => {
    const url = await serve((_request, response) => {
      const page = gzipSync(Buffer.alloc(MAX_PAGE_BYTES + 1, 'a'));
      response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(page);
    });
    const { fetchPage, read } = fetcher([url.host]);
    const page = await fetchPage(url.href);
    assert.equal(page.kind === 'failed' && page.reason, 'too_large');
    assert.deepEqual(read, []);
  });

  it('reports a connection that breaks in the middle of a compressed page', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { ...html, 'content-encoding': 'gzip' });
      response.write(gzipSync('<p>Hello</p>').subarray(0, 12), () => response.destroy());
    });
    const { fetchPage } = fetcher([url.host]);
    const page = await fetchPage(url.href);
    assert.equal(page.kind === 'failed' && page.reason, 'network');
  });

  it('asks no private address that is not allowed', async () => {
    let requests = 0;
    const url = await serve((_request, response) => {
      requests += 1;
      response.end();
    });
    const page = await fetcher([]).fetchPage(url.href);
    assert.equal(page.kind === 'failed' && page.reason, 'refused');
    assert.equal(requests, 0);
  });
});
