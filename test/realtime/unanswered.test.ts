import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import { openTestStores } from '../support/database/prepared-database.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import {
  addMember,
  call,
  connectStaff,
  connectVisitor,
  leadBody,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
} from '../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../support/scenes/live-chat.ts';
import type { AnyFrame, FrameClient } from '../support/service/frame-client.ts';
import { startTestService } from '../support/service/start-service.ts';

const isOffer = (frame: AnyFrame) =>
  frame.t === 'event.new' && frame.event.kind === 'form' && frame.event.state === 'offered';
const offersIn = async (visitor: FrameClient) => {
  const n = visitor.frames.length;
  visitor.send({ t: 'session.ping', n });
  await visitor.next((frame) => frame.t === 'session.pong' && frame.n === n);
  return visitor.frames.filter(isOffer).length;
};

describe('a visitor whom nobody answers', () => {
  const clock = makeFakeClock();
  const chat = setUpLiveChat({ overrides: { clock } });
  beforeEach(() => pushPolicy(chat.service, chat.merchant));
  const round = () => chat.service.useCases.offerForms();
  /** With three processes, the one that offers learns of waiting chats with a delay. */
  const roundsUntil = async (offered: Promise<unknown>): Promise<void> => {
    let isOver = false;
    const over = (): void => {
      isOver = true;
    };
    offered.then(over, over);
    while (!isOver) {
      await round();
      await new Promise(setImmediate);
    }
    await offered;
  };
  const scope = () => scopeOfShop(chat.merchant.shop.id);
  const setSeconds = (formOfferSeconds: number) =>
    chat.service.stores.shops.update(scope(), { formOfferSeconds });

  it('is offered the form once, when the time of the shop is over, and goes on waiting', async () => {
    await setSeconds(60);
    const { visitor, id } = await chat.openConversation();
    clock.forward(59_000);
    await round();
    clock.forward(1_000);
    await round();
    const { event } = await visitor.next(isOffer);
    assert.equal('leadId' in event, false);
    await chat.staff.next(isOffer);
    const { waitingSince, unread } = (
      await call(chat.service, 'GET', `/v1/staff/conversations/${id}`, {
        token: chat.staff.token,
      })
    ).body;
    assert.notEqual(waitingSince, null);
    assert.equal(unread, 1);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Halo?' });
    await visitor.next('message.ack');
    clock.forward(600_000);
    await round();
    assert.equal(await offersIn(visitor), 1);
    await visitor.close();
  });

  it('is offered nothing once answered, and again after a later question that stays unanswered', async () => {
    const { visitor, id } = await chat.openConversation();
    const ref = randomUUID();
    chat.staff.send({ t: 'message.send', ref, conversationId: id, text: 'Dzień dobry' });
    await chat.staff.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    clock.forward(600_000);
    await round();
    assert.equal(await offersIn(visitor), 0);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'A wysyłka?' });
    await visitor.next('message.ack');
    clock.forward(90_000);
    await roundsUntil(visitor.next(isOffer));
    await visitor.close();
  });

  it('waits from the moment at which a consultant has taken the chat', async () => {
    const { visitor, id } = await chat.openConversation();
    clock.forward(80_000);
    chat.staff.send({ t: 'conversation.take', ref: randomUUID(), conversationId: id });
    await visitor.next((frame) => frame.t === 'event.new' && frame.event.kind === 'assigned');
    clock.forward(80_000);
    await round();
    assert.equal(await offersIn(visitor), 0);
    clock.forward(10_000);
    await round();
    await visitor.next(isOffer);
    await visitor.close();
  });

  it('is offered nothing where the shop has turned it off, or shows no form', async () => {
    await setSeconds(0);
    const { visitor } = await chat.openConversation();
    clock.forward(600_000);
    await round();
    assert.equal(await offersIn(visitor), 0);
    await setSeconds(30);
    await chat.service.stores.shops.update(scope(), { whenNoPolicy: 'hide' });
    await pushPolicy(chat.service, chat.merchant, { state: 'unpublished', reason: 'draft', text: null });
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Halo?' });
    await visitor.next('message.ack');
    clock.forward(60_000);
    await round();
    assert.equal(await offersIn(visitor), 0);
    await visitor.close();
  });

  it('leaves a message instead: consultants see which, and the chat is found with the person', async () => {
    const { visitor, id, token } = await chat.openConversation();
    clock.forward(90_000);
    await round();
    await visitor.next(isOffer);
    const session = await openSession(chat.service, chat.merchant.shop, 'pl', token);
    clock.forward(5_000);
    const sent = await call(chat.service, 'POST', '/v1/visitor/leads', {
      token,
      body: leadBody(chat.merchant.shop, session, { email: 'ewa@example.net' }),
    });
    assert.equal(sent.status, 201, sent.text);
    const { event } = await chat.staff.next(
      (frame) => frame.t === 'event.new' && frame.event.kind === 'form' && frame.event.state === 'sent',
    );
    const lead = await chat.service.stores.leads.get(scope(), event.leadId);
    assert.equal(lead?.reference, sent.body.reference);
    const told = await visitor.next(
      (frame) => frame.t === 'event.new' && frame.event.kind === 'form' && frame.event.state === 'sent',
    );
    assert.equal('leadId' in told.event, false);
    const shops = scopeOfShops([chat.merchant.shop.id]);
    const [stored] = await chat.service.stores.conversations.current(shops, [id as `cnv_${string}`]);
    assert.deepEqual(stored?.subjectKeys, lead?.subjectKeys);
    assert.deepEqual([stored?.waitingSince, stored?.unread], [null, 0]);
    await visitor.close();
  });

  it('passes the same gate with the form as everybody else: no tick, nothing stored [CO-2]', async () => {
    const { visitor, id, token } = await chat.openConversation();
    const session = await openSession(chat.service, chat.merchant.shop, 'pl', token);
    clock.forward(5_000);
    const refused = await call(chat.service, 'POST', '/v1/visitor/leads', {
      token,
      body: { ...leadBody(chat.merchant.shop, session), consent: undefined },
    });
    assert.equal(refused.body.code, 'consent_required');
    const stored = await chat.service.stores.conversations.find(scope(), id as `cnv_${string}`);
    assert.notEqual(stored?.waitingSince, null);
    await visitor.close();
  });
});

describe('a visitor who waits while the service starts again', () => {
  it('is offered the form by the new process, and not twice', async () => {
    const clock = makeFakeClock();
    const kept = await openTestStores();
    const stores = { ...kept, close: async () => undefined };
    const first = await startTestService({ overrides: { clock }, stores });
    const merchant = await makeMerchant(first);
    await pushPolicy(first, merchant);
    const { email } = await addMember(first, merchant.organisationId, 'consultant');
    const staff = await connectStaff(first, email);
    const visitor = await connectVisitor(first, merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Halo?', boot: newBoot() });
    const { token } = await visitor.next('message.ack');
    await first.stop();
    await Promise.all([staff.closed, visitor.closed]);

    clock.forward(90_000);
    const second = await startTestService({ overrides: { clock }, stores });
    const again = await connectVisitor(second, merchant.shop, { token: String(token) });
    await second.useCases.offerForms();
    await again.next(isOffer);
    await second.stop();
    const third = await startTestService({ overrides: { clock }, stores });
    clock.forward(90_000);
    await third.useCases.offerForms();
    const { body } = await call(third, 'GET', `/v1/visitor/events?shop=${merchant.shop.key}&after=0`, {
      token: String(token),
    });
    assert.equal(body.events.filter(({ kind }: { kind: string }) => kind === 'form').length, 1);
    await third.stop();
    await kept.close();
  });
});
