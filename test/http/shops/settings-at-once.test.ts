import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { addMember, call, makeMerchant, PASSWORD, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('settings that are saved while somebody else changes the shop', () => {
  let service: TestService;
  before(async () => {
    service = await startTestService();
  });
  after(() => service.stop());

  const readByManager = async () => {
    const merchant = await makeMerchant(service);
    const { staffId } = await addMember(service, merchant.organisationId, 'manager');
    const access = await service.useCases.resolveAccess(staffId);
    assert.ok(access !== null);
    const scope = scopeOfShop(merchant.shop.id);
    return { merchant, access, scope, shopId: merchant.shop.id };
  };

  it('leave a shop closed that begins to leave [PR-5]', async () => {
    const { merchant, access, scope, shopId } = await readByManager();
    const token = await signIn(service, merchant.email);
    const started = await call(service, 'POST', `/v1/staff/shops/${shopId}/departure`, {
      token,
      body: { password: PASSWORD, typedName: merchant.shop.name },
    });
    assert.equal(started.status, 201, started.text);
    await service.useCases.changeSettings(access, shopId, { appearance: { side: 'left' } });
    const shop = await service.stores.shops.get(scope);
    assert.equal(shop?.appearance.side, 'left');
    assert.notEqual(shop?.closesAt, null);
  });

  it('leave settings alone that another person saves at the same time', async () => {
    const { access, scope, shopId } = await readByManager();
    await service.useCases.changeSettings(access, shopId, { leadRetentionDays: 30 });
    await service.useCases.changeSettings(access, shopId, { formOfferSeconds: 300 });
    const shop = await service.stores.shops.get(scope);
    assert.deepEqual([shop?.leadRetentionDays, shop?.formOfferSeconds], [30, 300]);
  });

  it('may hold nothing new', async () => {
    const { merchant, access, scope, shopId } = await readByManager();
    await service.useCases.changeSettings(access, shopId, { name: merchant.shop.name });
    assert.equal((await service.stores.shops.get(scope))?.name, merchant.shop.name);
  });
});
