import assert from 'node:assert/strict';
import { nameOf, pathOf, routesOf } from '../../support/routes/all-routes.ts';
import { inputFor } from '../../support/routes/staff-route-inputs.ts';
import { call, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('an owner without the second step that the company requires', () => {
  let service: TestService;
  before(async () => {
    service = await startTestService();
  });
  after(() => service.stop());

  it('reaches the own account alone, by every route [SE-2]', async () => {
    const merchant = await makeMerchant(service);
    const token = await signIn(service, merchant.email);
    const { organisations } = service.stores;
    await organisations.update(merchant.organisationId, { ownersNeedSecondFactor: true });
    const opened: string[] = [];
    for (const route of routesOf(service).filter(({ audience }) => audience === 'staff')) {
      const { query, ...input } = inputFor(route);
      const path = pathOf(route) + query;
      const { body } = await call(service, route.method.toUpperCase(), path, { token, ...input });
      if (body?.code !== 'second_factor_required') opened.push(nameOf(route).split(' ')[1] ?? '');
    }
    assert.ok(opened.length > 5);
    assert.deepEqual(
      opened.filter((path) => path !== '/v1/staff/me' && !path.startsWith('/v1/staff/me/')),
      [],
    );
  });
});
