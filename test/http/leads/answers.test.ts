import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { headersOf, type SmtpSink, startSmtpSink, wordsOf } from '../../support/surroundings/smtp-sink.ts';

describe('answers to leads by mail over HTTP', () => {
  const clock = makeFakeClock();
  let service: TestService;
  let sink: SmtpSink;
  let merchant: Merchant;
  let token: string;

  before(async () => {
    sink = await startSmtpSink();
    service = await startTestService({ overrides: { clock }, env: sink.env });
  });
  after(async () => {
    await service.stop();
    await sink.stop();
  });
  beforeEach(async () => {
    sink.caught.length = 0;
    merchant = await makeMerchant(service, { name: 'Herbaciarnia Pod Lipą' });
    await service.stores.staff.update(merchant.ownerId, { notices: { leads: false, chats: false } });
    await pushPolicy(service, merchant);
    token = await signIn(service, merchant.email);
  });

  const leaveLead = async (): Promise<string> => {
    const session = await openSession(service, merchant.shop);
    clock.forward(5_000);
    const reply = await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(merchant.shop, session),
    });
    assert.equal(reply.status, 201, reply.text);
    return (await call(service, 'GET', '/v1/staff/leads', { token })).body.leads[0].id;
  };
  const read = async (id: string) => (await call(service, 'GET', `/v1/staff/leads/${id}`, { token })).body;
  const until = async (id: string, state: string) => {
    for (;;) {
      const lead = await read(id);
      if (lead.answers[0]?.state === state) return lead;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it('go from the operator with the address of the shop for replies, as written by a person', async () => {
    const id = await leaveLead();
    const body = { ref: randomUUID(), text: 'Dzień dobry,\ntak, herbata jest.', after: 0 };
    const reply = await call(service, 'POST', `/v1/staff/leads/${id}/answers`, { token, body });
    assert.equal(reply.status, 202, reply.text);
    assert.deepEqual([reply.body.state, reply.body.answers[0].state], ['in_work', 'queued']);
    const [mail] = await sink.until(1);
    assert.ok(mail);
    const headers = headersOf(mail);
    assert.match(headers.get('from') ?? '', /<chat@shop\.example>$/);
    assert.match(
      headers.get('reply-to') ?? '',
      new RegExp(merchant.shop.controller.email.replaceAll('.', '\\.')),
    );
    assert.equal(headers.get('auto-submitted'), undefined);
    assert.match(wordsOf(mail), /tak, herbata jest\./);
    const lead = await until(id, 'sent');
    assert.deepEqual([lead.state, lead.answers.length, lead.hasUnsentAnswer], ['answered', 1, false]);
    assert.deepEqual(lead.history.at(-1).state, 'answered');
    assert.equal(lead.history.at(-1).by, lead.answers[0].by);
  });

  it('that the mail server refuses are shown as not sent, with the reason', async () => {
    const id = await leaveLead();
    sink.refuseWith = { code: 550, text: 'No such user zaneta@example.net' };
    const body = { ref: randomUUID(), text: 'Dzień dobry', after: 0 };
    await call(service, 'POST', `/v1/staff/leads/${id}/answers`, { token, body });
    const lead = await until(id, 'failed');
    sink.refuseWith = null;
    assert.deepEqual(
      [lead.state, lead.answers[0].fault, lead.hasUnsentAnswer],
      ['in_work', 'address_refused', true],
    );
    const again = await call(service, 'POST', `/v1/staff/leads/${id}/answers`, { token, body });
    assert.equal(again.body.answers.length, 1);
    await sink.until(1);
    assert.equal((await until(id, 'sent')).state, 'answered');
  });

  for (const refusesAt of ['MAIL FROM', 'RCPT TO', 'DATA'] as const)
    it(`go from the operator where its server sends from no other address, and says so at ${refusesAt}`, async () => {
      const sender = { address: 'kontakt@sklep.example', confirmedAt: clock.now() };
      await service.stores.shops.update(scopeOfShop(merchant.shop.id), { sender });
      const id = await leaveLead();
      sink.sendsAs = { from: 'chat@shop.example', refusesAt };
      const body = { ref: randomUUID(), text: 'Dzień dobry', after: 0 };
      await call(service, 'POST', `/v1/staff/leads/${id}/answers`, { token, body });
      for (let state = 'queued'; state === 'queued'; ) state = (await read(id)).answers[0].state;
      sink.sendsAs = null;
      const { state, answers } = await read(id);
      assert.deepEqual([state, answers[0].state, answers[0].fault], ['answered', 'sent', null]);
      const [mail, ...others] = sink.caught;
      assert.ok(mail);
      assert.deepEqual([mail.from, others], ['chat@shop.example', []]);
      assert.equal(headersOf(mail).get('reply-to'), 'kontakt@sklep.example');
    });

  it('that were dropped from the outbox are not said to be on their way when they are sent again', async () => {
    const id = await leaveLead();
    sink.refuseWith = { code: 550, text: 'No such user' };
    const body = { ref: randomUUID(), text: 'Dzień dobry', after: 0 };
    await call(service, 'POST', `/v1/staff/leads/${id}/answers`, { token, body });
    await until(id, 'failed');
    sink.refuseWith = null;
    const outbox = `/v1/staff/shops/${merchant.shop.id}/mails`;
    const { mails } = (await call(service, 'GET', outbox, { token })).body;
    const [mail] = mails.filter(({ kind }: { kind: string }) => kind === 'lead_answer');
    const dropped = await call(service, 'DELETE', `${outbox}/${mail.id}`, { token });
    assert.equal(dropped.status, 204, dropped.text);
    const again = await call(service, 'POST', `/v1/staff/leads/${id}/answers`, { token, body });
    assert.deepEqual([again.status, again.body.code], [409, 'conflict']);
    assert.match(again.body.detail, /dropped from the outbox.*Write the answer anew/);
    const anew = { ref: randomUUID(), text: 'Dzień dobry', after: 1 };
    const reply = await call(service, 'POST', `/v1/staff/leads/${id}/answers`, { token, body: anew });
    assert.equal(reply.status, 202, reply.text);
    await sink.until(1);
  });
});
