import assert from 'node:assert/strict';
import { call, type Merchant, makeMerchant, PASSWORD } from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const ORIGIN = 'https://chat.example';
const NO_FEATURES = 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=()';

const PAGE = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self' wss://chat.example",
  'form-action': "'self'",
  'base-uri': "'none'",
  'require-trusted-types-for': "'script'",
};
const OWN_PAGE = {
  ...PAGE,
  'img-src': "'self' data: blob:",
  'media-src': "'self' data: blob:",
  'frame-ancestors': "'none'",
};

type Headers = {
  csp: Record<string, string>;
  permissions: string | null;
  /** Cross-Origin-Resource-Policy, -Opener-Policy, -Embedder-Policy. */
  crossOrigin: readonly [string, string | null, string | null];
  frames: string | null;
};
const API: Headers = {
  csp: { 'default-src': "'none'", 'frame-ancestors': "'none'" },
  permissions: NO_FEATURES,
  crossOrigin: ['same-origin', null, null],
  frames: 'DENY',
};
const OWN: Headers = {
  csp: OWN_PAGE,
  permissions: `${NO_FEATURES}, clipboard-write=(self)`,
  crossOrigin: ['same-origin', 'same-origin', null],
  frames: 'DENY',
};
const FRAME: Headers = {
  csp: { ...PAGE, 'frame-ancestors': "'self' https://sklep.example.com" },
  permissions: `${NO_FEATURES}, clipboard-write=()`,
  crossOrigin: ['cross-origin', null, 'require-corp'],
  frames: null,
};
const ASSET: Headers = {
  csp: { 'default-src': "'none'" },
  permissions: null,
  crossOrigin: ['cross-origin', null, null],
  frames: null,
};

const EXPECTED: Readonly<Record<string, Headers>> = {
  '/v1/staff/me': API,
  '/v1/visitor/session': API,
  '/console/': { ...OWN, csp: { ...OWN_PAGE, 'manifest-src': "'self'", 'worker-src': "'self'" } },
  '/return/:shopKey/': { ...OWN, csp: { ...OWN_PAGE, 'frame-src': "'self'" } },
  '/receipt/': OWN,
  '/confirm/': OWN,
  '/your-data/': OWN,
  '/unsubscribe/': OWN,
  '/verify/': OWN,
  '/guide/': OWN,
  '/w/v1/:shopKey/frame': FRAME,
  '/w/v1/:shopKey.js': ASSET,
  '/w/v1/page.js': ASSET,
};

const directives = (csp: string | null): Record<string, string> =>
  Object.fromEntries(
    (csp ?? '').split(';').map((part) => {
      const [name = '', ...values] = part.trim().split(' ');
      return [name, values.join(' ')];
    }),
  );

describe('a service behind HTTPS', () => {
  let service: TestService;
  let merchant: Merchant;
  let behind: { origin: string };
  before(async () => {
    service = await startTestService({ env: { ZGODA_PUBLIC_URL: ORIGIN }, isAlone: true });
    behind = { origin: `http://127.0.0.1:${service.port}` };
    merchant = await makeMerchant(service, {}, 'https://sklep.example.com/');
  });
  after(() => service.stop());

  for (const [path, expected] of Object.entries(EXPECTED))
    it(`sends all headers of its kind with ${path} [SE-2]`, async () => {
      const { headers } = await call(behind, 'GET', path.replace(':shopKey', merchant.shop.key));
      const found: Headers = {
        csp: directives(headers.get('content-security-policy')),
        permissions: headers.get('permissions-policy'),
        crossOrigin: [
          headers.get('cross-origin-resource-policy') ?? '',
          headers.get('cross-origin-opener-policy'),
          headers.get('cross-origin-embedder-policy'),
        ],
        frames: headers.get('x-frame-options'),
      };
      assert.deepEqual(found, expected);
      assert.equal(headers.get('strict-transport-security'), 'max-age=31536000');
      assert.equal(headers.get('referrer-policy'), 'no-referrer');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
    });

  it('keeps a session in a cookie that only HTTPS and its own pages carry [SE-2]', async () => {
    const body = { email: merchant.email, password: PASSWORD };
    const { status, headers } = await call(behind, 'POST', '/v1/staff/sign-in', { origin: ORIGIN, body });
    assert.equal(status, 200);
    assert.match(
      headers.get('set-cookie') ?? '',
      /^__Host-zgoda=[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/,
    );
  });
});
