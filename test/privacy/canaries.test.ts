import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { isQuickRun, testDatabaseUrl } from '../support/database/database.ts';
import { dumpDatabase } from '../support/database/dump-database.ts';
import { openStoresAt } from '../support/database/prepared-database.ts';
import { readableContent } from '../support/database/readable-content.ts';
import {
  call,
  connectStaff,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
} from '../support/scenes/chat-actors.ts';
import { connectFrames } from '../support/service/frame-client.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const ADDRESS = '203.0.113.77';
const CANARY = {
  name: 'Kanarek Żółty',
  email: 'kanarek@canary.example',
  phone: '+48 999 111 222',
  message: 'canary-lead-7c1d',
  chat: 'canary-chat-55aa',
  query: 'canary-query-e0f1',
  agent: 'CanaryAgent/1.0',
};

describe('canaries through every flow', () => {
  let service: TestService;
  let merchant: Merchant;
  let dump = '';
  let readable = '';
  let logs = '';
  let receiptSecret = '';
  let visitorToken = '';
  let accessToken = '';

  before(async function () {
    if (isQuickRun) return this.skip();
    const url = await testDatabaseUrl();
    const stores = await openStoresAt(url);
    service = await startTestService({ stores, env: { ZGODA_TRUST_PROXY: '1' } });
    merchant = await makeMerchant(service);
    const headers = { 'x-forwarded-for': ADDRESS, 'user-agent': CANARY.agent };
    await pushPolicy(service, merchant);
    const session = await openSession(service, merchant.shop);
    const sent = await call(service, 'POST', '/v1/visitor/leads', {
      headers,
      body: leadBody(merchant.shop, session, {
        name: CANARY.name,
        email: CANARY.email,
        phone: CANARY.phone,
        message: CANARY.message,
        page: `https://shop.example.com/p?email=${CANARY.query}`,
      }),
    });
    assert.equal(sent.status, 201, sent.text);
    receiptSecret = sent.body.receiptSecret;
    const staff = await connectStaff(service, merchant.email);
    accessToken = staff.token;
    const visitor = await connectFrames(service.origin, `/v1/visitor/socket?s=${merchant.shop.key}`);
    visitor.send({ t: 'session.hello', tab: randomUUID(), locale: 'pl' });
    visitor.send({
      t: 'message.send',
      ref: randomUUID(),
      text: CANARY.chat,
      boot: newBoot(),
      page: `https://shop.example.com/p?q=${CANARY.query}`,
    });
    visitorToken = (await visitor.next('message.ack')).token;
    await call(service, 'GET', `/v1/visitor/events?shop=${merchant.shop.key}&after=0`, {
      headers,
      token: visitorToken,
    });
    await call(service, 'POST', '/v1/visitor/leads', { headers, body: { nonsense: CANARY.email } });
    await call(service, 'POST', '/v1/staff/sign-in', {
      headers,
      body: { email: merchant.email, password: 'canary-password-wrong' },
    });
    const { body } = await call(service, 'GET', '/v1/staff/leads', { headers, token: accessToken });
    await call(service, 'GET', `/v1/staff/leads/${body.leads[0].id}/evidence`, {
      headers,
      token: accessToken,
    });
    await visitor.close();
    await staff.close();
    await stores.conversations.drain();
    dump = await dumpDatabase(url);
    readable = await readableContent(service.stores, merchant.shop.id);
    logs = service.logLines.join('');
  });
  after(() => service?.stop());

  it('stores no address in any form, nor the user agent [MI-1, D6]', () => {
    assert.match(dump, /leads: \[\{/);
    assert.match(readable, /canary-chat-55aa/, 'the scan sees what is stored');
    for (const trace of [ADDRESS, '203.0.113', CANARY.agent, '127.0.0.1:', '::ffff']) {
      assert.ok(!`${dump}${readable}`.includes(trace), `${trace} is in the database`);
    }
  });

  it('keeps what a lead and a conversation say sealed [SE-5]', () => {
    for (const secret of [CANARY.name, CANARY.email, CANARY.phone, CANARY.message, 'canary-chat-55aa']) {
      assert.ok(!dump.includes(secret), `${secret} is readable in the database`);
    }
  });

  it('stores the page without query [MI-3]', () => {
    assert.ok(readable.includes('https://shop.example.com/p"'));
    assert.ok(!`${dump}${readable}`.includes(CANARY.query));
  });

  it('stores tokens and secrets as hashes only [SE-2]', () => {
    for (const secret of [visitorToken, receiptSecret, accessToken, merchant.adapterSecret]) {
      assert.ok(secret.length > 20);
      assert.ok(!dump.includes(secret));
    }
  });

  it('logs methods, route templates, states and ids, and nothing of anybody [MI-2]', () => {
    assert.match(logs, /\/v1\/visitor\/leads/);
    const traces = [
      ...Object.values(CANARY),
      ADDRESS,
      visitorToken,
      accessToken,
      receiptSecret,
      merchant.email,
      'canary',
    ];
    for (const trace of traces) assert.ok(!logs.includes(trace), `${trace} is in the log`);
  });
});
