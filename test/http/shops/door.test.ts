import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { readableContent } from '../../support/database/readable-content.ts';
import { AN_ORDER, answering } from '../../support/fakes/door-shop.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { addMember, call, connectStaff, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { type DoorScene, openDoorScene } from '../../support/scenes/door-scene.ts';

const SECRET_STATE = 'Ląduje-w-paczkomacie';
const ORDERS = {
  answer: 'orders',
  orders: [{ ...AN_ORDER, number: 'ZAM-77', state: SECRET_STATE, adminUrl: 'https://shop.example/admin/77' }],
};

describe('the door of a shop', () => {
  const clock = makeFakeClock('2026-11-24T12:00:00Z');
  let scene: DoorScene;
  before(async () => {
    scene = await openDoorScene({ overrides: { clock } });
  });
  after(() => scene.close());
  beforeEach(() => {
    scene.door.asked.length = 0;
    scene.door.refused.length = 0;
  });
  const orders = (id: string, token = scene.token) =>
    call(scene.service, 'POST', `/v1/staff/conversations/${id}/orders`, { token, body: {} });
  const looks = async () =>
    (await scene.service.stores.audit.range(scopeOfShop(scene.merchant.shop.id), 0, 1000)).filter(
      ({ action }) => action === 'customer.orders',
    );

  it('is asked nothing before a report names it', async () => {
    const { id } = await scene.startChat('prestashop:7');
    assert.equal((await orders(id)).body.state, 'not_asked');
    assert.deepEqual(scene.door.asked, []);
  });

  it('answers nothing while the owner has not switched it on, and is not asked [AD-50]', async () => {
    assert.equal((await scene.report([])).status, 200);
    const { id } = await scene.startChat('prestashop:7');
    assert.equal((await orders(id)).body.state, 'off');
    assert.deepEqual(scene.door.asked, []);
    await scene.report(['customer']);
    scene.door.respond(answering(() => ({ answer: 'off' })));
    assert.equal((await orders(id)).body.state, 'off');
    assert.deepEqual(scene.door.refused, []);
  });

  it('shows the orders of the customer whom the token names, afresh each time [AD-52]', async () => {
    await scene.report(['customer']);
    scene.door.respond(answering(() => ORDERS));
    const { id } = await scene.startChat('prestashop:7');
    const shown = await orders(id);
    assert.equal(shown.status, 200, shown.text);
    assert.deepEqual(shown.body, { state: 'answered', fault: null, status: null, orders: ORDERS.orders });
    scene.door.respond(answering(() => ({ answer: 'orders', orders: [] })));
    assert.deepEqual((await orders(id)).body.orders, []);
    assert.deepEqual(scene.door.asked, [
      { do: 'customer', sub: 'prestashop:7' },
      { do: 'customer', sub: 'prestashop:7' },
    ]);
  });

  it('is not asked about guests', async () => {
    const { id } = await scene.startChat(null);
    assert.equal((await orders(id)).body.state, 'not_asked');
    assert.deepEqual(scene.door.asked, []);
  });

  it('is asked by those alone who may answer in this shop', async () => {
    const { id } = await scene.startChat('prestashop:7');
    const other = await makeMerchant(scene.service);
    assert.equal((await orders(id, await signIn(scene.service, other.email))).status, 404);
    const auditor = await addMember(scene.service, scene.merchant.organisationId, 'auditor');
    assert.equal((await orders(id, await signIn(scene.service, auditor.email))).status, 403);
    assert.deepEqual(scene.door.asked, []);
  });

  it('leaves one entry in the activity log for each look, and nothing of the orders anywhere [MI-4, AD-52]', async () => {
    await scene.report(['customer']);
    scene.door.respond(answering(() => ORDERS));
    const { id } = await scene.startChat('prestashop:7');
    const before = (await looks()).length;
    for (let look = 0; look < 3; look += 1) assert.equal((await orders(id)).body.state, 'answered');
    const noted = (await looks()).slice(before);
    assert.equal(noted.length, 3);
    for (const entry of noted) {
      assert.deepEqual([entry.target, entry.outcome, entry.details], [id, 'ok', {}]);
    }
    const logs = scene.service.logLines.join('\n');
    const stored = await readableContent(scene.service.stores, scene.merchant.shop.id);
    for (const fact of [SECRET_STATE, 'ZAM-77', 'shop.example/admin/77', '620012345678']) {
      assert.ok(!logs.includes(fact), `${fact} stands in the logs`);
      assert.ok(!stored.includes(fact), `${fact} is stored`);
    }
    const found = await call(scene.service, 'GET', '/v1/staff/search?q=ZAM-77', { token: scene.token });
    assert.ok(!found.text.includes(id));
  });

  it('is asked once at a time for one conversation [AD-46]', async () => {
    const { id } = await scene.startChat('prestashop:7');
    const waiting: (() => void)[] = [];
    scene.door.respond((...given) => waiting.push(() => answering(() => ORDERS)(...given)));
    const replies = [orders(id), orders(id), orders(id)];
    while (waiting.length === 0) await new Promise(setImmediate);
    for (const go of waiting) go();
    for (const { body } of await Promise.all(replies)) assert.equal(body.state, 'answered');
    assert.equal(scene.door.asked.length, 1);
  });

  it('says what went wrong when the shop hangs, lies, redirects or does not know the key', async () => {
    const { id } = await scene.startChat('prestashop:7');
    const faults: [Parameters<DoorScene['door']['respond']>[0], string, number | null][] = [
      [() => {}, 'timeout', null],
      [answering(() => ({ answer: 'orders', orders: [{ number: 'x' }] })), 'form', null],
      [(response) => response.writeHead(302, { location: '/' }).end(), 'status', 302],
      [(response) => response.writeHead(200).end(Buffer.alloc(10_000_000, ' ')), 'form', null],
    ];
    for (const [respond, fault, status] of faults) {
      scene.door.respond(respond);
      const { body } = await orders(id);
      assert.deepEqual(body, { state: 'failed', fault, status, orders: [] });
    }
    scene.door.connect(scene.merchant.shop.key, 'zgs_another');
    assert.equal((await orders(id)).body.status, 401);
    scene.door.connect(scene.merchant.shop.key, scene.merchant.adapterSecret);
  });

  it('is not called outside of the shop’s own site [AD-46]', async () => {
    const { id } = await scene.startChat('prestashop:7');
    await scene.report(['customer'], 'https://elsewhere.example/door');
    assert.equal((await orders(id)).body.fault, 'address');
    const pushed = await scene.report(['customer', 'invoices']);
    assert.equal(pushed.status, 422);
    await scene.report(['customer']);
  });

  it('reports when the service asks: after an outage, and after a day without a report [AD-49]', async () => {
    const scope = scopeOfShop(scene.merchant.shop.id);
    await scene.report([]);
    scene.door.respond((...given) => {
      answering(() => ({ answer: 'accepted' }))(...given);
    });
    const { askForReport } = scene.service.useCases;
    assert.equal(await askForReport(scope, false), false);
    assert.equal(await askForReport(scope, true), true);
    clock.forward(24 * 3_600_000 + 1);
    assert.equal(await askForReport(scope, false), true);
    assert.deepEqual(scene.door.asked, [{ do: 'report' }, { do: 'report' }]);
    await scene.report([]);
    assert.equal(await askForReport(scope, false), false);
    assert.equal(await askForReport(scopeOfShop((await makeMerchant(scene.service)).shop.id), true), false);
  });

  it('is not asked by a service that the shop left', async () => {
    const staff = await connectStaff(scene.service, scene.merchant.email);
    await staff.close();
    await scene.report(['customer']);
    await scene.service.stores.shops.update(scopeOfShop(scene.merchant.shop.id), { adapterSecrets: [] });
    assert.equal(await scene.service.useCases.askForReport(scopeOfShop(scene.merchant.shop.id), true), false);
    assert.deepEqual(scene.door.asked, []);
  });
});
