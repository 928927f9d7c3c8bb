import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import {
  addMember,
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('a contact form that is held when its person withdraws the consent', () => {
  let service: TestService;
  let merchant: Merchant;
  let owner: string;
  let secret: string;
  let id: string;
  before(async () => {
    service = await startTestService({ hasRounds: false });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    const sent = await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(merchant.shop, await openSession(service, merchant.shop)),
    });
    assert.equal(sent.status, 201, sent.text);
    secret = sent.body.receiptSecret;
    await service.useCases.indexContent();
    owner = await signIn(service, merchant.email);
    [{ id }] = (await get('/v1/staff/leads')).body.leads;
    await hold('complaint');
  });

  const get = (path: string, token = owner) => call(service, 'GET', path, { token });
  const post = (path: string, body: unknown, token = owner) => call(service, 'POST', path, { token, body });
  const hold = async (reason: string | null) =>
    assert.equal((await post(`/v1/staff/leads/${id}/hold`, { reason })).status, 204);
  const withdraw = async () =>
    assert.equal(
      (await call(service, 'POST', '/v1/visitor/receipt/withdraw', { body: { secret } })).status,
      200,
    );
  const places = async () => {
    const { leads, counts } = (await get('/v1/staff/leads')).body;
    const { new: waiting } = (await get('/v1/staff/leads/counts')).body;
    const byWord = (await post('/v1/staff/search', { text: 'herbata' })).body.results;
    const withoutWords = (await post('/v1/staff/search', { text: '', kind: 'lead' })).body.results;
    const csv = (await get(`/v1/staff/shops/${merchant.shop.id}/leads/export`)).text.trim().split('\n');
    const numbers = { inList: leads.length, counted: counts.new, waiting };
    return { ...numbers, byWord: byWord.length, withoutWords: withoutWords.length, inExport: csv.length - 1 };
  };
  const everywhere = { inList: 1, counted: 1, waiting: 1, byWord: 1, withoutWords: 1, inExport: 1 };
  const nowhere = { inList: 0, counted: 0, waiting: 0, byWord: 0, withoutWords: 0, inExport: 0 };

  it('leaves lists, counts, search and export at once [CO-7]', async () => {
    assert.deepEqual(await places(), everywhere);
    await withdraw();
    assert.deepEqual(await places(), nowhere);
    await hold(null);
    assert.deepEqual(await places(), nowhere, 'not shown again before the run deletes it');
  });

  it('is read by those alone who may lift the hold, with the day of the withdrawal, and by nobody worked on [CO-7, PR-6]', async () => {
    const consultant = await addMember(service, merchant.organisationId, 'consultant');
    const colleague = await signIn(service, consultant.email);
    const path = `/v1/staff/leads/${id}`;
    assert.equal((await get(path, colleague)).body.withdrawnAt, null);
    await withdraw();
    assert.equal((await get(path, colleague)).status, 404);
    const seen = await get(path);
    assert.equal(seen.status, 200, seen.text);
    assert.match(seen.body.withdrawnAt, /^\d{4}-/);
    const acts = (await get(`/v1/staff/activity?shop=${merchant.shop.id}`)).body.acts;
    assert.equal(acts[0].action, 'lead.read');
    for (const [part, body] of [
      ['state', { state: 'closed' }],
      ['assignee', { staffId: null }],
      ['answers', { ref: crypto.randomUUID(), text: 'Dzień dobry', after: 0 }],
    ] as const)
      assert.equal((await post(`${path}/${part}`, body)).status, 404, part);
    assert.equal((await get(`${path}/others`)).status, 404);
  });

  it('has its evidence shown to those alone who may lift the hold [CO-7, CO-9]', async () => {
    const member = await addMember(service, merchant.organisationId, 'auditor');
    const auditor = await signIn(service, member.email);
    const path = `/v1/staff/leads/${id}`;
    const parts = ['', '/evidence', '/evidence/page?locale=pl'];
    const statuses = (token: string) =>
      Promise.all(parts.map(async (part) => (await get(`${path}${part}`, token)).status));
    assert.deepEqual(await statuses(auditor), [200, 200, 200]);
    await withdraw();
    assert.deepEqual(await statuses(auditor), [404, 404, 404]);
    assert.deepEqual(await statuses(owner), [200, 200, 200]);
  });

  it('stands among the holds as hidden, and is deleted once the hold is lifted [CO-6, RE-1]', async () => {
    await withdraw();
    const [held] = (await get(`/v1/staff/shops/${merchant.shop.id}/retention`)).body.holds;
    assert.equal(held.id, id);
    assert.match(held.hiddenAt, /^\d{4}-/);
    await service.useCases.sweepExpired();
    assert.equal((await get(`/v1/staff/leads/${id}`)).status, 200);
    await hold(null);
    assert.equal((await get(`/v1/staff/leads/${id}`)).status, 404);
    await service.useCases.sweepExpired();
    assert.deepEqual(await service.stores.leads.ids(scopeOfShop(merchant.shop.id)), []);
  });
});
