import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as v from 'valibot';
import {
  adapterEraseResponse,
  adapterExportResponse,
  adapterPersonRequest,
} from '../../../service/protocol/api/rights-api.ts';
import { identityClaims, signIdentity } from '../../support/builders/identity-token.ts';
import {
  call,
  connectStaff,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
  type Reply,
  signedCall,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

type Body = { email?: string; phone?: string; subs: string[]; locale: string; page: number };
type AnswerCase = { name: string; status: number | string; body?: unknown; tell: unknown };
const cases = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../../shop-adapters/contract/privacy-cases.json'), 'utf8'),
) as { requests: { name: string; body: Body | null }[]; export: AnswerCase[]; erase: AnswerCase[] };

describe('export and erasure as the contract has them, said to the service', () => {
  let service: TestService;
  before(async () => {
    service = await startTestService();
  });
  after(() => service.stop());

  const ask = (merchant: Merchant, verb: 'export' | 'erase', body: Body): Promise<Reply> =>
    signedCall(service, merchant, 'POST', `/v1/adapter/privacy/${verb}`, JSON.stringify(body));
  const groupsOf = ({ body }: Reply): string[] =>
    body.groups.map(({ groupId }: { groupId: string }) => groupId);

  const makeShop = async (subs: string[]): Promise<Merchant> => {
    const merchant = await makeMerchant(service);
    const { shop } = merchant;
    await pushPolicy(service, merchant);
    const session = await openSession(service, shop);
    const lead = leadBody(shop, session, { email: 'anna@example.com', phone: '600 100 200' });
    assert.equal((await call(service, 'POST', '/v1/visitor/leads', { body: lead })).status, 201);
    const staff = await connectStaff(service, merchant.email);
    for (const sub of subs) {
      const body = { shop: shop.key, ref: randomUUID(), boot: newBoot(), text: 'Dzień dobry', locale: 'pl' };
      const { token } = (await call(service, 'POST', '/v1/visitor/messages', { body })).body;
      const word = signIdentity(merchant.adapterSecret, identityClaims(shop.key, new Date(), { sub }));
      const known = await call(service, 'POST', '/v1/visitor/identity', {
        token,
        body: { shop: shop.key, token: word },
      });
      assert.equal(known.status, 204, known.text);
    }
    staff.close();
    return merchant;
  };

  for (const { name, body } of cases.requests) {
    if (body === null || body.page > 1) continue;
    it(`finds, gives and erases what is held of the person, and answers the same again: ${name} [AD-33, RT-1, RT-2]`, async () => {
      const merchant = await makeShop(body.subs);
      const exported = await ask(merchant, 'export', body);
      assert.equal(exported.status, 200, exported.text);
      v.parse(adapterExportResponse, exported.body);
      const names = new Set(groupsOf(exported));
      assert.equal(names.has('zgoda_leads'), (body.email ?? body.phone) !== undefined);
      assert.equal(names.has('zgoda_conversations'), body.subs.length > 0);
      const erased = await ask(merchant, 'erase', body);
      assert.equal(erased.status, 200, erased.text);
      v.parse(adapterEraseResponse, erased.body);
      assert.deepEqual([erased.body.done, erased.body.removed > 0], [true, true]);
      const left = groupsOf(await ask(merchant, 'export', body));
      for (const group of ['zgoda_leads', 'zgoda_conversations']) assert.ok(!left.includes(group), group);
      assert.equal((await ask(merchant, 'erase', body)).body.done, true);
    });
  }

  it('takes each request of the contract in every field, and refuses one that names nobody [AD-33]', async () => {
    for (const { name, body } of cases.requests) {
      if (body !== null) assert.deepEqual(v.parse(adapterPersonRequest, body), body, name);
    }
    const merchant = await makeMerchant(service);
    const nobody = await ask(merchant, 'erase', { subs: [], locale: 'pl', page: 1 });
    assert.deepEqual([nobody.status, nobody.body.code], [422, 'invalid_request']);
    const dashes = await ask(merchant, 'erase', {
      email: 'anna@example.com',
      phone: '------',
      subs: [],
      locale: 'pl',
      page: 1,
    });
    assert.equal(dashes.status, 422, 'an adapter leaves out what is no number');
  });

  it('could have sent each answer that the contract calls whole, and none that it calls a failure [AD-33]', () => {
    for (const [verb, schema] of [
      ['export', adapterExportResponse],
      ['erase', adapterEraseResponse],
    ] as const) {
      for (const { name, status, body, tell } of cases[verb]) {
        const isWhole = status === 200 && v.is(schema, body);
        // Not a failure: the data of a departed shop are already deleted.
        const isGone = status === 410 && v.is(v.object({ code: v.literal('shop_closed') }), body);
        assert.equal(isWhole || isGone, tell !== 'failure', `${verb}: ${name}`);
      }
    }
  });
});
