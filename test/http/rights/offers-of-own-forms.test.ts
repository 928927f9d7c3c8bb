import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { NO_MARKETING } from '../../../service/domain/model/shop/shop.ts';
import { takingMailer } from '../../support/fakes/fake-mailer.ts';
import {
  call,
  leadBody,
  type Merchant,
  makeMerchant,
  openSession,
  pushPolicy,
  type Reply,
  signedCall,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { linkTaken } from '../../support/surroundings/mailed-link.ts';
import { watchOutbox } from '../../support/surroundings/outbox.ts';

const EWA = { email: 'ewa@person.example', phone: '600 100 200' };
const JAN = { email: 'jan@person.example', phone: '600 300 400' };
const SUBS = ['shop:7'];

describe('offers by phone that a person ticked in an own form, where only the e-mail address is given', () => {
  const outbox = watchOutbox();
  let service: TestService;
  let merchant: Merchant;
  let token: string;
  before(async () => {
    service = await startTestService({ stores: outbox.stores, overrides: { mailer: takingMailer } });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service, {
      fields: { name: 'optional', email: 'optional', phone: 'optional' },
      marketing: { ...NO_MARKETING, phone: true },
    });
    await pushPolicy(service, merchant);
    token = await signIn(service, merchant.email);
    for (const person of [EWA, JAN]) await tick(person);
  });

  const scope = () => scopeOfShop(merchant.shop.id);
  const tick = async (person: typeof EWA): Promise<void> => {
    const session = await openSession(service, merchant.shop);
    const marketing = { noticeId: session.body.form.marketing.noticeId, channels: ['phone'] };
    const body = leadBody(merchant.shop, session, { ...person, marketing });
    const sent = await call(service, 'POST', '/v1/visitor/leads', { body });
    assert.equal(sent.status, 201, sent.text);
  };
  const post = async (path: string, body: unknown = {}): Promise<Reply> => {
    const reply = await call(service, 'POST', path, { body, token });
    assert.ok(reply.status < 300, reply.text);
    return reply;
  };
  const callable = async (): Promise<string[]> => {
    const path = `/v1/staff/shops/${merchant.shop.id}/marketing/export?channel=phone`;
    const { text } = await call(service, 'GET', path, { token });
    return [EWA, JAN].flatMap(({ phone }) => (text.includes(phone.replaceAll(' ', '')) ? [phone] : []));
  };
  const newRequest = async (kind: string, person: object): Promise<string> => {
    const wanted = { shopId: merchant.shop.id, kind, locale: 'pl', identity: 'order' };
    return (await post('/v1/staff/requests', { ...wanted, ...person })).body.id;
  };
  const inShopServer = async (verb: 'export' | 'erase', person: object): Promise<Reply> => {
    const body = JSON.stringify({ subs: [], locale: 'pl', page: 1, ...person });
    const reply = await signedCall(service, merchant, 'POST', `/v1/adapter/privacy/${verb}`, body);
    assert.equal(reply.status, 200, reply.text);
    return reply;
  };
  const secretIn = (text = ''): string => /#([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? '';
  const onPage = async (kind: string): Promise<Reply> => {
    const asked = { shop: merchant.shop.key, kind, email: EWA.email, locale: 'pl' };
    const sent = await call(service, 'POST', '/v1/requests', { body: asked });
    assert.ok(sent.status < 300, sent.text);
    const secret = secretIn((await outbox.readMails(service)).findLast(({ to }) => to === EWA.email)?.text);
    await linkTaken(service, secret);
    const done = await call(service, 'POST', '/v1/confirmations/confirm', { body: { secret } });
    assert.equal(done.status, 200, done.text);
    return done;
  };

  const ERASURES: Record<string, () => Promise<unknown>> = {
    'a request in the console': async () => {
      const path = `/v1/staff/requests/${await newRequest('erasure', { email: EWA.email })}`;
      await post(`${path}/erase`);
      while ((await call(service, 'GET', path, { token })).body.work !== null);
    },
    'the shop server': () => inShopServer('erase', { email: EWA.email }),
    'the shop server, with the number of the customer': () =>
      inShopServer('erase', { email: EWA.email, subs: SUBS }),
    'the public page': async () => {
      const settings = `/v1/staff/shops/${merchant.shop.id}/rights-settings`;
      await call(service, 'PUT', settings, { token, body: { selfErasure: 'at_once' } });
      assert.match((await onPage('erasure')).text, /Twoje dane zostały usunięte/);
    },
  };
  for (const [where, erase] of Object.entries(ERASURES))
    it(`end by an erasure through ${where}; those of others stay [RT-2, MK-4]`, async () => {
      assert.deepEqual(await callable(), [EWA.phone, JAN.phone]);
      await erase();
      assert.deepEqual(await callable(), [JAN.phone]);
      const key = await service.ports.vault.subjectKey(scope(), 'phone', EWA.phone);
      assert.ok(await service.stores.suppressions.has(scope(), 'phone', key));
    });

  const EXPORTS: Record<string, () => Promise<string>> = {
    'a request in the console': async () => {
      const id = await newRequest('access', { email: EWA.email });
      return (await call(service, 'GET', `/v1/staff/requests/${id}/answer`, { token })).text;
    },
    'the shop server': async () => (await inShopServer('export', { email: EWA.email })).text,
    'the public page': async () => {
      const secret = secretIn((await onPage('access')).body.next.href);
      return (await call(service, 'POST', '/v1/requests/answer', { body: { secret } })).text;
    },
  };
  for (const [where, read] of Object.entries(EXPORTS))
    it(`stand with their consent in the access response by ${where}; those of others do not [RT-1]`, async () => {
      const text = await read();
      const rows = await service.stores.subscriptions.newest(scope(), 9);
      const shown = [];
      for (const row of rows) {
        const number = await service.ports.vault.open(scope(), row.sealed);
        const found = [text.includes(row.id), text.includes(String(row.consentEventId))];
        shown.push([number, ...found]);
      }
      assert.deepEqual(shown.sort(), [
        [EWA.phone, true, true],
        [JAN.phone, false, false],
      ]);
      assert.doesNotMatch(text, /Pod samym numerem telefonu/);
    });
});
