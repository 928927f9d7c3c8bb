import assert from 'node:assert/strict';
import { makeScryptPasswordHasher } from '../../../service/outbound/scrypt-password-hasher.ts';
import { call, type Merchant, makeMerchant, PASSWORD, signIn } from '../../support/scenes/chat-actors.ts';
import { makeHeldCall } from '../../support/service/held-call.ts';
import { FAST_COST, startTestService, type TestService } from '../../support/service/start-service.ts';

const FACTOR = { sealed: 'sealed', since: new Date(0), lastStep: 0, recoveryHashes: [], version: 0 };

describe('a sign-in whose password was right, held before its session begins', () => {
  const held = makeHeldCall<'proven'>();
  const real = makeScryptPasswordHasher(FAST_COST);
  const passwords: typeof real = {
    ...real,
    async verify(password, hash) {
      const isRight = await real.verify(password, hash);
      await held.pass('proven');
      return isRight;
    },
  };
  let service: TestService;
  let merchant: Merchant;
  before(async () => {
    service = await startTestService({ overrides: { passwords }, isAlone: true });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
  });

  const signInDuring = async (act: () => Promise<unknown>) => {
    const proven = held.holdNext('proven');
    const asked = call(service, 'POST', '/v1/staff/sign-in', {
      body: { email: merchant.email, password: PASSWORD },
    });
    await proven.reached;
    await act();
    proven.letGo();
    return asked;
  };
  const openSessions = async () =>
    (await service.stores.sessions.listByStaff(merchant.ownerId, new Date())).length;

  it('opens nothing when the password is changed meanwhile [SE-2]', async () => {
    const token = await signIn(service, merchant.email);
    const { status, text } = await signInDuring(async () => {
      const change = { currentPassword: PASSWORD, newPassword: 'another horse battery' };
      const changed = await call(service, 'PATCH', '/v1/staff/me', { token, body: change });
      assert.equal(changed.status, 200, changed.text);
    });
    assert.equal(status, 401, text);
    assert.equal(await openSessions(), 1, 'that of the browser in which it was changed');
  });

  it('opens nothing when the second step is turned on meanwhile [SE-2]', async () => {
    const { status, text } = await signInDuring(async () => {
      assert.ok(await service.stores.staff.changeSecondFactor(merchant.ownerId, null, FACTOR));
      await service.stores.sessions.revokeAll(merchant.ownerId, new Date());
    });
    assert.equal(status, 401, text);
    assert.equal(await openSessions(), 0);
  });
});
