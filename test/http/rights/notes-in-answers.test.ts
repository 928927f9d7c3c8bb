import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';
import { aCard } from '../../support/builders/card-builder.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { takingMailer } from '../../support/fakes/fake-mailer.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  type Merchant,
  makeMerchant,
  newBoot,
  pushPolicy,
  type Reply,
} from '../../support/scenes/chat-actors.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { linkTaken } from '../../support/surroundings/mailed-link.ts';
import { watchOutbox } from '../../support/surroundings/outbox.ts';

const EMAIL = 'anna.nowak@person.example';
const NOTE = 'Trzeci raz pyta o to samo, proponuję telefon';

describe('internal notes in answers to people', () => {
  const clock = makeFakeClock();
  const outbox = watchOutbox();
  let service: TestService;
  let merchant: Merchant;
  let staff: FrameClient & { token: string };

  before(async () => {
    service = await startTestService({ stores: outbox.stores, overrides: { clock, mailer: takingMailer } });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    staff = await connectStaff(service, merchant.email);
  });
  afterEach(() => staff.close());

  const post = async (path: string, body: unknown = {}, token = staff.token): Promise<Reply> => {
    const reply = await call(service, 'POST', path, { body, token });
    assert.ok(reply.status < 300, reply.text);
    return reply;
  };
  const get = (path: string): Promise<Reply> => call(service, 'GET', path, { token: staff.token });
  const secretIn = (text: string): string => /#([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '';
  const talk = async (text: string): Promise<string> => {
    const visitor = await connectVisitor(service, merchant.shop);
    const ref = randomUUID();
    visitor.send({ t: 'message.send', ref, text, boot: newBoot() });
    const ack = await visitor.next('message.ack');
    const { conversationId } = await staff.next(({ t, event }) => t === 'event.new' && event.id === ack.id);
    await visitor.close();
    return String(conversationId);
  };
  const ownTalk = async (): Promise<string> => {
    const id = await talk(`Piszę z ${EMAIL}`);
    const scope = scopeOfShop(merchant.shop.id);
    const key = await service.ports.vault.subjectKey(scope, 'email', EMAIL);
    const asked = { shopId: scope.shopId, conversationId: id as ConversationId };
    await service.stores.cards.insert(scope, aCard({ ...asked, state: 'answered', subjectKeys: [key] }));
    return id;
  };
  const note = (id: string, text = NOTE) =>
    post(`/v1/staff/conversations/${id}/notes`, { ref: randomUUID(), text });
  const notesIn = (answer: { data: { group: string; items: { text?: string }[] }[] }) =>
    answer.data.find(({ group }) => group === 'notes')?.items ?? [];
  const askedOnPage = async () => {
    const asked = { shop: merchant.shop.key, kind: 'access', email: EMAIL, locale: 'pl' };
    const sent = await call(service, 'POST', '/v1/requests', { body: asked });
    assert.ok(sent.status < 300, sent.text);
    const mail = (await outbox.readMails(service)).findLast(({ to }) => to === EMAIL);
    const secret = secretIn(mail?.text ?? '');
    await linkTaken(service, secret);
    const done = await call(service, 'POST', '/v1/confirmations/confirm', { body: { secret } });
    const own = secretIn(done.body.next.href);
    return call(service, 'POST', '/v1/requests/answer', { body: { secret: own } });
  };

  it('are in the answer that the shop prepares, without the name of who wrote them [RT-1]', async () => {
    const own = await talk(`Piszę z ${EMAIL}`);
    await note(own);
    const wanted = {
      shopId: merchant.shop.id,
      conversationId: own,
      kind: 'access',
      locale: 'pl',
      email: EMAIL,
      identity: 'order',
    };
    const { body: request } = await post('/v1/staff/requests', wanted);
    const { body } = await get(`/v1/staff/requests/${request.id}/answer`);
    const [item] = notesIn(body.json);
    assert.equal(item?.text, NOTE);
    assert.ok(!JSON.stringify(item).includes('Owner'), JSON.stringify(item));
    assert.ok(body.html.includes('Wewnętrzne notatki sklepu'));
  });

  it('are left to the shop by the public page, which says so, and the request stays open [RT-1, RT-5]', async () => {
    const id = await ownTalk();
    await note(id);
    const shown = await askedOnPage();
    assert.equal(shown.status, 200, shown.text);
    assert.ok(shown.text.includes('Piszę z'));
    assert.ok(!shown.text.includes(NOTE));
    assert.ok(shown.text.includes('ich treść prześle Ci sam sklep'));
    await service.useCases.sendMails();
    const [request] = (await get('/v1/staff/requests')).body.requests;
    assert.equal(request.state, 'in_progress');
    const { body: detail } = await get(`/v1/staff/requests/${request.id}`);
    const acts = detail.steps.map(({ act }: { act: string }) => act);
    assert.ok(acts.includes('answered_partly'), acts.join());
    assert.equal(detail.answerMail, null);

    const { body: answered } = await post(`/v1/staff/requests/${request.id}/answer`);
    const secret = secretIn(answered.url);
    const whole = await call(service, 'POST', '/v1/requests/answer', { body: { secret } });
    assert.ok(whole.text.includes(NOTE), whole.text);
  });

  it('hold nothing open where there are none [RT-1]', async () => {
    await ownTalk();
    await askedOnPage();
    const [request] = (await get('/v1/staff/requests')).body.requests;
    assert.equal(request.state, 'done');
  });

  it('lose the address of an erased person, in chats of others too [RT-2]', async () => {
    const own = await talk(`Piszę z ${EMAIL}`);
    await note(own);
    const other = await talk('Czy macie herbatę?');
    await note(other, `To znajoma ${EMAIL}, prosi o to samo`);
    const wanted = {
      shopId: merchant.shop.id,
      conversationId: own,
      kind: 'erasure',
      locale: 'pl',
      email: EMAIL,
      identity: 'order',
    };
    const { body: request } = await post('/v1/staff/requests', wanted);
    await post(`/v1/staff/requests/${request.id}/erase`);
    for (;;) {
      const { body } = await get(`/v1/staff/requests/${request.id}`);
      if (body.work === null) break;
    }
    assert.equal((await get(`/v1/staff/conversations/${own}/notes`)).status, 404);
    const [left] = (await get(`/v1/staff/conversations/${other}/notes`)).body.notes;
    assert.ok(!left.text.includes(EMAIL), left.text);
    assert.ok(left.text.includes('prosi o to samo'), left.text);
  });
});
