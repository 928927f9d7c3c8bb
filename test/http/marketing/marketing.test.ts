import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import { call, leadBody, makeMerchant, openSession, pushPolicy } from '../../support/scenes/chat-actors.ts';
import { EMAIL, marketingScene, PHONE } from '../../support/scenes/marketing-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { type SmtpSink, startSmtpSink } from '../../support/surroundings/smtp-sink.ts';

const DAY_MS = 24 * 3_600_000;

describe('boxes for offers on the contact form', () => {
  const clock = makeFakeClock('2026-11-24T12:00:00.000Z');
  const stores = makeMemoryStores();
  let sink: SmtpSink;
  let service: TestService;
  let scene: ReturnType<typeof marketingScene>;
  before(async () => {
    sink = await startSmtpSink();
    service = await startTestService({ stores, env: sink.env, overrides: { clock } });
    scene = marketingScene(service, sink);
  });
  after(async () => {
    await service.stop();
    await sink.stop();
  });

  it('keeps the contact form with every box for offers empty, and writes no consent to them [MK-1]', async () => {
    const merchant = await scene.shopWithBoxes();
    const { reply, marketing } = await scene.send(merchant, []);
    assert.equal(reply.status, 201, reply.text);
    assert.deepEqual(
      marketing.boxes.map((box: { channel: string }) => box.channel),
      ['email', 'phone'],
    );
    assert.deepEqual(
      (await scene.eventsOf(merchant)).map((event) => event.purpose),
      ['reply'],
    );
    assert.equal(await scene.mailTo(merchant), null);
  });

  it('shows boxes only for channels that the shop turned on, and only with a published policy page [MK-1, D3]', async () => {
    const plain = await makeMerchant(service);
    await pushPolicy(service, plain);
    assert.equal((await openSession(service, plain.shop)).body.form.marketing, undefined);
    const merchant = await scene.shopWithBoxes({ leadBasis: 'request' });
    const { boxes } = (await openSession(service, merchant.shop)).body.form.marketing;
    for (const { text } of boxes) {
      const said = text.map((part: { text: string }) => part.text).join('');
      assert.match(said, /Sklep Testowy sp\. z o\.o\..*wycofać w każdej chwili.*Polityka prywatności/);
    }
    await pushPolicy(service, merchant, { state: 'unpublished', text: null });
    assert.equal((await openSession(service, merchant.shop)).body.form.marketing, undefined);
    const noPhone = await scene.shopWithBoxes({
      fields: { name: 'off', email: 'required', phone: 'off' },
    });
    const view = (await openSession(service, noPhone.shop)).body.form.marketing;
    assert.equal(view.boxes.length, 1);
  });

  it('writes one consent for each ticked box, never two purposes in one [CO-3, MK-1]', async () => {
    const merchant = await scene.shopWithBoxes();
    const { reply, marketing } = await scene.send(merchant, ['email', 'phone']);
    assert.equal(reply.status, 201, reply.text);
    const events = await scene.eventsOf(merchant);
    assert.deepEqual(
      events.map(({ purpose, formId, control }) => [purpose, formId, control?.id, control?.initialState]),
      [
        ['reply', 'offline_form', 'consent-reply', 'unchecked'],
        ['marketing_email', 'marketing_optin', 'consent-marketing-email', 'unchecked'],
        ['marketing_phone', 'marketing_optin', 'consent-marketing-phone', 'unchecked'],
      ],
    );
    assert.notEqual(events[0]?.noticeId, marketing.noticeId);
    assert.equal(events[1]?.noticeId, marketing.noticeId);
    const notice = await stores.notices.get(scopeOfShop(merchant.shop.id), marketing.noticeId);
    assert.equal(notice?.content.surface, 'marketing_optin');
    for (const purposes of [['email', 'email'], [['email', 'phone']], ['reply'], []]) {
      const session = await openSession(service, merchant.shop);
      const body = leadBody(merchant.shop, session, {
        marketing: { noticeId: marketing.noticeId, channels: purposes },
      });
      assert.equal((await call(service, 'POST', '/v1/visitor/leads', { body })).status, 422);
    }
  });

  it('takes a box under the basis of a request too, without any consent to the reply [MK-1, D2]', async () => {
    const merchant = await scene.shopWithBoxes({ leadBasis: 'request' });
    const { reply } = await scene.send(merchant, ['phone'], { consent: undefined });
    assert.equal(reply.status, 201, reply.text);
    assert.deepEqual(
      (await scene.eventsOf(merchant)).map(({ action, purpose }) => [action, purpose]),
      [
        ['informed', 'reply'],
        ['granted', 'marketing_phone'],
      ],
    );
  });

  it('is proven by one file for each box, which says whether the address was confirmed [CO-9, MK-2]', async () => {
    const merchant = await scene.shopWithBoxes();
    await scene.send(merchant, ['email', 'phone']);
    const scope = scopeOfShop(merchant.shop.id);
    const found: Record<string, unknown> = {};
    for (const { id, action, purpose } of await scene.eventsOf(merchant)) {
      if (action !== 'granted') continue;
      const { verdict } = await service.useCases.consentEvidence(scope, id);
      found[purpose] = verdict.standing?.state ?? verdict.checks.filter(({ ok }) => !ok);
    }
    assert.deepEqual(found, { reply: 'stands', marketing_email: 'unconfirmed', marketing_phone: 'stands' });
  });

  it('refuses boxes under words that are not shown any more, and stores nothing [CO-4, MK-1]', async () => {
    const merchant = await scene.shopWithBoxes();
    const session = await openSession(service, merchant.shop);
    await pushPolicy(service, merchant, { title: 'Prywatność' });
    const fresh = await openSession(service, merchant.shop);
    const body = leadBody(merchant.shop, fresh, {
      marketing: { noticeId: session.body.form.marketing.noticeId, channels: ['email'] },
    });
    const reply = await call(service, 'POST', '/v1/visitor/leads', { body });
    assert.equal(reply.body.code, 'notice_stale', reply.text);
    assert.equal(reply.body.details.form.marketing.noticeId, fresh.body.form.marketing.noticeId);
    assert.deepEqual(await scene.eventsOf(merchant), []);
  });

  it('asks for the number when offers by phone are ticked and no number is given [MK-1]', async () => {
    const merchant = await scene.shopWithBoxes();
    const { reply } = await scene.send(merchant, ['phone'], { phone: undefined });
    assert.equal(reply.status, 422);
    assert.ok(reply.body.fields.phone);
    assert.deepEqual(await scene.eventsOf(merchant), []);
  });

  it('keeps an e-mail sign-up out of every export until the link in the mail is used [MK-2]', async () => {
    const merchant = await scene.shopWithBoxes();
    await scene.send(merchant, ['email']);
    assert.ok(!(await scene.exportOf(merchant)).includes(EMAIL));
    const mail = await scene.mailTo(merchant);
    assert.match(mail ?? '', /\s\shttp\S+\/confirm\/#\S{43}\s\s/);
    assert.doesNotMatch(
      (mail ?? '').replace(/style="[^"]*"/g, ''),
      /herbat|rabat|promocj|%/i,
      'no offer in it',
    );
    const confirmed = await scene.confirmBy(merchant);
    assert.equal(confirmed.status, 200, confirmed.text);
    const csv = await scene.exportOf(merchant);
    assert.match(
      csv,
      new RegExp(`${EMAIL},email,2026-11-24T[^,]+,2026-11-24T[^,]+,double,ntc_\\S+,cse_\\S+,`),
    );
    const last = (await scene.eventsOf(merchant)).at(-1);
    assert.deepEqual([last?.action, last?.method, last?.via], ['confirmed', 'doi_link', 'email_link']);
  });

  it('forgets an e-mail sign-up that nobody confirmed in 7 days, its event included [MK-2, RE-1]', async () => {
    const merchant = await scene.shopWithBoxes();
    await scene.send(merchant, ['email']);
    const scope = scopeOfShop(merchant.shop.id);
    const key = await scene.keyOf(merchant, 'email', EMAIL);
    clock.forward(7 * DAY_MS - 1);
    await service.useCases.sweepExpired();
    assert.notEqual(await stores.subscriptions.find(scope, 'email', key), null);
    clock.forward(1);
    const removed = await service.useCases.sweepExpired();
    assert.ok(removed.optins >= 1);
    assert.equal(await stores.subscriptions.find(scope, 'email', key), null);
    assert.deepEqual(
      (await scene.eventsOf(merchant)).map((event) => event.purpose),
      ['reply'],
    );
    assert.equal(await stores.suppressions.has(scope, 'email', key), false);
  });

  it('leaves no consent without an end when the service dies before the entry is kept [RE-1]', async () => {
    const merchant = await scene.shopWithBoxes();
    const { insert } = stores.subscriptions;
    stores.subscriptions.insert = () => Promise.reject(new Error('The power went out.'));
    assert.equal((await scene.send(merchant, ['phone'])).reply.status, 500);
    stores.subscriptions.insert = insert;
    clock.forward(3_600_001);
    await service.useCases.sweepExpired();
    const event = (await scene.eventsOf(merchant)).find(({ purpose }) => purpose === 'marketing_phone');
    assert.notEqual(event?.proofExpiresAt ?? null, null);
  });

  it('takes a phone consent by the tick and says so in the list [MK-2]', async () => {
    const merchant = await scene.shopWithBoxes();
    await scene.send(merchant, ['phone']);
    assert.match(await scene.exportOf(merchant, 'phone'), /\r\n\+48600700800,phone,,2026-[^,]+,single,/);
  });

  it('does not take the address of a contact form, or of any other purpose, for a consent to offers [MK-3, RQ-2]', async () => {
    const merchant = await scene.shopWithBoxes();
    const { reply } = await scene.send(merchant, [], { phone: PHONE });
    assert.equal(reply.status, 201, reply.text);
    const scope = scopeOfShop(merchant.shop.id);
    // On no list in any state: a confirmation mail would itself be an offer.
    assert.deepEqual(await stores.subscriptions.newest(scope, 10), []);
    assert.equal(await scene.mailTo(merchant), null);
    assert.deepEqual(
      (await scene.eventsOf(merchant)).map((event) => event.purpose),
      ['reply'],
    );
    // An address given on a card for an order is bound to that order.
    await service.useCases.recordConsent(scope, {
      purpose: 'card.order_help',
      formId: 'data_request',
      method: 'button',
      control: null,
      noticeId: 'ntc_card',
      ref: 'crd_1',
      sessionRef: 'x',
      subjectKey: await scene.keyOf(merchant, 'email', 'order@example.net'),
      subjectKind: 'email',
      pageOrigin: null,
      address: null,
      via: 'widget',
      widgetVersion: '0',
      adapterVersion: null,
    });
    for (const channel of ['email', 'phone']) {
      const lines = (await scene.exportOf(merchant, channel)).trim().split('\r\n');
      assert.equal(lines.length, 1, 'the heading alone');
    }
  });
});
