import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { call, leadBody, openSession } from '../../support/scenes/chat-actors.ts';
import { CARD_NUMBER, DAY_MS, useChatScene } from '../../support/scenes/chat-scene.ts';

describe('what is written in a conversation, and how long it is remembered', () => {
  const scene = useChatScene();
  const { talk, ask, askedIn, act, cardsOf } = scene;

  it('notes in the log, by code only, that somebody asked in free text anyway, and stops nobody [RQ-3]', async () => {
    const { id, visitor } = await talk();
    for (const text of ['Proszę o adres e-mail i numer telefonu.', 'Dziękuję, sprawdzam.']) {
      const ref = randomUUID();
      scene.staff.send({ t: 'message.send', ref, conversationId: id, text });
      await scene.staff.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
      await visitor.next(({ t, event }) => t === 'event.new' && event.text === text);
    }
    const { acts } = (await call(scene.service, 'GET', '/v1/staff/activity', { token: scene.staff.token }))
      .body;
    const found = acts.filter((act: { action: string }) => act.action === 'message.asks_data');
    assert.equal(found.length, 1);
    assert.equal(found[0].details.asked, 'email,phone');
    assert.ok(!JSON.stringify(found).includes('Proszę'));
    visitor.close();
  });

  it('masks card, account and identity numbers of a visitor before store, socket, answer and log, and says so [RQ-4]', async () => {
    const text = `Karta ${CARD_NUMBER}, konto PL61 1090 1014 0000 0712 1981 2874, PESEL 44051401359, zamówienie 100234567`;
    const { id, visitor, ack, told, token } = await talk(text);
    assert.deepEqual(ack.masked.kinds, ['card', 'iban', 'pesel']);
    assert.deepEqual(told.event.masked, ['card', 'iban', 'pesel']);
    assert.equal(told.event.text, 'Karta ••••, konto ••••, PESEL ••••, zamówienie 100234567');
    assert.equal(ack.masked.text, told.event.text);
    const posted = await call(scene.service, 'POST', '/v1/visitor/messages', {
      token,
      body: {
        shop: scene.merchant.shop.key,
        ref: randomUUID(),
        text: `jeszcze ${CARD_NUMBER}`,
        locale: 'pl',
      },
    });
    assert.equal(posted.body.masked.text, 'jeszcze ••••');
    const everything = [
      JSON.stringify(
        await scene.service.stores.conversations.eventsAfter(
          scopeOfShop(scene.merchant.shop.id),
          id as never,
          0,
          100,
        ),
      ),
      JSON.stringify(
        await scene.service.stores.conversations.find(scopeOfShop(scene.merchant.shop.id), id as never),
      ),
      scene.service.logLines.join(''),
    ].join('');
    // Complete groups, as four digits occur in hashes by chance.
    for (const raw of ['4111 1111', '41111111', '44051401359', '1090 1014', '10901014'])
      assert.ok(!everything.includes(raw), raw);
    visitor.close();
  });

  it('masks such numbers in the contact form and in a card’s free text too [RQ-4]', async () => {
    const { id, visitor, token } = await talk();
    await ask(id, { fields: [{ kind: 'order_number' }] });
    const { cardId } = await askedIn(visitor);
    await act('answer', token, cardId, { values: [CARD_NUMBER] });
    assert.equal((await cardsOf(id)).body.cards[0].fields[0].value, '••••');
    const session = await openSession(scene.service, scene.merchant.shop);
    const sent = await call(scene.service, 'POST', '/v1/visitor/leads', {
      body: leadBody(scene.merchant.shop, session, { message: `zwrot na ${CARD_NUMBER}` }),
    });
    assert.deepEqual(sent.body.masked, ['card']);
    const { leads } = (await call(scene.service, 'GET', '/v1/staff/leads', { token: scene.staff.token }))
      .body;
    assert.equal(leads[0].preview, 'zwrot na ••••');
    visitor.close();
  });

  it('remembers a conversation longer than eight hours only when the visitor asks, for the days that were stated [EP-4]', async () => {
    const { token, visitor, ack } = await talk();
    const remember = (on: boolean) =>
      call(scene.service, 'POST', '/v1/visitor/remember', {
        token,
        body: { shop: scene.merchant.shop.key, on },
      });
    const hours = (at: string) => (Date.parse(at) - scene.clock.now().getTime()) / 3_600_000;
    assert.ok(hours(String(ack.tokenExpiresAt)) <= 8);
    const stated = (await openSession(scene.service, scene.merchant.shop, 'pl', token)).body.rememberDays;
    assert.equal(stated, 7);
    const on = await remember(true);
    assert.ok(hours(on.body.tokenExpiresAt) > 8 && hours(on.body.tokenExpiresAt) <= stated * 24);
    scene.clock.forward(6 * DAY_MS);
    assert.notEqual(
      (await openSession(scene.service, scene.merchant.shop, 'pl', token)).body.conversation,
      null,
    );
    const off = await remember(false);
    assert.ok(hours(off.body.tokenExpiresAt) <= 8);
    scene.clock.forward(9 * 3_600_000);
    assert.equal(
      (await openSession(scene.service, scene.merchant.shop, 'pl', token)).body.conversation,
      null,
    );
    visitor.close();
  });

  it('is not remembered where the shop does not offer it [EP-4]', async () => {
    const path = `/v1/staff/shops/${scene.merchant.shop.id}/chat-settings`;
    const { purposes } = (await call(scene.service, 'GET', path, { token: scene.staff.token })).body;
    await call(scene.service, 'PUT', path, { token: scene.staff.token, body: { purposes, rememberDays: 0 } });
    const { token, visitor } = await talk();
    const reply = await call(scene.service, 'POST', '/v1/visitor/remember', {
      token,
      body: { shop: scene.merchant.shop.key, on: true },
    });
    assert.equal(reply.status, 403);
    visitor.close();
  });
});
