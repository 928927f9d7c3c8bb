import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { PartsOfTests } from '../../../service/compose/compose-domain.ts';
import { heardByAll } from '../cluster/heard-by-all.ts';
import { makeFakeClock } from '../fakes/fake-clock.ts';
import { takingMailer } from '../fakes/fake-mailer.ts';
import type { AnyFrame, FrameClient } from '../service/frame-client.ts';
import { secretIn, watchOutbox } from '../surroundings/outbox.ts';
import { call, connectVisitor, type Merchant } from './chat-actors.ts';
import { setUpLiveChat } from './live-chat.ts';

export const GONE_EMAIL = 'wanda.wroci@example.net';
export const isCard = (state: string) => (frame: AnyFrame) =>
  frame.t === 'event.new' && frame.event.kind === 'card' && frame.event.state === state;
export const isMail = (state: string) => (frame: AnyFrame) =>
  frame.t === 'event.new' && frame.event.kind === 'mail' && frame.event.state === state;

export const useMailWayScene = (
  mailer = takingMailer,
  { env = {}, overrides = {} }: { env?: Record<string, string>; overrides?: PartsOfTests } = {},
) => {
  const clock = makeFakeClock();
  const outbox = watchOutbox();
  const chat = setUpLiveChat({ stores: outbox.stores, env, overrides: { clock, mailer, ...overrides } });
  const visitorCall = (path: string, token: string | null, more: Record<string, unknown> = {}) =>
    call(chat.service, 'POST', `/v1/visitor/${path}`, {
      ...(token === null ? {} : { token }),
      body: { shop: chat.merchant.shop.key, ...more },
    });
  const mails = async () =>
    (await outbox.readMails(chat.service)).filter(
      ({ kind, text }) => kind === 'answer_waiting' && text.includes(chat.merchant.shop.key),
    );
  const scene = {
    chat,
    clock,
    stores: outbox.stores,
    mails,
    allMails: () => outbox.readMails(chat.service),
    visitorCall,
    async round() {
      await heardByAll(chat.service);
      return chat.service.useCases.tellAnswers();
    },
    async askedByMail(text?: string, more: { textByMail?: boolean } = {}) {
      const opened = await chat.openConversation(text);
      const ref = randomUUID();
      const { status } = await visitorCall('answer-by-mail', opened.token, { ref });
      assert.equal(status, 201);
      const { event } = await opened.visitor.next(isCard('asked'));
      const answer = { ref: randomUUID(), cardId: event.cardId, values: [GONE_EMAIL], ...more };
      assert.equal((await visitorCall('cards/answer', opened.token, answer)).status, 201);
      await chat.staff.next(isCard('answered'));
      return { ...opened, cardId: String(event.cardId), card: event };
    },
    async answer(conversationId: string, text = 'Już jest') {
      const ref = randomUUID();
      chat.staff.send({ t: 'message.send', ref, conversationId, text });
      return chat.staff.next((frame) => frame.t === 'message.ack' && frame.ref === ref);
    },
    async leave(visitor: FrameClient) {
      await visitor.close();
      await chat.staff.next('visitor.left');
    },
    async newestSecret() {
      const newest = (await mails()).at(-1);
      assert.ok(newest);
      return secretIn(newest);
    },
    async toldByMail() {
      const asked = await scene.askedByMail();
      await scene.leave(asked.visitor);
      await scene.answer(asked.id);
      clock.forward(15_000);
      await scene.round();
      return { ...asked, secret: await scene.newestSecret() };
    },
    comeBack: (secret: string, shop: Merchant['shop'] = chat.merchant.shop) =>
      call(chat.service, 'POST', '/v1/visitor/come-back', { body: { shop: shop.key, secret } }),
    join: (token: string) => connectVisitor(chat.service, chat.merchant.shop, { token }),
  };
  return scene;
};
