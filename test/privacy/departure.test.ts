import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from '../../service/domain/model/base/canonical-json.ts';
import { SERVICE_SCOPE, scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { KEPT_EVIDENCE } from '../../service/domain/model/shop/shop-archive.ts';
import { shownAtEach } from '../support/cluster/shown-at-each.ts';
import { isQuickRun, testDatabaseUrl } from '../support/database/database.ts';
import {
  restoreBackup,
  type Snapshot,
  takeBackup,
  withDatabase,
} from '../support/database/database-backup.ts';
import { dumpDatabase } from '../support/database/dump-database.ts';
import { openStoresAt } from '../support/database/prepared-database.ts';
import { readableContent } from '../support/database/readable-content.ts';
import { makeFakeClock } from '../support/fakes/fake-clock.ts';
import {
  call,
  connectStaff,
  connectVisitor,
  leadBody,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  PASSWORD,
  pushPolicy,
  signedCall,
  signIn,
} from '../support/scenes/chat-actors.ts';
import { addManyLeads, MANY_LEADS } from '../support/scenes/many-leads.ts';
import { startTestService, type TestService } from '../support/service/start-service.ts';

const DAY_MS = 86_400_000;

/** The database without the operator's own proof. */
const dumpWithoutProof = async (url: string): Promise<string> =>
  (await dumpDatabase(url))
    .split('\n')
    .filter((part) => !KEPT_EVIDENCE.some((name) => part.startsWith(`${name}: `)))
    .join('\n');
const BREACH = {
  kinds: ['leads'],
  natures: ['confidentiality'],
  reach: 'stored',
  what: 'Kopia bazy u dostawcy.',
  consequences: 'Niechciane wiadomości.',
  measures: 'Zmieniono klucze.',
} as const;

const furnish = async (service: TestService, merchant: Merchant, name: string): Promise<void> => {
  await pushPolicy(service, merchant);
  for (const person of [name, `${name} Drugi`]) {
    const session = await openSession(service, merchant.shop);
    const sent = await call(service, 'POST', '/v1/visitor/leads', {
      body: leadBody(merchant.shop, session, { name: person, message: `Wiadomość: ${person}` }),
    });
    assert.equal(sent.status, 201, sent.text);
    if (person === name) continue;
    await call(service, 'POST', '/v1/visitor/receipt/withdraw', {
      body: { secret: sent.body.receiptSecret },
    });
  }
  const staff = await connectStaff(service, merchant.email);
  const visitor = await connectVisitor(service, merchant.shop);
  visitor.send({ t: 'message.send', ref: randomUUID(), text: `Rozmowa: ${name}`, boot: newBoot() });
  await visitor.next('message.ack');
  const { conversation } = await staff.next('conversation.new');
  staff.send({ t: 'message.send', ref: randomUUID(), conversationId: conversation.id, text: 'Dzień dobry' });
  await staff.next('message.ack');
  const leads = await call(service, 'GET', '/v1/staff/leads', { token: staff.token });
  await call(service, 'GET', `/v1/staff/leads/${leads.body.leads[0].id}`, { token: staff.token });
  await visitor.close();
  await staff.close();
};

describe('a shop that leaves', () => {
  const clock = makeFakeClock(new Date().toISOString());
  let service: TestService;
  let url = '';
  let leaver: Merchant;
  let neighbour: Merchant;
  let token = '';
  before(async function () {
    if (isQuickRun) return this.skip();
    url = await testDatabaseUrl();
    const stores = await openStoresAt(url);
    service = await startTestService({ stores, overrides: { clock } });
    leaver = await makeMerchant(service);
    neighbour = await makeMerchant(service);
    await furnish(service, leaver, 'Kanarek Odchodzący');
    await furnish(service, neighbour, 'Sąsiad Zostający');
    await addManyLeads(service, leaver);
  });
  after(() => service?.stop());
  beforeEach(async () => {
    token = await signIn(service, leaver.email);
  });
  const path = () => `/v1/staff/shops/${leaver.shop.id}`;
  const start = (body: Record<string, unknown> = {}, by = token) =>
    call(service, 'POST', `${path()}/departure`, {
      token: by,
      body: { password: PASSWORD, typedName: leaver.shop.name, ...body },
    });
  const exported = (password = PASSWORD, by = token) =>
    call(service, 'POST', `${path()}/export`, { token: by, body: { password } });

  it('asks for the password and the name of the shop, and only of its owner [PR-5, SE-3]', async () => {
    assert.equal((await start({ password: 'wrong' })).status, 401);
    assert.equal((await start({ typedName: 'another' })).status, 422);
    assert.equal((await exported('wrong')).status, 401);
    const stranger = await signIn(service, neighbour.email);
    assert.equal((await start({}, stranger)).status, 404);
    assert.equal((await exported(PASSWORD, stranger)).status, 404);
    const manager = await service.useCases.createOwner({
      email: 'manager@example.com',
      name: 'M',
      password: PASSWORD,
      locale: 'pl',
      kind: 'merchant',
      organisationName: 'M',
    });
    await service.stores.memberships.insert({
      id: service.ports.ids.next('mbr'),
      staffId: manager.staff.id,
      organisationId: leaver.organisationId,
      role: 'manager',
      shopIds: null,
      since: clock.now(),
    });
    const managing = await signIn(service, 'manager@example.com');
    assert.equal((await start({}, managing)).status, 403);
    assert.equal((await exported(PASSWORD, managing)).status, 403);
    assert.equal((await call(service, 'GET', `${path()}/departure`, { token })).body.departure, null);
  });

  it('takes everything along: leads opened, conversations, signed consents, notices, settings, log [PR-5]', async () => {
    const reply = await exported();
    assert.equal(reply.status, 200, reply.text);
    assert.match(reply.headers.get('content-disposition') ?? '', /^attachment/);
    const { body } = reply;
    assert.equal(body.format, 'zgoda-shop-export/1');
    const named = body.leads.find(
      (lead: { sealed: { name?: string } }) => lead.sealed.name === 'Kanarek Odchodzący',
    );
    assert.equal(named?.sealed.message, 'Wiadomość: Kanarek Odchodzący');
    assert.match(JSON.stringify(body.events), /Rozmowa: Kanarek Odchodzący/);
    assert.deepEqual(
      body.consents.map((event: { action: string }) => event.action),
      ['granted', 'granted', 'withdrawn'],
    );
    const [granted] = body.consents;
    const key = body.publicKeys.find((one: { keyId: string }) => one.keyId === granted.keyId);
    assert.ok(
      service.ports.verifySignature(`zgoda-consent.v1.${granted.hash}`, granted.signature, key.publicKeyPem),
    );
    assert.equal(body.auditChain.isWhole, true);
    for (const name of ['shops', 'notices', 'snapshots', 'policyBindings', 'audit']) {
      assert.ok(body[name].length > 0, name);
    }
    assert.deepEqual(
      Object.fromEntries(Object.keys(body.counts).map((name) => [name, body[name].length])),
      body.counts,
      'as many rows as it says',
    );
  });

  it('gives no secret, no key and nothing of another shop away [PR-5, SE-1]', async () => {
    const { text, body } = await exported();
    assert.ok(!text.includes('Sąsiad Zostający') && !text.includes(neighbour.shop.id));
    for (const secret of [leaver.adapterSecret, 'adapterSecrets', 'tokenHash', 'openHash', 'wrapped']) {
      assert.ok(!text.includes(secret), secret);
    }
    assert.equal(body.shopKeys, undefined);
  });

  it('closes the chat at once, keeps the data for 30 days and lets the owner take it back [PR-5]', async () => {
    assert.equal((await start()).status, 201);
    assert.equal((await start()).status, 409, 'once is enough');
    await shownAtEach(service, leaver.shop, 'closed');
    const session = await openSession(service, leaver.shop);
    assert.deepEqual([session.body.mode, session.body.reason], ['closed', 'shop_closed']);
    const lead = { shop: leaver.shop.key, locale: 'pl', ref: randomUUID(), formToken: 'x', noticeId: null };
    const refused = await call(service, 'POST', '/v1/visitor/leads', {
      body: {
        ...lead,
        consent: true,
        email: 'a@example.com',
        message: 'x',
        page: 'https://shop.example.com/',
      },
    });
    assert.equal(refused.status, 410, refused.text);
    const health = await signedCall(service, leaver, 'GET', '/v1/adapter/health');
    assert.equal(health.body.collecting, false);
    clock.forward(29 * DAY_MS);
    token = await signIn(service, leaver.email);
    assert.equal(await service.useCases.finishDepartures(), 0);
    assert.equal((await call(service, 'GET', path(), { token })).status, 200);
    assert.equal((await call(service, 'DELETE', `${path()}/departure`, { token })).status, 204);
    await shownAtEach(service, leaver.shop, 'form');
    clock.forward(5 * DAY_MS);
    assert.equal(await service.useCases.finishDepartures(), 0, 'nothing is deleted after it was taken back');
  });

  it('lets the operator end it, and only the operator take that back [PR-5]', async () => {
    const body = { shopId: neighbour.shop.id, password: PASSWORD, typedName: neighbour.shop.name };
    const outsider = await signIn(service, neighbour.email);
    assert.equal(
      (await call(service, 'POST', '/v1/staff/departures', { token: outsider, body })).status,
      403,
    );
    // The first owner is the operator.
    assert.equal((await call(service, 'POST', '/v1/staff/departures', { token, body })).status, 201);
    const cancel = `/v1/staff/shops/${neighbour.shop.id}/departure`;
    assert.equal((await call(service, 'DELETE', cancel, { token: outsider })).status, 403);
    assert.equal((await call(service, 'DELETE', cancel, { token })).status, 204);
    await shownAtEach(service, neighbour.shop, 'form');
    const leave = { token: outsider, body: { password: PASSWORD, typedName: neighbour.shop.name } };
    assert.equal((await call(service, 'POST', cancel, leave)).status, 201);
    assert.equal(
      (await call(service, 'DELETE', cancel, { token })).status,
      404,
      'not the operator’s to take',
    );
    assert.equal((await call(service, 'DELETE', cancel, { token: outsider })).status, 204);
  });

  it('sends hundreds of leads piece by piece, and answers others meanwhile [PR-5]', async () => {
    const response = await fetch(`${service.origin}${path()}/export`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        origin: service.origin,
      },
      body: JSON.stringify({ password: PASSWORD }),
    });
    const reader = response.body?.getReader();
    assert.ok(reader !== undefined);
    const pieces: Uint8Array[] = [];
    const first = await reader.read();
    if (first.value !== undefined) pieces.push(first.value);
    assert.equal((await call(service, 'GET', '/healthz')).status, 200);
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(piece.value);
    assert.ok(pieces.length > 3, 'it came in pieces');
    const body = JSON.parse(Buffer.concat(pieces).toString('utf8'));
    const mass = body.leads.filter(
      (lead: { sealed: { email: string } }) => lead.sealed.email === 'masa@example.com',
    );
    assert.equal(mass.length, MANY_LEADS);
  });

  describe('once its hold is over', () => {
    let earlier: Snapshot;
    let backup: Snapshot;
    let found: string;
    let keptByNeighbour: Record<string, number>;
    let finished: number[];

    const openBreach = async (body: Record<string, unknown>) => {
      const at = clock.now().toISOString();
      const times = { from: at, to: at, foundAt: at };
      const sent = { ...BREACH, ...times, ...body };
      const opened = await call(service, 'POST', '/v1/staff/breaches', { token, body: sent });
      assert.equal(opened.status, 201, opened.text);
    };
    const rowsOfNeighbour = async () => {
      const { departures, staleConversations, ...counts } = await service.stores.shopArchive.counts(
        scopeOfShop(neighbour.shop.id),
      );
      return counts;
    };
    const assertGone = async () => {
      const { id, key, name } = leaver.shop;
      const dump = await dumpWithoutProof(url);
      for (const trace of [id, key, 'Kanarek', name, 'Zgubiony laptop właściciela.']) {
        assert.ok(!dump.includes(trace), `${trace} is left in the database`);
      }
      const left = await service.stores.shopArchive.traces(scopeOfShop(id));
      assert.deepEqual([...left].sort(), ['agreementDocuments', 'agreementFiles', 'breachNotices']);
    };
    before(async () => {
      const { id } = leaver.shop;
      token = await signIn(service, leaver.email);
      await openBreach({ shopId: null, shopIds: [id, neighbour.shop.id] });
      await openBreach({ shopId: id, shopIds: null, what: 'Zgubiony laptop właściciela.' });
      await withDatabase(url, async (db) => {
        const proof = { shopId: id, state: 'active', text: '# Umowa', expiresAt: null };
        await db.collection('agreementDocuments').insertOne({ _id: 'dpa_proof' as never, ...proof });
      });
      await service.stores.agreementFiles.put(scopeOfShop(id), 'dpa_proof', 'doc_proof', ['v2.v1.skan']);
      earlier = await takeBackup(url);
      assert.equal((await start()).status, 201);
      while ((await service.useCases.indexContent()).isMore);
      keptByNeighbour = await rowsOfNeighbour();
      clock.forward(30 * DAY_MS);
      found = `${await dumpDatabase(url)}\n${await readableContent(service.stores, leaver.shop.id)}`;
      backup = await takeBackup(url);
      finished = [await service.useCases.finishDepartures(), await service.useCases.finishDepartures()];
      await service.stores.conversations.drain();
    });

    it('deletes everything after the hold: its id stands in no collection, the neighbour keeps all [PR-5]', async () => {
      const { id, key } = leaver.shop;
      assert.ok(found.includes(id) && found.includes('Rozmowa: Kanarek'), 'the scan sees what is there');
      assert.ok(found.includes('Zgubiony laptop właściciela.'));
      assert.deepEqual(finished, [1, 0]);
      await assertGone();
      assert.deepEqual(await rowsOfNeighbour(), keptByNeighbour);
      const neighbourScope = scopeOfShop(neighbour.shop.id);
      assert.equal((await service.useCases.verifyAudit(SERVICE_SCOPE)).isWhole, true);
      assert.equal((await service.useCases.verifyAudit(neighbourScope)).isWhole, true);
      for (const address of [
        `/w/v1/${key}.js`,
        `/w/v1/${key}/frame`,
        `/v1/visitor/session?shop=${key}&locale=pl`,
      ]) {
        assert.equal((await call(service, 'GET', address)).status, 404, address);
      }
    });

    it('tells the plugin of the deleted shop plainly that it has left [PR-5]', async () => {
      const reply = await signedCall(service, leaver, 'GET', '/v1/adapter/health');
      assert.equal(reply.status, 410);
      assert.equal(reply.body.code, 'shop_closed');
      const unknown = { ...leaver, shop: { ...leaver.shop, key: 'zgk_AAAAAAAAAAAAAAAAAAAAAA' as const } };
      assert.equal((await signedCall(service, unknown, 'GET', '/v1/adapter/health')).status, 401);
    });

    it('leaves the owner a signed certificate of what was deleted, and mails the link to it [PR-5]', async () => {
      const { body } = await call(service, 'GET', '/v1/staff/certificates', { token });
      assert.equal(body.certificates.length, 1);
      const [certificate] = body.certificates;
      const { keyId, signature, ...signed } = certificate;
      const hash = createHash('sha256').update(canonicalJson(signed)).digest('hex');
      const key = service.ports.signer.publicKeys().find((one) => one.keyId === keyId);
      assert.ok(
        service.ports.verifySignature(`zgoda-certificate.v1.${hash}`, signature, key?.publicKeyPem ?? ''),
      );
      assert.deepEqual([signed.shop.id, signed.keysDestroyed], [leaver.shop.id, true]);
      const { leads, events, consents } = signed.removed;
      assert.ok(leads > MANY_LEADS && events > 0 && consents === 3);
      assert.deepEqual(
        signed.kept.map(({ until: _, ...one }: { until: string }) => one),
        [
          { collection: 'agreementDocuments', rows: 1, reason: 'agreement' },
          { collection: 'agreementFiles', rows: 1, reason: 'agreement' },
          { collection: 'breachNotices', rows: 1, reason: 'breach_register' },
        ],
        'what stays is named',
      );
      assert.equal(signed.removed.agreementDocuments, undefined, 'what stays is not called deleted');
      const years = signed.kept.map(
        ({ until }: { until: string }) => Number(until.slice(0, 4)) - Number(signed.deletedAt.slice(0, 4)),
      );
      assert.deepEqual(years.slice(0, 2), [6, 6]);
      assert.ok(years[2] === 4 || years[2] === 5);
      const address = `/v1/staff/certificates/${certificate.id}`;
      assert.deepEqual((await call(service, 'GET', address, { token })).body, certificate);
      const other = await signIn(service, neighbour.email);
      assert.equal((await call(service, 'GET', address, { token: other })).status, 404);
      assert.match(await dumpDatabase(url), /offboarding_certificate/);
    });

    it('keeps in the operator’s register that a breach concerned it, and no more [SE-4, PR-5]', async () => {
      const { body } = await call(service, 'GET', '/v1/staff/breaches', { token });
      const notices = body.breaches.flatMap((one: { notices: unknown[] }) => one.notices);
      const kept = notices.find((one: { shopId: string }) => one.shopId === leaver.shop.id);
      assert.ok(kept);
      assert.doesNotMatch(JSON.stringify(body), /Kanarek|Zgubiony laptop/);
    });

    it('stays gone after a backup from before it left was restored, whenever that was made [PR-5, RT-8]', async () => {
      for (const restored of [backup, earlier]) {
        await restoreBackup(url, restored);
        assert.ok((await dumpWithoutProof(url)).includes(leaver.shop.id), 'the backup brought nothing back');
        await service.useCases.replayErasures();
        assert.equal((await service.useCases.replayDepartures()).deleted, 1);
        await assertGone();
        await service.useCases.syncErasureMarks();
        await assertGone();
        assert.equal((await service.useCases.replayDepartures()).deleted, 0);
        const { text } = await call(service, 'GET', `/w/v1/${leaver.shop.key}.js`);
        assert.doesNotMatch(text, /Kanarek/);
      }
      assert.ok((await service.stores.shops.get(scopeOfShop(neighbour.shop.id))) !== null);
    });
  });
});
