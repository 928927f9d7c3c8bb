import assert from 'node:assert/strict';
import { request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { makeMerchant } from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

type Got = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer };

describe('what browsers load', () => {
  let service: TestService;
  let addresses: string[];
  before(async () => {
    service = await startTestService();
    const { shop } = await makeMerchant(service);
    const pages = ['/console/', `/w/v1/${shop.key}/frame`, '/receipt/', '/verify/'];
    const linked: string[] = [];
    for (const page of pages) {
      const html = (await get(page, 'identity')).body.toString();
      for (const [, address = ''] of html.matchAll(/(?:src|href)="(\/[wc][^"]+\.(?:js|css))"/g))
        linked.push(address);
    }
    assert.ok(linked.length >= 8, linked.join(' '));
    addresses = [...new Set(linked), `/w/v1/${shop.key}.js`, '/w/v1/page.js', '/console/'];
  });
  after(() => service.stop());

  const lower = ({ headers }: Got, name: string) => String(headers[name]).toLowerCase();
  const get = (path: string, encoding: string): Promise<Got> =>
    new Promise((resolve, reject) => {
      const sent = request(
        `${service.origin}${path}`,
        { headers: { 'accept-encoding': encoding } },
        (got) => {
          const parts: Buffer[] = [];
          got.on('data', (part: Buffer) => parts.push(part));
          got.on('end', () =>
            resolve({ status: got.statusCode ?? 0, headers: got.headers, body: Buffer.concat(parts) }),
          );
        },
      );
      sent.on('error', reject).end();
    });

  it('comes compressed, with the same content and the same headers of safety', async () => {
    for (const address of addresses) {
      const plain = await get(address, 'identity');
      assert.deepEqual([plain.status, plain.headers['content-encoding']], [200, undefined], address);
      for (const [encoding, open] of [
        ['br', brotliDecompressSync],
        ['gzip', gunzipSync],
      ] as const) {
        const packed = await get(address, encoding);
        const isSmall = plain.body.length < 1024 && !address.includes('/a/');
        assert.equal(packed.headers['content-encoding'], isSmall ? undefined : encoding, address);
        assert.match(String(packed.headers.vary), /accept-encoding/i, address);
        assert.deepEqual(isSmall ? packed.body : open(packed.body), plain.body, address);
        for (const name of [
          'content-type',
          'content-security-policy',
          'cache-control',
          'x-content-type-options',
        ])
          assert.equal(lower(packed, name), lower(plain, name), `${name} of ${address}`);
        assert.ok(plain.body.length < 4096 || packed.body.length < plain.body.length * 0.65, address);
      }
    }
  });

  it('is never compressed where a secret stands in the answer', async () => {
    const answer = await get('/v1/staff/me', 'br, gzip');
    assert.equal(answer.headers['content-encoding'], undefined);
  });
});
