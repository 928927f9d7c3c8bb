import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { NO_MARKETING } from '../../service/domain/model/shop/shop.ts';
import { anAgreement } from '../support/builders/builders.ts';
import { identityClaims, signIdentity } from '../support/builders/identity-token.ts';
import { aCompany } from '../support/builders/staff-builders.ts';
import { isQuickRun, testDatabaseUrl } from '../support/database/database.ts';
import { dumpDatabase } from '../support/database/dump-database.ts';
import { openStoresAt } from '../support/database/prepared-database.ts';
import { readableContent } from '../support/database/readable-content.ts';
import { makeMovedClock } from '../support/fakes/fake-clock.ts';
import { nameOf, routesOf } from '../support/routes/all-routes.ts';
import { askAndSend, askForNoFile } from '../support/scenes/attachment-scene.ts';
import {
  call,
  connectStaff,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  PASSWORD,
  pushPolicy,
  type Reply,
  signedCall,
} from '../support/scenes/chat-actors.ts';
import { assertAllCounted, assertClosedLabels, openFigures } from '../support/scenes/figures.ts';
import { holdsMailOfEveryKind, putMailOfEveryKind } from '../support/scenes/mail-of-every-kind.ts';
import { walkVisits } from '../support/scenes/visit-scene.ts';
import { walkWaysBack } from '../support/scenes/way-back-walk.ts';
import { sendWithHandshakes } from '../support/service/frame-client.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';
import { linkDelivered } from '../support/surroundings/mailed-link.ts';
import { followedUp, secretIn, watchOutbox } from '../support/surroundings/outbox.ts';
import { type SmtpSink, startSmtpSink } from '../support/surroundings/smtp-sink.ts';

const ADDRESS = '203.0.113.78';
const AGENT = 'CanaryAgent/2.0';
const PERSON = {
  name: 'Kanarek Wszędobylski',
  email: 'kanarek.wszedzie@canary.example',
  phone: '+48 999 333 444',
  query: 'canary-query-a1b2',
  said: 'canary-said-c3d4',
  note: 'canary-note-g7h8',
  card: 'kanarek.karta@canary.example',
  link: 'kanarek.link@canary.example',
  order: 'canary-order-e5f6',
  owner: 'kanarek.wlasciciel@canary.example',
};

const COMPANY = {
  ...aCompany(),
  ...{ instructionEmail: 'rodo@podlipa.example', dpo: '' },
  ...{ signatoryName: 'Żaneta Gęś', signatoryRole: 'prezes zarządu' },
};

const assertNowhere = (trace: string, text: string): void => {
  const at = text.indexOf(trace);
  assert.equal(at, -1, `${trace}: ${text.slice(Math.max(0, at - 200), at + 60)}`);
};

