import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { ALWAYS_OPEN, type OpeningHours } from '../../service/domain/model/hours/opening-hours.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import {
  call,
  connectVisitor,
  newBoot,
  openSession,
  pushPolicy,
  signIn,
} from '../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../support/scenes/live-chat.ts';

const HOUR_MS = 3_600_000;
/** Every day from 9:00 to 17:00, in Warsaw. */
const HOURS: OpeningHours = {
  ...ALWAYS_OPEN,
  isOn: true,
  timeZone: 'Europe/Warsaw',
  week: Array.from({ length: 7 }, () => [{ from: '09:00', to: '17:00' }]),
};

describe('opening hours', () => {
  const clock = makeFakeClock();
  const chat = setUpLiveChat({ overrides: { clock } });
  beforeEach(() => pushPolicy(chat.service, chat.merchant));

  const waitUntil = (hour: number) => {
    const hourNow = clock.now().getTime() / HOUR_MS;
    const ahead = (hour - 1 - (hourNow % 24) + 48) % 24;
    clock.forward(ahead * HOUR_MS);
  };
  const signedIn = () => signIn(chat.service, chat.merchant.email);
  const change = async (changes: Partial<OpeningHours> = {}) => {
    const { shop } = chat.merchant;
    const answer = await call(chat.service, 'PATCH', `/v1/staff/shops/${shop.id}`, {
      token: await signedIn(),
      body: { hours: { ...HOURS, ...changes } },
    });
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const session = async () => (await openSession(chat.service, chat.merchant.shop)).body;

  it('offer the form outside, say when an answer comes, and open no chat although somebody is here', async () => {
    waitUntil(20);
    await change();
    const visitor = await connectVisitor(chat.service, chat.merchant.shop);
    const { mode, answerSentence, form } = await session();
    assert.deepEqual(
      [mode, answerSentence, form !== null],
      ['form', 'Czat jest teraz nieczynny. Odpowiadamy jutro od 9:00.', true],
    );
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'halo?', boot: newBoot() });
    assert.equal((await visitor.next('problem')).code, 'nobody_here');
    await visitor.close();
  });

  it('are the live chat inside, and say nothing', async () => {
    waitUntil(10);
    await change();
    const { mode, answerSentence } = await session();
    assert.deepEqual([mode, answerSentence], ['live', undefined]);
  });

  it('turn open widgets by themselves, at the beginning, at the end and at midnight', async () => {
    waitUntil(8);
    await change();
    const visitor = await connectVisitor(chat.service, chat.merchant.shop);
    chat.service.useCases.passTime();
    waitUntil(9);
    chat.service.useCases.passTime();
    assert.equal((await visitor.next('mode.changed')).mode, 'live');
    waitUntil(17);
    chat.service.useCases.passTime();
    assert.equal((await visitor.next('mode.changed')).mode, 'form');
    const told = () => visitor.frames.filter(({ t }) => t === 'notice.changed').length;
    const before = told();
    waitUntil(0);
    chat.service.useCases.passTime();
    await visitor.next(() => told() > before);
    assert.match((await session()).answerSentence, /dziś od 9:00/);
    await visitor.close();
  });

  it('leave a chat that runs as it is: both sides go on after the end', async () => {
    waitUntil(16);
    await change();
    const { visitor, id, token } = await chat.openConversation();
    waitUntil(18);
    chat.service.useCases.passTime();
    visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Jeszcze jedno pytanie' });
    await visitor.next('message.ack');
    const ref = randomUUID();
    chat.staff.send({ t: 'message.send', ref, conversationId: id, text: 'Proszę pytać' });
    await visitor.next((frame) => frame.t === 'event.new' && frame.event.text === 'Proszę pytać');
    assert.equal(visitor.frames.filter(({ t }) => t === 'mode.changed').length, 0);
    const own = await openSession(chat.service, chat.merchant.shop, 'pl', token);
    assert.deepEqual([own.body.mode, own.body.answerSentence], ['live', undefined]);
    assert.equal((await session()).mode, 'form');
    await visitor.close();
  });

  it('close the chat outside where the shop chose so, with the time of the next answer', async () => {
    waitUntil(20);
    await change({ outside: 'closed' });
    const { mode, reason, answerSentence } = await session();
    assert.deepEqual(
      [mode, reason, answerSentence],
      ['closed', 'outside_hours', 'Czat jest teraz nieczynny. Odpowiadamy jutro od 9:00.'],
    );
  });

  it('are told to open widgets when the shop changes them', async () => {
    waitUntil(20);
    const visitor = await connectVisitor(chat.service, chat.merchant.shop);
    await change();
    await visitor.next('notice.changed');
    assert.equal((await visitor.next('mode.changed')).mode, 'form');
    await visitor.close();
  });

  it('fill canned replies: until when the shop answers, or from when on, in each language', async () => {
    const { shop } = chat.merchant;
    const lines = async () => {
      const token = await signedIn();
      return (await call(chat.service, 'GET', `/v1/staff/shops/${shop.id}/usable-replies`, { token })).body
        .hours;
    };
    assert.deepEqual(await lines(), { pl: null, en: null, de: null });
    waitUntil(20);
    await change();
    assert.equal((await lines()).de, 'morgen ab 9:00 Uhr');
    waitUntil(10);
    assert.equal((await lines()).pl, 'dziś do 17:00');
  });

  it('refuse what no calendar and no clock has, naming the field', async () => {
    const { shop } = chat.merchant;
    const token = await signedIn();
    const asked = (hours: unknown) =>
      call(chat.service, 'PATCH', `/v1/staff/shops/${shop.id}`, { token, body: { hours } });
    const wrong = await asked({ ...HOURS, week: [[{ from: '17:00', to: '09:00' }], [], [], [], [], [], []] });
    assert.deepEqual([wrong.status, Object.keys(wrong.body.fields)], [422, ['hours.week.0']]);
    const zone = await asked({ ...HOURS, timeZone: 'Mars/Olympus' });
    assert.deepEqual([zone.status, Object.keys(zone.body.fields)], [422, ['hours.timeZone']]);
    const days = await asked({ ...HOURS, week: [] });
    assert.equal(days.status, 422);
  });

  it('show the people of the shop what visitors would read, and store nothing', async () => {
    waitUntil(20);
    const { shop } = chat.merchant;
    const shown = await call(chat.service, 'POST', `/v1/staff/shops/${shop.id}/hours-preview`, {
      token: await signedIn(),
      body: { hours: HOURS },
    });
    assert.equal(shown.body.isOpen, false);
    assert.match(shown.body.sentences.de, /Wir antworten morgen ab 9:00 Uhr/);
    assert.equal(shown.body.holidays.length, 22);
    assert.equal((await session()).mode, 'live');
  });
});
