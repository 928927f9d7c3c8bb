import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import { aLeadAnswer } from '../support/builders/builders.ts';
import { isQuickRun, testDatabaseUrl } from '../support/database/database.ts';
import { openStoresAt } from '../support/database/prepared-database.ts';
import { readableContent } from '../support/database/readable-content.ts';
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
  signIn,
} from '../support/scenes/chat-actors.ts';
import type { FrameClient } from '../support/service/frame-client.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const EMAIL = 'kanarek.osoba@canary.example';
const PHONE = '+48 601 202 303';
const IN_A = 'canary-a-71be';
const IN_B = 'canary-b-90fd';

type Snapshot = Map<string, mongoose.mongo.Document[]>;
const withDatabase = async <T>(url: string, work: (db: mongoose.mongo.Db) => Promise<T>): Promise<T> => {
  const connection = await mongoose
    .createConnection(url, { autoCreate: false, autoIndex: false })
    .asPromise();
  try {
    return await work(connection.getClient().db(connection.name));
  } finally {
    await connection.close();
  }
};
const takeBackup = (url: string): Promise<Snapshot> =>
  withDatabase(url, async (db) => {
    const names = (await db.listCollections().toArray()).map(({ name }) => name);
    const snapshot: Snapshot = new Map();
    for (const name of names) snapshot.set(name, await db.collection(name).find().toArray());
    return snapshot;
  });
const restoreBackup = (url: string, snapshot: Snapshot): Promise<void> =>
  withDatabase(url, async (db) => {
    for (const [name, rows] of snapshot) {
      await db.collection(name).deleteMany({});
      if (rows.length > 0) await db.collection(name).insertMany(rows);
    }
  });
const dumpWithout = async (url: string, shopId: string): Promise<string> =>
  [...(await takeBackup(url))]
    .map(([name, rows]) => `${name}: ${JSON.stringify(rows.filter((row) => row.shopId !== shopId))}`)
    .join('\n')
    .toLowerCase();
const TRACES = [EMAIL, 'kanarek.osoba', '601202303', '601 202 303', '601-202-303', IN_A];

