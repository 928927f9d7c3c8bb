import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { NO_MARKETING, type Shop } from '../../../service/domain/model/shop/shop.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { takingMailer } from '../../support/fakes/fake-mailer.ts';
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
} from '../../support/scenes/chat-actors.ts';
import { wholeInbox } from '../../support/scenes/whole-inbox.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

describe('the server alone', () => {
  const clock = makeFakeClock();
  let service: TestService;
  let merchant: Merchant;
  before(async () => {
    service = await startTestService({ overrides: { clock, mailer: takingMailer } });
  });
  after(() => service.stop());
  const open = async (changes: Partial<Shop> = {}): Promise<Reply> => {
    merchant = await makeMerchant(service, changes);
    await pushPolicy(service, merchant);
    return openSession(service, merchant.shop);
  };
  const send = (body: unknown) => call(service, 'POST', '/v1/visitor/leads', { body });
  const kept = async (of = merchant) => ({
    leads: (await service.stores.leads.list(scopeOfShops([of.shop.id]), new Date(8e14), 100)).length,
    consents: (await service.stores.consents.head(scopeOfShop(of.shop.id))).seq,
    subscriptions: await service.stores.subscriptions.count(scopeOfShop(of.shop.id), 'phone', 'confirmed'),
  });
  const NOTHING = { leads: 0, consents: 0, subscriptions: 0 };
  const FIELDS: Shop['fields'] = { name: 'optional', email: 'required', phone: 'optional' };

  type Refusal = {
    of: string;
    shop?: Partial<Shop>;
    changes: Record<string, unknown> | ((session: Reply) => Record<string, unknown>);
    status: number;
    code: string;
    field?: string;
  };
  const REFUSALS: readonly Refusal[] = [
    { of: 'no tick [CO-2]', changes: { consent: false }, status: 422, code: 'consent_required' },
    { of: 'the box left out [CO-2]', changes: { consent: undefined }, status: 422, code: 'consent_required' },
    { of: 'a tick that is a word', changes: { consent: 'true' }, status: 422, code: 'invalid_request' },
    {
      of: 'a tick for two purposes [CO-3]',
      changes: { consent: ['reply', 'marketing'] },
      status: 422,
      code: 'invalid_request',
    },
    {
      of: 'a box for offers inside the other [CO-3]',
      changes: { marketingConsent: true },
      status: 422,
      code: 'invalid_request',
    },
    { of: 'no notice [TR-1]', changes: { noticeId: null }, status: 409, code: 'notice_stale' },
    {
      of: 'a made-up notice [CO-4]',
      changes: { noticeId: `ntc_${'0'.repeat(32)}` },
      status: 409,
      code: 'notice_stale',
    },
    {
      of: 'a field that is off [TR-5]',
      shop: { fields: { ...FIELDS, phone: 'off' } },
      changes: { phone: '+48 600 700 800' },
      status: 422,
      code: 'invalid_request',
      field: 'phone',
    },
    {
      of: 'a required field left out [TR-5]',
      shop: { fields: FIELDS },
      changes: { email: undefined },
      status: 422,
      code: 'invalid_request',
      field: 'email',
    },
    {
      of: 'an address that is none',
      changes: { email: 'nobody' },
      status: 422,
      code: 'invalid_request',
      field: 'email',
    },
    {
      of: 'a number that is none',
      changes: { phone: 'abc' },
      status: 422,
      code: 'invalid_request',
      field: 'phone',
    },
    {
      of: 'a message over 4000 characters',
      changes: { message: 'ż'.repeat(4001) },
      status: 422,
      code: 'invalid_request',
      field: 'message',
    },
    {
      of: 'an empty message',
      changes: { message: ' \n ' },
      status: 422,
      code: 'invalid_request',
      field: 'message',
    },
    {
      of: 'a name over 200 characters',
      changes: { name: 'ż'.repeat(201) },
      status: 422,
      code: 'invalid_request',
      field: 'name',
    },
    {
      of: 'a field that does not exist',
      changes: { pesel: '44051401458' },
      status: 422,
      code: 'invalid_request',
    },
    { of: 'a made-up form', changes: { formToken: 'a.b.c' }, status: 409, code: 'form_expired' },
    {
      of: 'a box of a channel that is off [MK-1]',
      shop: { marketing: { ...NO_MARKETING, email: true } },
      changes: (session) => ({
        marketing: { noticeId: session.body.form.marketing.noticeId, channels: ['phone'] },
      }),
      status: 409,
      code: 'notice_stale',
    },
    {
      of: 'a box for offers where there is none [MK-1]',
      changes: (session) => ({ marketing: { noticeId: session.body.form.notice.id, channels: ['email'] } }),
      status: 409,
      code: 'notice_stale',
    },
    {
      of: 'a box for offers without the address it is for [MK-1]',
      shop: { marketing: { ...NO_MARKETING, phone: true } },
      changes: (session) => ({
        phone: undefined,
        marketing: { noticeId: session.body.form.marketing.noticeId, channels: ['phone'] },
      }),
      status: 422,
      code: 'invalid_request',
      field: 'phone',
    },
  ];
  for (const { of, shop, changes, status, code, field } of REFUSALS) {
    it(`refuses an enquiry with ${of}, and keeps nothing [D4]`, async () => {
      const session = await open({ fields: FIELDS, ...shop });
      const reply = await send(
        leadBody(merchant.shop, session, {
          ...(shop?.fields?.phone === 'off' ? { phone: undefined } : {}),
          ...(typeof changes === 'function' ? changes(session) : changes),
        }),
      );
      assert.deepEqual([reply.status, reply.body.code], [status, code], reply.text);
      if (field !== undefined) assert.ok(reply.body.fields[field], reply.text);
      assert.deepEqual(await kept(), NOTHING);
    });
  }

  it('refuses a form that lay open for too long, and one that was sent before [D4]', async () => {
    const session = await open();
    const body = leadBody(merchant.shop, session);
    assert.equal((await send(body)).status, 201);
    assert.equal((await send({ ...body, ref: randomUUID() })).body.code, 'form_expired');
    const other = await open();
    clock.forward(2 * 3_600_000 + 1);
    assert.equal((await send(leadBody(merchant.shop, other))).body.code, 'form_expired');
    assert.deepEqual(await kept(), NOTHING);
  });

  it('refuses the consent under a page that was taken down since, at once [D4, CO-4, D3]', async () => {
    const session = await open();
    await pushPolicy(service, merchant, { state: 'unpublished', reason: 'draft' });
    const reply = await send(leadBody(merchant.shop, session));
    assert.deepEqual([reply.status, reply.body.code], [409, 'notice_stale']);
    assert.deepEqual(await kept(), NOTHING);
  });

  it('refuses the form that the shop has closed, and one of a shop not set up [D4, TR-2]', async () => {
    const session = await open({ whenNoPolicy: 'hide' });
    await pushPolicy(service, merchant, { state: 'unpublished', reason: 'trashed' });
    const closed = await send(leadBody(merchant.shop, session));
    assert.deepEqual([closed.status, closed.body.code], [403, 'form_closed']);
    assert.deepEqual(await kept(), NOTHING);
    const unready = await makeMerchant(service, { confirmedAt: null });
    const refused = await send(leadBody(unready.shop, session));
    assert.deepEqual([refused.status, refused.body.code], [403, 'setup_incomplete']);
    assert.deepEqual(await kept(unready), NOTHING);
  });

  it('takes a form or notice of another shop for nothing [D4, SE-1]', async () => {
    const foreign = await open();
    const other = merchant;
    const session = await open();
    const notice = await send(leadBody(merchant.shop, session, { noticeId: foreign.body.form.notice.id }));
    assert.equal(notice.body.code, 'notice_stale');
    const form = await send(leadBody(merchant.shop, session, { formToken: foreign.body.form.formToken }));
    assert.equal(form.body.code, 'form_expired');
    assert.deepEqual([await kept(), await kept(other)], [NOTHING, NOTHING]);
  });

  describe('in a conversation', () => {
    const talk = async () => {
      const staff = await connectStaff(service, merchant.email);
      const visitor = await connectVisitor(service, merchant.shop);
      visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Dzień dobry', boot: newBoot() });
      const { token } = await visitor.next('message.ack');
      const told = await staff.next(({ t, event }) => t === 'event.new' && event.kind === 'message');
      return { staff, visitor, token: String(token), id: String(told.conversationId) };
    };
    const problemOf = async (client: FrameClient, frame: Record<string, unknown>): Promise<string> => {
      client.send(frame);
      return (await client.next('problem')).code;
    };
    const events = (id: string) =>
      wholeInbox(service.stores, scopeOfShops([merchant.shop.id]), new Date(0)).then(
        (rows) => rows.find((row) => row.id === id)?.lastSeq,
      );

    it('refuses a message over 4000 characters, an empty one and an unknown field, over socket and HTTP [D4]', async () => {
      await open();
      const { staff, visitor, token, id } = await talk();
      const before = await events(id);
      for (const changes of [
        { text: 'ż'.repeat(4001) },
        { text: '  ' },
        { text: 'Tak', email: 'a@b.example' },
      ]) {
        const ref = randomUUID();
        assert.equal(await problemOf(visitor, { t: 'message.send', ref, ...changes }), 'invalid_request');
        const reply = await call(service, 'POST', '/v1/visitor/messages', {
          token,
          body: { shop: merchant.shop.key, ref, locale: 'pl', ...changes },
        });
        assert.deepEqual([reply.status, reply.body.code], [422, 'invalid_request']);
      }
      assert.equal(await events(id), before);
      await visitor.close();
      await staff.close();
    });

    it('refuses the answer to a card of another conversation, to no card at all, over-long, of the wrong number, and twice [D4, RQ-2]', async () => {
      await open();
      const mine = await talk();
      const ask = async (purpose: string, fields: readonly object[]) => {
        const asked = await call(service, 'POST', `/v1/staff/conversations/${mine.id}/cards`, {
          token: mine.staff.token,
          body: { ref: randomUUID(), purpose, fields },
        });
        assert.equal(asked.status, 201, asked.text);
        const told = await mine.visitor.next(({ t, event }) => t === 'event.new' && event.kind === 'card');
        return String(told.event.cardId);
      };
      const answer = async (token: string, cardId: string, more: Record<string, unknown> = {}) => {
        const reply = await call(service, 'POST', '/v1/visitor/cards/answer', {
          token,
          body: {
            shop: merchant.shop.key,
            ref: randomUUID(),
            cardId,
            values: ['zaneta@person.example'],
            ...more,
          },
        });
        return [reply.status, reply.body.code ?? null];
      };
      const cardId = await ask('order_help', [{ kind: 'email' }]);
      const card = async () =>
        (await service.stores.cards.listByConversation(scopeOfShop(merchant.shop.id), mine.id as never)).at(
          -1,
        );
      const theirs = await connectVisitor(service, merchant.shop);
      theirs.send({ t: 'message.send', ref: randomUUID(), text: 'Halo', boot: newBoot() });
      const stranger = String((await theirs.next('message.ack')).token);
      assert.deepEqual(await answer(stranger, cardId), [404, 'not_found']);
      assert.deepEqual(await answer(mine.token, `crd_${'0'.repeat(32)}`), [404, 'not_found']);
      for (const values of [['ż'.repeat(301)], ['nobody'], [], ['a@b.example', 'c@d.example']]) {
        assert.deepEqual(await answer(mine.token, cardId, { values }), [422, 'invalid_request']);
      }
      assert.deepEqual([(await card())?.state, (await card())?.sealed], ['asked', null]);
      assert.deepEqual(await answer(mine.token, cardId), [201, null]);
      assert.deepEqual(await answer(mine.token, cardId), [409, 'conflict']);
      await theirs.close();
      await mine.visitor.close();
      await mine.staff.close();
    });
  });
});
