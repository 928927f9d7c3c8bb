import assert from 'node:assert/strict';
import { newShop } from '../../../service/domain/shop/register-shop.ts';
import { ROLES, type Role, type ShopId } from '../../../service/protocol/vocabulary.ts';
import { anInvitation, aStaff } from '../../support/builders/staff-builders.ts';
import { nameOf, routesOf } from '../../support/routes/all-routes.ts';
import { inputFor } from '../../support/routes/staff-route-inputs.ts';
import { addMember, call, type Merchant, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const REACHES = ['all', 'own', 'other'] as const;
type Reach = (typeof REACHES)[number];

/**
 * How routes of an organisation check the caller's reach; a new route needs a row. whole: all shops;
 * compared: about a person; theirs: own shops or public data.
 */
const KINDS: Record<string, 'whole' | 'compared' | 'theirs'> = {
  'get /v1/staff/organisations/:organisationId': 'theirs',
  'get /v1/staff/organisations/:organisationId/board': 'theirs',
  'get /v1/staff/organisations/:organisationId/people': 'compared',
  'post /v1/staff/organisations/:organisationId/invitations': 'compared',
  'delete /v1/staff/organisations/:organisationId/invitations/:invitationId': 'compared',
  'delete /v1/staff/organisations/:organisationId/members/:membershipId': 'compared',
  'post /v1/staff/organisations/:organisationId/members/:membershipId/second-factor/reset': 'whole',
  'get /v1/staff/organisations/:organisationId/replies': 'whole',
  'post /v1/staff/organisations/:organisationId/replies': 'whole',
  'put /v1/staff/organisations/:organisationId/replies/:replyId': 'whole',
  'delete /v1/staff/organisations/:organisationId/replies/:replyId': 'whole',
  'put /v1/staff/organisations/:organisationId/second-factor': 'whole',
  'put /v1/staff/organisations/:organisationId/company': 'whole',
  'post /v1/staff/organisations/:organisationId/closure': 'whole',
  'post /v1/staff/organisations/:organisationId/clients': 'whole',
  'post /v1/staff/organisations/:organisationId/clients/:shopId/invitation': 'whole',
  'post /v1/staff/shops': 'whole',
};

/** Repeated here on purpose, so that a mistake in the product shows. */
const RANK: Record<Role, number> = { owner: 4, manager: 3, consultant: 2, auditor: 1 };
const leads = (role: Role): boolean => role === 'owner' || role === 'manager';
const liesWithin = (inner: Reach, outer: Reach): boolean => outer === 'all' || inner === outer;

describe('people who work in some shops of a company', () => {
  let service: TestService;
  let merchant: Merchant;
  let otherShop: ShopId;
  const actors: { role: Role; reach: 'all' | 'own'; token: string }[] = [];

  const shopIdsOf = (reach: Reach): ShopId[] | null =>
    reach === 'all' ? null : [reach === 'own' ? merchant.shop.id : otherShop];
  const memberOf = (role: Role, reach: Reach) =>
    addMember(service, merchant.organisationId, role, shopIdsOf(reach));
  const base = () => `/v1/staff/organisations/${merchant.organisationId}`;

  before(async () => {
    service = await startTestService();
    merchant = await makeMerchant(service);
    const second = newShop(service.ports, {
      organisationId: merchant.organisationId,
      name: 'Second shop',
      url: 'https://second.example.com/',
      locale: 'pl',
      contactEmail: 'sklep@example.com',
    });
    await service.stores.shops.insert(second);
    otherShop = second.id;
    for (const role of ROLES) {
      for (const reach of ['all', 'own'] as const) {
        const { email } = await memberOf(role, reach);
        actors.push({ role, reach, token: await signIn(service, email) });
      }
    }
  });
  after(() => service.stop());

  const eachCase = async (
    act: (actor: (typeof actors)[number], role: Role, reach: Reach, label: string) => Promise<void>,
  ) => {
    for (const actor of actors) {
      for (const role of ROLES) {
        for (const reach of REACHES) {
          await act(actor, role, reach, `${actor.role} of ${actor.reach} on ${role} of ${reach}`);
        }
      }
    }
  };
  const mayTouch = (actor: (typeof actors)[number], role: Role, reach: Reach): boolean =>
    leads(actor.role) && RANK[actor.role] >= RANK[role] && liesWithin(reach, actor.reach);

  it('have a row for every route of a company [SE-3]', () => {
    const routes = routesOf(service).filter(({ path }) => path.includes(':organisationId'));
    const without = routes.map(nameOf).filter((name) => KINDS[name] === undefined);
    assert.deepEqual(without, [], 'routes without a row');
  });

  it('invite into their own shops and never above their own role [SE-3]', async () => {
    await eachCase(async (actor, role, reach, label) => {
      const reply = await call(service, 'POST', `${base()}/invitations`, {
        token: actor.token,
        body: { email: aStaff().email, role, shopIds: shopIdsOf(reach) },
      });
      const isSense = role !== 'owner' || reach === 'all';
      const isAllowed = mayTouch(actor, role, reach);
      if (isAllowed) assert.equal(reply.status, isSense ? 201 : 422, `${label}: ${reply.text}`);
      else assert.ok([403, 404, 422].includes(reply.status), `${label}: ${reply.text}`);
      if (!isAllowed && isSense) assert.notEqual(reply.status, 422, `${label}: ${reply.text}`);
    });
  });

  it('withdraw invitations into their own shops alone [SE-3]', async () => {
    await eachCase(async (actor, role, reach, label) => {
      const invitation = anInvitation({
        organisationId: merchant.organisationId,
        role,
        shopIds: shopIdsOf(reach),
        expiresAt: new Date(Date.now() + 60_000),
      });
      await service.stores.invitations.insert(invitation);
      const path = `${base()}/invitations/${invitation.id}`;
      const reply = await call(service, 'DELETE', path, { token: actor.token });
      const isLeft = (await service.stores.invitations.findBySecret(invitation.secretHash)) !== null;
      assert.equal(isLeft, !mayTouch(actor, role, reach), `${label}: ${reply.text}`);
      assert.equal(reply.status === 204, !isLeft, `${label}: ${reply.text}`);
      if (isLeft) await service.stores.invitations.remove(merchant.organisationId, invitation.id);
    });
  });

  it('remove people of their own shops alone [SE-3]', async () => {
    await eachCase(async (actor, role, reach, label) => {
      const member = await memberOf(role, reach);
      const path = `${base()}/members/${member.id}`;
      const reply = await call(service, 'DELETE', path, { token: actor.token });
      const isLeft = (await service.stores.memberships.listByStaff(member.staffId)).length > 0;
      assert.equal(isLeft, !mayTouch(actor, role, reach), `${label}: ${reply.text}`);
      assert.equal(reply.status === 204, !isLeft, `${label}: ${reply.text}`);
      if (isLeft) await service.stores.memberships.remove(merchant.organisationId, member.id);
    });
  });

  it('see people and invitations of their own shops alone [SE-3]', async () => {
    await eachCase(async (actor, role, reach, label) => {
      if (!leads(actor.role)) return;
      const member = await memberOf(role, reach);
      const invitation = anInvitation({
        organisationId: merchant.organisationId,
        role,
        shopIds: shopIdsOf(reach),
        expiresAt: new Date(Date.now() + 60_000),
      });
      await service.stores.invitations.insert(invitation);
      const { body } = await call(service, 'GET', `${base()}/people`, { token: actor.token });
      const sees = (rows: { id: string; mayRemove: boolean }[], id: string) =>
        rows.find((row) => row.id === id)?.mayRemove;
      const expected = liesWithin(reach, actor.reach) ? mayTouch(actor, role, reach) : undefined;
      assert.equal(sees(body.members, member.id), expected, label);
      assert.equal(sees(body.invitations, invitation.id), expected, label);
      await service.stores.memberships.remove(merchant.organisationId, member.id);
      await service.stores.invitations.remove(merchant.organisationId, invitation.id);
    });
  });

  it('change nothing that concerns the whole company, whatever their role [SE-3]', async () => {
    const routes = routesOf(service).filter((route) => KINDS[nameOf(route)] === 'whole');
    const target = await memberOf('consultant', 'own');
    for (const route of routes) {
      const { query, ...input } = inputFor(route);
      const body = input.body as Record<string, unknown> | undefined;
      const path = route.path
        .replace(':organisationId', merchant.organisationId)
        .replace(':membershipId', target.id)
        .replace(':replyId', `rpl_${'x'.repeat(22)}`)
        .replace(':shopId', merchant.shop.id);
      for (const actor of actors.filter(({ reach }) => reach === 'own')) {
        const sent =
          body !== undefined && 'organisationId' in body
            ? { ...body, organisationId: merchant.organisationId }
            : body;
        const reply = await call(service, route.method.toUpperCase(), path + query, {
          token: actor.token,
          ...(sent === undefined ? {} : { body: sent }),
        });
        assert.equal(reply.status, 403, `${actor.role}: ${nameOf(route)}: ${reply.text}`);
      }
    }
  });

  it('read the log of their own shops, and not that of the company [SE-3]', async () => {
    const [limited, whole] = (['own', 'all'] as const).map((reach) =>
      actors.find((actor) => actor.role === 'manager' && actor.reach === reach),
    );
    const seen = async (token: string | undefined): Promise<string[]> => {
      const { body } = await call(service, 'GET', '/v1/staff/activity', { token: token ?? '' });
      return body.acts.map(({ action }: { action: string }) => action.split('.')[0]);
    };
    assert.ok((await seen(whole?.token)).includes('member'));
    assert.ok(!(await seen(limited?.token)).includes('member'));
  });
});
