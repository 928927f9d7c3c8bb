import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { aConversation } from '../../support/builders/builders.ts';
import { call, connectVisitor, makeMerchant, pushPolicy, signIn } from '../../support/scenes/chat-actors.ts';
import { DAY_MS, EMAIL, PHONE, useChatScene } from '../../support/scenes/chat-scene.ts';
import { wholeInbox } from '../../support/scenes/whole-inbox.ts';
import { startTestService } from '../../support/service/start-service.ts';

describe('data-request card', () => {
  const scene = useChatScene();
  const { talk, ask, askedIn, act, cardsOf, stored, ledger } = scene;

  it('is refused without fields, without a purpose, or with a field beside the purpose, and nothing is stored [RQ-1]', async () => {
    const { id } = await talk();
    for (const changes of [
      { fields: [] },
      { purpose: '' },
      { purpose: 'anything' },
      { fields: [{ kind: 'address' }] },
      { fields: [{ kind: 'pesel' }] },
      { fields: [{ kind: 'email' }, { kind: 'email' }] },
      { fields: [{ kind: 'email', label: 'x' }] },
    ]) {
      const reply = await ask(id, changes);
      assert.equal(reply.status, 422, JSON.stringify(changes));
      assert.equal(reply.body.code, 'invalid_request');
    }
    assert.deepEqual(await stored(id), []);
  });

  it('tells the visitor scope, purpose, basis, how long, needed or not, and the policy, before any input [RQ-1]', async () => {
    const { id, visitor } = await talk();
    assert.equal((await ask(id)).status, 201);
    const { request } = await askedIn(visitor);
    const text = request.paragraphs
      .flat()
      .map((part: { text: string }) => part.text)
      .join(' ');
    for (const said of [
      'adres e-mail i numer telefonu',
      'sprawdzenie Twojego zamówienia',
      'art. 6 ust. 1 lit. b RODO',
      'po 90 dniach',
      'dobrowolne, ale do tego celu potrzebne',
      'nie znajdziemy zamówienia',
      'Polityka prywatności',
      'Sklep Testowy sp. z o.o.',
    ])
      assert.ok(text.includes(said), said);
    assert.equal(request.consent, null);
    const notice = await scene.service.stores.notices.get(
      scopeOfShop(scene.merchant.shop.id),
      request.noticeId,
    );
    assert.equal(notice?.content.surface, 'data_request');
    assert.equal(notice?.content.purposes[0]?.code, 'card.order_help');
    visitor.close();
  });

  it('asks once however often the same request comes, and is there again after a reconnect [RQ-1]', async () => {
    const { id, visitor, token } = await talk();
    const ref = randomUUID();
    const first = await ask(id, { ref });
    const again = await ask(id, { ref });
    assert.deepEqual([first.status, again.status, again.body.dup], [201, 200, true]);
    assert.equal(first.body.seq, again.body.seq);
    visitor.close();
    const back = await connectVisitor(scene.service, scene.merchant.shop, { token });
    back.send({ t: 'events.resume', last: 0 });
    const batch = await back.next('events.batch');
    const cards = batch.events.filter((event: { kind: string }) => event.kind === 'card');
    assert.equal(cards.length, 1);
    assert.equal(cards[0].request.fields.length, 2);
    back.close();
  });

  it('keeps the answers as typed values of this card, sealed, and in no event, lead or log [RQ-2, SE-5]', async () => {
    const { id, visitor, token } = await talk();
    await ask(id);
    const { cardId } = await askedIn(visitor);
    const reply = await act('answer', token, cardId, { values: [EMAIL.toUpperCase(), PHONE] });
    assert.equal(reply.status, 201, reply.text);
    await scene.staff.next(
      ({ t, event }) => t === 'event.new' && event.kind === 'card' && event.state === 'answered',
    );
    const { cards } = (await cardsOf(id)).body;
    assert.deepEqual(
      cards[0].fields.map((field: { kind: string; value: string }) => [field.kind, field.value]),
      [
        ['email', EMAIL],
        ['phone', PHONE],
      ],
    );
    assert.equal(cards[0].purposeCode, 'order_help');
    const [card] = await stored(id);
    assert.ok(!JSON.stringify(card).includes('zaneta'));
    const events = await call(scene.service, 'GET', `/v1/staff/conversations/${id}/events?after=0`, {
      token: scene.staff.token,
    });
    assert.ok(!events.text.toLowerCase().includes('zaneta'));
    assert.ok(!scene.service.logLines.join('').toLowerCase().includes('zaneta.karta'));
    const leads = await call(scene.service, 'GET', '/v1/staff/leads', { token: scene.staff.token });
    assert.deepEqual(leads.body.leads, []);
    assert.equal(await ledger(), 0);
    visitor.close();
  });

  it('makes the person findable by the answered address, and erasing the conversation erases the answers [RT-1, RT-2]', async () => {
    const { id, visitor, token } = await talk();
    await ask(id);
    const { cardId } = await askedIn(visitor);
    await act('answer', token, cardId, { values: [EMAIL, PHONE] });
    const scope = scopeOfShop(scene.merchant.shop.id);
    const key = await scene.service.ports.vault.subjectKey(scope, 'email', EMAIL);
    assert.equal((await scene.service.stores.conversations.findBySubject(scope, key)).length, 1);
    assert.equal((await scene.service.stores.cards.findBySubject(scope, key)).length, 1);
    const erased = await call(scene.service, 'POST', '/v1/visitor/erase', {
      token,
      body: { shop: scene.merchant.shop.key },
    });
    assert.equal(erased.status, 204);
    assert.deepEqual(await stored(id), []);
    visitor.close();
  });

  it('names what is wrong with a value and stores nothing [RQ-2]', async () => {
    const { id, visitor, token } = await talk();
    await ask(id);
    const { cardId } = await askedIn(visitor);
    const reply = await act('answer', token, cardId, { values: ['nobody', '12'] });
    assert.equal(reply.status, 422);
    assert.deepEqual(Object.keys(reply.body.fields), ['values.0', 'values.1']);
    assert.equal((await act('answer', token, cardId, { values: [EMAIL, ''] })).status, 422);
    assert.equal((await stored(id))[0]?.state, 'asked');
    visitor.close();
  });

  it('stores nothing but "declined" when the visitor declines [RQ-1]', async () => {
    const { id, visitor, token } = await talk();
    await ask(id);
    const { cardId } = await askedIn(visitor);
    const ref = randomUUID();
    assert.equal((await act('decline', token, cardId, { ref })).status, 200);
    assert.equal((await act('decline', token, cardId, { ref })).body.dup, true);
    const [card] = await stored(id);
    assert.deepEqual([card?.state, card?.sealed, card?.subjectKeys], ['declined', null, []]);
    assert.equal((await act('answer', token, cardId, { values: [EMAIL, PHONE] })).status, 409);
    visitor.close();
  });

  it('takes one answer of two tabs, the same answer twice, and none after its time or the end of the conversation [RQ-2]', async () => {
    const { id, visitor, token } = await talk();
    await ask(id);
    const { cardId } = await askedIn(visitor);
    const ref = randomUUID();
    const [one, two] = await Promise.all([
      act('answer', token, cardId, { ref, values: [EMAIL, PHONE] }),
      act('answer', token, cardId, { values: ['other@example.net', PHONE] }),
    ]);
    assert.deepEqual([one.status, two.status].sort(), [201, 409]);
    if (one.status === 201)
      assert.equal((await act('answer', token, cardId, { ref, values: [EMAIL, PHONE] })).body.dup, true);

    await ask(id);
    const second = await askedIn(visitor);
    await call(scene.service, 'POST', `/v1/staff/conversations/${id}/close`, {
      token: scene.staff.token,
      body: { ref: randomUUID() },
    });
    const closed = await act('answer', token, second.cardId, { values: [EMAIL, PHONE] });
    assert.deepEqual([closed.status, closed.body.code], [409, 'conversation_closed']);
    assert.equal((await ask(id)).body.code, 'conversation_closed');
    visitor.close();
  });

  it('puts the address of a card, even of one about offers, on no list, in no lead and in no export [RQ-2, MK-3]', async () => {
    const { id, visitor, token } = await talk();
    const scope = scopeOfShop(scene.merchant.shop.id);
    await scene.service.stores.shops.update(scope, {
      marketing: { ...scene.merchant.shop.marketing, email: true, phone: true },
    });
    for (const [purpose, more] of [
      ['order_help', {}],
      ['advice', { consent: true }],
    ] as const) {
      const asked = await ask(id, { purpose, fields: [{ kind: 'email' }] });
      assert.equal(asked.status, 201, asked.text);
      const { cardId } = await askedIn(visitor);
      const reply = await act('answer', token, cardId, { values: [EMAIL], ...more });
      assert.equal(reply.status, 201, reply.text);
    }
    assert.deepEqual(await scene.service.stores.subscriptions.newest(scope, 10), [], 'not even as pending');
    for (const channel of ['email', 'phone']) {
      const path = `/v1/staff/shops/${scene.merchant.shop.id}/marketing/export?channel=${channel}`;
      const exported = await call(scene.service, 'GET', path, { token: scene.staff.token });
      assert.equal(exported.text.trim().split('\r\n').length, 1, 'the heading alone');
    }
    const leads = await call(scene.service, 'GET', '/v1/staff/leads', { token: scene.staff.token });
    assert.deepEqual(leads.body.leads, []);
    const customer = await call(scene.service, 'GET', `/v1/staff/conversations/${id}/customer`, {
      token: scene.staff.token,
    });
    assert.ok(!customer.text.includes('zaneta'));
    const purposes = (await scene.service.stores.consents.range(scope, 1, 9)).map((entry) =>
      entry.kind === 'event' ? entry.event.purpose : null,
    );
    assert.deepEqual(purposes, ['card.advice'], 'one consent, for what was asked');
    visitor.close();
  });

  it('takes nothing on the basis of consent without the visitor’s own tick, and records the tick as a consent [CO-2, CO-3, RQ-1]', async () => {
    const { id, visitor, token } = await talk();
    await ask(id, { purpose: 'advice', fields: [{ kind: 'email' }] });
    const { cardId, request } = await askedIn(visitor);
    assert.ok(request.consent.some((part: { href?: string }) => part.href?.includes('polityka')));
    const refused = await act('answer', token, cardId, { values: [EMAIL] });
    assert.deepEqual([refused.status, refused.body.code], [422, 'consent_required']);
    assert.equal(await ledger(), 0);
    assert.equal((await stored(id))[0]?.sealed, null);
    assert.equal((await act('answer', token, cardId, { values: [EMAIL], consent: true })).status, 201);
    const [event] = await scene.service.stores.consents.byRef(scopeOfShop(scene.merchant.shop.id), cardId);
    assert.ok(event);
    const { subject, verdict } = await scene.service.useCases.consentEvidence(
      scopeOfShop(scene.merchant.shop.id),
      event.id,
    );
    assert.deepEqual([subject.kind, subject.id, verdict.standing?.state], ['card', cardId, 'stands']);
    assert.deepEqual(
      [
        event?.action,
        event?.purpose,
        event?.formId,
        event?.method,
        event?.control?.initialState,
        event?.noticeId,
      ],
      ['granted', 'card.advice', 'data_request', 'checkbox', 'unchecked', request.noticeId],
    );

    const withdrawn = await act('withdraw', token, cardId);
    assert.equal(withdrawn.status, 200, withdrawn.text);
    const [card] = await stored(id);
    assert.deepEqual([card?.state, card?.sealed], ['withdrawn', null]);
    assert.equal((await cardsOf(id)).body.cards[0].fields[0].value, null);
    assert.equal(await ledger(), 2);
    visitor.close();
  });

  it('cannot ask for consent without a published policy page, nor take it after the page has gone [D3, CO-4]', async () => {
    const { id, visitor, token } = await talk();
    await ask(id, { purpose: 'advice', fields: [{ kind: 'email' }] });
    const { cardId } = await askedIn(visitor);
    await pushPolicy(scene.service, scene.merchant, {
      state: 'unpublished',
      reason: 'draft',
      url: null,
      text: null,
    });
    const stale = await act('answer', token, cardId, { values: [EMAIL], consent: true });
    assert.deepEqual([stale.status, stale.body.code], [409, 'notice_stale']);
    assert.equal(await ledger(), 0);
    const refused = await ask(id, { purpose: 'advice', fields: [{ kind: 'email' }] });
    assert.equal(refused.status, 422);
    visitor.close();
  });

  it('shows answers masked to people without the right to answer, and writes down who read them [SE-3, PR-6]', async () => {
    const { id, visitor, token } = await talk();
    await ask(id);
    const { cardId } = await askedIn(visitor);
    await act('answer', token, cardId, { values: [EMAIL, PHONE] });
    const owner = await scene.service.stores.staff.get(scene.merchant.ownerId);
    assert.ok(owner !== null);
    const email = `audit.${randomUUID()}@example.com`;
    const { passwordHash } = owner;
    const auditor = {
      ...owner,
      id: scene.service.ports.ids.next('stf'),
      email,
      name: 'Auditor',
      passwordHash,
    };
    await scene.service.stores.staff.insert(auditor);
    await scene.service.stores.memberships.insert({
      id: scene.service.ports.ids.next('mbr'),
      staffId: auditor.id,
      organisationId: scene.merchant.organisationId,
      role: 'auditor',
      shopIds: null,
      since: scene.clock.now(),
    });
    const reply = await cardsOf(id, await signIn(scene.service, email));
    assert.equal(reply.status, 200);
    assert.equal(reply.body.cards[0].isMasked, true);
    assert.ok(!reply.text.includes('zaneta.karta'));
    for (const { value } of reply.body.cards[0].fields) assert.ok(!String(value).includes('702'), value);
    const acts = await scene.service.stores.audit.range(scopeOfShop(scene.merchant.shop.id), 1, 999);
    assert.deepEqual(
      acts
        .filter(({ action, actor }) => action === 'card.read' && actor === auditor.id)
        .map(({ target, details }) => ({ target, details })),
      [{ target: id, details: { isMasked: true } }],
    );
    assert.equal((await ask(id, {}, await signIn(scene.service, email))).status, 403);
    visitor.close();
  });

  it('removes answers at their own end while the conversation stays [RE-1]', async () => {
    const { id, visitor, token } = await talk();
    await ask(id, { purpose: 'call_back', fields: [{ kind: 'phone' }] });
    const { cardId } = await askedIn(visitor);
    await act('answer', token, cardId, { values: [PHONE] });
    scene.clock.forward(15 * DAY_MS);
    await scene.service.useCases.sweepExpired();
    const [card] = await stored(id);
    assert.deepEqual([card?.state, card?.sealed], ['ended', null]);
    assert.notEqual(
      await scene.service.stores.conversations.find(scopeOfShop(scene.merchant.shop.id), id as never),
      null,
    );
    scene.clock.forward(76 * DAY_MS);
    await scene.service.useCases.sweepExpired();
    assert.deepEqual(await stored(id), []);
    visitor.close();
  });

  it('is refused with dpa_required without an agreement, and stores nothing [D7]', async () => {
    const hosted = await startTestService({
      env: { ZGODA_DEPLOYMENT: 'operator-hosted' },
      overrides: { clock: scene.clock },
    });
    try {
      const other = await makeMerchant(hosted);
      const scope = scopeOfShop(other.shop.id);
      await hosted.stores.conversations.open(scope, {
        ...aConversation({
          shopId: other.shop.id,
          expiresAt: new Date(scene.clock.now().getTime() + DAY_MS),
        }),
      });
      const [conversation] = await wholeInbox(
        hosted.stores,
        { shopIds: [other.shop.id] } as never,
        new Date(0),
      );
      const token = await signIn(hosted, other.email);
      const reply = await call(hosted, 'POST', `/v1/staff/conversations/${conversation?.id}/cards`, {
        token,
        body: { ref: randomUUID(), purpose: 'order_help', fields: [{ kind: 'email' }] },
      });
      assert.deepEqual([reply.status, reply.body.code], [403, 'dpa_required']);
      assert.deepEqual(await hosted.stores.cards.listByConversation(scope, conversation?.id as never), []);
    } finally {
      await hosted.stop();
    }
  });

  it('follows the shop’s own list, which only a manager or owner changes, checked as a whole [RQ-1]', async () => {
    const path = `/v1/staff/shops/${scene.merchant.shop.id}/chat-settings`;
    const settings = (await call(scene.service, 'GET', path, { token: scene.staff.token })).body;
    assert.deepEqual(
      settings.purposes.map(({ code }: { code: string }) => code),
      ['order_help', 'complaint', 'delivery', 'call_back', 'advice'],
    );
    const own = {
      code: 'warranty',
      text: { pl: 'naprawa gwarancyjna' },
      basis: 'contract',
      fields: ['text', 'name'],
      retentionDays: 30,
      needed: false,
      consequence: { pl: 'Bez numeru seryjnego naprawa potrwa dłużej.' },
    };
    const put = (purposes: unknown[], rememberDays = 7) =>
      call(scene.service, 'PUT', path, { token: scene.staff.token, body: { purposes, rememberDays } });
    assert.equal((await put([{ ...own, retentionDays: 400 }])).status, 422);
    assert.equal((await put([{ ...own, basis: 'consent', needed: true }])).status, 422);
    assert.equal((await put([{ ...own, text: { en: 'x' } }])).status, 422);
    assert.equal((await put([own, own])).status, 422);
    assert.equal((await put([{ ...own, fields: [] }])).status, 422);
    assert.equal((await put([own])).status, 200);
    const { id, visitor } = await talk();
    assert.equal((await ask(id)).status, 422);
    assert.equal(
      (await ask(id, { purpose: 'warranty', fields: [{ kind: 'text', label: 'Numer seryjny' }] })).status,
      201,
    );
    const { request } = await askedIn(visitor);
    assert.ok(
      request.paragraphs.flat().some((part: { text: string }) => part.text.includes('Numer seryjny')),
    );
    visitor.close();
  });
});
