import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { MailContent } from '../../../service/domain/model/mail/mail.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { takingMailer } from '../../support/fakes/fake-mailer.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
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
import { linkTaken } from '../../support/surroundings/mailed-link.ts';
import { watchOutbox } from '../../support/surroundings/outbox.ts';

const EMAIL = 'anna.nowak@person.example';
const DAY_MS = 86_400_000;

describe('requests of people about their data', () => {
  const clock = makeFakeClock();
  const outbox = watchOutbox();
  let mailsBefore = 0;
  let service: TestService;
  let merchant: Merchant;
  let staff: FrameClient & { token: string };

  before(async () => {
    service = await startTestService({ stores: outbox.stores, overrides: { clock, mailer: takingMailer } });
  });
  after(() => service.stop());
  beforeEach(async () => {
    mailsBefore = (await outbox.readMails(service)).length;
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    staff = await connectStaff(service, merchant.email);
  });
  afterEach(() => staff.close());

  const post = (path: string, body: unknown = {}): Promise<Reply> =>
    call(service, 'POST', path, { body, token: staff.token });
  const get = (path: string): Promise<Reply> => call(service, 'GET', path, { token: staff.token });
  const sendLead = async (changes: Record<string, unknown> = {}): Promise<Reply> => {
    const session = await openSession(service, merchant.shop);
    const body = leadBody(merchant.shop, session, { email: EMAIL, ...changes });
    delete body.phone;
    const sent = await call(service, 'POST', '/v1/visitor/leads', { body });
    assert.equal(sent.status, 201, sent.text);
    return sent;
  };
  const newRequest = async (kind: string, changes: Record<string, unknown> = {}): Promise<Reply> => {
    const body = { shopId: merchant.shop.id, kind, locale: 'pl', email: EMAIL, ...changes };
    const reply = await post('/v1/staff/requests', body);
    assert.equal(reply.status, 201, reply.text);
    return reply;
  };
  const leadsOf = async () => (await get('/v1/staff/leads')).body.leads;
  const mailsTo = async (address: string): Promise<MailContent[]> =>
    (await outbox.readMails(service)).slice(mailsBefore).filter(({ to }) => to === address);
  const takenSecret = async (mail: MailContent | undefined): Promise<string> => {
    const secret = secretIn(mail?.text);
    await linkTaken(service, secret);
    return secret;
  };
  const secretIn = (text: string | undefined): string => /#([A-Za-z0-9_-]{43})/.exec(text ?? '')?.[1] ?? '';
  const ended = async (id: string): Promise<Reply> => {
    for (;;) {
      const reply = await get(`/v1/staff/requests/${id}`);
      if (reply.body.work === null) return reply;
    }
  };

  it('shows, changes and erases nothing before it is sure who asks, and never takes a document [RT-6]', async () => {
    await sendLead();
    assert.doesNotMatch(JSON.stringify((await newRequest('access')).body.counts), /requests/);
    const { body: request } = await newRequest('erasure');
    assert.equal(request.state, 'received');
    for (const path of ['erase', 'complete', 'answer']) {
      assert.equal((await post(`/v1/staff/requests/${request.id}/${path}`)).body.code, 'conflict', path);
    }
    assert.equal((await get(`/v1/staff/requests/${request.id}/answer`)).body.code, 'conflict');
    assert.equal((await leadsOf()).length, 1);
    const proof = { proof: 'id_document' };
    const refused = await post(`/v1/staff/requests/${request.id}/identify`, proof);
    assert.equal(refused.body.code, 'invalid_request');
    const withFile = { proof: 'order', document: 'scan' };
    assert.equal((await post(`/v1/staff/requests/${request.id}/identify`, withFile)).status, 422);
    assert.equal((await post(`/v1/staff/requests/${request.id}/identify`, { proof: 'order' })).status, 200);
  });

  it('takes a conversation as proof of that conversation alone, whatever address was typed in it [RT-6]', async () => {
    await sendLead();
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: `Jestem ${EMAIL}`, boot: newBoot() });
    const { conversation } = await staff.next('conversation.new');
    const both = { shopId: merchant.shop.id, kind: 'access', locale: 'pl', identity: 'conversation' };
    const refused = await post('/v1/staff/requests', {
      ...both,
      email: EMAIL,
      conversationId: conversation.id,
    });
    assert.equal(refused.body.code, 'invalid_request', refused.text);
    const { body: request } = await post('/v1/staff/requests', { ...both, conversationId: conversation.id });
    const { body: answer } = await get(`/v1/staff/requests/${request.id}/answer`);
    const groups = answer.json.data.map(({ group }: { group: string }) => group);
    assert.deepEqual(groups, ['conversations']);
    await visitor.close();
  });

  it('has the address confirmed by mail, with a link and without the data; only the pressed button counts [RT-6, SE-6]', async () => {
    await sendLead({ message: 'tajna wiadomość' });
    const { body: request } = await newRequest('access');
    await post(`/v1/staff/requests/${request.id}/identity-mail`);
    const [mail] = await mailsTo(EMAIL);
    assert.doesNotMatch(mail?.text ?? '', /tajna|anna\.nowak/);
    const secret = await takenSecret(mail);
    const look = await call(service, 'POST', '/v1/confirmations/look', { body: { secret } });
    assert.equal(look.status, 200, look.text);
    assert.equal((await get(`/v1/staff/requests/${request.id}`)).body.identity, null);
    await call(service, 'POST', '/v1/confirmations/confirm', { body: { secret } });
    assert.equal((await get(`/v1/staff/requests/${request.id}`)).body.identity, 'email');
    const again = await call(service, 'POST', '/v1/confirmations/confirm', { body: { secret } });
    assert.equal(again.body.code, 'link_invalid');
  });

  it('answers the public page the same whether anything is held or not, and gives the data to the owner of the address alone [RT-1, RT-6]', async () => {
    await sendLead({ message: 'moja wiadomość' });
    const ask = (email: string) =>
      call(service, 'POST', '/v1/requests', {
        body: { shop: merchant.shop.key, kind: 'access', email, locale: 'pl' },
      });
    const [known, unknown] = [await ask(EMAIL), await ask('nobody@person.example')];
    assert.deepEqual([known.status, known.body], [unknown.status, unknown.body]);
    assert.deepEqual((await get('/v1/staff/requests')).body.requests, [], 'not confirmed, not on the desk');
    await ask(EMAIL);
    assert.equal((await mailsTo(EMAIL)).length, 1, 'asked twice, mailed once');
    const secret = await takenSecret((await mailsTo(EMAIL))[0]);
    const done = await call(service, 'POST', '/v1/confirmations/confirm', { body: { secret } });
    const answerSecret = secretIn(done.body.next.href);
    const fetched = await call(service, 'POST', '/v1/requests/answer', { body: { secret: answerSecret } });
    assert.match(fetched.text, /moja wiadomość/);
    clock.forward(7 * DAY_MS + 1);
    const late = await call(service, 'POST', '/v1/requests/answer', { body: { secret: answerSecret } });
    assert.equal(late.status, 404);
  });

  it('erases at once on the public page where the shop wants it so, and on the desk otherwise [RT-2]', async () => {
    const run = async () => {
      await sendLead();
      const body = { shop: merchant.shop.key, kind: 'erasure', email: EMAIL, locale: 'pl' };
      await call(service, 'POST', '/v1/requests', { body });
      const mails = await mailsTo(EMAIL);
      const secret = await takenSecret(mails.at(-1));
      const done = await call(service, 'POST', '/v1/confirmations/confirm', { body: { secret } });
      assert.equal(done.status, 200, done.text);
    };
    await run();
    assert.equal((await leadsOf()).length, 1, 'the shop confirms');
    const onDesk = async () => (await get('/v1/staff/requests')).body.requests[0]?.id;
    assert.equal((await post(`/v1/staff/requests/${await onDesk()}/identity-mail`)).body.code, 'conflict');
    assert.ok(await onDesk(), 'on the desk until it is answered');
    await call(service, 'PUT', `/v1/staff/shops/${merchant.shop.id}/rights-settings`, {
      body: { selfErasure: 'at_once' },
      token: staff.token,
    });
    clock.forward(3_600_000);
    await run();
    assert.deepEqual(await service.stores.leads.ids(scopeOfShop(merchant.shop.id)), []);
  });

  it('says by which day the shop answers, as people of the language write a day [RT-5]', async () => {
    for (const [locale, day] of [
      ['pl', /odpowie do \d+ \p{L}+ \d{4}\.$/u],
      ['en', /will answer by \d+ \p{L}+ \d{4}\.$/u],
      ['de', /antwortet spätestens am \d+\. \p{L}+ \d{4}\.$/u],
    ] as const) {
      const body = { shop: merchant.shop.key, kind: 'objection', email: `${locale}@person.example`, locale };
      await call(service, 'POST', '/v1/requests', { body });
      const secret = await takenSecret((await mailsTo(body.email))[0]);
      const done = await call(service, 'POST', '/v1/confirmations/confirm', { body: { secret } });
      assert.match(done.body.paragraphs[0], day);
    }
  });

  it('hides what is restricted from lists, inbox, live frames and proofs, keeps it from deletion, and lifts that again [RT-3]', async () => {
    await sendLead();
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: `Piszę z ${EMAIL}`, boot: newBoot() });
    const { conversation } = await staff.next('conversation.new');
    const [lead] = await leadsOf();
    const { body: request } = await newRequest('restriction', { identity: 'order' });
    await post(`/v1/staff/requests/${request.id}/restrict`, { on: true });
    await staff.next((frame) => frame.t === 'conversation.gone' && frame.conversationId === conversation.id);
    assert.deepEqual(await leadsOf(), []);
    assert.deepEqual((await get('/v1/staff/inbox')).body.conversations, []);
    for (const path of [
      `/v1/staff/leads/${lead.id}`,
      `/v1/staff/leads/${lead.id}/evidence`,
      `/v1/staff/conversations/${conversation.id}`,
      `/v1/staff/conversations/${conversation.id}/events?after=0`,
    ]) {
      assert.equal((await get(path)).status, 404, path);
    }
    clock.forward(400 * DAY_MS);
    await service.useCases.sweepExpired();
    const token = staff.token;
    assert.equal(
      (await call(service, 'GET', '/v1/staff/leads', { token })).status,
      401,
      'the session is over',
    );
    const again = await connectStaff(service, merchant.email);
    const path = `/v1/staff/requests/${request.id}`;
    const lifted = await call(service, 'POST', `${path}/restrict`, {
      body: { on: false },
      token: again.token,
    });
    assert.equal(lifted.status, 200, lifted.text);
    const scope = scopeOfShop(merchant.shop.id);
    assert.equal((await service.stores.leads.get(scope, lead.id))?.restrictedAt, null);
    await service.useCases.sweepExpired();
    assert.equal(await service.stores.leads.get(scope, lead.id), null, 'its time went on');
    await again.close();
    await visitor.close();
  });

  it('corrects a field, finds the person by the new address, and writes down who, when and which field, no value [RT-4]', async () => {
    await sendLead();
    const { body: request } = await newRequest('rectification', { identity: 'order' });
    const wrong = await post(`/v1/staff/requests/${request.id}/rectify`, { field: 'email', value: 'x' });
    assert.equal(wrong.body.code, 'invalid_request');
    const change = { field: 'email', value: 'anna.kowalska@person.example' };
    const done = await post(`/v1/staff/requests/${request.id}/rectify`, change);
    assert.equal(done.status, 200, done.text);
    assert.equal((await leadsOf())[0].email, change.value);
    const find = { shopId: merchant.shop.id, email: change.value };
    const found = await post('/v1/staff/people/find', find);
    assert.ok(found.body.counts.some(({ source }: { source: string }) => source === 'leads'));
    const step = done.body.steps.at(-1);
    assert.deepEqual([step.act, step.detail, step.count], ['rectified', 'email', 1]);
    const scope = scopeOfShop(merchant.shop.id);
    const kept = [await service.stores.audit.range(scope, 1, 1_000), done.body.steps];
    for (const value of [EMAIL, change.value]) assert.ok(!JSON.stringify(kept).includes(value));
  });

  it('is due a month after it came in, until then extended once by two with a reason, and tells the owner in time [RT-5]', async () => {
    await service.useCases.remindDue();
    const receivedAt = new Date(clock.now().getTime() - 20 * DAY_MS).toISOString();
    const { body: request } = await newRequest('access', { receivedAt, identity: 'order' });
    assert.equal(await service.useCases.remindDue(), 0);
    clock.forward(5 * DAY_MS);
    assert.equal(await service.useCases.remindDue(), 1, 'seven days before');
    assert.equal(await service.useCases.remindDue(), 0, 'once');
    clock.forward(5.5 * DAY_MS);
    assert.equal(await service.useCases.remindDue(), 1, 'one day before');
    staff = await connectStaff(service, merchant.email);
    clock.forward(2 * DAY_MS);
    staff = await connectStaff(service, merchant.email);
    const [late] = (await get('/v1/staff/requests')).body.requests;
    assert.ok(late.daysLeft < 0, 'overdue');
    const tooLate = await post(`/v1/staff/requests/${request.id}/extend`, { reason: 'complexity' });
    assert.equal(tooLate.body.code, 'conflict');
    const { body: young } = await newRequest('access', { identity: 'order' });
    assert.equal((await post(`/v1/staff/requests/${young.id}/extend`, { reason: 'because' })).status, 422);
    const longer = await post(`/v1/staff/requests/${young.id}/extend`, { reason: 'complexity' });
    assert.ok(longer.body.dueAt > young.dueAt);
    const twice = await post(`/v1/staff/requests/${young.id}/extend`, { reason: 'number' });
    assert.equal(twice.body.code, 'conflict');
  });

  it('ends an objection like an erasure, unless the shop records a compelling ground [RT-2]', async () => {
    await sendLead();
    const { body: refused } = await newRequest('objection', { identity: 'order' });
    await post(`/v1/staff/requests/${refused.id}/refuse`, { reason: 'compelling_ground' });
    assert.equal((await leadsOf()).length, 1);
    const { body: access } = await newRequest('access', { identity: 'order' });
    const unfit = await post(`/v1/staff/requests/${access.id}/refuse`, { reason: 'compelling_ground' });
    assert.equal(unfit.body.code, 'invalid_request');
    assert.equal((await post(`/v1/staff/requests/${access.id}/erase`)).body.code, 'conflict');
    const { body: upheld } = await newRequest('objection', { identity: 'order' });
    await post(`/v1/staff/requests/${upheld.id}/erase`);
    assert.equal((await ended(upheld.id)).body.state, 'done');
    assert.deepEqual(await leadsOf(), []);
  });

  it('drops a mail that waits for a person who was erased [RT-2]', async () => {
    await sendLead();
    const scope = scopeOfShop(merchant.shop.id);
    const [lead] = await leadsOf();
    await service.useCases.queueMail(scope, {
      kind: 'receipt',
      locale: 'pl',
      to: EMAIL,
      words: { subject: 'x', text: 'x' },
      gaps: {},
      ref: lead.id,
    });
    const { body: request } = await newRequest('erasure', { identity: 'order' });
    await post(`/v1/staff/requests/${request.id}/erase`);
    await ended(request.id);
    assert.equal(await service.stores.mails.removeByRef(scope, lead.id), 0);
  });

  it('serves the privacy tools of a shop server page by page, and says done only when all is gone [RT-1, RT-2]', async () => {
    await sendLead({ message: 'ze sklepu' });
    const ask = (verb: string, changes: Record<string, unknown> = {}) =>
      signedCall(
        service,
        merchant,
        'POST',
        `/v1/adapter/privacy/${verb}`,
        JSON.stringify({ email: EMAIL, subs: ['wordpress:7'], locale: 'pl', page: 1, ...changes }),
      );
    const exported = await ask('export');
    assert.equal(exported.status, 200, exported.text);
    assert.equal(exported.body.done, true);
    const [group] = exported.body.groups.filter(
      ({ groupId }: { groupId: string }) => groupId === 'zgoda_leads',
    );
    assert.ok(group.data.some(({ value }: { value: string }) => value === 'ze sklepu'));
    assert.deepEqual((await ask('export', { email: undefined, subs: [] })).status, 422);
    const erased = await ask('erase');
    assert.equal(erased.body.done, true, erased.text);
    assert.ok(erased.body.removed >= 1);
    assert.ok(erased.body.messages.length >= 1);
    assert.deepEqual(await leadsOf(), []);
    const [row] = (await get('/v1/staff/requests')).body.requests.filter(
      ({ kind }: { kind: string }) => kind === 'erasure',
    );
    assert.deepEqual([row.channel, row.state], ['store', 'done']);
  });

  it('never says done to a shop server when the erasure failed [RT-2]', async () => {
    await sendLead();
    const stores = service.stores as { mails: { removeBySubject: unknown } };
    const original = stores.mails.removeBySubject;
    stores.mails.removeBySubject = async () => {
      throw new Error('the disk is gone');
    };
    const raw = JSON.stringify({ email: EMAIL, locale: 'pl', page: 1 });
    const failed = await signedCall(service, merchant, 'POST', '/v1/adapter/privacy/erase', raw);
    stores.mails.removeBySubject = original;
    assert.ok(failed.status >= 500, failed.text);
    assert.notEqual(failed.body.done, true);
    assert.equal((await leadsOf()).length, 1);
    const again = await signedCall(service, merchant, 'POST', '/v1/adapter/privacy/erase', raw);
    assert.equal(again.body.done, true, again.text);
    assert.deepEqual(await leadsOf(), []);
  });
});

