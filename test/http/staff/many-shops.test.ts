import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { newShop } from '../../../service/domain/shop/register-shop.ts';
import type { OrganisationId } from '../../../service/protocol/vocabulary.ts';
import { call, PASSWORD, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const SHOPS = 30;

describe('an agency of many shops', () => {
  let service: TestService;
  let token: string;
  let agencyId: OrganisationId;
  let reads = 0;
  const counted = <Store extends object>(store: Store): Store =>
    Object.fromEntries(
      Object.entries(store).map(([name, method]) => [
        name,
        (...given: unknown[]) => {
          reads += 1;
          return method(...given);
        },
      ]),
    ) as Store;

  before(async () => {
    service = await startTestService({
      isAlone: true,
      env: { ZGODA_DEPLOYMENT: 'operator-hosted' },
      dress: (stores) => ({
        ...stores,
        shops: counted(stores.shops),
        organisations: counted(stores.organisations),
        memberships: counted(stores.memberships),
        policyBindings: counted(stores.policyBindings),
        policyChanges: counted(stores.policyChanges),
        agreements: counted(stores.agreements),
        attachments: counted(stores.attachments),
        leads: counted(stores.leads),
      }),
    });
    const email = 'szef@duza-agencja.example';
    const { organisation } = await service.useCases.createOwner({
      ...{ email, name: 'Szef', password: PASSWORD, locale: 'pl' },
      ...{ kind: 'agency', organisationName: 'Duża Agencja' },
    });
    agencyId = organisation.id;
    const { stores, ports } = service;
    const since = ports.clock.now();
    for (let place = 0; place < SHOPS; place += 1) {
      const organisationId = ports.ids.next('org');
      const client = { id: organisationId, code: ports.ids.reference(), kind: 'merchant' } as const;
      await stores.organisations.insert({ ...organisation, ...client });
      const url = `https://sklep${place}.example/`;
      const made = { organisationId, name: url, url, locale: 'pl', contactEmail: email } as const;
      const shop = newShop(ports, made);
      await stores.shops.insert(shop);
      await stores.grants.insert(scopeOfShop(shop.id), {
        ...{ id: ports.ids.next('grt'), agencyId, shopId: shop.id, role: 'manager', since, until: null },
        ...{ contractId: ports.ids.next('agc') },
      });
    }
    token = await signIn(service, email);
  });
  after(() => service.stop());

  for (const [what, path] of [
    ['the person', () => '/v1/staff/me'],
    ['the board', () => `/v1/staff/organisations/${agencyId}/board`],
  ] as const)
    it(`reads ${what} with fewer queries than it has shops`, async () => {
      reads = 0;
      const { status, body, text } = await call(service, 'GET', path(), { token });
      assert.equal(status, 200, text);
      assert.equal(body.shops.length, SHOPS);
      assert.ok(reads < SHOPS, `${reads} reads`);
    });
});
