import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { Route } from '../../../service/http/route.ts';
import { nameOf, pathOf, routesOf } from '../../support/routes/all-routes.ts';
import { call, type Merchant, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

/** Sends the headers of a body that never follows: a response proves that it was not awaited. */
const announceBody = async (
  service: TestService,
  route: Route,
  headers: Record<string, string> = {},
): Promise<number> => {
  const asked = request(service.origin + pathOf(route), {
    method: route.method.toUpperCase(),
    headers: {
      origin: service.origin,
      'content-type': route.upload === null ? 'application/json' : 'application/pdf',
      'content-length': '60000',
      ...headers,
    },
  });
  asked.flushHeaders();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  asked.on('error', () => undefined);
  asked.destroy();
  return answer.statusCode ?? 0;
};

describe('a request is looked at in order: rate, caller, body', () => {
  let service: TestService;
  let merchant: Merchant;
  let token: string;
  before(async () => {
    service = await startTestService();
    merchant = await makeMerchant(service);
    token = await signIn(service, merchant.email);
  });
  after(() => service.stop());
  const withBody = (among: TestService) =>
    routesOf(among).filter((route) => route.body !== null || route.upload !== null);

  it('refuses a stranger on every route of staff and stores before the body is sent', async () => {
    const closed = withBody(service).filter(({ audience }) => audience === 'staff' || audience === 'adapter');
    assert.ok(closed.length > 50);
    for (const route of closed) {
      const unknown = {
        'x-zgoda-shop': 'zgk_0000000000000000000000',
        'x-zgoda-time': String(Math.floor(Date.now() / 1000)),
        'x-zgoda-nonce': 'A'.repeat(22),
        'x-zgoda-signature': `v1=${'0'.repeat(64)}`,
      };
      assert.equal(await announceBody(service, route, unknown), 401, nameOf(route));
    }
  });

  it('refuses whoever asks too often on every open route before the body is sent', async () => {
    const strict = await startTestService({ env: { ZGODA_LIMIT_FACTOR: '1' } });
    try {
      const open = withBody(strict).filter(({ audience }) => audience === 'public' || audience === 'visitor');
      assert.ok(open.length > 20);
      for (const rate of new Set(open.map((route) => route.rate))) {
        assert.ok(rate !== null, 'a route that takes a body has a rate');
        const counted = open.filter((route) => route.rate === rate);
        const [first] = counted;
        assert.ok(first !== undefined);
        const { points } = strict.config.limits.rates[rate];
        for (let count = 0; count < points; count += 1) {
          await call(strict, first.method.toUpperCase(), pathOf(first), { body: {} });
        }
        for (const route of counted) assert.equal(await announceBody(strict, route), 429, nameOf(route));
      }
    } finally {
      await strict.stop();
    }
  });

  it('takes a large body only where a page’s text, a proof or a list is sent', async () => {
    const large = withBody(service).filter((route) => route.isLarge);
    assert.deepEqual(large.map(nameOf).sort(), [
      'post /v1/staff/shops/:shopId/marketing/import',
      'post /v1/verify',
      'put /v1/adapter/policy',
    ]);
    const body = { filler: 'x'.repeat(70_000) };
    for (const route of withBody(service).filter(
      ({ audience, upload }) => audience !== 'adapter' && upload === null,
    )) {
      const path = pathOf(route, { shopId: merchant.shop.id, organisationId: merchant.organisationId });
      const { status } = await call(service, route.method.toUpperCase(), path, { token, body });
      if (route.isLarge) assert.notEqual(status, 413, nameOf(route));
      else assert.ok(status === 413 || status === 404, `${nameOf(route)}: ${status}`);
    }
  });
});

describe('health', () => {
  it('answers a balancer however often it asks', async () => {
    const strict = await startTestService({ env: { ZGODA_LIMIT_FACTOR: '1' } });
    try {
      const { points } = strict.config.limits.rates.read;
      for (let count = 0; count <= points; count += 1)
        await call(strict, 'GET', '/.well-known/zgoda-keys.json');
      assert.equal((await call(strict, 'GET', '/.well-known/zgoda-keys.json')).status, 429);
      assert.equal((await call(strict, 'GET', '/healthz')).status, 200);
      assert.equal((await call(strict, 'GET', '/readyz')).status, 200);
    } finally {
      await strict.stop();
    }
  });
});
