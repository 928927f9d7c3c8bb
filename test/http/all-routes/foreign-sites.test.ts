import assert from 'node:assert/strict';
import { nameOf, routesOf } from '../../support/routes/all-routes.ts';
import { call, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const SITE = 'https://sklep.example.com/';

describe('what the service does for those who press a button', () => {
  let service: TestService;
  const asked: string[] = [];
  let open = 0;
  let most = 0;
  before(async () => {
    service = await startTestService({
      env: { ZGODA_LIMIT_FACTOR: '1' },
      overrides: {
        fetchPage: async (address) => {
          asked.push(address);
          open += 1;
          most = Math.max(most, open);
          await new Promise((resolve) => setImmediate(resolve));
          open -= 1;
          return { kind: 'failed', reason: 'network', detail: 'no answer' };
        },
      },
    });
  });
  after(() => service.stop());
  beforeEach(() => {
    asked.length = 0;
    most = 0;
  });

  it('looks at a shop’s first page ten times an hour, whoever of its people asks', async () => {
    const merchant = await makeMerchant(service, {}, SITE);
    const token = await signIn(service, merchant.email);
    const look = () =>
      call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/install-check`, { token, body: {} });
    const answers = [];
    for (let count = 0; count < 11; count += 1) answers.push((await look()).status);
    assert.deepEqual(answers, [...Array(10).fill(200), 429]);
    assert.equal(asked.length, 10);
    const other = await makeMerchant(service, {}, SITE);
    const path = `/v1/staff/shops/${other.shop.id}/install-check`;
    const reply = await call(service, 'POST', path, { token: await signIn(service, other.email), body: {} });
    assert.equal(reply.status, 200, 'another shop has its own ten');
  });

  it('looks at typed links ten times an hour, one page of a site at a time in every language', async () => {
    const merchant = await makeMerchant(service, {}, SITE);
    const token = await signIn(service, merchant.email);
    const shop = `/v1/staff/shops/${merchant.shop.id}`;
    for (const locale of ['pl', 'en', 'de']) {
      const body = { locale, url: `${SITE}policy-${locale}` };
      assert.equal((await call(service, 'POST', `${shop}/policy-link`, { token, body })).status, 200);
    }
    const check = () => call(service, 'POST', `${shop}/policy-check`, { token, body: {} });
    const answers = await Promise.all(Array.from({ length: 8 }, check));
    const statuses = answers.map(({ status }) => status).sort();
    assert.deepEqual(statuses, [...Array(7).fill(200), 429]);
    assert.equal(most, 1);
    assert.ok(asked.length < 3 + 7 * 3, 'who asks for the same page meanwhile gets the same answer');
  });

  it('prints documents at a rate of its own', () => {
    // A signed paper is stored as it came, and not printed.
    const printing = routesOf(service).filter(
      ({ files, path }) => files.join() === 'application/pdf' && !path.endsWith('/files/:kind'),
    );
    assert.ok(printing.length >= 3);
    for (const route of printing) assert.equal(route.rate, 'pdf', nameOf(route));
  });

  it('reads logs and lists whole at a rate of its own', () => {
    const whole = /\/activity\/(verdict|export)$|\/(consent-register|marketing|leads)\/export$/;
    const reading = routesOf(service).filter(({ path }) => whole.test(path));
    assert.equal(reading.length, 5);
    for (const route of reading) assert.equal(route.rate, 'wholeList', nameOf(route));
  });
});
