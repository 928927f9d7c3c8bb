import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { aGrant } from '../../support/builders/staff-builders.ts';
import {
  addMember,
  call,
  type Merchant,
  makeMerchant,
  PASSWORD,
  signedCall,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { watchOutbox } from '../../support/surroundings/outbox.ts';

describe('a secret key that was shown to somebody whose access has ended', () => {
  const outbox = watchOutbox();
  let service: TestService;
  let merchant: Merchant;
  let owner: string;
  before(async () => {
    service = await startTestService({ stores: outbox.stores });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    owner = await signIn(service, merchant.email);
  });

  const path = () => `/v1/staff/shops/${merchant.shop.id}`;
  const showSecretTo = async (token: string): Promise<string> => {
    const shown = await call(service, 'POST', `${path()}/adapter-secret`, { token, body: {} });
    assert.equal(shown.status, 200, shown.text);
    return shown.body.secret;
  };
  const isOutside = async (): Promise<boolean> =>
    (await call(service, 'GET', `${path()}/connection`, { token: owner })).body.isSecretOutside;
  const isOnBoard = async (): Promise<boolean> => {
    const board = `/v1/staff/organisations/${merchant.organisationId}/board`;
    const { body } = await call(service, 'GET', board, { token: owner });
    return body.shops[0].problems.includes('secret');
  };
  const told = async () =>
    (await outbox.readMails(service)).filter(
      ({ kind, link }) => kind === 'secret_outside' && link?.includes(merchant.shop.id),
    );
  const makeManager = async () => {
    const manager = await addMember(service, merchant.organisationId, 'manager');
    const to = `/v1/staff/organisations/${merchant.organisationId}/members/${manager.id}`;
    return {
      token: await signIn(service, manager.email),
      remove: async () => assert.equal((await call(service, 'DELETE', to, { token: owner })).status, 204),
    };
  };
  let agencies = 0;
  const makeAgency = async () => {
    agencies += 1;
    const email = `agency${agencies}@example.com`;
    const { organisation } = await service.useCases.createOwner({
      ...{ email, name: 'Agency', password: PASSWORD, locale: 'pl' },
      ...{ kind: 'agency', organisationName: `Agency ${agencies}` },
    });
    const grant = aGrant({
      ...{ agencyId: organisation.id, shopId: merchant.shop.id },
      ...{ role: 'manager', contractId: randomIds.next('agc') },
    });
    await service.stores.grants.insert(scopeOfShop(merchant.shop.id), grant);
    return { agencyId: organisation.id, grantId: grant.id, token: await signIn(service, email) };
  };

  it('is a task until a newer one exists, and the owners get a mail [SE-3]', async () => {
    const manager = await makeManager();
    const secret = await showSecretTo(manager.token);
    assert.deepEqual([await isOutside(), await isOnBoard(), await told()], [false, false, []]);
    await manager.remove();
    assert.deepEqual([await isOutside(), await isOnBoard()], [true, true]);
    const [mail, ...more] = await told();
    assert.deepEqual([mail?.to, more], [merchant.email, []]);
    const signer = { ...merchant, adapterSecret: secret };
    const health = () => signedCall(service, signer, 'GET', '/v1/adapter/health');
    assert.equal((await health()).status, 200, 'the shop server is not cut off unasked');
    await showSecretTo(owner);
    assert.deepEqual([await isOutside(), await isOnBoard()], [false, false]);
    assert.equal((await health()).status, 401);
  });

  it('is one as well when the access of an agency ends [SE-3]', async () => {
    const agency = await makeAgency();
    await showSecretTo(agency.token);
    assert.equal(await isOutside(), false);
    const end = await call(service, 'DELETE', `${path()}/grants/${agency.grantId}`, { token: owner });
    assert.equal(end.status, 204, end.text);
    assert.equal(await isOutside(), true);
    assert.deepEqual(
      (await told()).map(({ to }) => to),
      [merchant.email],
    );
  });

  it('is one as well when the agency removes its own member [SE-3]', async () => {
    const agency = await makeAgency();
    const member = await addMember(service, agency.agencyId, 'manager');
    await showSecretTo(await signIn(service, member.email));
    const to = `/v1/staff/organisations/${agency.agencyId}/members/${member.id}`;
    assert.equal((await call(service, 'DELETE', to, { token: agency.token })).status, 204);
    assert.equal(await isOutside(), true);
    assert.equal((await told()).length, 1);
  });

  it('stays a task when it is renewed by its own signature, which whoever holds it can do [SE-3]', async () => {
    const manager = await makeManager();
    const secret = await showSecretTo(manager.token);
    await manager.remove();
    const signer = { ...merchant, adapterSecret: secret };
    const renewed = await signedCall(service, signer, 'POST', '/v1/adapter/secret', '{}');
    assert.equal(renewed.status, 200);
    assert.equal(await isOutside(), true);
  });

  it('is no task where the shop server fetched the secret, or somebody else left [SE-3]', async () => {
    const manager = await makeManager();
    await manager.remove();
    assert.deepEqual([await isOutside(), await told()], [false, []]);
    const next = await makeManager();
    await showSecretTo(next.token);
    await next.remove();
    const verifier = 'v'.repeat(43);
    const challenge = createHash('sha256').update(verifier).digest('hex');
    const offered = await call(service, 'POST', `${path()}/connection`, {
      token: owner,
      body: { returnUrl: merchant.shop.url, challenge },
    });
    const fetched = await call(service, 'POST', '/v1/adapter/connect', {
      body: { code: offered.body.code, verifier },
    });
    assert.equal(fetched.status, 200, fetched.text);
    assert.equal(await isOutside(), false);
  });
});
