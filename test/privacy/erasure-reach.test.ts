import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import { brokenMailer } from '../support/fakes/fake-mailer.ts';
import { makeMemoryStores } from '../support/memory-stores/memory-stores.ts';
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
} from '../support/scenes/chat-actors.ts';
import { EMAIL, marketingScene } from '../support/scenes/marketing-scene.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';
import { startSmtpSink } from '../support/surroundings/smtp-sink.ts';

const PHONE = '+48 601 202 303';
const ROUND_MS = 10 * 60_000;

describe('what erasure reaches', () => {
  const clock = makeFakeClock('2026-11-24T12:00:00.000Z');
  const stores = makeMemoryStores();
  let service: TestService;
  let merchant: Merchant;
  let staff: Awaited<ReturnType<typeof connectStaff>>;
  let token: string;
  before(async () => {
    service = await startTestService({ stores, overrides: { clock, mailer: brokenMailer } });
    merchant = await makeMerchant(service, {
      fields: { name: 'optional', email: 'optional', phone: 'optional' },
    });
    await pushPolicy(service, merchant);
    staff = await connectStaff(service, merchant.email);
    token = staff.token;
  });
  after(async () => {
    await staff.close();
    await service.stop();
  });

  const scope = () => scopeOfShop(merchant.shop.id);
  const chatWithMailedLink = async (text: string) => {
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text, boot: newBoot() });
    const { token: visitorToken } = await visitor.next('message.ack');
    const opened = await call(service, 'POST', '/v1/visitor/chat-receipt', {
      token: visitorToken,
      body: { shop: merchant.shop.key },
    });
    const secret = /#c\.(\S{43})/.exec(opened.text)?.[1];
    const email = `${randomUUID()}@example.net`;
    const mailed = await call(service, 'POST', '/v1/visitor/chat-receipt/mail', { body: { secret, email } });
    assert.equal(mailed.status, 204, mailed.text);
    const key = await service.ports.vault.subjectKey(scope(), 'email', email);
    const waiting = async () => (await stores.mails.findBySubject(scope(), key)).length;
    assert.equal(await waiting(), 1);
    return { visitor, visitorToken, waiting };
  };
  const erase = async (person: Record<string, string>) => {
    const body = { shopId: merchant.shop.id, kind: 'erasure', locale: 'pl', identity: 'order', ...person };
    const { body: request } = await call(service, 'POST', '/v1/staff/requests', { token, body });
    const path = `/v1/staff/requests/${request.id}`;
    const ids = request.typed.map(({ id }: { id: string }) => id);
    await call(service, 'POST', `${path}/include`, { token, body: { ids } });
    const begun = await call(service, 'POST', `${path}/erase`, { token, body: {} });
    assert.equal(begun.status, 200, begun.text);
    for (;;) {
      const { body: now } = await call(service, 'GET', path, { token });
      if (now.state === 'done') return now;
    }
  };

  it('drops the mail with the link to a conversation that the visitor erases [RT-7]', async () => {
    const { visitor, visitorToken, waiting } = await chatWithMailedLink('Dzień dobry');
    const body = { shop: merchant.shop.key };
    assert.equal(
      (await call(service, 'POST', '/v1/visitor/erase', { token: visitorToken, body })).status,
      204,
    );
    assert.equal(await waiting(), 0);
    await visitor.close();
  });

  it('drops that mail too when the person is erased by a number, though it goes to an address [RT-2]', async () => {
    const { visitor, waiting } = await chatWithMailedLink(`Mój numer to ${PHONE}`);
    await erase({ phone: PHONE });
    assert.equal(await waiting(), 0);
    await visitor.close();
  });

  it('leaves the proof of a lead that is kept for a claim, and takes it once the hold ends [RT-2]', async () => {
    const email = 'spor@example.net';
    const session = await openSession(service, merchant.shop);
    const sent = await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(merchant.shop, session, { email }),
    });
    assert.equal(sent.status, 201, sent.text);
    const key = await service.ports.vault.subjectKey(scope(), 'email', email);
    const [lead] = await stores.leads.findBySubject(scope(), key);
    assert.ok(lead);
    await stores.leads.setMarks(scope(), lead.id, { heldAt: clock.now(), heldReason: 'claim' });
    await erase({ email });
    assert.equal((await stores.consents.byRef(scope(), lead.id)).length, 1);
    await stores.leads.setMarks(scope(), lead.id, { heldAt: null, heldReason: null });
    await erase({ email });
    assert.equal(await stores.leads.get(scope(), lead.id), null);
    assert.equal((await stores.consents.byRef(scope(), lead.id)).length, 0);
  });

  it('ends an erasure that a lost database cut short, without a restart, and leaves a running one alone [RT-2]', async () => {
    const email = 'przerwane@example.net';
    const session = await openSession(service, merchant.shop);
    await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session, { email }) });
    const key = await service.ports.vault.subjectKey(scope(), 'email', email);
    const { remove } = stores.leads;
    stores.leads.remove = () => Promise.reject(new Error('The power went out.'));
    const { useCases } = service;
    const subject = await useCases.findPerson(merchant.shop, scope(), { email });
    const request = await useCases.requestDesk.register(scope(), {
      kind: 'erasure',
      channel: 'console',
      locale: 'pl',
      subject: subject.subject,
      identity: 'order',
      actor: 'system',
    });
    const { ended } = await useCases.runErasure.start(scope(), request, 'system');
    await assert.rejects(ended, /power/);
    stores.leads.remove = remove;
    assert.equal(await useCases.runErasure.resume(ROUND_MS), 0, 'whoever began just now is left alone');
    clock.forward(ROUND_MS);
    assert.equal(await useCases.runErasure.resume(ROUND_MS), 1);
    assert.equal((await stores.leads.findBySubject(scope(), key)).length, 0);
    assert.equal((await stores.subjectRequests.get(scope(), request.id))?.state, 'done');
  });

  it('goes on when another instance is at the same erasure [RT-2]', async () => {
    const { useCases } = service;
    const { subject } = await useCases.findPerson(merchant.shop, scope(), { email: 'dwa@example.net' });
    const wanted = { kind: 'erasure', channel: 'console', locale: 'pl', identity: 'order' } as const;
    const request = await useCases.requestDesk.register(scope(), { ...wanted, subject, actor: 'system' });
    const work = { kind: 'erase', at: clock.now(), actor: 'system', done: 0, total: 1 } as const;
    await useCases.requestDesk.change(scope(), request, { work });
    const { change } = stores.subjectRequests;
    stores.subjectRequests.change = async () => null;
    assert.equal(await useCases.runErasure.resume(), 0, 'the other one wins each step');
    stores.subjectRequests.change = change;
    assert.equal(await useCases.runErasure.resume(), 1);
  });
});

