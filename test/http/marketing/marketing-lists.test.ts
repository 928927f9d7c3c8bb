import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { makeMemoryStores } from '../../support/memory-stores/memory-stores.ts';
import { call, openSession, signIn } from '../../support/scenes/chat-actors.ts';
import { EMAIL, marketingScene, PHONE } from '../../support/scenes/marketing-scene.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { mailedSecret } from '../../support/surroundings/mailed-link.ts';
import { type SmtpSink, startSmtpSink } from '../../support/surroundings/smtp-sink.ts';

const DAY_MS = 24 * 3_600_000;

describe('lists for offers', () => {
  const clock = makeFakeClock('2026-11-24T12:00:00.000Z');
  const stores = makeMemoryStores();
  let sink: SmtpSink;
  let service: TestService;
  let scene: ReturnType<typeof marketingScene>;
  before(async () => {
    sink = await startSmtpSink();
    service = await startTestService({ stores, env: sink.env, overrides: { clock } });
    scene = marketingScene(service, sink);
  });
  after(async () => {
    await service.stop();
    await sink.stop();
  });

  it('stops at one press, without login: address gone, withdrawal written, mark set, proof kept [MK-4, CO-6]', async () => {
    const merchant = await scene.shopWithBoxes();
    await scene.send(merchant, ['email']);
    await scene.confirmBy(merchant);
    const scope = scopeOfShop(merchant.shop.id);
    const key = await scene.keyOf(merchant, 'email', EMAIL);
    const { secret, reply } = await scene.unsubscribe(merchant);
    assert.equal(reply.status, 200, reply.text);
    assert.equal(await stores.subscriptions.find(scope, 'email', key), null);
    assert.equal(await stores.suppressions.has(scope, 'email', key), true);
    assert.ok(!(await scene.exportOf(merchant)).includes(EMAIL));
    const events = (await scene.eventsOf(merchant)).filter((event) => event.purpose === 'marketing_email');
    assert.deepEqual(
      events.map((event) => event.action),
      ['granted', 'confirmed', 'withdrawn'],
    );
    for (const event of events) {
      assert.equal(event.ref.value, null);
      assert.equal(event.proofExpiresAt?.getUTCFullYear(), clock.now().getUTCFullYear() + 3);
    }
    const again = await call(service, 'POST', '/v1/unsubscribe/confirm', { body: { secret } });
    assert.equal(again.body.code, 'link_invalid');
  });

  it('keeps a withdrawn address out when a file brings it in again [MK-4]', async () => {
    const merchant = await scene.shopWithBoxes();
    await scene.send(merchant, ['email']);
    await scene.confirmBy(merchant);
    await scene.unsubscribe(merchant);
    const csv = `email;imię\r\n${EMAIL.toUpperCase()};Ż\r\nnowa@example.net;N\r\nnowa@example.net;N\r\nnie adres;X\r\n`;
    const tried = await scene.importOf(merchant, csv, true);
    const expected = { rows: 4, added: 1, known: 0, suppressed: 1, repeated: 1, invalidLines: [5] };
    assert.deepEqual(tried.body, expected);
    const scope = scopeOfShop(merchant.shop.id);
    assert.equal(await stores.subscriptions.count(scope, 'email', 'imported'), 0, 'a dry run stores nothing');
    assert.deepEqual((await scene.importOf(merchant, csv)).body, expected);
    assert.equal(await stores.subscriptions.count(scope, 'email', 'imported'), 1);
    assert.equal(
      await stores.subscriptions.find(scope, 'email', await scene.keyOf(merchant, 'email', EMAIL)),
      null,
    );
  });

  it('names the lines of the file that hold no address, also behind empty lines and a cell of two lines', async () => {
    const merchant = await scene.shopWithBoxes();
    const csv = 'email;uwagi\n\nnie adres;X\na@example.net;"w dwóch\nliniach"\n\nteż nie;Y\n';
    assert.deepEqual((await scene.importOf(merchant, csv, true)).body.invalidLines, [3, 7]);
    const bare = 'a@example.net\n\nnie adres\n';
    assert.deepEqual((await scene.importOf(merchant, bare, true)).body.invalidLines, [3]);
  });

  it('takes a file for no consent: imported addresses write no consent and are in no export [MK-4, CO-8]', async () => {
    const merchant = await scene.shopWithBoxes();
    assert.equal((await scene.importOf(merchant, `adres\n${EMAIL}\n`)).status, 200);
    assert.deepEqual(await scene.eventsOf(merchant), []);
    assert.ok(!(await scene.exportOf(merchant)).includes(EMAIL));
    await scene.send(merchant, ['email']);
    await scene.confirmBy(merchant);
    assert.ok((await scene.exportOf(merchant)).includes(EMAIL), 'an own tick makes it a consent');
  });

  it('lets a person who withdrew sign up again by an act of their own [MK-4, MK-2]', async () => {
    const merchant = await scene.shopWithBoxes();
    await scene.send(merchant, ['email']);
    await scene.confirmBy(merchant);
    await scene.unsubscribe(merchant);
    await scene.send(merchant, ['email']);
    assert.ok(!(await scene.exportOf(merchant)).includes(EMAIL));
    await scene.confirmBy(merchant);
    assert.ok((await scene.exportOf(merchant)).includes(EMAIL));
  });

  it('stores one consent however often the same form is sent', async () => {
    const merchant = await scene.shopWithBoxes();
    const { body } = await scene.send(merchant, ['phone']);
    await call(service, 'POST', '/v1/visitor/leads', { body });
    assert.equal((await scene.eventsOf(merchant)).length, 2);
  });

  it('finds the entries of a person for access, and keeps mark and proof when it erases them [RT-1, RT-2, MK-4]', async () => {
    const merchant = await scene.shopWithBoxes();
    await scene.send(merchant, ['email', 'phone']);
    await scene.confirmBy(merchant);
    const scope = scopeOfShop(merchant.shop.id);
    const source = service.useCases.subjectSources.find(({ name }) => name === 'marketing');
    assert.ok(source);
    const subjectKeys = [
      await scene.keyOf(merchant, 'email', EMAIL),
      await scene.keyOf(merchant, 'phone', PHONE),
    ];
    const subject = { subjectKeys, refs: [], email: EMAIL, phone: PHONE };
    const [entries] = await source.collect(scope, subject, 'pl');
    assert.ok(JSON.stringify(entries).includes(EMAIL));
    assert.equal(await source.restrict?.(scope, subject, clock.now()), 2);
    assert.ok(!(await scene.exportOf(merchant)).includes(EMAIL), 'a restricted one is in no export');
    const erased = await source.erase(scope, subject, clock.now(), 'system');
    assert.deepEqual(erased, { removed: 2, retained: [{ count: 2, reason: 'suppression', until: null }] });
    const [gone, kept] = await source.collect(scope, subject, 'pl');
    assert.deepEqual(gone?.items, []);
    assert.equal(kept?.items.length, 2);
    assert.ok(kept.retained);
  });

  it('says in the signed withdrawal who had the person erased, and from where [RT-2, CO-6]', async () => {
    const source = service.useCases.subjectSources.find(({ name }) => name === 'marketing');
    assert.ok(source);
    const BY = [
      ['visitor', ['visitor', 'button', 'email_link']],
      ['stf_ada', ['staff:stf_ada', 'staff_record', 'console']],
      ['store', ['system', 'staff_record', 'store']],
      ['system', ['system', 'staff_record', 'api']],
    ] as const;
    for (const [actor, said] of BY) {
      const merchant = await scene.shopWithBoxes();
      await scene.send(merchant, ['phone']);
      const key = await scene.keyOf(merchant, 'phone', PHONE);
      const subject = { subjectKeys: [key], refs: [], email: null, phone: PHONE };
      await source.erase(scopeOfShop(merchant.shop.id), subject, clock.now(), actor);
      const event = (await scene.eventsOf(merchant)).find(({ action }) => action === 'withdrawn');
      assert.deepEqual([event?.actor, event?.method, event?.via], said);
    }
  });

  it('records an objection that staff carries out as an act of that person of staff [RT-2]', async () => {
    const merchant = await scene.shopWithBoxes();
    await scene.send(merchant, ['phone']);
    const token = await signIn(service, merchant.email);
    const wanted = { shopId: merchant.shop.id, kind: 'objection', locale: 'pl', phone: PHONE };
    const { body: request } = await call(service, 'POST', '/v1/staff/requests', {
      token,
      body: { ...wanted, identity: 'phone_call' },
    });
    const erase = await call(service, 'POST', `/v1/staff/requests/${request.id}/erase`, { token, body: {} });
    assert.ok(erase.status < 300, erase.text);
    const withdrawal = async () =>
      (await scene.eventsOf(merchant)).find(({ action }) => action === 'withdrawn');
    while ((await withdrawal()) === undefined) await new Promise((resolve) => setImmediate(resolve));
    assert.equal((await withdrawal())?.actor, `staff:${merchant.ownerId}`);
  });

  it('takes words of the shop’s own only when they name controller, channel, withdrawal and policy [MK-1, CO-5]', async () => {
    const merchant = await scene.shopWithBoxes();
    const token = await signIn(service, merchant.email);
    const save = (pl: string) =>
      call(service, 'PATCH', `/v1/staff/shops/${merchant.shop.id}`, {
        token,
        body: { marketing: { texts: { email: { pl } } } },
      });
    const good = 'Proszę o nowinki e-mailem od {controller}. Zgodę cofnę, kiedy chcę: {email}. {policy}.';
    for (const [without, word] of [
      ['{controller}', 'controller'],
      ['e-mailem', 'channel'],
      ['cofnę', 'withdrawal'],
      ['{policy}', 'policy'],
    ] as const) {
      const reply = await save(good.replace(without, 'x'));
      assert.equal(reply.status, 422);
      assert.match(reply.body.fields['marketing.texts.email.pl'], new RegExp(word));
    }
    const before = (await openSession(service, merchant.shop)).body.form.marketing.noticeId;
    assert.equal((await save(good)).status, 200);
    const { marketing } = (await openSession(service, merchant.shop)).body.form;
    assert.notEqual(marketing.noticeId, before);
    assert.match(marketing.boxes[0].text[0].text, /Proszę o nowinki e-mailem od Sklep Testowy sp\. z o\.o\./);
  });

  it('arms no formula in the exported file, and writes down who took it out [PR-6]', async () => {
    const merchant = await scene.shopWithBoxes();
    await scene.send(merchant, ['email'], { email: '=cmd@example.net' });
    const scope = scopeOfShop(merchant.shop.id);
    const secret = await mailedSecret(service, sink, scope, '=cmd@example.net');
    await call(service, 'POST', '/v1/confirmations/confirm', { body: { secret } });
    assert.match(await scene.exportOf(merchant), /\r\n'=cmd@example\.net,/);
    const acts = await stores.audit.range(scope, 1, 99);
    const act = acts.find(({ action }) => action === 'marketing.export');
    assert.deepEqual([act?.actor, act?.details.count], [merchant.ownerId, 1]);
  });

  it('writes down as many as the exported file has lines: restricted addresses are in neither [PR-6, RT-3]', async () => {
    const merchant = await scene.shopWithBoxes();
    const scope = scopeOfShop(merchant.shop.id);
    const numbers = ['+48 600 100 200', '+48 600 100 201', '+48 600 100 202'];
    for (const phone of numbers) await scene.send(merchant, ['phone'], { phone });
    const [row] = await stores.subscriptions.page(scope, 'confirmed', 'phone', null, 9);
    assert.ok(row);
    await stores.subscriptions.change(scope, row.id, 'confirmed', { restrictedAt: clock.now() });
    const file = await scene.exportOf(merchant, 'phone');
    assert.equal(file.trim().split('\r\n').length, 1 + 2);
    const acts = await stores.audit.range(scope, 1, 99);
    assert.equal(acts.find(({ action }) => action === 'marketing.export')?.details.count, 2);
  });

  it('shows how many are old enough to be asked anew, and never an address that withdrew [MK-4]', async () => {
    const merchant = await scene.shopWithBoxes({ marketingReminderMonths: 6 });
    await scene.send(merchant, ['phone']);
    const numbers = async () => {
      const token = await signIn(service, merchant.email);
      const base = `/v1/staff/shops/${merchant.shop.id}/marketing`;
      const { body } = await call(service, 'GET', base, { token });
      const entries = await call(service, 'GET', `${base}/entries`, { token });
      return { phone: body.channels[1], entries: entries.body.entries };
    };
    assert.equal((await numbers()).phone.dueForReminder, 0);
    clock.forward(190 * DAY_MS);
    const old = await numbers();
    assert.equal(old.phone.dueForReminder, 1);
    assert.equal(old.entries[0].isDueForReminder, true);
    await scene.unsubscribe(merchant, 'phone');
    const after = await numbers();
    assert.deepEqual([after.phone.confirmed, after.phone.suppressed, after.entries], [0, 1, []]);
  });
});
