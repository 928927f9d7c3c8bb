import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { NO_MARKETING } from '../../../service/domain/model/shop/shop.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
  type Reply,
  signedCall,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const PHONE = '600 100 200';
const EWA = { email: 'ewa@person.example', phone: PHONE, message: 'Proszę o zwrot za sukienkę' };
const EWA_BY_PHONE = { email: undefined, phone: '+48 600-100-200', message: 'Proszę oddzwonić po 16' };
const JAN = { email: 'jan@person.example', phone: PHONE };

describe('a phone number beside an address, which nobody has checked', () => {
  let service: TestService;
  let merchant: Merchant;
  before(async () => {
    service = await startTestService();
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service, {
      fields: { name: 'optional', email: 'optional', phone: 'optional' },
      marketing: { ...NO_MARKETING, phone: true },
    });
    await pushPolicy(service, merchant);
  });

  const scope = () => scopeOfShop(merchant.shop.id);
  const sendForm = async (values: Record<string, string | undefined>, channels: string[] = []) => {
    const session = await openSession(service, merchant.shop);
    const body = leadBody(merchant.shop, session, values);
    const { marketing } = session.body.form ?? {};
    const ticked = channels.length === 0 ? {} : { marketing: { noticeId: marketing?.noticeId, channels } };
    const sent = await call(service, 'POST', '/v1/visitor/leads', { body: { ...body, ...ticked } });
    assert.equal(sent.status, 201, sent.text);
  };
  const ask = async (verb: 'export' | 'erase', person: object): Promise<Reply> => {
    const body = JSON.stringify({ subs: [], locale: 'pl', page: 1, ...person });
    const reply = await signedCall(service, merchant, 'POST', `/v1/adapter/privacy/${verb}`, body);
    assert.equal(reply.status, 200, reply.text);
    return reply;
  };
  const messages = async (): Promise<string[]> => {
    const { vault } = service.ports;
    const ids = await service.stores.leads.ids(scope());
    const leads = await Promise.all(ids.map((id) => service.stores.leads.get(scope(), id)));
    const sealed = leads.flatMap((lead) => (lead?.sealed.message === undefined ? [] : [lead.sealed.message]));
    return (await Promise.all(sealed.map((text) => vault.open(scope(), text)))).sort();
  };

  it('hands out nothing of others under it to the shop server, and says that it was not searched [RT-1, RT-6]', async () => {
    await sendForm(EWA);
    await sendForm(EWA_BY_PHONE);
    const exported = await ask('export', JAN);
    for (const { message } of [EWA, EWA_BY_PHONE]) assert.ok(!exported.text.includes(message), exported.text);
    assert.match(exported.text, /Pod samym numerem telefonu/);
    const known = await ask('export', { email: EWA.email, phone: PHONE });
    assert.ok(known.text.includes(EWA.message), known.text);
  });

  it('erases nothing of others under it, nor the number in their forms, and tells the shop what is left [RT-2, RT-6]', async () => {
    await sendForm(EWA, ['phone']);
    await sendForm(EWA_BY_PHONE);
    const erased = await ask('erase', JAN);
    assert.deepEqual([erased.body.done, erased.body.removed], [true, 0], erased.text);
    assert.match(erased.body.messages.join(' '), /Pod samym numerem telefonu/);
    assert.deepEqual(await messages(), [EWA_BY_PHONE.message, EWA.message].sort());
    assert.equal(await service.stores.subscriptions.count(scope(), 'phone', 'confirmed'), 1);
    assert.ok(
      (await ask('export', { email: EWA.email })).text.includes(PHONE),
      'her number still stands there',
    );
  });

  it('ends offers by phone that the person ticked in an own form [RT-2, MK-4]', async () => {
    await sendForm(EWA, ['phone']);
    await ask('erase', { email: EWA.email, phone: PHONE });
    assert.equal(await service.stores.subscriptions.count(scope(), 'phone', 'confirmed'), 0);
    assert.deepEqual(await messages(), []);
  });

  it('finds by the number where it is all that is known [RT-1]', async () => {
    await sendForm(EWA_BY_PHONE);
    assert.ok((await ask('export', { phone: PHONE })).text.includes(EWA_BY_PHONE.message));
  });

  it('of a form that begins a request in the console opens no form of others [RT-1, RT-6]', async () => {
    await sendForm(EWA);
    await sendForm({ ...JAN, message: 'Gdzie jest paczka?' });
    const token = await signIn(service, merchant.email);
    const { body } = await call(service, 'GET', '/v1/staff/leads', { token });
    const own = body.leads.find(({ email }: { email: string }) => email === JAN.email);
    const wanted = { shopId: merchant.shop.id, kind: 'access', locale: 'pl', identity: 'order' };
    const asked = { body: { ...wanted, leadId: own.id }, token };
    const request = (await call(service, 'POST', '/v1/staff/requests', asked)).body;
    assert.equal(request.phone, PHONE);
    const answer = await call(service, 'GET', `/v1/staff/requests/${request.id}/answer`, { token });
    assert.equal(answer.status, 200, answer.text);
    assert.ok(answer.text.includes('Gdzie jest paczka?'), answer.text);
    assert.ok(!answer.text.includes(EWA.message), answer.text);
  });
});