describe('a list for offers', () => {
  const clock = makeFakeClock('2026-11-24T12:00:00.000Z');

  it('does not get back from a restored backup who has left it [RT-8, MK-4]', async () => {
    const stores = makeMemoryStores();
    const sink = await startSmtpSink();
    const service = await startTestService({ stores, env: sink.env, overrides: { clock } });
    try {
      const scene = marketingScene(service, sink);
      const merchant = await scene.shopWithBoxes();
      const scope = scopeOfShop(merchant.shop.id);
      await scene.send(merchant, ['email']);
      await scene.confirmBy(merchant);
      const key = await scene.keyOf(merchant, 'email', EMAIL);
      const backup = await stores.subscriptions.find(scope, 'email', key);
      assert.ok(backup);
      await scene.unsubscribe(merchant);
      await stores.suppressions.lift(scope, 'email', key);
      await stores.subscriptions.insert(scope, backup);
      assert.ok((await scene.exportOf(merchant)).includes(EMAIL));
      await service.useCases.replayErasures();
      assert.equal(await stores.subscriptions.find(scope, 'email', key), null);
      assert.equal(await stores.suppressions.has(scope, 'email', key), true);
      assert.ok(!(await scene.exportOf(merchant)).includes(EMAIL));
    } finally {
      await service.stop();
      await sink.stop();
    }
  });

  it('takes in no file without an agreement when somebody else runs the service [D7]', async () => {
    const service = await startTestService({
      env: { ZGODA_DEPLOYMENT: 'operator-hosted' },
      overrides: { clock },
    });
    try {
      const scene = marketingScene(service);
      const merchant = await makeMerchant(service);
      const reply = await scene.importOf(merchant, `email\n${EMAIL}\n`);
      assert.deepEqual([reply.status, reply.body.code], [403, 'dpa_required']);
      assert.deepEqual(await service.stores.subscriptions.ids(scopeOfShop(merchant.shop.id)), []);
    } finally {
      await service.stop();
    }
  });
});

describe('failed tries to sign in', () => {
  it('go with the next run after their quarter of an hour, with the address that was tried [RE-1]', async () => {
    const clock = makeFakeClock('2026-11-24T12:00:00.000Z');
    const service = await startTestService({ overrides: { clock } });
    try {
      const email = 'ktokolwiek@example.net';
      const { signInFailures } = service.stores;
      await call(service, 'POST', '/v1/staff/sign-in', { body: { email, password: 'a wrong password' } });
      assert.equal(await signInFailures.count(email, new Date(0)), 1);
      await service.useCases.sweepExpired();
      assert.equal(await signInFailures.count(email, new Date(0)), 1, 'it still counts');
      clock.forward(15 * 60_000 + 1);
      await service.useCases.sweepExpired();
      assert.equal(await signInFailures.count(email, new Date(0)), 0);
    } finally {
      await service.stop();
    }
  });
});
