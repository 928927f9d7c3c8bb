import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
  type Reply,
  signedCall,
} from '../../support/scenes/chat-actors.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const JAN = 'jan@kancelaria.example';
const EWA = 'Mam raka, proszę o zwrot; mój brat to';

describe('a chat of somebody else, in which the address of the person was typed', () => {
  let service: TestService;
  let merchant: Merchant;
  let staff: FrameClient & { token: string };
  let chat: { id: ConversationId; token: string };
  before(async () => {
    service = await startTestService();
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    staff = await connectStaff(service, merchant.email);
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: `${EWA} ${JAN}`, boot: newBoot() });
    const ack = await visitor.next('message.ack');
    const { conversationId } = await staff.next(({ t, event }) => t === 'event.new' && event.id === ack.id);
    await visitor.close();
    chat = { id: conversationId as ConversationId, token: String(ack.token) };
    const session = await openSession(service, merchant.shop);
    const body = leadBody(merchant.shop, session, { email: JAN, message: 'Gdzie jest paczka?' });
    assert.equal((await call(service, 'POST', '/v1/visitor/leads', { body })).status, 201);
  });
  afterEach(() => staff.close());

  const scope = () => scopeOfShop(merchant.shop.id);
  const ask = async (verb: 'export' | 'erase'): Promise<Reply> => {
    const body = JSON.stringify({ email: JAN, subs: [], locale: 'pl', page: 1 });
    const reply = await signedCall(service, merchant, 'POST', `/v1/adapter/privacy/${verb}`, body);
    assert.equal(reply.status, 200, reply.text);
    return reply;
  };
  const post = async (path: string, body: unknown = {}): Promise<Reply> => {
    const reply = await call(service, 'POST', `/v1/staff/requests${path}`, { body, token: staff.token });
    assert.ok(reply.status < 300, reply.text);
    return reply;
  };
  const get = async (id: string, rest = '') =>
    call(service, 'GET', `/v1/staff/requests/${id}${rest}`, { token: staff.token });
  const left = async () => ({
    chat: (await service.stores.conversations.find(scope(), chat.id)) !== null,
    forms: (await service.stores.leads.ids(scope())).length,
  });
  const newRequest = async (kind: string) =>
    (await post('', { shopId: merchant.shop.id, kind, locale: 'pl', identity: 'order', email: JAN })).body;
  const erased = async (id: string): Promise<void> => {
    await post(`/${id}/erase`);
    while ((await get(id)).body.work !== null);
  };

  it('is not exported to the shop server, which reads that it is there; the request waits for the shop [RT-1, RT-6]', async () => {
    const exported = await ask('export');
    assert.ok(exported.text.includes('Gdzie jest paczka?'), exported.text);
    assert.ok(!exported.text.includes(EWA), exported.text);
    assert.ok(exported.text.includes('sklep najpierw sprawdzi, czy są Twoje'), exported.text);
    await ask('export');
    const { body } = await call(service, 'GET', '/v1/staff/requests', { token: staff.token });
    assert.deepEqual(
      body.requests.map(({ state }: { state: string }) => state),
      ['in_progress'],
    );
  });

  it('is not erased by the shop server, which is told what was left [RT-2]', async () => {
    const { body, text } = await ask('erase');
    assert.deepEqual([body.done, body.removed > 0], [true, true], text);
    assert.match(body.messages.join(' '), /w których ktoś tylko wpisał ten adres \(1\)/);
    assert.deepEqual(await left(), { chat: true, forms: 0 });
  });

  it('is not erased or exported from the console before somebody of the shop ticks it [RT-1, RT-2]', async () => {
    const access = await newRequest('access');
    assert.ok(!(await get(access.id, '/answer')).text.includes(EWA));
    const { id } = await newRequest('erasure');
    await erased(id);
    assert.deepEqual(await left(), { chat: true, forms: 0 });
    await service.useCases.replayErasures();
    assert.deepEqual(await left(), { chat: true, forms: 0 });
  });

  it('is listed in the request with its words, and goes once it was ticked [RT-1, RT-2]', async () => {
    const access = await newRequest('access');
    const [row, ...others] = access.typed;
    assert.deepEqual(others, []);
    assert.deepEqual([row.id, row.isIncluded], [chat.id, false]);
    assert.ok(row.text.includes(EWA), row.text);
    const chosen = await post(`/${access.id}/include`, { ids: [chat.id] });
    assert.deepEqual([chosen.body.typed[0].isIncluded, chosen.body.steps.at(-1).act], [true, 'included']);
    assert.ok((await get(access.id, '/answer')).text.includes(EWA));
    await post(`/${access.id}/include`, { ids: [] });
    assert.ok(!(await get(access.id, '/answer')).text.includes(EWA));

    const { id } = await newRequest('erasure');
    await post(`/${id}/include`, { ids: [chat.id] });
    await erased(id);
    assert.deepEqual(await left(), { chat: false, forms: 0 });
  });

  it('takes no other record along: only what was found by a typed address can be ticked [SE-1]', async () => {
    const { id } = await newRequest('access');
    const body = { ids: ['cnv_AAAAAAAAAAAAAAAAAAAAAA'] };
    const reply = await call(service, 'POST', `/v1/staff/requests/${id}/include`, {
      body,
      token: staff.token,
    });
    assert.equal(reply.status, 422, reply.text);
  });
});
