import assert from 'node:assert/strict';
import { aCompany } from '../../support/builders/staff-builders.ts';
import { call, type Merchant, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('company data of an organisation', () => {
  let service: TestService;
  let merchant: Merchant;
  let token: string;
  before(async () => {
    service = await startTestService();
    merchant = await makeMerchant(service);
    token = await signIn(service, merchant.email);
  });
  after(() => service.stop());

  const path = () => `/v1/staff/organisations/${merchant.organisationId}`;

  it('are kept as the owner filled them in, with the tax number in digits only', async () => {
    assert.equal((await call(service, 'GET', path(), { token })).body.company, null);
    const saved = await call(service, 'PUT', `${path()}/company`, {
      token,
      body: aCompany({ taxId: 'PL 526-000-12-46' }),
    });
    assert.equal(saved.status, 200, saved.text);
    assert.deepEqual(saved.body.company, aCompany());
    assert.deepEqual((await call(service, 'GET', path(), { token })).body, saved.body);
  });

  it('refuse a Polish tax number whose check digit is wrong, and name the field', async () => {
    const refused = await call(service, 'PUT', `${path()}/company`, {
      token,
      body: aCompany({ taxId: '5260001247' }),
    });
    assert.equal(refused.status, 422);
    assert.deepEqual(refused.body.fields, { taxId: 'has a wrong check digit' });
    assert.deepEqual((await call(service, 'GET', path(), { token })).body.company, aCompany());
  });
});
