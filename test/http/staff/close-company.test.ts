import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { aGrant } from '../../support/builders/staff-builders.ts';
import {
  addMember,
  call,
  connectStaff,
  makeMerchant,
  PASSWORD,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('the end of a company', () => {
  let service: TestService;
  /** The first account is the operator's. */
  let operator: Awaited<ReturnType<typeof makeMerchant>>;
  let token: string;
  before(async () => {
    service = await startTestService();
    operator = await makeMerchant(service);
    token = await signIn(service, operator.email);
  });
  after(() => service.stop());

  let companies = 0;
  const addCompany = async (kind: 'merchant' | 'agency' = 'merchant') => {
    companies += 1;
    const email = `leaving${companies}@example.com`;
    const name = `Leaving ${companies}`;
    const made = await service.useCases.createOwner({
      ...{ email, name, password: PASSWORD, locale: 'pl', kind, organisationName: name },
    });
    return { id: made.organisation.id, email, name, token: await signIn(service, email) };
  };
  const close = (by: string, id: string, body: Record<string, unknown>) =>
    call(service, 'POST', `/v1/staff/organisations/${id}/closure`, {
      token: by,
      body: { password: PASSWORD, ...body },
    });

  it('asks for the password and the name, and of nobody but its owner and the operator [SE-3]', async () => {
    const company = await addCompany();
    const stranger = await addCompany();
    const manager = await addMember(service, company.id, 'manager');
    const typedName = company.name;
    const refused = [
      await close(company.token, company.id, { typedName, password: 'wrong' }),
      await close(company.token, company.id, { typedName: 'another' }),
      await close(stranger.token, company.id, { typedName }),
      await close(await signIn(service, manager.email), company.id, { typedName }),
      await close(token, company.id, { typedName, password: 'wrong' }),
      await close(token, 'org_nobody', { typedName }),
    ];
    assert.deepEqual(
      refused.map(({ status }) => status),
      [401, 422, 404, 403, 401, 404],
    );
    assert.equal((await service.stores.memberships.listByOrganisation(company.id)).length, 2);
    assert.equal((await close(company.token, company.id, { typedName })).status, 204);
    assert.equal((await close(company.token, company.id, { typedName })).status, 404, 'it is gone');
  });

  it('reaches open consoles at once, and stands in the log that the operator reads', async () => {
    const company = await addCompany();
    const member = await addMember(service, company.id, 'consultant');
    const consoles = [await connectStaff(service, company.email), await connectStaff(service, member.email)];
    assert.equal((await close(token, company.id, { typedName: company.name })).status, 204);
    for (const console of consoles) {
      await console.next('access.changed');
      const me = await call(service, 'GET', '/v1/staff/me', { token: console.token });
      assert.deepEqual(me.body.organisations, []);
      await console.close();
    }
    const { body } = await call(service, 'GET', '/v1/staff/activity', { token });
    const [act] = body.acts.filter(({ action }: { action: string }) => action === 'organisation.close');
    assert.deepEqual([act.target, act.actor], [company.id, operator.ownerId]);
  });

  it('waits for the shop of a client, and for a deletion that is not finished [PR-5]', async () => {
    const agency = await addCompany('agency');
    const scope = scopeOfShop(operator.shop.id);
    const grant = aGrant({ agencyId: agency.id, shopId: operator.shop.id });
    await service.stores.grants.insert(scope, grant);
    assert.equal((await close(agency.token, agency.id, { typedName: agency.name })).status, 409);
    await service.stores.grants.end(scope, grant.id, service.ports.clock.now());
    assert.equal((await close(agency.token, agency.id, { typedName: agency.name })).status, 204);

    const merchant = await makeMerchant(service);
    const by = await signIn(service, merchant.email);
    const name = (await service.stores.organisations.get(merchant.organisationId))?.name;
    const left = await call(service, 'POST', `/v1/staff/shops/${merchant.shop.id}/departure`, {
      token: by,
      body: { password: PASSWORD, typedName: merchant.shop.name },
    });
    assert.equal(left.status, 201, left.text);
    const own = scopeOfShop(merchant.shop.id);
    await service.stores.departures.move(own, left.body.id, ['held'], { state: 'deleting', shopId: null });
    await service.stores.shopArchive.remove(own, service.ports.clock.now());
    assert.equal(await service.stores.shops.get(own), null);
    assert.equal((await close(by, merchant.organisationId, { typedName: name })).status, 409);
  });

  it('does not happen when a shop is added in the same moment', async () => {
    const company = await addCompany();
    const { organisations, shops } = service.stores;
    const shop = { ...operator.shop, id: 'shp_meanwhile', key: 'zgk_meanwhile', organisationId: company.id };
    const useCase = service.useCases.closeCompany;
    const access = await service.useCases.resolveAccess(
      (await service.stores.staff.findByEmail(company.email))?.id ?? assert.fail(),
    );
    const { remove } = organisations;
    organisations.remove = async (id) => {
      await shops.insert(shop as never);
      return remove(id);
    };
    try {
      const closing = useCase(access ?? assert.fail(), company.id, {
        password: PASSWORD,
        typedName: company.name,
      });
      await assert.rejects(closing, { code: 'conflict' });
    } finally {
      organisations.remove = remove;
    }
    assert.equal((await organisations.get(company.id))?.name, company.name);
    const me = await call(service, 'GET', '/v1/staff/me', { token: company.token });
    assert.equal(me.body.organisations.length, 1);
  });
});
