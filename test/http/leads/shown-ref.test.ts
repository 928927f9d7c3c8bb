import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  PASSWORD,
  pushPolicy,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('the receipt of a contact form', () => {
  const clock = makeFakeClock();
  let service: TestService;
  let merchant: Merchant;
  before(async () => {
    service = await startTestService({ overrides: { clock } });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
  });

  const post = (body: Record<string, unknown>) => call(service, 'POST', '/v1/visitor/leads', { body });
  const aForm = async () => leadBody(merchant.shop, await openSession(service, merchant.shop));
  const sent = async () => {
    const body = await aForm();
    const reply = await post(body);
    assert.equal(reply.status, 201, reply.text);
    return { body, secret: String(reply.body.receiptSecret) };
  };

  it('is given to nobody who holds the evidence of the consent, or the export of the shop [CO-6]', async () => {
    const { body, secret } = await sent();
    const token = await signIn(service, merchant.email);
    const { leads } = (await call(service, 'GET', '/v1/staff/leads', { token })).body;
    const evidence = await call(service, 'GET', `/v1/staff/leads/${leads[0].id}/evidence`, { token });
    assert.equal(evidence.status, 200, evidence.text);
    const path = `/v1/staff/shops/${merchant.shop.id}/export`;
    const taken = await call(service, 'POST', path, { token, body: { password: PASSWORD } });
    for (const { text } of [evidence, taken]) {
      assert.ok(text.includes(leads[0].id));
      const uuids: string[] = text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
      assert.ok(!uuids.includes(String(body.ref)));
      for (const ref of new Set(uuids)) {
        const reply = await post({ ...(await aForm()), ref });
        assert.notEqual(reply.body.receiptSecret, secret);
      }
    }
  });

  it('is given again to whoever sent it, and after two hours only with the token of the form [CO-6]', async () => {
    const { body, secret } = await sent();
    const other = async () => ({ ...(await aForm()), ref: body.ref });
    assert.equal((await post(await other())).body.receiptSecret, secret, 'the answer was lost just now');
    clock.forward(2 * 3_600_000 + 1);
    await pushPolicy(service, merchant);
    const late = await post(await other());
    assert.deepEqual([late.status, late.body.code], [409, 'conflict'], late.text);
    assert.ok(!late.text.includes(secret));
    assert.equal((await post(body)).body.receiptSecret, secret, 'the form itself, sent once more');
    assert.equal((await post({ ...(await aForm()), ref: randomUUID() })).status, 201);
  });
});
