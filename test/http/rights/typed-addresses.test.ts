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
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
  type Reply,
} from '../../support/scenes/chat-actors.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { linkTaken } from '../../support/surroundings/mailed-link.ts';
import { watchOutbox } from '../../support/surroundings/outbox.ts';

const JAN = 'jan@kancelaria.example';
const BOB = 'Towar przyszedł zepsuty, kopia do prawnika';

describe('an address that somebody only typed, and a request by its owner on the public page', () => {
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
    merchant = await makeMerchant(service, {
      fields: { name: 'optional', email: 'optional', phone: 'optional' },
    });
    await pushPolicy(service, merchant);
    staff = await connectStaff(service, merchant.email);
  });
  afterEach(() => staff.close());

  const scope = () => scopeOfShop(merchant.shop.id);
  const post = async (path: string, body: unknown = {}): Promise<Reply> => {
    const reply = await call(service, 'POST', path, { body, token: staff.token });
    assert.ok(reply.status < 300, reply.text);
    return reply;
  };
  const get = (path: string): Promise<Reply> => call(service, 'GET', path, { token: staff.token });
  const secretIn = (text = ''): string => /#([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '';
  const fetched = (secret: string) => call(service, 'POST', '/v1/requests/answer', { body: { secret } });
  const talk = async (text: string): Promise<{ id: ConversationId; token: string }> => {
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text, boot: newBoot() });
    const ack = await visitor.next('message.ack');
    const { conversationId } = await staff.next(({ t, event }) => t === 'event.new' && event.id === ack.id);
    await visitor.close();
    return { id: conversationId as ConversationId, token: String(ack.token) };
  };
  const sendForm = async (values: Record<string, string>, token?: string) => {
    const none = { name: undefined, email: undefined, phone: undefined };
    const session = await openSession(service, merchant.shop);
    const body = leadBody(merchant.shop, session, { ...none, ...values });
    const sent = await call(
      service,
      'POST',
      '/v1/visitor/leads',
      token === undefined ? { body } : { body, token },
    );
    assert.equal(sent.status, 201, sent.text);
  };
  const askedOnPage = async (kind: string): Promise<Reply> => {
    const asked = { shop: merchant.shop.key, kind, email: JAN, locale: 'pl' };
    const sent = await call(service, 'POST', '/v1/requests', { body: asked });
    assert.ok(sent.status < 300, sent.text);
    const mail = (await outbox.readMails(service)).findLast(({ to }) => to === JAN);
    const secret = secretIn(mail?.text);
    await linkTaken(service, secret);
    return call(service, 'POST', '/v1/confirmations/confirm', { body: { secret } });
  };
  const onDesk = async () => {
    const [request] = (await get('/v1/staff/requests')).body.requests;
    const { body } = await get(`/v1/staff/requests/${request.id}`);
    return { id: request.id, state: body.state, acts: body.steps.map(({ act }: { act: string }) => act) };
  };

  const RECORDS: Record<string, () => Promise<unknown>> = {
    'a chat': () => talk(`${BOB} ${JAN}`),
    'a form': () => sendForm({ phone: '+48 600 100 200', message: `${BOB} ${JAN}` }),
  };
  for (const [record, write] of Object.entries(RECORDS)) {
    it(`gives out nothing of ${record} before the shop has looked whose it is, and says so to both [RT-1, RT-6]`, async () => {
      await write();
      const done = await askedOnPage('access');
      assert.match(done.text, /mogą pochodzić od kogoś innego/);
      const own = secretIn(done.body.next.href);
      const shown = await fetched(own);
      assert.equal(shown.status, 200, shown.text);
      assert.ok(!shown.text.includes(BOB), shown.text);
      assert.ok(shown.text.includes('sklep najpierw sprawdzi, czy są Twoje'), shown.text);
      await service.useCases.sendMails();
      const request = await onDesk();
      assert.equal(request.state, 'in_progress');
      assert.ok(request.acts.includes('answered_partly'), request.acts.join());

      const { typed } = (await get(`/v1/staff/requests/${request.id}`)).body;
      const ids = typed.map(({ id }: { id: string }) => id);
      await post(`/v1/staff/requests/${request.id}/include`, { ids });
      const { body: answered } = await post(`/v1/staff/requests/${request.id}/answer`);
      assert.ok((await fetched(secretIn(answered.url))).text.includes(BOB));
    });

    it(`never gives out ${record} that is not theirs: the shop closes the request without it [RT-1]`, async () => {
      await write();
      const done = await askedOnPage('access');
      await post(`/v1/staff/requests/${(await onDesk()).id}/complete`);
      const shown = await fetched(secretIn(done.body.next.href));
      assert.equal(shown.status, 200, shown.text);
      assert.ok(!shown.text.includes(BOB), shown.text);
    });

    it(`erases nothing at once where it stands in ${record}: the shop decides, and both read why [RT-2]`, async () => {
      const settings = `/v1/staff/shops/${merchant.shop.id}/rights-settings`;
      const changed = await call(service, 'PUT', settings, {
        token: staff.token,
        body: { selfErasure: 'at_once' },
      });
      assert.ok(changed.status < 300, changed.text);
      await write();
      const before = [
        await service.stores.leads.ids(scope()),
        await service.stores.conversations.ids(scope()),
      ];
      const done = await askedOnPage('erasure');
      assert.match(done.text, /Jeszcze nic nie usunięto/);
      assert.deepEqual(
        [await service.stores.leads.ids(scope()), await service.stores.conversations.ids(scope())],
        before,
      );
      const request = await onDesk();
      assert.equal(request.state, 'in_progress');
      assert.ok(request.acts.includes('left_to_shop'), request.acts.join());
    });
  }

  it('gives out at once a chat whose visitor answered a card with it [RT-1]', async () => {
    const { id } = await talk(`${BOB} ${JAN}`);
    const key = await service.ports.vault.subjectKey(scope(), 'email', JAN);
    const asked = { shopId: merchant.shop.id, conversationId: id };
    await service.stores.cards.insert(scope(), aCard({ ...asked, state: 'answered', subjectKeys: [key] }));
    const done = await askedOnPage('access');
    assert.ok((await fetched(secretIn(done.body.next.href))).text.includes(BOB));
    assert.equal((await onDesk()).state, 'done');
  });

  it('gives out at once a chat whose visitor left it in the form instead of waiting [RT-1]', async () => {
    const { token } = await talk(BOB);
    await sendForm({ email: JAN, message: 'Proszę o odpowiedź' }, token);
    const done = await askedOnPage('access');
    const shown = await fetched(secretIn(done.body.next.href));
    assert.ok(shown.text.includes(BOB), shown.text);
    assert.ok(shown.text.includes('Proszę o odpowiedź'), shown.text);
    assert.equal((await onDesk()).state, 'done');
  });
});