describe('a person in two shops, erased from one of them', () => {
  let url = '';
  let service: TestService;
  let a: Merchant;
  let b: Merchant;
  let token = '';
  const logs: string[] = [];
  let backup: Snapshot;
  let own: FrameClient;
  let otherChat = '';

  const start = async () => {
    const stores = await openStoresAt(url);
    return startTestService({ stores });
  };
  const stop = async () => {
    await service.stop();
    logs.push(...service.logLines);
  };
  const say = async (visitor: FrameClient, text: string, boot?: string) => {
    visitor.send({
      t: 'message.send',
      ref: randomUUID(),
      text,
      ...(boot === undefined ? {} : { boot }),
    });
    return visitor.next('message.ack');
  };
  const sendForm = async (merchant: Merchant, values: Record<string, string>) => {
    const session = await openSession(service, merchant.shop);
    const none = { name: undefined, email: undefined, phone: undefined };
    const body = leadBody(merchant.shop, session, { ...none, ...values });
    const sent = await call(service, 'POST', '/v1/visitor/leads', { body });
    assert.equal(sent.status, 201, sent.text);
  };
  const sendLead = (merchant: Merchant, message: string) =>
    sendForm(merchant, { email: EMAIL, phone: PHONE, name: `Kanarek ${message}`, message });
  const leadsOfA = () => service.stores.leads.list(scopeOfShops([a.shop.id]), new Date('2100-01-01'), 99);
  const desk = (path: string, body: unknown = {}) =>
    call(service, 'POST', `/v1/staff/requests${path}`, { body, token });

  const includeOwn = async (id: string) => {
    const { typed } = (await call(service, 'GET', `/v1/staff/requests/${id}`, { token })).body;
    const own = typed.filter(({ text }: { text: string }) => text.includes(IN_A));
    const ids = own.map((one: { id: string }) => one.id);
    assert.equal(ids.length, 3, JSON.stringify(typed));
    assert.equal((await desk(`/${id}/include`, { ids })).status, 200);
  };

  before(async function () {
    if (isQuickRun) return this.skip();
    url = await testDatabaseUrl();
    service = await start();
    const fields = { name: 'optional', email: 'optional', phone: 'optional' } as const;
    a = await makeMerchant(service, { fields });
    b = await makeMerchant(service, { fields });
    for (const merchant of [a, b]) await pushPolicy(service, merchant);
    await sendLead(a, IN_A);
    await sendLead(b, IN_B);
    for (const [{ shop }, mark] of [
      [a, IN_A],
      [b, IN_B],
    ] as const) {
      const scope = scopeOfShop(shop.id);
      const [lead] = await service.stores.leads.list(scopeOfShops([shop.id]), new Date('2100-01-01'), 1);
      const answer = aLeadAnswer({ text: `Odpowiadamy: ${mark}`, at: new Date() });
      assert.ok(await service.stores.leads.addAnswer(scope, lead?.id ?? 'led_x', answer, 0));
    }
    await sendForm(a, { phone: '+48 700 800 900', message: `Piszcie na ${EMAIL}, ${IN_A}` });
    await sendForm(a, { email: 'jan@other.example', name: `Jan (${EMAIL})`, message: `Żona: ${EMAIL}` });
    const [ofOther] = await leadsOfA();
    const quoting = aLeadAnswer({ text: `Do żony (${EMAIL}) też`, at: new Date() });
    await service.stores.leads.addAnswer(scopeOfShop(a.shop.id), ofOther?.id ?? 'led_x', quoting, 0);
    await service.useCases.indexContent();
    const staffA = await connectStaff(service, a.email);
    const staffB = await connectStaff(service, b.email);
    token = staffA.token;
    for (const [merchant, mark] of [
      [a, IN_A],
      [b, IN_B],
    ] as const) {
      const visitor = await connectVisitor(service, merchant.shop);
      await say(visitor, `Dzień dobry ${mark}, piszcie na ${EMAIL.toUpperCase()}`, newBoot());
      await visitor.close();
    }
    own = await connectVisitor(service, a.shop);
    await say(own, `Mój numer to 601-202-303 ${IN_A}`, newBoot());
    const other = await connectVisitor(service, a.shop);
    await say(other, 'Dzień dobry, jestem Jan, jan@other.example', newBoot());
    await say(other, `Moja żona ma adres ${EMAIL} i telefon 601 202 303.`);
    const inbox = await call(service, 'GET', '/v1/staff/inbox', { token });
    const found = inbox.body.conversations.find((one: { preview: string }) => one.preview.includes('żona'));
    otherChat = found.id;
    await other.close();
    for (const merchant of [a, b]) {
      const scope = scopeOfShop(merchant.shop.id);
      const mark = merchant === a ? IN_A : IN_B;
      await service.useCases.queueMail(scope, {
        kind: 'receipt',
        locale: 'pl',
        to: EMAIL,
        words: { subject: mark, text: mark },
        gaps: {},
        subjectKey: await service.ports.vault.subjectKey(scope, 'email', EMAIL),
      });
    }
    await staffB.close();
    await staffA.close();
    await service.stores.conversations.drain();
    backup = await takeBackup(url);
  });
  after(async () => {
    await service?.stop();
  });

  it('is found with counts alone, in one shop alone [RT-1, PR-1]', async () => {
    const body = { shopId: a.shop.id, email: EMAIL, phone: PHONE };
    const reply = await call(service, 'POST', '/v1/staff/people/find', { body, token });
    assert.equal(reply.status, 200, reply.text);
    const counts = Object.fromEntries(
      reply.body.counts.map(({ source, count }: { source: string; count: number }) => [source, count]),
    );
    // Records linked only by a typed address are counted apart: a form and two chats.
    assert.deepEqual(counts, { leads: 1, mails: 1, consents: 1, typed: 3 });
    assert.ok(!reply.text.includes(IN_A));
    const foreign = { shopId: b.shop.id, email: EMAIL };
    assert.equal(
      (await call(service, 'POST', '/v1/staff/people/find', { body: foreign, token })).status,
      404,
    );
  });

  it('is exported from A with everything of A and nothing of B, as JSON and as a page [RT-1]', async () => {
    const { body: request } = await desk('', {
      shopId: a.shop.id,
      kind: 'access',
      locale: 'pl',
      email: EMAIL,
      phone: PHONE,
      identity: 'order',
    });
    await includeOwn(request.id);
    const answer = await call(service, 'GET', `/v1/staff/requests/${request.id}/answer`, { token });
    assert.equal(answer.status, 200, answer.text);
    const groups = answer.body.json.data.map(({ group }: { group: string }) => group);
    for (const group of ['leads', 'conversations', 'consents', 'mails', 'notices', 'mentions']) {
      assert.ok(groups.includes(group), `${group} is missing in ${groups}`);
    }
    for (const text of [JSON.stringify(answer.body.json), answer.body.html]) {
      assert.ok(text.includes(IN_A));
      assert.ok(text.includes(`Odpowiadamy: ${IN_A}`), 'the answer by mail is missing');
      assert.ok(text.includes('601-202-303'));
      assert.ok(text.includes(EMAIL));
      assert.ok(!text.includes(IN_B), 'B is in the answer of A');
      assert.ok(text.includes(`Piszcie na ${EMAIL}, ${IN_A}`), 'a form without an e-mail is missing');
      for (const words of ['Moja żona', 'Żona:', 'Do żony'])
        assert.ok(!text.includes(words), "another person's words are in the answer");
      assert.ok(text.includes('Polityka prywatności') || text.includes('polityka-prywatnosci'));
    }
    assert.match(answer.body.html, /art\. 17 ust\. 3/);
    assert.doesNotMatch(answer.body.html, /<script|src=|https?:\/\/[^"<]*\.(css|js)/);
    const of = answer.body.json.data.filter(({ group }: { group: string }) => group === 'mentions');
    assert.equal(of.flatMap(({ items }: { items: unknown[] }) => items).length, 2, answer.text);
    await desk(`/${request.id}/complete`);
  });

  it('leaves nothing in any collection or log of A, says what is kept and why, and B is as it was [RT-2]', async () => {
    const { body: request } = await desk('', {
      shopId: a.shop.id,
      kind: 'erasure',
      locale: 'pl',
      email: EMAIL,
      phone: PHONE,
      identity: 'order',
    });
    await includeOwn(request.id);
    const begun = await desk(`/${request.id}/erase`);
    assert.equal(begun.status, 200, begun.text);
    assert.equal((await own.closed).code, 4410);
    let done = begun;
    while (done.body.state !== 'done') {
      done = await call(service, 'GET', `/v1/staff/requests/${request.id}`, { token });
    }
    assert.ok(done.body.removed >= 5, done.text);
    const reasons = done.body.retained.map(({ reason }: { reason: string }) => reason);
    assert.deepEqual(reasons.sort(), ['proof', 'register']);
    assert.equal(done.body.email, null);
    await service.stores.conversations.drain();
    const left = await dumpWithout(url, b.shop.id);
    for (const trace of TRACES) assert.ok(!left.includes(trace), `${trace} is still stored`);
    const readable = (await readableContent(service.stores, a.shop.id)).toLowerCase();
    for (const trace of TRACES) assert.ok(!readable.includes(trace), `${trace} can still be read`);
    const ofB = await readableContent(service.stores, b.shop.id);
    assert.ok(ofB.includes(`${IN_B}, piszcie na ${EMAIL.toUpperCase()}`), "B's chat was touched");
    const scopeB = scopeOfShop(b.shop.id);
    const keyB = await service.ports.vault.subjectKey(scopeB, 'email', EMAIL);
    assert.equal((await service.stores.leads.findBySubject(scopeB, keyB)).length, 1);
    assert.equal((await service.stores.mails.findBySubject(scopeB, keyB)).length, 1);
    for (const trace of TRACES) {
      assert.ok(!service.logLines.join('').toLowerCase().includes(trace), `${trace} is in the log`);
    }
  });

  it('leaves only a mark where the address stood in the chat of another person [RT-2]', async () => {
    const { body } = await call(service, 'GET', `/v1/staff/conversations/${otherChat}/events?after=0`, {
      token,
    });
    const texts = body.events.map((event: { text?: string }) => event.text).filter(Boolean);
    assert.deepEqual(texts, [
      'Dzień dobry, jestem Jan, jan@other.example',
      'Moja żona ma adres [···] i telefon [···].',
    ]);
    const inbox = await call(service, 'GET', '/v1/staff/inbox', { token });
    assert.doesNotMatch(inbox.text, /kanarek/i);
  });

  it('leaves only a mark where the address stood in the form of another person and in its answer [RT-2]', async () => {
    const [lead] = await leadsOfA();
    const shown = await call(service, 'GET', `/v1/staff/leads/${lead?.id}`, { token });
    assert.equal(shown.status, 200, shown.text);
    for (const text of ['Jan ([···])', 'Żona: [···]', 'Do żony ([···]) też'])
      assert.ok(shown.text.includes(text), shown.text);
    for (const text of [EMAIL, 'kanarek']) {
      const { body } = await call(service, 'POST', '/v1/staff/search', { token, body: { text } });
      assert.deepEqual(body.results, [], text);
    }
  });

  it('is gone again at the first start after an old backup was restored, before anybody is served [RT-8]', async () => {
    await stop();
    await restoreBackup(url, backup);
    const restored = (await takeBackup(url)).get('conversations') ?? [];
    assert.ok(
      restored.filter((row) => row.shopId === a.shop.id).length > 1,
      'the backup brought nothing back',
    );
    service = await start();
    token = await signIn(service, a.email);
    const left = await dumpWithout(url, b.shop.id);
    for (const trace of TRACES) assert.ok(!left.includes(trace), `${trace} came back`);
    assert.ok((await readableContent(service.stores, b.shop.id)).includes(IN_B));
    const inbox = await call(service, 'GET', '/v1/staff/inbox', { token });
    assert.doesNotMatch(inbox.text, /kanarek/i);
    const marks = JSON.stringify(await service.stores.erasureJournal.read(new Date())).toLowerCase();
    for (const trace of TRACES) assert.ok(!marks.includes(trace), `${trace} is in the journal`);
  });

  it('keeps what the person sends after the erasure, over every later start [RT-8]', async () => {
    await sendLead(a, 'canary-new-13');
    await stop();
    service = await start();
    const scope = scopeOfShop(a.shop.id);
    const key = await service.ports.vault.subjectKey(scope, 'email', EMAIL);
    assert.equal((await service.stores.leads.findBySubject(scope, key)).length, 1);
  });
});
