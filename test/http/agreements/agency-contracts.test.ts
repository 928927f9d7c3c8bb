import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import type { OrganisationId } from '../../../service/protocol/vocabulary.ts';
import { aCompany } from '../../support/builders/staff-builders.ts';
import {
  addMember,
  call,
  connectStaff,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  PASSWORD,
  pushPolicy,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { watchOutbox } from '../../support/surroundings/outbox.ts';

const AGENCY = 'Agencja Dobra sp. z o.o.';
const BOSS = 'szef@agencja.example';

describe('the contract between a shop and an agency', () => {
  const outbox = watchOutbox();
  let service: TestService;
  let agencyId: OrganisationId;
  let code: string;
  let agency: string;

  before(async () => {
    service = await startTestService({ stores: outbox.stores });
    const email = BOSS;
    const { organisation } = await service.useCases.createOwner({
      ...{ email, name: 'Szef Agencji', password: PASSWORD, locale: 'pl' },
      ...{ kind: 'agency', organisationName: 'Agencja Dobra' },
    });
    ({ id: agencyId, code } = organisation);
    agency = await signIn(service, email);
    await service.stores.organisations.update(agencyId, { company: aCompany({ legalName: AGENCY }) });
  });
  after(() => service.stop());

  type Client = Merchant & { token: string; grantId: string; base: string };
  const client = async (role: 'manager' | 'consultant' = 'manager'): Promise<Client> => {
    const merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    const sent = await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    assert.equal(sent.status, 201, sent.text);
    const token = await signIn(service, merchant.email);
    const path = `/v1/staff/shops/${merchant.shop.id}/grants`;
    const granted = await call(service, 'POST', path, { token, body: { agencyCode: code, role } });
    assert.equal(granted.status, 200, granted.text);
    const { id: grantId, isWaiting } = granted.body.grants[0];
    assert.equal(isWaiting, true);
    return { ...merchant, token, grantId, base: `${path}/${grantId}/contract` };
  };
  const draft = (of: Client, token = of.token) =>
    call(service, 'POST', of.base, { token, body: { locale: 'pl' } });
  const accept = (of: Client, token: string, sha256: string, accepted: unknown = true) =>
    call(service, 'POST', `${of.base}/accept`, {
      token,
      body: { accepted, sha256, signatoryRole: 'prezes zarządu' },
    });
  const conclude = async (of: Client): Promise<void> => {
    const { body, status, text } = await draft(of);
    assert.equal(status, 201, text);
    for (const token of [of.token, agency]) {
      const reply = await accept(of, token, body.contract.sha256);
      assert.equal(reply.status, 200, reply.text);
    }
  };
  const shopsInInbox = async (token: string): Promise<string[]> => {
    const found = await call(service, 'GET', '/v1/staff/leads', { token });
    assert.equal(found.status, 200, found.text);
    return found.body.leads.map(({ shopId }: { shopId: string }) => shopId);
  };

  it('is waited for: until both have accepted it, the agency reads nothing about people [PR-2, SE-1]', async () => {
    const shop = await client();
    const { id } = shop.shop;
    const closed = [
      `get /v1/staff/leads?shop=${id}`,
      `get /v1/staff/inbox?shop=${id}`,
      `get /v1/staff/activity?shop=${id}`,
      `get /v1/staff/shops/${id}/marketing`,
      `get /v1/staff/shops/${id}/retention`,
      `get /v1/staff/shops/${id}/consent-register`,
      `get /v1/staff/shops/${id}/mails`,
      `get /v1/staff/shops/${id}/rights-settings`,
      `get /v1/staff/shops/${id}/blocks`,
      `get /v1/staff/shops/${id}/sender`,
      `post /v1/staff/shops/${id}/adapter-secret`,
    ];
    const statuses = async () =>
      Promise.all(
        closed.map(async (route) => {
          const [method = '', path = ''] = route.split(' ');
          const body = method === 'post' ? { body: {} } : {};
          return (await call(service, method.toUpperCase(), path, { token: agency, ...body })).status;
        }),
      );
    const all = (status: number) => closed.map(() => status);
    assert.deepEqual(await statuses(), all(403));
    assert.ok(!(await shopsInInbox(agency)).includes(id));
    const socket = await connectStaff(service, BOSS);
    const { body } = await draft(shop);
    assert.equal((await accept(shop, shop.token, body.contract.sha256)).status, 200);
    assert.ok(!(await shopsInInbox(agency)).includes(id), 'one side is not enough');
    assert.deepEqual(await statuses(), all(403));
    const bound = await accept(shop, agency, body.contract.sha256);
    assert.equal(bound.status, 200, bound.text);
    assert.equal(bound.body.isWaiting, false);
    assert.deepEqual(await statuses(), all(200));
    assert.ok((await shopsInInbox(agency)).includes(id));
    await socket.next('access.changed');
    await socket.close();
  });

  it('leaves the settings of the shop open before, so that the agency can get it ready', async () => {
    const shop = await client();
    const path = `/v1/staff/shops/${shop.shop.id}`;
    assert.equal((await call(service, 'GET', path, { token: agency })).status, 200);
    const changed = await call(service, 'PATCH', path, { token: agency, body: { leadRetentionDays: 100 } });
    assert.equal(changed.status, 200, changed.text);
    const me = await call(service, 'GET', '/v1/staff/me', { token: agency });
    const row = me.body.shops.find(({ id }: { id: string }) => id === shop.shop.id);
    assert.equal(row.isWaiting, true);
    const refused = await call(service, 'GET', `${path}/marketing`, { token: agency });
    assert.match(refused.text, /no contract with this shop/);
  });

  it('lets an agency that waits change nothing that customers or their consents depend on [PR-2, SE-1]', async () => {
    const shop = await client();
    const path = `/v1/staff/shops/${shop.shop.id}`;
    const status = async (method: string, to: string, body: object) =>
      (await call(service, method, `${path}${to}`, { token: agency, body })).status;
    assert.equal(await status('PUT', '/sender', { address: BOSS }), 403);
    assert.equal(await status('DELETE', `/blocks/${randomIds.next('blk')}`, {}), 403);
    const change = `/changes/${randomIds.next('chg')}`;
    assert.equal(await status('POST', `${change}/decision`, { choice: 'harmless' }), 403);
    assert.equal(await status('PATCH', '', { controller: { ...shop.shop.controller, email: BOSS } }), 403);
    const kept = await service.stores.shops.get(scopeOfShop(shop.shop.id));
    assert.equal(kept?.controller.email, shop.shop.controller.email);
    assert.equal(
      await status('PATCH', '', { controller: { ...shop.shop.controller, phone: '+48 600 100 200' } }),
      200,
    );
  });

  it('tells the owners when an agency changes where customers’ replies go, and where they go when its access ends [PR-2]', async () => {
    const shop = await client();
    await conclude(shop);
    const told = async () =>
      (await outbox.readMails(service)).filter(
        ({ kind, link }) => kind === 'agency_access' && link?.includes(shop.shop.id),
      );
    const path = `/v1/staff/shops/${shop.shop.id}`;
    const controller = { ...shop.shop.controller, email: 'nowy@agencja.example' };
    for (const token of [agency, agency]) {
      assert.equal((await call(service, 'PATCH', path, { token, body: { controller } })).status, 200);
    }
    const [changed, ...more] = await told();
    assert.deepEqual([changed?.to, more], [shop.email, []], 'once, since the second changed nothing');
    assert.match(changed?.text ?? '', /Agencja Dobra .*nowy@agencja\.example/);
    const end = await call(service, 'DELETE', `${path}/grants/${shop.grantId}`, { token: shop.token });
    assert.equal(end.status, 204);
    const [, ended] = await told();
    assert.equal(ended?.to, shop.email);
    assert.match(ended?.text ?? '', /Agencja Dobra .*nowy@agencja\.example/);
  });

  it('sends no mail about people to an agency that waits, and none is named as a recipient [TR-1]', async () => {
    const shop = await client();
    const notice = async () => {
      const session = await openSession(service, shop.shop);
      return JSON.stringify(session.body.form.notice);
    };
    assert.doesNotMatch(await notice(), /Agencja Dobra/);
    await conclude(shop);
    assert.match(await notice(), /Agencja Dobra/);
  });

  it('names both companies, says what Art. 28(3) asks for, and keeps evidence that shows a change [PR-2]', async () => {
    const shop = await client();
    await conclude(shop);
    const { body } = await call(service, 'GET', shop.base, { token: agency });
    const words = JSON.stringify(body.contract.blocks);
    for (const letter of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) {
      assert.match(words, new RegExp(`lit\\. ${letter}\\b`), letter);
    }
    assert.match(words, /Agencja Dobra sp\./);
    assert.deepEqual(
      body.contract.acceptances.map(({ side }: { side: string }) => side),
      ['shop', 'agency'],
    );
    const { body: evidence } = await call(service, 'GET', `${shop.base}/evidence`, { token: shop.token });
    assert.deepEqual(evidence.verdict, {
      valid: true,
      checks: ['text', 'variables', 'signature'].map((check) => ({ check, ok: true })),
    });
    const pdf = await call(service, 'GET', `${shop.base}/pdf`, { token: agency });
    assert.equal(pdf.status, 200);
    assert.match(pdf.text, /^%PDF-/);
  });

  it('is not accepted unread, unticked, twice by one side, or by somebody who may not sign [PR-2, SE-3]', async () => {
    const shop = await client();
    const manager = await signIn(service, (await addMember(service, agencyId, 'manager')).email);
    assert.equal((await draft(shop, agency)).status, 403, 'the shop prepares it');
    const { body } = await draft(shop);
    const { sha256 } = body.contract;
    assert.equal((await accept(shop, shop.token, sha256, false)).status, 422);
    assert.equal((await accept(shop, shop.token, '0'.repeat(64))).status, 409);
    assert.equal((await accept(shop, manager, sha256)).status, 403);
    assert.equal((await accept(shop, shop.token, sha256)).status, 200);
    assert.equal((await accept(shop, shop.token, sha256)).status, 409);
    const stranger = await signIn(service, (await makeMerchant(service)).email);
    assert.equal((await call(service, 'GET', shop.base, { token: stranger })).status, 404);
    assert.equal((await accept(shop, stranger, sha256)).status, 404);
    assert.ok(!(await shopsInInbox(agency)).includes(shop.shop.id));
  });

  it('asks the owners of the other side by mail, once, with a link and nobody else [SE-6]', async () => {
    const shop = await client();
    await addMember(service, agencyId, 'manager');
    const told = async () =>
      (await outbox.readMails(service)).filter(
        ({ kind, link }) => kind === 'contract_waiting' && link?.includes(shop.shop.id),
      );
    const { body } = await draft(shop);
    const [first] = await told();
    assert.equal(first?.to, BOSS);
    assert.equal(first?.link, `${service.origin}/console/#/shops/${shop.shop.id}/access`);
    assert.match(first?.text ?? '', /Agencja Dobra sp\./);
    assert.equal((await accept(shop, agency, body.contract.sha256)).status, 200);
    assert.deepEqual(
      (await told()).map(({ to }) => to),
      [BOSS, shop.email],
    );
    await draft(shop);
    const { body: again } = await call(service, 'GET', shop.base, { token: shop.token });
    assert.equal((await accept(shop, shop.token, again.contract.sha256)).status, 200);
    assert.deepEqual(
      (await told()).map(({ to }) => to),
      [BOSS, shop.email, BOSS],
      'one for each document',
    );
  });

  it('ends with the access: nothing is left open, and a new access waits for a new contract [PR-2]', async () => {
    const shop = await client();
    await conclude(shop);
    assert.ok((await shopsInInbox(agency)).includes(shop.shop.id));
    const path = `/v1/staff/shops/${shop.shop.id}/grants`;
    const { token } = shop;
    assert.equal((await call(service, 'DELETE', `${path}/${shop.grantId}`, { token })).status, 204);
    const again = await call(service, 'POST', path, { token, body: { agencyCode: code, role: 'manager' } });
    assert.equal(again.body.grants[0].isWaiting, true);
    assert.ok(!(await shopsInInbox(agency)).includes(shop.shop.id));
  });
});