describe('one person through every flow of the product', () => {
  let service: TestService;
  let sink: SmtpSink | null = null;
  let merchant: Merchant;
  /** A dump after each flow: data deleted at the end must have been there before. */
  const dumps: string[] = [];
  const readables: string[] = [];
  const secrets = new Set<string>();
  const cookies = new Set<string>();
  const shownToVisitor: string[] = [];
  let [logs, figures] = ['', ''];
  const realFetch = globalThis.fetch;
  const withoutOwnAddress = (text: string) => text.replaceAll(service.origin, 'https://service.example');

  const fine = (reply: Reply): Reply => {
    assert.ok(reply.status < 300, reply.text);
    return reply;
  };
  const post = async (path: string, body: unknown, token?: string) =>
    fine(await call(service, 'POST', path, token === undefined ? { body } : { body, token }));
  before(async function () {
    if (isQuickRun) return this.skip();
    const url = await testDatabaseUrl();
    const meter = await openFigures();
    const outbox = watchOutbox();
    const mailServer = await startSmtpSink();
    sink = mailServer;
    const clock = makeMovedClock();
    service = await startTestService({
      stores: await openStoresAt(url, meter.ofStores),
      ...{ dress: outbox.dress, meters: meter.meters },
      overrides: { clock },
      env: { ZGODA_TRUST_PROXY: '1', ZGODA_DEPLOYMENT: 'operator-hosted', ...mailServer.env },
    });
    globalThis.fetch = async (input, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('x-forwarded-for', ADDRESS);
      headers.set('user-agent', AGENT);
      const response = await realFetch(input, { ...init, headers });
      const { pathname } = new URL(String(input));
      if (response.headers.has('set-cookie') && !pathname.startsWith('/v1/staff/')) cookies.add(pathname);
      return response;
    };
    sendWithHandshakes({ 'x-forwarded-for': ADDRESS, 'user-agent': AGENT });
    const keep = async () => {
      await service.stores.conversations.drain();
      dumps.push(withoutOwnAddress(await dumpDatabase(url)));
      if (merchant === undefined) return;
      readables.push(withoutOwnAddress(await readableContent(service.stores, merchant.shop.id)));
    };
    const mailed = async (kind: string): Promise<{ to: string; secret: string }> => {
      await followedUp(service);
      const mail = (await outbox.readMails(service)).findLast((one) => one.kind === kind);
      assert.ok(mail, `no mail ${kind}`);
      const secret = secretIn(mail);
      secrets.add(secret);
      return { to: mail.to, secret };
    };
    const confirm = async (kind: string, password?: string): Promise<Reply> => {
      const { to, secret } = await mailed(kind);
      await linkDelivered(service, mailServer, { to, secret });
      await post('/v1/confirmations/look', { secret });
      return post('/v1/confirmations/confirm', { secret, password });
    };

    // Registration
    const registration = {
      kind: 'merchant',
      name: 'Zofia Właścicielska',
      email: PERSON.owner,
      password: PASSWORD,
      locale: 'pl',
      company: aCompany(),
    };
    fine(await call(service, 'GET', '/v1/staff/registration?locale=pl'));
    await post('/v1/staff/registration', registration);
    await keep();
    await confirm('email_confirmation', PASSWORD);
    await post('/v1/staff/sign-in', { email: PERSON.owner, password: PASSWORD });
    await keep();

    // Agreement
    merchant = await makeMerchant(service, {
      fields: { name: 'optional', email: 'required', phone: 'optional' },
      marketing: { ...NO_MARKETING, email: true, phone: true },
      visitorList: { isOn: true, invitations: [] },
    });
    const staff = await connectStaff(service, merchant.email);
    const { token } = staff;
    secrets.add(token);
    secrets.add(merchant.adapterSecret);
    const shopPath = `/v1/staff/shops/${merchant.shop.id}`;
    const scope = scopeOfShop(merchant.shop.id);
    await service.stores.agreements.put(scope, anAgreement({ shopId: merchant.shop.id }));
    const { body: document } = await post(
      `${shopPath}/agreement`,
      {
        locale: 'pl',
        company: { ...COMPANY, contactEmail: PERSON.owner },
      },
      token,
    );
    const accepted = { accepted: true, sha256: document.sha256 };
    await post(`${shopPath}/agreement/${document.id}/accept`, accepted, token);
    await confirm('agreement_copy');
    secrets.add(await walkVisits(service, merchant.shop));
    await keep();

    // Connection of the store
    const verifier = randomBytes(32).toString('base64url');
    const returnUrl = new URL('/wp-admin/options-general.php', merchant.shop.url).href;
    const challenge = createHash('sha256').update(verifier).digest('hex');
    const { code } = (await post(`${shopPath}/connection`, { returnUrl, challenge }, token)).body;
    merchant.adapterSecret = (await post('/v1/adapter/connect', { code, verifier })).body.secret;
    secrets.add(merchant.adapterSecret).add(code).add(verifier);
    // Nothing answers there, which a visitor is not told.
    const door = { url: new URL('/door', merchant.shop.url).href, answers: ['order'] };
    const store = { platform: 'wordpress', version: '0.1.0', platformVersion: '6.8', takesTasks: true, door };
    fine(await pushPolicy(service, merchant, {}, { adapter: store }));
    const adapter = (method: string, path: string, body?: unknown) =>
      signedCall(service, merchant, method, path, body === undefined ? '' : JSON.stringify(body));
    fine(await adapter('GET', '/v1/adapter/health'));
    fine(await adapter('GET', '/v1/adapter/policy-text'));
    fine(await adapter('POST', '/v1/adapter/test', {}));
    merchant.adapterSecret = fine(await adapter('POST', '/v1/adapter/secret', {})).body.secret;
    secrets.add(merchant.adapterSecret);

    // Contact form, receipt, double opt-in, unsubscribing
    const form = async (website?: string, visitor?: string) => {
      const session = await openSession(service, merchant.shop);
      const { noticeId } = session.body.form.marketing;
      const { name, email, phone, said: message } = PERSON;
      const page = `https://shop.example.com/p?email=${PERSON.query}`;
      const person = { name, email, phone, message, page };
      const marketing = { noticeId, channels: ['email'] };
      const body = leadBody(merchant.shop, session, { ...person, marketing, website });
      const secret: string = (await post('/v1/visitor/leads', body, visitor)).body.receiptSecret;
      secrets.add(secret);
      return secret;
    };
    const receipt = await form();
    const leadPath = `/v1/staff/leads/${(await call(service, 'GET', '/v1/staff/leads', { token })).body.leads[0].id}`;
    await post(`${leadPath}/answers`, { ref: randomUUID(), text: PERSON.said, after: 0 }, token);
    await keep();
    await confirm('optin_confirmation');
    await post('/v1/visitor/receipt', { secret: receipt });
    await post('/v1/visitor/receipt/download', { secret: receipt });
    const csv = await call(service, 'GET', `${shopPath}/marketing/export?channel=email`, { token });
    const secret = /\/unsubscribe\/#(\S{43})/.exec(csv.text)?.[1] ?? '';
    secrets.add(secret);
    await keep();
    for (const verb of ['look', 'confirm']) await post(`/v1/unsubscribe/${verb}`, { secret });
    const { body } = fine(await call(service, 'GET', `${leadPath}/evidence`, { token }));
    await post('/v1/verify', { evidence: JSON.stringify(body.evidence) });
    await post('/v1/visitor/receipt/offers', { secret: receipt, channel: 'phone' });
    await post('/v1/visitor/receipt/withdraw', { secret: receipt });
    await post('/v1/visitor/receipt/erase', { secret: await form() });
    await form('x');
    const { leads } = fine(await call(service, 'GET', '/v1/staff/quarantine', { token })).body;
    fine(await call(service, 'DELETE', `/v1/staff/leads/${leads[0].id}`, { token }));
    await keep();

    // Chat, card, link to the conversation
    const shop = merchant.shop.key;
    const talk = async () => {
      const page = `https://shop.example.com/p?q=${PERSON.query}`;
      const text = `${PERSON.said} 4111 1111 1111 1111`;
      const body = { shop, ref: randomUUID(), boot: newBoot(), text, page, locale: 'pl' };
      const visitor: string = (await post('/v1/visitor/messages', body)).body.token;
      secrets.add(visitor);
      return visitor;
    };
    const visitor = await talk();
    const { conversation } = await staff.next('conversation.new');
    const claims = identityClaims(shop, new Date(), { sub: PERSON.order });
    const word = signIdentity(merchant.adapterSecret, { ...claims, sub: `wordpress:${PERSON.order}` });
    await post('/v1/visitor/identity', { shop, token: word }, visitor);
    const order = { shop, number: PERSON.order, email: PERSON.email, locale: 'pl' };
    const { lookup } = (await post('/v1/visitor/order-code', order, visitor)).body;
    secrets.add(lookup);
    await post('/v1/visitor/order', { shop, lookup, code: '000000' }, visitor);
    const cards = `/v1/staff/conversations/${conversation.id}/cards`;
    for (const act of ['answer', 'decline', 'withdraw'] as const) {
      const purpose = act === 'withdraw' ? 'advice' : 'order_help';
      await post(cards, { ref: randomUUID(), purpose, fields: [{ kind: 'email' }] }, token);
      const { body } = await call(service, 'GET', cards, { token });
      const cardId = body.cards.find((one: { state: string }) => one.state === 'asked').id;
      const said = { shop, ref: randomUUID(), cardId };
      const values = { values: [PERSON.card], ...(act === 'withdraw' ? { consent: true } : {}) };
      if (act !== 'decline') await post('/v1/visitor/cards/answer', { ...said, ...values }, visitor);
      if (act !== 'answer') await post(`/v1/visitor/cards/${act}`, { ...said, ref: randomUUID() }, visitor);
    }
    // Internal notes about the person
    const note = { ref: randomUUID(), text: `${PERSON.note}, ${PERSON.name}` };
    await post(`/v1/staff/conversations/${conversation.id}/notes`, note, token);
    const events = `/v1/visitor/events?shop=${shop}&after=0`;
    shownToVisitor.push(fine(await call(service, 'GET', events, { token: visitor })).text);
    const place = { shop, visitor, id: conversation.id };
    secrets.add(await askAndSend(service, staff, place, PERSON));
    await post('/v1/visitor/read', { shop, seq: 1 }, visitor);
    await post('/v1/visitor/remember', { shop, on: true }, visitor);
    await post('/v1/visitor/extend', { shop }, visitor);
    const opened = await post('/v1/visitor/chat-receipt', { shop }, visitor);
    const chat = /#c\.(\S{43})/.exec(opened.text)?.[1] ?? '';
    secrets.add(chat);
    await post('/v1/visitor/chat-receipt/look', { secret: chat });
    shownToVisitor.push((await post('/v1/visitor/chat-receipt/download', { secret: chat })).text);
    await post('/v1/visitor/chat-receipt/mail', { secret: chat, email: PERSON.link });
    await keep();
    await post('/v1/visitor/end', { shop }, visitor);
    await post('/v1/visitor/chat-receipt/erase', { secret: chat });
    const walk = { service, clock, staff, post, mailed, earlier: conversation.id };
    for (const one of await walkWaysBack(walk, shop, await talk(), PERSON)) secrets.add(one);
    await keep();
    await post('/v1/visitor/erase', { shop }, await talk());

    // Rights page and the store's privacy tools
    await form(undefined, await talk());
    const person = { email: PERSON.email, phone: PERSON.phone, subs: [], locale: 'pl', page: 1 };
    await post('/v1/requests', { shop, kind: 'access', email: PERSON.email, locale: 'pl' });
    await keep();
    const { next } = (await confirm('request_confirmation')).body;
    const answer = /#(?:\w\.)?(\S{43})/.exec(next.href)?.[1] ?? '';
    secrets.add(answer);
    shownToVisitor.push((await post('/v1/requests/answer', { secret: answer })).text);
    assert.equal((await askForNoFile(service, answer)).status, 404);
    fine(await adapter('POST', '/v1/adapter/privacy/export', person));
    await keep();
    fine(await adapter('POST', '/v1/adapter/privacy/erase', person));
    const asked = { shopId: merchant.shop.id, kind: 'erasure', locale: 'pl', identity: 'order' };
    const byPhone = { email: PERSON.email, phone: PERSON.phone };
    const handed = (await post('/v1/staff/requests', { ...asked, ...byPhone }, token)).body;
    await post(`/v1/staff/requests/${handed.id}/hand-over`, { on: true }, token);
    assert.equal(fine(await adapter('GET', '/v1/adapter/tasks')).body.tasks[0].email, PERSON.email);
    await putMailOfEveryKind(service, scope, PERSON);
    await keep();
    for (const state of ['taken', 'done'])
      fine(await adapter('POST', '/v1/adapter/tasks', { id: handed.id, state }));

    // Breach, departure
    const breach = {
      ...{ shopId: merchant.shop.id, shopIds: null, kinds: ['leads'], reach: 'stored' },
      ...{ natures: ['confidentiality'], from: '2020-01-01T00:00:00.000Z', to: new Date().toISOString() },
      ...{ foundAt: new Date().toISOString(), what: 'x', consequences: 'x', measures: 'x' },
    };
    await post('/v1/staff/breaches', breach, token);
    await post(`${shopPath}/export`, { password: PASSWORD }, token);
    const leaving = { password: PASSWORD, typedName: merchant.shop.name };
    await post(`${shopPath}/departure`, leaving, token);
    for (const path of ['', '/file']) fine(await adapter('GET', `/v1/adapter/releases/wordpress${path}`));
    fine(await adapter('POST', '/v1/adapter/pause', {}));
    fine(await adapter('POST', '/v1/adapter/disconnect', {}));
    const publicPaths = ['/v1/plugins/wordpress', '/v1/sub-processors', '/healthz', '/readyz'];
    for (const path of [...publicPaths, '/.well-known/zgoda-keys.json'])
      fine(await call(service, 'GET', path));
    await keep();
    await staff.close();
    figures = await meter.read();
    logs = withoutOwnAddress(service.logLines.join(''));
  });
  after(async () => {
    globalThis.fetch = realFetch;
    sendWithHandshakes({});
    await service?.stop();
    await sink?.stop();
  });

  it('walks every route that a visitor, a shop server or the public can call', () => {
    const routes = routesOf(service).filter(
      ({ audience, path }) => audience !== 'staff' && !path.startsWith('/v1/staff/'),
    );
    const walked = new Set(
      logs
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
        .map(({ method, route }) => `${String(method).toLowerCase()} ${route}`),
    );
    const without = routes.map(nameOf).filter((name) => !walked.has(name));
    assert.deepEqual(without, [
      // Asked again only after a policy change; covered by its own tests.
      'post /v1/visitor/receipt/renew',
    ]);
  });

  it('stores no IP address in any form, nor a user agent, at any time [MI-1, D6]', () => {
    for (const dump of [...dumps, ...readables]) {
      for (const trace of ['203.0.113', AGENT, '::ffff', '127.0.0.1']) assertNowhere(trace, dump);
      for (const form of ['hex', 'base64', 'base64url'] as const)
        for (const text of [ADDRESS, AGENT])
          assertNowhere(createHash('sha256').update(text).digest(form), dump);
    }
  });

  it('keeps what people said sealed, and no query or number of a card [SE-5, MI-3, RQ-4]', () => {
    const { name, owner: _, ...rest } = PERSON;
    const traces = [name.split(' ')[1] ?? '', ...Object.values(rest), '4111 1111'];
    for (const dump of dumps) {
      for (const trace of traces) assertNowhere(trace, dump);
    }
    const readable = readables.join('\n');
    assert.ok(readable.includes(PERSON.said), 'it is there, and the service can read it');
    for (const trace of [PERSON.query, '4111 1111']) assert.ok(!readable.includes(trace), trace);
    assert.ok(dumps.some(holdsMailOfEveryKind));
  });

  it('shows no internal note on any path of the visitor [RT-1]', () => {
    assert.equal(shownToVisitor.length, 3);
    for (const text of shownToVisitor) assert.ok(!text.includes(PERSON.note));
  });

  it('keeps secrets of links and tokens as hashes alone [SE-2]', () => {
    assert.ok(secrets.size > 12);
    for (const secret of secrets) {
      assert.ok(secret.length > 20, secret);
      for (const dump of dumps) assert.ok(!dump.includes(secret));
      assert.ok(!logs.includes(secret));
    }
  });

  it('logs nothing of anybody [MI-1, MI-2]', () => {
    const typed = [...Object.values(PERSON), 'canary', 'Kanarek', merchant.email, AGENT];
    for (const trace of [...typed, ADDRESS, '::ffff', '127.0.0.1']) assertNowhere(trace, logs);
  });

  it('is in no figure for Prometheus: no label holds an id or a text [MI-2]', () => {
    assertClosedLabels(figures);
    assertAllCounted(figures);
  });

  it('sets a cookie for nobody but signed-in staff [EP-1]', () => {
    assert.deepEqual([...cookies], []);
  });
});
