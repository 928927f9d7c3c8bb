import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { brokenMailer } from '../../support/fakes/fake-mailer.ts';
import { call, newBoot } from '../../support/scenes/chat-actors.ts';
import { GONE_EMAIL, useMailWayScene } from '../../support/scenes/mail-way-scene.ts';

const DAY_MS = 86_400_000;

describe('address and link of a chat', () => {
  const scene = useMailWayScene(brokenMailer);
  const { chat, clock, comeBack, toldByMail, visitorCall } = scene;
  const scope = () => scopeOfShop(chat.merchant.shop.id);
  const waiting = async () => (await chat.service.stores.mails.list(scope(), 99)).length;
  const cards = (id: string) => chat.service.stores.cards.listByConversation(scope(), id as never);

  it('go with it when the visitor erases it, and so does a mail that waits [RT-2, RT-7]', async () => {
    const { id, token, secret } = await toldByMail();
    assert.equal(await waiting(), 1);
    assert.equal((await visitorCall('erase', token)).status, 204);
    assert.equal(await waiting(), 0);
    assert.deepEqual(await cards(id), []);
    assert.equal((await comeBack(secret)).status, 410);
  });

  it('send nothing more once it is restricted: a mail that waits goes [RT-3]', async () => {
    await toldByMail();
    assert.equal(await waiting(), 1);
    const { useCases } = chat.service;
    const { subject } = await useCases.findPerson(chat.merchant.shop, scope(), { email: GONE_EMAIL });
    const by = 'staff:stf_ada' as const;
    const request = await useCases.requestDesk.register(scope(), {
      ...{ kind: 'restriction' as const, channel: 'console' as const, locale: 'en' as const },
      ...{ subject, identity: 'email' as const, actor: by },
    });
    await useCases.restrictPerson(scope(), request, true, by);
    assert.equal(await waiting(), 0);
  });

  it('send nothing more once the visitor has ended it [CO-7]', async () => {
    const { token } = await toldByMail();
    assert.equal(await waiting(), 1);
    assert.equal((await visitorCall('end', token)).status, 200);
    assert.equal(await waiting(), 0);
  });

  it('send nothing more once the visitor has begun the next one [CO-7]', async () => {
    const { id, token } = await toldByMail();
    const ref = randomUUID();
    const close = { token: chat.staff.token, body: { ref } };
    assert.equal(
      (await call(chat.service, 'POST', `/v1/staff/conversations/${id}/close`, close)).status,
      200,
    );
    assert.equal(await waiting(), 1, 'a closed chat can be opened again');
    const next = await scene.join(token);
    next.send({ t: 'message.send', ref: randomUUID(), text: 'Coś innego', boot: newBoot() });
    await next.next('message.ack');
    assert.equal(await waiting(), 0);
    await next.close();
  });

  it('send nothing more once the visitor is blocked, and tell of the answer after that', async () => {
    const { id } = await toldByMail();
    const act = (verb: string, more: object = {}) =>
      call(chat.service, 'POST', `/v1/staff/conversations/${id}/${verb}`, {
        token: chat.staff.token,
        body: { ref: randomUUID(), ...more },
      });
    assert.equal((await act('block', { reason: 'abuse' })).status, 200);
    assert.equal(await waiting(), 0);
    assert.equal((await act('unblock')).status, 200);
    assert.equal((await act('reopen')).status, 200);
    await scene.answer(id, 'Jednak tak');
    clock.forward(15_000);
    await scene.round();
    assert.equal(await waiting(), 1);
  });

  it('go with it when its time is over [RE-1]', async () => {
    const { id, secret } = await toldByMail();
    clock.forward((chat.merchant.shop.conversationRetentionDays + 1) * DAY_MS);
    await chat.service.useCases.sweepExpired();
    assert.equal(await chat.service.stores.conversations.find(scope(), id as never), null);
    assert.deepEqual(await cards(id), []);
    assert.equal((await comeBack(secret)).status, 410);
  });

  it('are hashes alone in the row, and the address is readable nowhere but to those who may answer [SE-5]', async () => {
    const { id, secret } = await toldByMail();
    const row = await chat.service.stores.conversations.find(scope(), id as never);
    const stored = JSON.stringify([row, await cards(id), await chat.service.stores.mails.list(scope(), 99)]);
    for (const kept of [GONE_EMAIL, secret]) assert.ok(!stored.includes(kept));
    const path = `/v1/staff/conversations/${id}/cards`;
    const { body } = await call(chat.service, 'GET', path, { token: chat.staff.token });
    assert.equal(body.cards[0].fields[0].value, GONE_EMAIL);
  });
});
