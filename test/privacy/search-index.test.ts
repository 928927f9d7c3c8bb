import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Stores } from '../../service/desks/stores.ts';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { SearchRef } from '../../service/domain/model/search/search-store.ts';
import { makeSweepStrayWords } from '../../service/domain/retention/sweep-stray-words.ts';
import { itInOneProcess } from '../support/cluster/one-process.ts';
import { openTestStores } from '../support/database/prepared-database.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import {
  call,
  connectVisitor,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
  signIn,
} from '../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const EMAIL = 'zofia.indeks@example.net';
const DAY_MS = 86_400_000;

describe('what the index of words keeps of a person who is gone', () => {
  const clock = makeFakeClock('2026-11-24T12:00:00.000Z');
  let stores: Stores;
  let service: TestService;
  let merchant: Merchant;
  let token: string;
  before(async () => {
    stores = await openTestStores();
    service = await startTestService({ stores, overrides: { clock } });
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    await pushPolicy(service, merchant);
    token = await signIn(service, merchant.email);
  });

  const scope = () => scopeOfShop(merchant.shop.id);
  const rows = async () => (await stores.shopArchive.counts(scope())).searchRows ?? 0;
  const index = async (): Promise<boolean> => {
    const { isMore, failure } = await service.useCases.indexContent();
    if (failure !== null) throw failure;
    return isMore;
  };
  const indexUntil = async (isDone: () => boolean): Promise<void> => {
    while (!isDone()) await index();
  };
  const found = async (text: string): Promise<string[]> => {
    const { body, text: reply } = await call(service, 'POST', '/v1/staff/search', { token, body: { text } });
    assert.ok(Array.isArray(body.results), reply);
    return body.results.map((hit: { text: string }) => hit.text);
  };
  const isHere = () =>
    service.ports.presence.set(randomUUID(), {
      staffId: merchant.ownerId,
      sessionId: 'ses_x',
      name: 'Ola',
      state: 'here',
      shopIds: [merchant.shop.id],
    });
  const chat = async (text: string) => {
    isHere();
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ref: randomUUID(), text, boot: newBoot() });
    const { token: visitorToken } = await visitor.next('message.ack');
    await visitor.close();
    return String(visitorToken);
  };
  const lead = async (): Promise<string> => {
    const session = await openSession(service, merchant.shop);
    const body = leadBody(merchant.shop, session, { email: EMAIL, message: 'Szukam czajnika' });
    const sent = await call(service, 'POST', '/v1/visitor/leads', { body });
    assert.equal(sent.status, 201, sent.text);
    return sent.body.receiptSecret;
  };
  const eraseChat = (visitorToken: string) =>
    call(service, 'POST', '/v1/visitor/erase', { token: visitorToken, body: { shop: merchant.shop.key } });

  it('is nothing after the visitor erased the chat, and after the form was withdrawn [RT-2]', async () => {
    const receipt = await lead();
    const visitorToken = await chat(`Mój adres to ${EMAIL}, szukam imbryka`);
    await index();
    assert.deepEqual([(await found('imbryk')).length, (await found('czajnik')).length], [1, 1]);
    assert.equal((await eraseChat(visitorToken)).status, 204);
    await call(service, 'POST', '/v1/visitor/receipt/withdraw', { body: { secret: receipt } });
    assert.deepEqual([await found('imbryk'), await found('czajnik'), await found(EMAIL)], [[], [], []]);
    assert.equal(await rows(), 0);
  });

  it('is nothing when the erasure came while the chat was being indexed [RT-2]', async () => {
    const visitorToken = await chat('Szukam imbryka');
    const { add } = stores.searchRows;
    let isErased = false;
    stores.searchRows.add = async (...row) => {
      assert.equal((await eraseChat(visitorToken)).status, 204);
      isErased = true;
      await add(...row);
    };
    await indexUntil(() => isErased);
    stores.searchRows.add = add;
    assert.equal(await rows(), 0);
    await index();
    assert.equal(await rows(), 0);
  });

  itInOneProcess(
    'is nothing after the daily sweep when the process died that indexed the chat during its erasure [RT-2]',
    async () => {
      const visitorToken = await chat('Szukam imbryka');
      const { add, remove } = stores.searchRows;
      stores.searchRows.add = async (...row) => {
        stores.searchRows.add = add;
        assert.equal((await eraseChat(visitorToken)).status, 204);
        await add(...row);
        stores.searchRows.remove = () => Promise.reject(new Error('The process died here.'));
      };
      await assert.rejects(
        indexUntil(() => false),
        /died here/,
      );
      stores.searchRows.remove = remove;
      await chat('Szukam czajnika');
      while ((await rows()) < 2) await index();
      assert.equal(await index(), false);
      assert.equal(await rows(), 2, 'a row was left');
      const sweep = makeSweepStrayWords({ ...stores, ...service.ports });
      assert.equal(await sweep(scope()), 1);
      assert.equal(await sweep(scope()), 0);
      assert.equal(await rows(), 1);
    },
  );

  it('is nothing after their time has passed [RE-1]', async () => {
    await lead();
    await chat('Szukam imbryka');
    await index();
    assert.notEqual(await rows(), 0);
    clock.forward(1_200 * DAY_MS);
    await service.useCases.sweepExpired();
    while ((await rows()) > 0) await new Promise(setImmediate);
  });

  it('is nothing of an address that was taken out of the chat of somebody else [RT-2]', async () => {
    await chat('Mój adres: ja@example.net, proszę o ofertę');
    const visitorToken = await chat('Dzień dobry, ja@example.net');
    await call(service, 'POST', '/v1/visitor/messages', {
      token: visitorToken,
      body: {
        shop: merchant.shop.key,
        ref: randomUUID(),
        text: `Koleżanka ma ${EMAIL} i czeka na koc`,
        locale: 'pl',
      },
    });
    await index();
    assert.equal((await found(EMAIL)).length, 1);
    const { useCases, ports } = service;
    const { subject } = await useCases.findPerson(merchant.shop, scope(), { email: EMAIL });
    for (const source of useCases.subjectSources)
      await source.erase(scope(), subject, ports.clock.now(), 'system');
    assert.deepEqual(await found(EMAIL), []);
    assert.deepEqual(await found('zofia'), []);
    assert.equal((await found('kolezanka koc'))[0]?.includes('[···]'), true);
  });

  it('leaves earlier messages of somebody else to be found when an address is taken out before they are indexed [RT-2]', async () => {
    const visitorToken = await chat('Dzień dobry, ja@example.net szuka imbryka');
    const write = (text: string) =>
      call(service, 'POST', '/v1/visitor/messages', {
        token: visitorToken,
        body: { shop: merchant.shop.key, ref: randomUUID(), text, locale: 'pl' },
      });
    await write(`Koleżanka ma ${EMAIL} i czeka na koc`);
    await write('A ja na czajnik');
    const { useCases, ports } = service;
    const { subject } = await useCases.findPerson(merchant.shop, scope(), { email: EMAIL });
    for (const source of useCases.subjectSources)
      await source.erase(scope(), subject, ports.clock.now(), 'system');
    await index();
    assert.deepEqual(await found(EMAIL), []);
    for (const word of ['imbryka', 'koc', 'czajnik']) assert.equal((await found(word)).length, 1, word);
  });

  it('follows a corrected name, and forgets the earlier one [RT-4]', async () => {
    await lead();
    await index();
    assert.equal((await found('kowalska')).length, 1);
    const { useCases } = service;
    const { subject } = await useCases.findPerson(merchant.shop, scope(), { email: EMAIL });
    for (const source of useCases.subjectSources)
      await source.rectify?.(scope(), subject, { field: 'name', value: 'Żaneta Nowacka' }, 'stf_ada');
    assert.deepEqual(await found('kowalska'), []);
    assert.equal((await found('nowacka')).length, 1);
  });

  it('names no word: a row holds ids, a time and numbers [SE-5]', async () => {
    await chat('Szukam imbryka');
    await index();
    for await (const row of stores.shopArchive.rows(scope(), 'searchRows')) {
      assert.deepEqual(Object.keys(row).sort(), ['at', 'id', 'ref', 'seq', 'shopId', 'tokens']);
      assert.equal((row.tokens as number[]).every(Number.isSafeInteger), true);
      assert.equal((row.ref as SearchRef).startsWith('cnv_'), true);
    }
  });
});
