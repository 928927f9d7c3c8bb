import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { headersOf, type SmtpSink, startSmtpSink, wordsOf } from '../../support/surroundings/smtp-sink.ts';

const ADDRESS = 'biuro@sklep.example';

describe('the sender address of a shop over HTTP', () => {
  const clock = makeFakeClock();
  let service: TestService;
  let sink: SmtpSink;
  let merchant: Merchant;
  let token: string;

  beforeEach(async () => {
    sink = await startSmtpSink();
    const dnsTexts = { of: async () => [] };
    service = await startTestService({ overrides: { clock, dnsTexts }, env: sink.env });
    merchant = await makeMerchant(service, { name: 'Herbaciarnia Pod Lipą' });
    await service.stores.staff.update(merchant.ownerId, { notices: { leads: false, chats: false } });
    await pushPolicy(service, merchant);
    token = await signIn(service, merchant.email);
  });
  afterEach(async () => {
    await service.stop();
    await sink.stop();
  });
  const path = () => `/v1/staff/shops/${merchant.shop.id}/sender`;
  const set = (address: string | null) => call(service, 'PUT', path(), { token, body: { address } });
  const standing = async () => (await call(service, 'GET', path(), { token })).body;
  const secretIn = (raw: string): string => /\/confirm\/#([A-Za-z0-9_-]{43})/.exec(raw)?.[1] ?? '';
  const confirm = (secret: string) =>
    call(service, 'POST', '/v1/confirmations/confirm', { body: { secret } });
  const delivered = async (secret: string) => {
    for (;;) {
      const look = await call(service, 'POST', '/v1/confirmations/look', { body: { secret } });
      if (look.body.code !== 'not_delivered') return look;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const answered = async () => {
    const session = await openSession(service, merchant.shop);
    clock.forward(5_000);
    await call(service, 'POST', '/v1/visitor/leads', { body: leadBody(merchant.shop, session) });
    const { body } = await call(service, 'GET', '/v1/staff/leads', { token });
    const before = sink.caught.length;
    await call(service, 'POST', `/v1/staff/leads/${body.leads[0].id}/answers`, {
      token,
      body: { ref: randomUUID(), text: 'Dzień dobry', after: 0 },
    });
    const mail = (await sink.until(before + 1)).at(-1) ?? assert.fail();
    return { envelope: mail.from, headers: headersOf(mail) };
  };

  it('counts only once the mail to it was confirmed; then answers go from it', async () => {
    const reply = await set(ADDRESS);
    assert.equal(reply.status, 200, reply.text);
    assert.deepEqual(reply.body.sender, { address: ADDRESS, confirmedAt: null });
    assert.deepEqual([reply.body.check.spf, reply.body.check.isLikelySpam], ['missing', true]);
    const [mail] = await sink.until(1);
    assert.ok(mail);
    assert.deepEqual([mail.to, mail.from], [[ADDRESS], 'chat@shop.example']);
    const unconfirmed = await answered();
    assert.equal(unconfirmed.envelope, 'chat@shop.example');
    assert.match(unconfirmed.headers.get('reply-to') ?? '', /@/);
    const secret = secretIn(wordsOf(mail));
    const look = await delivered(secret);
    assert.ok(look.text.includes(ADDRESS), look.text);
    assert.equal((await confirm(secret)).status, 200);
    assert.notEqual((await standing()).sender.confirmedAt, null);
    const confirmed = await answered();
    assert.equal(confirmed.envelope, ADDRESS);
    assert.match(confirmed.headers.get('from') ?? '', /biuro@sklep\.example>$/);
    assert.match(confirmed.headers.get('reply-to') ?? '', /biuro@sklep\.example/);
  });

  it('is not confirmed by the link for an earlier address, nor by the outbox', async () => {
    await set(ADDRESS);
    const secret = secretIn(wordsOf((await sink.until(1))[0] ?? assert.fail()));
    await delivered(secret);
    await set('inny@sklep.example');
    assert.equal((await confirm(secret)).body.code, 'link_invalid');
    assert.equal((await standing()).sender.confirmedAt, null);
    const shop = await service.stores.shops.get(scopeOfShop(merchant.shop.id));
    assert.equal(shop?.sender?.confirmedAt, null);
  });

  it('says for a week that the mail server of the operator sends nothing from it', async () => {
    const sender = { address: ADDRESS, confirmedAt: clock.now() };
    await service.stores.shops.update(scopeOfShop(merchant.shop.id), { sender });
    assert.equal((await standing()).isRefused, false);
    sink.sendsAs = { from: 'chat@shop.example', refusesAt: 'RCPT TO' };
    assert.equal((await answered()).envelope, 'chat@shop.example');
    while (!(await standing()).isRefused);
    clock.forward(7 * 24 * 3_600_000);
    token = await signIn(service, merchant.email);
    assert.equal((await standing()).isRefused, false);
  });

  it('can be removed, and is asked for once in five minutes', async () => {
    await set(ADDRESS);
    assert.equal((await set(ADDRESS)).status, 429);
    assert.deepEqual((await set(null)).body, { sender: null, check: null, isRefused: false });
    assert.deepEqual(await standing(), { sender: null, check: null, isRefused: false });
  });
});
