import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { runsMongod } from '../../scripts/setup/mongod.ts';
import { identityClaims, signIdentity } from '../support/builders/identity-token.ts';
import { isQuickRun, type OwnDatabase, startOwnReplicaSet } from '../support/database/database.ts';
import { withDatabase } from '../support/database/database-backup.ts';
import { openStoresAt } from '../support/database/prepared-database.ts';
import { readableContent } from '../support/database/readable-content.ts';
import { readDisk } from '../support/database/remnants.ts';
import {
  call,
  connectStaff,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
  type Reply,
} from '../support/scenes/chat-actors.ts';
import type { FrameClient } from '../support/service/frame-client.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

/** Searched byte for byte, so unlike any text of the product. */
const personCalled = (name: string) => ({
  said: `${name}-mowi-4f1c`,
  product: `${name}-produkt-83d2`,
  order: `${name}-zamowienie-c6e9`,
  customer: `${name}-klient-2b7a`,
  answered: `${name}-odpowiada-1f90@osoba.example`,
  name: `${name}-imie-9b2d`,
  email: `${name}-adres-d07c@osoba.example`,
  wrote: `${name}-pisze-5e31`,
  path: `${name}-strona-77aa`,
});
type Person = ReturnType<typeof personCalled>;
const ERASED = personCalled('kanarek');
const KEPT = personCalled('zostaje');
/** Stored in clear and deleted, to prove that the scan finds deleted data. */
const CONTROL = 'kontrola-widoczna-0c55';

describe('a person who was erased from a real MongoDB', () => {
  let database: OwnDatabase;
  let url: string;
  let service: TestService;
  let merchant: Merchant;
  let staff: FrameClient & { token: string };

  const fine = (reply: Reply): Reply => {
    assert.ok(reply.status < 300, reply.text);
    return reply;
  };
  const post = async (path: string, body: unknown, token?: string): Promise<Reply> =>
    fine(await call(service, 'POST', path, token === undefined ? { body } : { body, token }));
  const takesPart = async (person: Person): Promise<{ visitor: string; receipt: string }> => {
    const shop = merchant.shop.key;
    const page = `https://shop.example.com/konto/${person.path}`;
    const product = { name: person.product, id: '17', price: '49.90', currency: 'PLN' };
    const text = `${person.said} ${'x'.repeat(200)} ${person.said}`;
    const first = { shop, ref: randomUUID(), boot: newBoot(), text, page, product, locale: 'pl' };
    const visitor: string = (await post('/v1/visitor/messages', first)).body.token;
    const { conversation } = await staff.next(
      (frame) => frame.t === 'conversation.new' && frame.conversation.page === page,
    );
    const orders = [{ number: person.order, state: 'W realizacji', total: '89.00', currency: 'PLN' }];
    const facts = {
      cart: null,
      adminUrl: null,
      orders: orders.map((one) => ({ ...one, placedAt: '2026-11-20T10:00:00Z', adminUrl: null })),
    };
    const claims = identityClaims(shop, new Date(), { sub: `wordpress:${person.customer}`, facts });
    await post(
      '/v1/visitor/identity',
      { shop, token: signIdentity(merchant.adapterSecret, claims) },
      visitor,
    );
    const cards = `/v1/staff/conversations/${conversation.id}/cards`;
    await post(cards, { ref: randomUUID(), purpose: 'advice', fields: [{ kind: 'email' }] }, staff.token);
    const asked = await call(service, 'GET', cards, { token: staff.token });
    const answer = { cardId: asked.body.cards[0].id, values: [person.answered], consent: true };
    await post('/v1/visitor/cards/answer', { shop, ref: randomUUID(), ...answer }, visitor);
    const session = await openSession(service, merchant.shop);
    const { name, email, wrote: message } = person;
    const lead = await post(
      '/v1/visitor/leads',
      leadBody(merchant.shop, session, { name, email, message, page }),
    );
    return { visitor, receipt: lead.body.receiptSecret };
  };

  before(async function () {
    if (isQuickRun || !runsMongod) return this.skip();
    database = await startOwnReplicaSet();
    url = database.url('zgoda_gone');
    service = await startTestService({
      stores: await openStoresAt(url),
    });
    merchant = await makeMerchant(service, {});
    fine(await pushPolicy(service, merchant));
    staff = await connectStaff(service, merchant.email);
    const erased = await takesPart(ERASED);
    await takesPart(KEPT);
    await service.stores.conversations.drain();
    await withDatabase(url, async (db) => {
      await db.collection('control').insertOne({ text: CONTROL });
      await db.collection('control').deleteMany({});
    });
    await post('/v1/visitor/erase', { shop: merchant.shop.key }, erased.visitor);
    await post('/v1/visitor/receipt/erase', { secret: erased.receipt });
    await service.stores.conversations.drain();
  });
  after(async () => {
    await staff?.close();
    await service?.stop();
    await database?.stop();
  });

  it('is in no file of it: data, free pages, journal, log or oplog [RT-2, SE-5]', async () => {
    const readable = await readableContent(service.stores, merchant.shop.id);
    for (const trace of Object.values(ERASED)) assert.ok(!readable.includes(trace), trace);
    assert.ok(readable.includes(KEPT.said), 'the service reads the others');
    const { files, oplog } = await readDisk(url, database.folder);
    const places = [...files, { file: 'the oplog', text: oplog }];
    assert.ok(oplog.includes(CONTROL), 'the scan sees what was deleted, in the oplog');
    assert.ok(
      files.some(({ file, text }) => /collection-.*\.wt$/.test(file) && text.includes(CONTROL)),
      'in the files of the data',
    );
    assert.ok(
      files.some(({ file, text }) => file.includes('journal') && text.includes(CONTROL)),
      'and in the journal',
    );
    for (const { file, text } of places)
      for (const trace of [...Object.values(ERASED), ...Object.values(KEPT)]) {
        const at = text.indexOf(trace);
        assert.equal(at, -1, `${file}: ${text.slice(Math.max(0, at - 300), at + 60)}`);
      }
  });
});
