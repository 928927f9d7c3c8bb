import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { identityClaims, signIdentity } from '../../support/builders/identity-token.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
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
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const EMAIL = 'ola.klient@person.example';
const WORDPRESS = { platform: 'wordpress', version: '0.1.0', platformVersion: '6.8' };

describe('a request about data, handed to the shop server', () => {
  const clock = makeFakeClock();
  let service: TestService;
  let merchant: Merchant;
  let token: string;

  before(async () => {
    service = await startTestService({ overrides: { clock } });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    await report();
    token = await signIn(service, merchant.email);
  });

  const report = (takesTasks = true, whose = merchant): Promise<Reply> =>
    pushPolicy(service, whose, {}, { adapter: { ...WORDPRESS, ...(takesTasks ? { takesTasks } : {}) } });
  const post = (path: string, body: unknown = {}): Promise<Reply> =>
    call(service, 'POST', `/v1/staff/requests${path}`, { body, token });
  const read = async (id: string) => (await call(service, 'GET', `/v1/staff/requests/${id}`, { token })).body;
  const newRequest = async (kind: string, person: Record<string, unknown> = { email: EMAIL }) => {
    const body = { shopId: merchant.shop.id, kind, locale: 'pl', identity: 'order', ...person };
    const reply = await post('', body);
    assert.equal(reply.status, 201, reply.text);
    return reply.body;
  };
  const handOver = (id: string, on = true): Promise<Reply> => post(`/${id}/hand-over`, { on });
  const store = (method: string, path: string, body?: unknown, whose = merchant): Promise<Reply> =>
    signedCall(service, whose, method, `/v1/adapter/${path}`, body === undefined ? '' : JSON.stringify(body));
  const tasks = async (whose = merchant) => (await store('GET', 'tasks', undefined, whose)).body.tasks;
  const tell = (id: string, state: string, more: Record<string, unknown> = {}, whose = merchant) =>
    store('POST', 'tasks', { id, state, ...more }, whose);
  const acts = async (id: string): Promise<string[]> =>
    (await read(id)).steps.map(({ act }: { act: string }) => act);
  const leave = async (): Promise<void> => {
    const session = await openSession(service, merchant.shop);
    const sent = await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(merchant.shop, session, { email: EMAIL }),
    });
    assert.equal(sent.status, 201, sent.text);
  };
  const eraseInShopServer = (person: Record<string, unknown> = { email: EMAIL }): Promise<Reply> =>
    store('POST', 'privacy/erase', { locale: 'pl', page: 1, ...person });
  const inRegister = async () =>
    (await call(service, 'GET', '/v1/staff/requests', { token })).body.requests.length;

  it('waits where only the signed server of that shop fetches it, is taken and done, and each step is written down [AD-36, RT-2, SE-1]', async () => {
    const { id } = await newRequest('erasure');
    assert.deepEqual((await read(id)).handOverChance, 'possible');
    const handed = await handOver(id);
    assert.equal(handed.body.handOver.state, 'waiting', handed.text);
    const counted = [(await report()).body.tasks, (await store('GET', 'health')).body.tasks];
    assert.deepEqual(counted, [1, 1]);
    const [task, ...others] = await tasks();
    assert.deepEqual(others, []);
    assert.deepEqual([task.id, task.kind, task.email, task.phone, task.subs], [id, 'erase', EMAIL, null, []]);

    const stranger = await makeMerchant(service);
    await report(true, stranger);
    assert.deepEqual(await tasks(stranger), []);
    for (const unknown of [id, 'req_AAAAAAAAAAAAAAAAAAAAAA'])
      assert.equal((await tell(unknown, 'taken', {}, stranger)).status, 404);
    const unsigned = await call(service, 'GET', '/v1/adapter/tasks', { token });
    assert.equal(unsigned.status, 401);

    assert.deepEqual((await tell(id, 'taken')).body, { id, state: 'taken' });
    assert.deepEqual(await tasks(), []);
    assert.equal((await report()).body.tasks, 0);
    assert.deepEqual((await tell(id, 'done')).body, { id, state: 'done' });
    assert.deepEqual((await tell(id, 'taken')).body, { id, state: 'done' }, 'overtaken words change nothing');
    await tell(id, 'done');
    assert.deepEqual(await acts(id), ['received', 'handed_over', 'store_taken', 'store_done']);
    const log = await service.stores.audit.range(scopeOfShop(merchant.shop.id), 1, 1_000);
    const rows = log.filter(({ action }) => /store_|handed_over/.test(action));
    assert.deepEqual(
      rows.map(({ actor, target }) => [actor, target]),
      [
        [merchant.ownerId, id],
        ['store', id],
        ['store', id],
      ],
    );
    assert.doesNotMatch(JSON.stringify(log), /ola\.klient/);
  });

  it('is offered for seeing, taking along, erasing and objecting, and for nothing else [RT-1, RT-2]', async () => {
    const chances: Record<string, unknown> = {};
    for (const kind of ['access', 'portability', 'erasure', 'objection', 'rectification', 'restriction']) {
      const { id } = await newRequest(kind);
      const { status } = await handOver(id);
      const task = (await tasks()).find((one: { id: string }) => one.id === id);
      chances[kind] = task?.kind ?? status;
    }
    assert.deepEqual(chances, {
      access: 'export',
      portability: 'export',
      erasure: 'erase',
      objection: 'erase',
      rectification: 409,
      restriction: 409,
    });
  });

  it('is not faked for a shop whose adapter takes no tasks, or that has disconnected [AD-25]', async () => {
    const { id } = await newRequest('access');
    await report(false);
    assert.equal((await read(id)).handOverChance, 'no_adapter');
    assert.equal((await handOver(id)).status, 409);
    await report();
    assert.equal((await read(id)).handOverChance, 'possible');
    await store('POST', 'disconnect', {});
    assert.equal((await read(id)).handOverChance, 'no_adapter');
    const other = await makeMerchant(service);
    merchant = other;
    token = await signIn(service, other.email);
    assert.equal((await newRequest('access')).handOverChance, 'no_adapter', 'a snippet alone');
  });

  it('needs to be sure who asks, and a person whom the shop server could find [RT-6]', async () => {
    const { id } = await newRequest('erasure', { email: EMAIL, identity: undefined });
    assert.equal((await handOver(id)).status, 409);
    await post(`/${id}/identify`, { proof: 'order' });
    assert.equal((await handOver(id)).status, 200);
    const staff = await connectStaff(service, merchant.email);
    const sent = await call(service, 'POST', '/v1/visitor/messages', {
      body: { shop: merchant.shop.key, ref: randomUUID(), boot: newBoot(), text: 'Hej', locale: 'pl' },
    });
    await staff.close();
    const inbox = await call(service, 'GET', '/v1/staff/inbox', { token });
    const person = { conversationId: inbox.body.conversations[0].id, identity: 'conversation' };
    const talk = await newRequest('access', person);
    assert.equal(talk.handOverChance, 'nobody_named');
    assert.equal((await handOver(talk.id)).status, 409);
    const word = signIdentity(merchant.adapterSecret, identityClaims(merchant.shop.key, clock.now()));
    const known = await call(service, 'POST', '/v1/visitor/identity', {
      token: sent.body.token,
      body: { shop: merchant.shop.key, token: word },
    });
    assert.equal(known.status, 204, known.text);
    assert.equal((await handOver(talk.id)).status, 200);
    const task = (await tasks()).find((one: { id: string }) => one.id === talk.id);
    assert.deepEqual([task.email, task.subs], [null, ['wordpress:7']]);
  });

  it('can be taken back while it waits, not later; the shop server hears that it is gone [AD-36]', async () => {
    const { id } = await newRequest('access');
    await handOver(id);
    assert.equal((await handOver(id)).status, 409, 'handed over once');
    assert.equal((await handOver(id, false)).body.handOver, null);
    assert.deepEqual(await tasks(), []);
    assert.equal((await tell(id, 'taken')).status, 404);
    await handOver(id);
    await tell(id, 'taken');
    assert.equal((await handOver(id, false)).status, 409);
  });

  it('says why the shop server refused, in one of few words, and can be handed over anew [AD-36]', async () => {
    const { id } = await newRequest('access', { phone: '+48 600 100 200' });
    await handOver(id);
    assert.equal((await tell(id, 'refused', { reason: 'Ola was here' })).status, 422);
    assert.equal((await tell(id, 'done', { reason: 'failed' })).status, 422);
    await tell(id, 'refused', { reason: 'no_email' });
    const { handOver: told } = await read(id);
    assert.deepEqual([told.state, told.refusal], ['refused', 'no_email']);
    assert.equal((await handOver(id)).body.handOver.state, 'waiting');
    assert.equal((await tasks())[0].phone, '+48 600 100 200');
  });

  it('is gone with the request: what the shop server had not fetched by then it never gets; what it took it may finish [RT-2]', async () => {
    const [waiting, taken] = [await newRequest('erasure'), await newRequest('access')];
    for (const { id } of [waiting, taken]) await handOver(id);
    await tell(taken.id, 'taken');
    for (const { id } of [waiting, taken]) await post(`/${id}/complete`);
    assert.deepEqual(await tasks(), []);
    assert.equal((await tell(waiting.id, 'taken')).status, 404);
    assert.equal((await tell(taken.id, 'done')).body.state, 'done');
    const scope = scopeOfShop(merchant.shop.id);
    for (const { id } of [waiting, taken])
      assert.equal((await service.stores.subjectRequests.get(scope, id))?.sealedEmail, null);
  });

  it('erased there, is the same request here: everything goes, and no second one stands in the register [RT-2]', async () => {
    await leave();
    const { id } = await newRequest('objection');
    await handOver(id);
    await tell(id, 'taken');
    const person = { email: EMAIL, subs: ['wordpress:7'], phone: '+48 601 234 567' };
    const erased = await eraseInShopServer(person);
    assert.equal(erased.body.done, true, erased.text);
    assert.ok(erased.body.removed > 0);
    assert.equal(await inRegister(), 1);
    assert.deepEqual(
      (await eraseInShopServer({ ...person, page: 2 })).body,
      erased.body,
      'a slow one asks on',
    );
    assert.equal((await tell(id, 'done')).status, 200);
    const { state, handOver: told } = await read(id);
    assert.deepEqual([state, told.state], ['done', 'done']);
    const kept = await service.stores.subjectRequests.get(scopeOfShop(merchant.shop.id), id);
    assert.ok((kept?.subjectKeys.length ?? 0) > 1, 'what only the store knew was erased too');
  });

  it('erased here before, finds nothing left when the shop server erases too [RT-2]', async () => {
    await leave();
    const { id } = await newRequest('erasure');
    await handOver(id);
    await tell(id, 'taken');
    await post(`/${id}/erase`);
    while ((await read(id)).state !== 'done');
    const erased = await eraseInShopServer();
    assert.deepEqual([erased.body.done, erased.body.removed], [true, 0]);
    assert.equal((await tell(id, 'done')).body.state, 'done');
  });

  it('is not mistaken for the request of somebody who only shares the phone [RT-2]', async () => {
    const phone = '+48 600 700 800';
    const { id } = await newRequest('erasure', { email: EMAIL, phone });
    await handOver(id);
    await eraseInShopServer({ email: 'someone.else@person.example', phone });
    assert.equal((await read(id)).state, 'in_progress');
    assert.equal(await inRegister(), 2);
  });

  it('is not told “done” for the erasure of somebody else with the same phone that still runs [RT-2]', async () => {
    const phone = '+48 600 700 800';
    const scope = scopeOfShop(merchant.shop.id);
    const { useCases } = service;
    const other = { email: 'someone.else@person.example', phone };
    const { subject } = await useCases.findPerson(merchant.shop, scope, other);
    const wanted = { kind: 'erasure', channel: 'store', locale: 'pl', identity: 'store' } as const;
    const running = await useCases.requestDesk.register(scope, { ...wanted, subject, actor: 'store' });
    const work = { kind: 'erase', at: clock.now(), actor: 'store', done: 0, total: 1 } as const;
    await useCases.requestDesk.change(scope, running, { work });
    await leave();
    const erased = await eraseInShopServer({ email: EMAIL, phone });
    assert.equal(erased.body.done, true, erased.text);
    assert.equal(await inRegister(), 2);
    assert.deepEqual(await service.stores.leads.ids(scope), [], 'what the person sent is still there');
  });

  it('exported there, is one step of the same request, and no second one [RT-1]', async () => {
    await leave();
    const { id } = await newRequest('access');
    await handOver(id);
    await store('POST', 'privacy/export', { email: EMAIL, locale: 'pl', page: 1 });
    assert.equal(await inRegister(), 1);
    assert.deepEqual(await acts(id), ['received', 'handed_over', 'exported']);
    assert.equal((await read(id)).state, 'in_progress', 'the console still answers its own part');
  });
});

describe('a shop that never concluded an agreement', () => {
  it('keeps no request that could be handed to its server [D7]', async () => {
    const service = await startTestService({ env: { ZGODA_DEPLOYMENT: 'operator-hosted' } });
    const merchant = await makeMerchant(service);
    await pushPolicy(service, merchant, {}, { adapter: { ...WORDPRESS, takesTasks: true } });
    const token = await signIn(service, merchant.email);
    const body = { shopId: merchant.shop.id, kind: 'access', locale: 'pl', identity: 'order', email: EMAIL };
    const refused = await call(service, 'POST', '/v1/staff/requests', { body, token });
    const kept = await call(service, 'GET', '/v1/staff/requests', { token });
    await service.stop();
    assert.equal(refused.body.code, 'dpa_required', refused.text);
    assert.deepEqual(kept.body.requests, []);
  });
});
