import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { ReadingView } from '../../../service/protocol/api/receipt-api.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { brokenMailer } from '../../support/fakes/fake-mailer.ts';
import {
  call,
  connectStaff,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const DAY_MS = 24 * 3_600_000;

describe('receipt of a contact form', () => {
  let service: TestService;
  let merchant: Merchant;
  let secret: string;
  const by = (act: string, body: Record<string, unknown> = { secret }) =>
    call(service, 'POST', `/v1/visitor/receipt${act}`, { body });
  const leads = () => service.stores.leads.list(scopeOfShops([merchant.shop.id]), new Date(8e14), 5);
  before(async () => {
    service = await startTestService();
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
  });
  after(() => service.stop());
  beforeEach(async () => {
    const session = await openSession(service, merchant.shop);
    const sent = await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    secret = sent.body.receiptSecret;
  });

  it('shows the words as they were shown, with links as links [D5]', async () => {
    const { body } = await by('');
    const parts = body.shown.flat();
    assert.match(parts.map(({ text }: { text: string }) => text).join(''), /Wyrażam zgodę na przetwarzanie/);
    assert.doesNotMatch(parts.map(({ text }: { text: string }) => text).join(''), /<mailto:|<https:/);
    assert.ok(parts.some(({ href }: { href?: string }) => href === 'mailto:sklep@example.com'));
  });

  it('gives the person all that is kept, as JSON and as a readable page, without login [RT-1]', async () => {
    const { body, status } = await by('/download');
    assert.equal(status, 200);
    assert.equal(body.json.data.email, 'zaneta.kowalska@example.net');
    assert.equal(body.json.data.message, 'Czy ta herbata jest jeszcze dostępna?');
    assert.deepEqual(
      body.json.consents.map((one: { action: string }) => one.action),
      ['granted'],
    );
    const { consentReceipt } = body.json;
    assert.equal(consentReceipt.receipt_metadata.schema_version, 'ISO/IEC TS 27560:2023');
    assert.equal(consentReceipt.pii_processing.purposes[0].lawful_basis, 'consent');
    assert.equal(consentReceipt.consent_events[0].event_state, 'granted');
    assert.doesNotMatch(JSON.stringify(consentReceipt), /zaneta|Kowalska|herbata/);
    for (const part of ['Twoje zgłoszenie', 'Żaneta Kowalska', 'Wyrażam zgodę', 'mailto:sklep@example.com'])
      assert.ok(body.html.includes(part), part);
    assert.doesNotMatch(body.html, /<script|undefined|src=/);
    assert.equal((await by('/download', { secret: 'A'.repeat(43) })).status, 404);
  });

  it('erases the form, its waiting mails and the receipt itself; the proof points at nothing [CO-6, CO-7]', async () => {
    const [lead] = await leads();
    assert.ok(lead);
    const scope = scopeOfShop(merchant.shop.id);
    await service.useCases.queueMail(scope, {
      kind: 'receipt',
      locale: 'pl',
      to: 'a@example.net',
      words: { subject: 's', text: 't' },
      gaps: {},
      ref: lead.id,
      subjectKey: 'key-of-mail',
    });
    assert.equal((await by('/erase')).status, 204);
    assert.equal(await service.stores.leads.get(scope, lead.id), null);
    assert.deepEqual(await service.stores.mails.findBySubject(scope, 'key-of-mail'), []);
    assert.deepEqual(await service.stores.consents.byRef(scope, lead.id), []);
    for (const act of ['', '/download', '/withdraw', '/erase'])
      assert.equal((await by(act)).status, 404, act);
  });

  it('tells who read it in the language of the form, by role and company, without a name [RT-1, PR-6]', async () => {
    assert.deepEqual((await by('')).body.readings, []);
    const token = await signIn(service, merchant.email);
    const [lead] = await leads();
    for (const path of ['', `/${lead?.id}`]) await call(service, 'GET', `/v1/staff/leads${path}`, { token });
    const { body, text } = await by('');
    const { name } = (await service.stores.organisations.get(merchant.organisationId)) ?? {};
    assert.deepEqual(
      body.readings.map(({ act, reader, times }: ReadingView) => ({ act, reader, times })),
      ['przeglądano listę zgłoszeń', 'odczytano zgłoszenie'].map((act) => ({
        act,
        reader: `właściciel, ${name}`,
        times: 1,
      })),
    );
    const staff = await service.stores.staff.get(merchant.ownerId);
    assert.ok(staff && !text.includes(staff.name));
  });

  it('gives no copy after a withdrawal, and says so on the page [CO-7]', async () => {
    await by('/withdraw');
    assert.equal((await by('/download')).status, 404);
    assert.equal((await by('')).body.state, 'withdrawn');
  });
});

describe('receipt of a conversation', () => {
  const clock = makeFakeClock();
  let service: TestService;
  let merchant: Merchant;
  let token: string;
  const chat = (act: string, body: Record<string, unknown>) =>
    call(service, 'POST', `/v1/visitor/chat-receipt${act}`, { body });
  const link = async () =>
    call(service, 'POST', '/v1/visitor/chat-receipt', { body: { shop: merchant.shop.key }, token });
  const secretIn = (url: string) => url.split('#c.')[1] ?? '';
  const scope = () => scopeOfShop(merchant.shop.id);

  before(async () => {
    service = await startTestService({ overrides: { clock, mailer: brokenMailer } });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    await connectStaff(service, merchant.email);
    const first = await call(service, 'POST', '/v1/visitor/messages', {
      body: {
        shop: merchant.shop.key,
        ref: randomUUID(),
        text: 'Czy jest kanarek?',
        boot: newBoot(),
        locale: 'pl',
      },
    });
    assert.ok(first.body.token, first.text);
    token = first.body.token;
  });

  it('is given to the holder of the token, the same one each time, and outlives the token [RT-1]', async () => {
    const { body } = await link();
    assert.match(body.url, /\/receipt\/#c\.[A-Za-z0-9_-]{43}$/);
    assert.equal((await link()).body.url, body.url);
    const ended = await call(service, 'POST', '/v1/visitor/end', {
      body: { shop: merchant.shop.key },
      token,
    });
    assert.equal(ended.body.url, body.url);
    assert.equal((await link()).status, 401, 'the token is over');
    const look = await chat('/look', { secret: secretIn(body.url) });
    assert.equal(look.status, 200, look.text);
    assert.equal(look.body.messages, 1);
    assert.equal(look.body.isOpen, false);
    assert.doesNotMatch(look.text, /kanarek/, 'opening shows no message');
    assert.deepEqual(look.body.readings, []);
    const copy = (await chat('/download', { secret: secretIn(body.url) })).body;
    assert.equal(copy.json.messages[0].text, 'Czy jest kanarek?');
    assert.ok(copy.html.includes('Czy jest kanarek?'));
  });

  it('tells who read the conversation [RT-1, PR-6]', async () => {
    const secret = secretIn((await link()).body.url);
    const staff = await signIn(service, merchant.email);
    const [id] = await service.stores.conversations.ids(scope());
    const path = `/v1/staff/conversations/${id}/events?after=0`;
    assert.equal((await call(service, 'GET', path, { token: staff })).status, 200);
    const { body } = await chat('/look', { secret });
    assert.deepEqual(
      body.readings.map(({ act }: ReadingView) => act),
      ['odczytano rozmowę'],
    );
  });

  it('tells who saw what came to an open console [RT-1, PR-6]', async () => {
    const secret = secretIn((await link()).body.url);
    const staff = await connectStaff(service, merchant.email);
    const [conversationId] = await service.stores.conversations.ids(scope());
    staff.send({ t: 'conversation.look', conversationId });
    await staff.next('colleagues.looking');
    const { body } = await chat('/look', { secret });
    assert.deepEqual(
      body.readings.map(({ act }: ReadingView) => act),
      ['odczytano rozmowę'],
    );
    await staff.close();
  });

  it('erases the conversation on both sides, and leads nowhere afterwards [RT-7]', async () => {
    const secret = secretIn((await link()).body.url);
    assert.equal((await chat('/erase', { secret })).status, 204);
    for (const act of ['/look', '/download', '/erase'])
      assert.equal((await chat(act, { secret })).status, 404);
    assert.equal((await openSession(service, merchant.shop, 'pl', token)).body.conversation, null);
    await service.useCases.sweepExpired();
    assert.deepEqual(await service.stores.chatReceipts.list(scope(), '', 10), [], 'nothing stays behind');
  });

  it('goes by mail once, as a link without a word of the conversation; the address becomes no lead [SE-6]', async () => {
    const secret = secretIn((await link()).body.url);
    const email = 'ktos@example.net';
    assert.equal((await chat('/mail', { secret, email })).status, 204);
    assert.equal((await chat('/mail', { secret, email: 'inny@example.net' })).status, 409, 'one use');
    const key = await service.ports.vault.subjectKey(scope(), 'email', email);
    const [mail] = await service.stores.mails.findBySubject(scope(), key);
    assert.ok(mail);
    const content = JSON.parse(await service.ports.vault.open(scope(), mail.sealed));
    assert.ok(content.text.includes(`/receipt/#c.${secret}`));
    assert.doesNotMatch(content.text, /kanarek/);
    assert.deepEqual(
      await service.stores.leads.list(scopeOfShops([merchant.shop.id]), new Date(8e14), 5),
      [],
    );
    assert.deepEqual(await service.stores.conversations.findBySubject(scope(), key), []);
    const rows = JSON.stringify(await service.stores.chatReceipts.list(scope(), '', 10));
    assert.doesNotMatch(rows, /example\.net/);
  });

  it('ends with the conversation, not before and not after [RE-1]', async () => {
    const secret = secretIn((await link()).body.url);
    clock.forward(29 * DAY_MS);
    await service.useCases.sweepExpired();
    assert.equal((await chat('/look', { secret })).status, 200);
    clock.forward(400 * DAY_MS);
    await service.useCases.sweepExpired();
    assert.equal((await chat('/look', { secret })).status, 404);
    assert.deepEqual(await service.stores.chatReceipts.list(scope(), '', 10), []);
  });
});
