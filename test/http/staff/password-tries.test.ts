import assert from 'node:assert/strict';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { call, type Merchant, makeMerchant, PASSWORD, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const WRONG = 'wrong horse battery';
const LIMIT = 10;

describe('tries of a password', () => {
  let clock: ReturnType<typeof makeFakeClock>;
  let service: TestService;
  let owner: Merchant;
  let token: string;
  beforeEach(async () => {
    clock = makeFakeClock();
    service = await startTestService({ overrides: { clock } });
    owner = await makeMerchant(service);
    token = await signIn(service, owner.email);
  });
  afterEach(() => service.stop());

  const attempt = (password: string, cookie?: string) =>
    call(service, 'POST', '/v1/staff/sign-in', {
      body: { email: owner.email, password },
      ...(cookie === undefined ? {} : { headers: { cookie } }),
    });

  it('are counted before they are made: of forty at once ten are made [SE-2]', async () => {
    const replies = await Promise.all(Array.from({ length: 40 }, () => attempt(WRONG)));
    const statuses = replies.map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 401).length, LIMIT);
    assert.equal(statuses.filter((status) => status === 429).length, 40 - LIMIT);
    clock.forward(15 * 60_000 + 1);
    assert.equal((await attempt(PASSWORD)).status, 200);
  });

  it('are not counted when they were right [SE-2]', async () => {
    for (let count = 0; count < 2 * LIMIT; count += 1) assert.equal((await attempt(PASSWORD)).status, 200);
  });

  it('are counted wherever a signed-in person proves the password [SE-2]', async () => {
    const shop = `/v1/staff/shops/${owner.shop.id}`;
    const start = await call(service, 'POST', '/v1/staff/me/second-factor/start', { token, body: {} });
    const proofs: Record<string, (password: string) => ReturnType<typeof call>> = {
      'another password': (password) =>
        call(service, 'PATCH', '/v1/staff/me', {
          token,
          body: { currentPassword: password, newPassword: 'another horse battery' },
        }),
      'second step': (password) =>
        call(service, 'POST', '/v1/staff/me/second-factor/on', {
          token,
          body: { password, ticket: start.body.ticket, code: '000000' },
        }),
      export: (password) => call(service, 'POST', `${shop}/export`, { token, body: { password } }),
      departure: (password) =>
        call(service, 'POST', `${shop}/departure`, {
          token,
          body: { password, typedName: owner.shop.name },
        }),
    };
    for (const [name, prove] of Object.entries(proofs)) {
      for (let count = 1; count <= LIMIT; count += 1) {
        const reply = await prove(WRONG);
        assert.deepEqual(
          [reply.status, reply.body.code],
          [401, 'credentials_wrong'],
          `${name}: ${reply.text}`,
        );
      }
      const locked = await prove(PASSWORD);
      assert.deepEqual([locked.status, locked.body.code], [429, 'rate_limited'], name);
      clock.forward(15 * 60_000 + 1);
      token = await signIn(service, owner.email);
    }
  });

  it('of strangers lock nobody out of a browser that has signed in before, even after signing out [SE-2]', async () => {
    const signed = await attempt(PASSWORD);
    const cookie = (signed.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const out = await call(service, 'POST', '/v1/staff/sign-out', { body: {}, headers: { cookie } });
    assert.equal(out.headers.get('set-cookie'), null, 'the browser stays known; the secret opens nothing');
    assert.equal(
      (await call(service, 'POST', '/v1/staff/refresh', { body: {}, headers: { cookie } })).status,
      401,
    );
    for (let count = 0; count < LIMIT; count += 1) await attempt(WRONG);
    assert.equal((await attempt(PASSWORD)).status, 429, 'a strange browser');
    assert.equal((await attempt(PASSWORD, cookie)).status, 200, 'a known one');
    const other = await makeMerchant(service);
    const foreign = await call(service, 'POST', '/v1/staff/sign-in', {
      body: { email: other.email, password: PASSWORD },
    });
    const strange = (foreign.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    assert.equal((await attempt(PASSWORD, strange)).status, 429, "somebody else's browser");
    for (let count = 0; count < LIMIT; count += 1) {
      assert.equal((await attempt(WRONG, cookie)).status, 401);
    }
    assert.equal((await attempt(PASSWORD, cookie)).status, 429, 'its own tries are counted too');
  });
});