describe('an erasure that was cut short', () => {
  it('is finished by the next start [RT-2]', async () => {
    const stores = makeMemoryStores();
    const first = await startTestService({ stores });
    const merchant = await makeMerchant(first);
    await pushPolicy(first, merchant);
    const session = await openSession(first, merchant.shop);
    const body = leadBody(merchant.shop, session, { email: EMAIL });
    delete body.phone;
    await call(first, 'POST', '/v1/visitor/leads', { body });
    const scope = scopeOfShop(merchant.shop.id);
    const { subject } = await first.useCases.findPerson(merchant.shop, scope, { email: EMAIL });
    const request = await first.useCases.requestDesk.register(scope, {
      kind: 'erasure',
      channel: 'console',
      locale: 'pl',
      subject,
      identity: 'order',
      actor: merchant.ownerId,
    });
    const remove = stores.leads.remove;
    Object.assign(stores.leads, {
      remove: async () => {
        throw new Error('killed here');
      },
    });
    const { ended } = await first.useCases.runErasure.start(scope, request, merchant.ownerId);
    await assert.rejects(ended);
    await first.stop();
    Object.assign(stores.leads, { remove });
    const second = await startTestService({ stores });
    assert.deepEqual(await stores.leads.ids(scope), []);
    assert.equal((await stores.subjectRequests.get(scope, request.id))?.state, 'done');
    await second.stop();
  });
});
