import assert from 'node:assert/strict';
import { pauseAfter } from '../../../service/domain/mail/send-mails.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { MailKind } from '../../../service/domain/model/mail/mail.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import { call, type Merchant, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { headersOf, type SmtpSink, startSmtpSink, wordsOf } from '../../support/surroundings/smtp-sink.ts';

const LINK = `https://chat.example/receipt/#${'s'.repeat(43)}`;
const WORDS = {
  subject: 'Potwierdzenie zgłoszenia',
  text: 'Dzień dobry,\n\noto Twoje potwierdzenie:\n{link}',
};
const MAIL = { to: 'zaneta@example.net', words: WORDS, gaps: { link: LINK } };
const MINUTE = 60_000;

describe('mail', () => {
  const services: TestService[] = [];
  const sinks: SmtpSink[] = [];
  const startSink = async () => {
    const sink = await startSmtpSink();
    sinks.push(sink);
    return sink;
  };
  const start = async (url: string | null, options: Parameters<typeof startTestService>[0] = {}) => {
    const smtp = url === null ? {} : { SMTP_URL: url, ZGODA_MAIL_FROM: 'Zgoda <chat@shop.example>' };
    const service = await startTestService({
      ...options,
      hasRounds: false,
      env: { ...smtp, ...options?.env },
    });
    services.push(service);
    return service;
  };
  type Changes = Partial<typeof MAIL & { kind: MailKind }>;
  const queue = async (service: TestService, { shop }: Merchant, changes: Changes = {}) => {
    const { id } = await service.useCases.queueMail(scopeOfShop(shop.id), {
      kind: 'receipt',
      locale: 'pl',
      ...MAIL,
      ...changes,
      ref: 'led_1',
      subjectKey: 'key',
    });
    return id;
  };
  const listOf = (service: TestService, merchant: Merchant) =>
    service.stores.mails.list(scopeOfShop(merchant.shop.id), 10);
  afterEach(async () => {
    await Promise.all(services.splice(0).map((service) => service.stop()));
    await Promise.all(sinks.splice(0).map((sink) => sink.stop()));
  });

  it('goes out at once, as text and as a page with a button, and is gone from the outbox', async () => {
    const sink = await startSink();
    const service = await start(sink.url);
    const merchant = await makeMerchant(service, { name: 'Herbaciarnia Pod Lipą' });
    const id = await queue(service, merchant);
    const [mail] = await sink.until(1);
    assert.ok(mail);
    assert.deepEqual([mail.from, mail.to], ['chat@shop.example', ['zaneta@example.net']]);
    const headers = headersOf(mail);
    assert.match(headers.get('from') ?? '', /<chat@shop\.example>$/);
    assert.match(headers.get('reply-to') ?? '', /sklep@example\.com/);
    assert.equal(headers.get('message-id'), `<${id}@shop.example>`);
    assert.equal(headers.get('auto-submitted'), 'auto-generated');
    const words = wordsOf(mail);
    assert.match(words, /Dzień dobry,\s+oto Twoje potwierdzenie:/);
    assert.ok(words.includes(`href="${LINK}"`));
    assert.match(words, /Herbaciarnia Pod Lipą\s+Wiadomość wysłana przez czat Zgoda\./);
    assert.doesNotMatch(words, /<img|<script|<link|url\(/i, 'nothing is fetched when it is read');
    await service.stop();
    assert.deepEqual(await listOf(service, merchant), []);
  });

  it('is sent once, however many instances send', async () => {
    const sink = await startSink();
    const stores = makeMemoryStores();
    const waiting = await start(null, { stores });
    const merchant = await makeMerchant(waiting);
    for (let count = 0; count < 20; count += 1) await queue(waiting, merchant);
    const senders = await Promise.all([start(sink.url, { stores }), start(sink.url, { stores })]);
    await Promise.all(senders.map((sender) => sender.useCases.sendMails()));
    assert.equal(sink.caught.length, 20);
    const ids = sink.caught.map((mail) => headersOf(mail).get('message-id'));
    assert.equal(new Set(ids).size, 20);
    assert.deepEqual(await listOf(waiting, merchant), []);
  });

  it('cannot be given a second recipient or a header of its own', async () => {
    const sink = await startSink();
    const service = await start(sink.url);
    const merchant = await makeMerchant(service, { name: 'Lipa"\r\nBcc: evil@example.org' });
    await queue(service, merchant, {
      words: { ...WORDS, subject: 'Hej\r\nBcc: evil@example.org\r\n\r\nbody' },
    });
    const [mail] = await sink.until(1);
    assert.ok(mail);
    assert.deepEqual(mail.to, ['zaneta@example.net']);
    assert.equal(headersOf(mail).has('bcc'), false);
    for (const to of ['a@b.example, evil@example.org', 'a@b.example\r\nBcc: evil@example.org', 'x']) {
      await queue(service, merchant, { to });
    }
    await service.useCases.sendMails();
    await service.stop();
    assert.equal(sink.caught.length, 1);
    assert.deepEqual(
      (await listOf(service, merchant)).map(({ state, lastError }) => [state, lastError]),
      Array(3).fill(['failed', 'address_refused']),
    );
  });

  it('is tried again later and later while the server does not answer, and then is marked as failed', async () => {
    const clock = makeFakeClock();
    const sink = await startSink();
    sink.refuseWith = { code: 451, text: 'zaneta@example.net is greylisted' };
    const service = await start(sink.url, { overrides: { clock } });
    const merchant = await makeMerchant(service);
    await queue(service, merchant);
    await service.useCases.sendMails();
    const only = async () => (await listOf(service, merchant))[0] ?? assert.fail();
    const due = (ms: number) => new Date(clock.now().getTime() + ms);
    while ((await only()).lastError === null) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual((await only()).nextAttemptAt, due(MINUTE));
    assert.equal((await only()).lastError, 'address_refused', 'a code, never the words of the server');
    for (let tries = 2; tries <= 9; tries += 1) {
      clock.forward(pauseAfter(tries - 1));
      await service.useCases.sendMails();
      assert.equal((await only()).attempts, tries);
      assert.equal((await only()).state, tries < 9 ? 'waiting' : 'failed');
    }
    assert.ok(!service.logLines.join('').includes('zaneta'));
    sink.refuseWith = null;
    clock.forward(12 * 60 * MINUTE);
    await service.useCases.sendMails();
    assert.equal(sink.caught.length, 0, 'nothing more by itself');
    assert.deepEqual(
      [1, 2, 3, 4, 9].map(pauseAfter),
      [1, 4, 16, 64, 720].map((minutes) => minutes * MINUTE),
    );
  });

  it('outlives a restart', async () => {
    const stores = makeMemoryStores();
    const before = await start(null, { stores });
    const merchant = await makeMerchant(before);
    await queue(before, merchant);
    await before.stop();
    const sink = await startSink();
    const after = await start(sink.url, { stores });
    await after.useCases.sendMails();
    assert.equal(sink.caught.length, 1);
  });

  it('is not kept longer than three days, sent or not [RE-1]', async () => {
    const clock = makeFakeClock();
    const service = await start(null, { overrides: { clock } });
    const merchant = await makeMerchant(service);
    await queue(service, merchant);
    clock.forward(3 * 24 * 60 * MINUTE - 1);
    await service.useCases.sweepExpired();
    assert.equal((await listOf(service, merchant)).length, 1);
    clock.forward(1);
    await service.useCases.sweepExpired();
    assert.deepEqual(await listOf(service, merchant), []);
  });

  it('is sealed where it waits [SE-5]', async () => {
    const service = await start(null);
    const merchant = await makeMerchant(service);
    await queue(service, merchant);
    await service.useCases.queueMail(SERVICE_SCOPE, { kind: 'invitation', locale: 'en', ...MAIL });
    const rows = [
      ...(await listOf(service, merchant)),
      ...(await service.stores.mails.list(SERVICE_SCOPE, 10)),
    ];
    assert.equal(rows.length, 2);
    assert.doesNotMatch(JSON.stringify(rows), /zaneta|Potwierdzenie|receipt\/#/);
  });

  it('travels in clear to no other machine', async () => {
    const base = { ZGODA_MAIL_FROM: 'chat@shop.example' };
    const isPlain = async (SMTP_URL: string) =>
      (await start(null, { env: { ...base, SMTP_URL } })).config.smtp?.isPlainAllowed;
    assert.equal(await isPlain('smtp://user:p%40ss@mail.example'), false);
    assert.equal(await isPlain('smtps://mail.example'), false);
    assert.equal(await isPlain('smtp://127.0.0.1:2525'), true);
    assert.equal(await isPlain('smtp://relay:25?tls=off'), true);
    await assert.rejects(start('http://mail.example'), /SMTP_URL must be an address/);
    await assert.rejects(
      start(null, { env: { SMTP_URL: 'smtp://mail.example' } }),
      /ZGODA_MAIL_FROM must name the sender/,
    );
  });

  describe('without a mail server', () => {
    it('waits where the owner reads, hands over and drops it, and each reading is written down [PR-6]', async () => {
      const service = await start(null);
      const merchant = await makeMerchant(service);
      const id = await queue(service, merchant, { kind: 'request_answer' });
      const token = await signIn(service, merchant.email);
      const path = `/v1/staff/shops/${merchant.shop.id}/mails`;
      const list = await call(service, 'GET', path, { token });
      assert.equal(list.body.isSending, false);
      assert.deepEqual(
        list.body.mails.map((mail: Record<string, unknown>) => [mail.id, mail.kind, mail.to, mail.state]),
        [[id, 'request_answer', 'zaneta@example.net', 'waiting']],
      );
      const read = await call(service, 'GET', `${path}/${id}`, { token });
      assert.deepEqual(read.body, { subject: WORDS.subject, text: WORDS.text.replace('{link}', LINK) });
      const audit = await service.stores.audit.range(scopeOfShop(merchant.shop.id), 1, 50);
      const entry = audit.find(({ action }) => action === 'mail.read');
      assert.deepEqual([entry?.actor, entry?.target], [merchant.ownerId, 'led_1'], 'what it is about');
      assert.equal((await call(service, 'POST', `${path}/${id}/retry`, { token, body: {} })).status, 204);
      assert.equal((await call(service, 'DELETE', `${path}/${id}`, { token })).status, 204);
      assert.equal((await call(service, 'GET', `${path}/${id}`, { token })).status, 404);
    });

    it('keeps links from staff with which somebody else consents, agrees or withdraws [MK-2, PR-2]', async () => {
      const service = await start(null);
      const merchant = await makeMerchant(service);
      const token = await signIn(service, merchant.email);
      const kinds = ['optin_confirmation', 'agreement_copy', 'receipt', 'request_confirmation'] as const;
      for (const kind of kinds) {
        const id = await queue(service, merchant, { kind });
        const path = `/v1/staff/shops/${merchant.shop.id}/mails/${id}`;
        const { text } = await call(service, 'GET', path, { token });
        assert.ok(text.includes('/receipt/#…'), text);
        assert.ok(!text.includes('s'.repeat(43)), kind);
      }
    });

    it("shows the service's own mails to the operator alone [SE-3]", async () => {
      const service = await start(null);
      const operator = await makeMerchant(service);
      const other = await makeMerchant(service);
      await service.useCases.queueMail(SERVICE_SCOPE, { kind: 'invitation', locale: 'en', ...MAIL });
      const list = async ({ email }: Merchant) =>
        call(service, 'GET', '/v1/staff/mails', { token: await signIn(service, email) });
      assert.equal((await list(operator)).body.mails.length, 1);
      assert.equal((await list(other)).status, 404);
    });
  });

  it('keeps the secret of its link to the one it is for, where mail is sent', async () => {
    const sink = await startSink();
    const service = await start(sink.url);
    const merchant = await makeMerchant(service);
    sink.refuseWith = { code: 451, text: 'later' };
    const id = await queue(service, merchant);
    const token = await signIn(service, merchant.email);
    const read = await call(service, 'GET', `/v1/staff/shops/${merchant.shop.id}/mails/${id}`, { token });
    assert.match(read.body.text, /receipt\/#…$/);
  });

  describe('a test mail', () => {
    const testMail = async (service: TestService, { shop, email }: Merchant) =>
      call(service, 'POST', `/v1/staff/shops/${shop.id}/mails/test`, {
        token: await signIn(service, email),
        body: {},
      });

    it('goes to the person who asks, at once, and says what the mail server said', async () => {
      const sink = await startSink();
      const service = await start(sink.url);
      const merchant = await makeMerchant(service, { name: 'Pod Lipą' });
      const { body, text } = await testMail(service, merchant);
      assert.deepEqual([body.to, body.fault], [merchant.email, null], text);
      assert.match(body.response, /^250 /);
      assert.deepEqual(sink.caught[0]?.to, [merchant.email]);
      assert.match(wordsOf(sink.caught[0] ?? assert.fail()), /poczta z czatu sklepu Pod Lipą dochodzi/);
      assert.equal((await testMail(service, merchant)).status, 429, 'one in five minutes');
    });

    it('says why nothing was sent, and may be tried again at once', async () => {
      const sink = await startSink();
      sink.refuseWith = { code: 550, text: 'no such mailbox' };
      const service = await start(sink.url);
      const merchant = await makeMerchant(service);
      for (const _ of [1, 2]) {
        const { body } = await testMail(service, merchant);
        assert.deepEqual(body, { to: merchant.email, response: null, fault: 'address_refused' });
      }
      const audit = await service.stores.audit.range(scopeOfShop(merchant.shop.id), 1, 50);
      assert.deepEqual(
        audit.filter(({ action }) => action === 'mail.test').map(({ outcome }) => outcome),
        ['refused', 'refused'],
      );
    });

    it('is refused without a mail server, and so are receipts by mail', async () => {
      const service = await start(null);
      const merchant = await makeMerchant(service);
      const { body } = await testMail(service, merchant);
      assert.equal(body.code, 'no_mail_server');
      const receipts = await call(service, 'PATCH', `/v1/staff/shops/${merchant.shop.id}`, {
        token: await signIn(service, merchant.email),
        body: { receiptMail: true },
      });
      assert.deepEqual([receipts.status, receipts.body.code], [409, 'no_mail_server']);
    });
  });
});
