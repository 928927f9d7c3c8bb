import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { oneBeside } from '../../support/cluster/one-process.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { takingMailer } from '../../support/fakes/fake-mailer.ts';
import { call, makeMerchant, pushPolicy } from '../../support/scenes/chat-actors.ts';
import { isMessage, setUpLiveChat } from '../../support/scenes/live-chat.ts';
import { GONE_EMAIL, isCard, isMail, useMailWayScene } from '../../support/scenes/mail-way-scene.ts';
import { startTestService } from '../../support/service/start-service.ts';

const DAY_MS = 86_400_000;

describe('a visitor who asked to be answered by mail', () => {
  const scene = useMailWayScene();
  const { chat, clock, mails, visitorCall, askedByMail, answer, leave, round, toldByMail, comeBack } = scene;
  const summary = async (id: string) =>
    (await call(chat.service, 'GET', `/v1/staff/conversations/${id}`, { token: chat.staff.token })).body;

  it('reads first what for, on what basis and how long, and goes on waiting in the queue [RQ-1]', async () => {
    const { card, id } = await askedByMail();
    assert.equal(card.author, 'system');
    assert.equal(card.request.isAnswerHere, true);
    assert.equal(card.request.consent, null);
    const text = card.request.paragraphs
      .flat()
      .map((part: { text: string }) => part.text)
      .join(' ');
    assert.match(text, /powiadomienie Cię e-mailem, że odpowiedzieliśmy/);
    assert.match(text, /art\. 6 ust\. 1 lit\. b RODO/);
    const { waitingSince, answeredByMailUntil } = await summary(id);
    assert.notEqual(waitingSince, null);
    assert.equal(answeredByMailUntil, new Date(clock.now().getTime() + 30 * DAY_MS).toISOString());
  });

  it('is told once of an answer that came after the visit, without a word of the chat [SE-6]', async () => {
    const { visitor, id } = await askedByMail('Czy jest miód lipowy?');
    await leave(visitor);
    await answer(id, 'Tak, lipowy mamy w sklepie');
    await round();
    assert.equal((await mails()).length, 0);
    clock.forward(15_000);
    await round();
    await chat.staff.next(isMail('queued'));
    await chat.staff.next(isMail('sent'));
    await answer(id, 'Zapraszamy');
    clock.forward(15_000);
    await round();
    const [mail, ...more] = await mails();
    assert.ok(mail);
    assert.deepEqual(more, []);
    assert.equal(mail.to, GONE_EMAIL);
    assert.match(mail.subject, new RegExp(chat.merchant.shop.name));
    assert.doesNotMatch(`${mail.subject} ${mail.text}`, /lipowy|Zapraszamy|Dzień dobry, gdzie/);
    assert.match(mail.text, new RegExp(`/return/${chat.merchant.shop.key}/#[A-Za-z0-9_-]{43}\\n`));
  });

  it('is told nothing while the page is open, or once the answer was read', async () => {
    const { visitor, id, token } = await askedByMail();
    await answer(id);
    clock.forward(60_000);
    await round();
    assert.equal((await mails()).length, 0);
    const seq = (await answer(id, 'I jeszcze jedno')).seq;
    visitor.send({ t: 'message.read', seq });
    await chat.staff.next((frame) => frame.t === 'event.new' && frame.event.upTo === seq);
    await leave(visitor);
    clock.forward(60_000);
    await round();
    assert.equal((await mails()).length, 0);
    assert.equal((await visitorCall('extend', token)).status, 200);
  });

  it('is told again after coming back, and after a day without coming back', async () => {
    const { id, secret } = await toldByMail();
    await answer(id, 'Druga');
    clock.forward(DAY_MS);
    await answer(id, 'Trzecia');
    clock.forward(15_000);
    await round();
    assert.equal((await mails()).length, 2);
    const back = await scene.join((await comeBack(secret)).body.token);
    const { seq } = await answer(id, 'Czwarta');
    back.send({ t: 'message.read', seq });
    await chat.staff.next((frame) => frame.t === 'event.new' && frame.event.upTo === seq);
    await leave(back);
    await answer(id, 'Piąta');
    clock.forward(15_000);
    await round();
    assert.equal((await mails()).length, 3);
  });

  it('is told of a second answer within a day once the day has passed, though nobody writes again', async () => {
    const { id } = await toldByMail();
    await answer(id, 'Druga');
    clock.forward(15_000);
    await round();
    assert.equal((await mails()).length, 1);
    clock.forward(DAY_MS);
    await round();
    assert.equal((await mails()).length, 2);
    await round();
    assert.equal((await mails()).length, 2);
  });

  it('comes back into the same chat by the link, days later, beside the first device', async () => {
    const { id, token, secret } = await toldByMail();
    const first = await scene.join(token);
    const reply = await comeBack(secret);
    assert.equal(reply.status, 201, reply.text);
    assert.notEqual(reply.body.token, token);
    const told = await chat.staff.next(
      ({ t, conversation }) => t === 'conversation.new' && conversation.answeredByMailUntil !== null,
    );
    const { answeredByMailUntil } = await summary(id);
    assert.deepEqual(
      [told.conversation.id, told.conversation.answeredByMailUntil],
      [id, answeredByMailUntil],
    );
    const second = await scene.join(reply.body.token);
    const ref = randomUUID();
    second.send({ t: 'message.send', ref, text: 'Piszę z telefonu' });
    await first.next(isMessage('Piszę z telefonu'));
    first.send({ t: 'message.send', ref: randomUUID(), text: 'A to z komputera' });
    await second.next(isMessage('A to z komputera'));
    second.send({ t: 'events.resume', last: 0 });
    const { events } = await second.next('events.batch');
    assert.deepEqual(
      events.map(({ seq }: { seq: number }) => seq),
      events.map((_: unknown, at: number) => at + 1),
    );
    await Promise.all([first.close(), second.close()]);

    clock.forward(20 * DAY_MS);
    assert.equal((await visitorCall('extend', token)).status, 401);
    const later = await comeBack(secret);
    assert.equal(later.status, 201);
    assert.equal((await visitorCall('extend', later.body.token)).status, 200);
    // Ended tokens stay ended. Rule: EP-3.
    for (const old of [token, reply.body.token]) assert.equal((await visitorCall('extend', old)).status, 401);
    await answer(id, 'Nadal ta sama rozmowa');
  });

  it('hears whether the browser holds the same chat already, whose unsent messages it keeps [SE-1]', async () => {
    const { token, secret } = await toldByMail();
    const other = await askedByMail();
    const sameness = async (known?: string) =>
      (await visitorCall('come-back', null, { secret, ...(known === undefined ? {} : { known }) })).body
        .isSame;
    const { token: further } = (await comeBack(secret)).body;
    assert.deepEqual(
      [await sameness(), await sameness(other.token), await sameness(token), await sameness(further)],
      [false, false, true, true],
    );
  });

  it('can be answered after the chat was closed, for longer than the token lasts', async () => {
    const { id, visitor } = await askedByMail();
    await leave(visitor);
    const ref = randomUUID();
    chat.staff.send({ t: 'conversation.close', ref, conversationId: id });
    await chat.staff.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    clock.forward(3 * DAY_MS);
    const again = randomUUID();
    chat.staff.send({ t: 'conversation.reopen', ref: again, conversationId: id });
    await chat.staff.next((frame) => frame.t === 'message.ack' && frame.ref === again);
    await answer(id, 'Jednak mamy');
    clock.forward(15_000);
    await round();
    assert.equal((await mails()).length, 1);
  });

  it('takes the address back: it is deleted, nothing is sent and no link opens the chat [CO-7]', async () => {
    const { id, token, cardId, secret } = await toldByMail();
    const withdrawn = await visitorCall('cards/withdraw', token, { ref: randomUUID(), cardId });
    assert.equal(withdrawn.status, 200, withdrawn.text);
    assert.equal((await comeBack(secret)).status, 410);
    const told = await chat.staff.next(
      ({ t, conversation }) =>
        t === 'conversation.new' && conversation.last > 2 && conversation.answeredByMailUntil === null,
    );
    assert.deepEqual([told.conversation.id, (await summary(id)).answeredByMailUntil], [id, null]);
    const [card] = await chat.service.stores.cards.listByConversation(
      { shopId: chat.merchant.shop.id } as never,
      id as never,
    );
    assert.deepEqual([card?.state, card?.sealed, card?.subjectKeys], ['withdrawn', null, []]);
    clock.forward(2 * DAY_MS);
    await answer(id);
    clock.forward(15_000);
    await round();
    assert.equal((await mails()).length, 1);
  });

  it('finds nothing by the link once the chat was ended, and answers an unknown link and one of another shop alike [SE-1]', async () => {
    const { token, secret } = await toldByMail();
    const other = await makeMerchant(chat.service);
    const foreign = await comeBack(secret, other.shop);
    const unknown = await comeBack('x'.repeat(43));
    assert.deepEqual([foreign.status, foreign.body.code], [410, 'link_invalid']);
    assert.deepEqual([unknown.status, unknown.body.code], [410, 'link_invalid']);
    assert.equal(foreign.body.detail, unknown.body.detail);
    assert.equal((await comeBack(secret)).status, 201);
    assert.equal((await visitorCall('end', token)).status, 200);
    assert.equal((await comeBack(secret)).status, 410);
  });

  it('is told after a restart of what was answered before it', async () => {
    const { visitor, id } = await askedByMail();
    await leave(visitor);
    await answer(id);
    const { stores } = scene;
    const next = await startTestService({
      stores,
      ...oneBeside(chat.service),
      overrides: { clock, mailer: takingMailer },
    });
    await next.useCases.tellAnswers();
    assert.equal((await mails()).length, 0);
    clock.forward(15_000);
    await next.useCases.tellAnswers();
    assert.equal((await mails()).length, 1);
    await next.stop();
  });

  it('is offered it once when nobody answers, beside the form, and not again after declining', async () => {
    await pushPolicy(chat.service, chat.merchant);
    const { visitor, token, id } = await chat.openConversation();
    clock.forward(90_000);
    await chat.service.useCases.offerForms();
    const { event } = await visitor.next(isCard('asked'));
    await visitor.next((frame) => frame.t === 'event.new' && frame.event.kind === 'form');
    const declined = { ref: randomUUID(), cardId: event.cardId };
    assert.equal((await visitorCall('cards/decline', token, declined)).status, 200);
    await answer(id);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'A kiedy?' });
    await visitor.next('message.ack');
    clock.forward(90_000);
    await chat.service.useCases.offerForms();
    const cards = await chat.service.stores.cards.listByConversation(
      { shopId: chat.merchant.shop.id } as never,
      id as never,
    );
    assert.equal(cards.length, 1);
    await visitor.close();
  });

  it('ends it on the page of the link too, and a later press there opens nothing [CO-6]', async () => {
    const { id, secret } = await toldByMail();
    const ended = await visitorCall('come-back/no-mails', null, { secret });
    assert.equal(ended.status, 204, ended.text);
    assert.equal((await summary(id)).answeredByMailUntil, null);
    assert.equal((await comeBack(secret)).status, 410);
  });

  it('is asked once, and not again while answers go by mail', async () => {
    const { token } = await askedByMail();
    const again = await visitorCall('answer-by-mail', token, { ref: randomUUID() });
    assert.deepEqual([again.status, again.body.code], [409, 'conflict']);
  });
});

describe('a service without a mail server', () => {
  const chat = setUpLiveChat({ overrides: { clock: makeFakeClock() } });

  it('asks nobody for an address to be answered at', async () => {
    const { id, token } = await chat.openConversation();
    const { key } = chat.merchant.shop;
    const body = { shop: key, ref: randomUUID() };
    const wished = await call(chat.service, 'POST', '/v1/visitor/answer-by-mail', { token, body });
    const card = { ref: randomUUID(), purpose: 'answer_here', fields: [{ kind: 'email' }] };
    const asked = await call(chat.service, 'POST', `/v1/staff/conversations/${id}/cards`, {
      token: chat.staff.token,
      body: card,
    });
    assert.deepEqual([wished.body.code, asked.body.code], ['no_mail_server', 'no_mail_server']);
  });
});
