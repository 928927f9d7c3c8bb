import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { ALWAYS_OPEN } from '../../../service/domain/model/hours/opening-hours.ts';
import {
  addMember,
  call,
  connectStaff,
  connectVisitor,
  newBoot,
  openSession,
  pushPolicy,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { setUpPhones } from '../../support/scenes/phone-scene.ts';

const HOUR = 3_600_000;
const ON_CALL = '/v1/staff/me/on-call';

describe('being on call with the phone', () => {
  const scene = setUpPhones();
  beforeEach(() => pushPolicy(scene.service, scene.merchant));

  const owner = async (method: string, path = ON_CALL, body?: unknown) => {
    const token = await signIn(scene.service, scene.merchant.email);
    return call(scene.service, method, path, { token, ...(body === undefined ? {} : { body }) });
  };
  const addPhone = async (path: string): Promise<string> => {
    const reply = await owner('POST', '/v1/staff/me/alerts/devices', scene.pushes.subscribe(path));
    assert.equal(reply.status, 201, reply.text);
    return reply.body.id;
  };
  const go = (span: unknown = 4) => owner('PUT', ON_CALL, { span });
  const session = async () => (await openSession(scene.service, scene.merchant.shop)).body;
  const until = async () => (await owner('GET', '/v1/staff/me')).body.onCallUntil;
  const mails = () => scene.service.stores.mails.list({ shopId: null } as never, 50);
  const write = async () => {
    const visitor = await connectVisitor(scene.service, scene.merchant.shop);
    visitor.send({
      t: 'message.send',
      ref: scene.service.ports.ids.ref(),
      text: 'Dzień dobry',
      boot: newBoot(),
    });
    await visitor.next('message.ack');
    return visitor;
  };

  const alerts = async (result: string) => {
    const { conversations, alerts: rows } = scene.service.stores;
    const scope = scopeOfShop(scene.merchant.shop.id);
    for (;;) {
      const ids = await conversations.ids(scope);
      const all = (await Promise.all(ids.map((id) => rows.listByConversations(scope, [id])))).flat();
      const newest = all.filter(({ kind }) => kind === 'push').sort((a, b) => +b.at - +a.at)[0];
      if (newest?.result === result) return;
      await call(scene.service, 'GET', '/livez');
    }
  };

  it('opens the chat with no console open, says that it takes a while, and rings at once', async () => {
    assert.equal((await session()).mode, 'form');
    await addPhone('/owner');
    const token = await signIn(scene.service, scene.merchant.email);
    const settings = { mailAfterS: 60, ownerAfterS: 180, ringsWhenClosed: false };
    const quiet = { from: '00:00', to: '00:00', timeZone: 'Europe/Warsaw' };
    await call(scene.service, 'PUT', '/v1/staff/me/alerts', { token, body: { ...settings, quiet } });
    const reply = await go(4);
    assert.equal(reply.status, 200, reply.text);
    assert.equal(reply.body.until, new Date(scene.clock.now().getTime() + 4 * HOUR).toISOString());
    const { mode, answerSentence } = await session();
    assert.equal(mode, 'live');
    assert.match(answerSentence, /osobę dyżurującą/);
    const visitor = await write();
    assert.equal((await scene.pushes.until(1)).length, 1);
    await visitor.close();
  });

  it('tells open widgets when it begins, when somebody comes to a console, and when it ends', async () => {
    await addPhone('/owner');
    const visitor = await connectVisitor(scene.service, scene.merchant.shop);
    await go();
    assert.equal((await visitor.next('mode.changed')).mode, 'live');
    const console = await connectStaff(scene.service, scene.merchant.email);
    await visitor.next('notice.changed');
    assert.equal((await session()).answerSentence, undefined);
    await console.close();
    await visitor.next('notice.changed');
    assert.equal((await owner('DELETE')).status, 204);
    assert.equal((await visitor.next('mode.changed')).mode, 'form');
    assert.equal(await until(), null);
    await visitor.close();
  });

  it('outlives a restart and ends by time', async () => {
    await addPhone('/owner');
    await go(2);
    await scene.restart();
    assert.equal((await session()).mode, 'live');
    scene.clock.forward(2 * HOUR);
    await scene.service.useCases.followOnCall();
    assert.equal((await session()).mode, 'form');
    assert.equal(await until(), null);
    assert.deepEqual(await mails(), []);
  });

  it('ends with a mail when the last device rings no more', async () => {
    const device = await addPhone('/owner');
    await go();
    await owner('DELETE', `/v1/staff/me/alerts/devices/${device}`);
    await scene.service.useCases.followOnCall();
    assert.equal((await session()).mode, 'form');
    assert.equal(await until(), null);
    assert.deepEqual(
      (await mails()).map(({ kind }) => kind),
      ['chat_waiting'],
    );
  });

  it('ends with a mail at once when the push service knows the only device no more', async () => {
    await addPhone('/owner');
    await go();
    scene.pushes.answer('/owner', 410);
    const visitor = await write();
    await visitor.next('mode.changed');
    assert.equal(await until(), null);
    assert.equal((await mails()).length, 1);
    await visitor.close();
  });

  it('goes on while the push service is away for a moment, and rings again; ends with a mail after three minutes', async () => {
    await addPhone('/owner');
    await go();
    scene.pushes.answer('/owner', 503);
    const visitor = await write();
    await scene.pushes.until(1);
    await alerts('failed');
    scene.clock.forward(30_000);
    await scene.service.useCases.alertWaiting();
    assert.equal(scene.pushes.caught.length, 2);
    assert.notEqual(await until(), null);
    scene.pushes.answer('/owner', 201);
    assert.equal(await scene.service.useCases.alertWaiting(), 1);
    await alerts('delivered');
    await scene.service.useCases.alertWaiting();
    assert.equal(scene.pushes.caught.length, 3);
    await visitor.close();

    scene.pushes.answer('/owner', 503);
    const second = await write();
    await scene.pushes.until(4);
    await alerts('failed');
    scene.clock.forward(3 * 60_000);
    await scene.service.useCases.alertWaiting();
    await second.next('mode.changed');
    assert.equal(await until(), null);
    await second.close();
  });

  it('needs a device that rings, and hours that run where it is to end with them', async () => {
    assert.equal((await go()).status, 409);
    await addPhone('/owner');
    assert.equal((await go(3)).status, 422);
    assert.equal((await go('closing')).status, 409);
    const day = [{ from: '00:00', to: '24:00' }];
    const hours = { ...ALWAYS_OPEN, isOn: true, timeZone: 'UTC', week: Array(7).fill(day) };
    await scene.service.stores.shops.update(scopeOfShop(scene.merchant.shop.id), { hours });
    const midnight = `${new Date(scene.clock.now().getTime() + 24 * HOUR).toISOString().slice(0, 10)}T00:00:00.000Z`;
    assert.equal((await go('closing')).body.until, midnight);
  });

  it('opens no new chat outside the opening hours', async () => {
    await addPhone('/owner');
    await go(8);
    const hours = { ...ALWAYS_OPEN, isOn: true, timeZone: 'UTC', week: Array(7).fill([]) };
    await scene.service.stores.shops.update(scopeOfShop(scene.merchant.shop.id), { hours });
    assert.equal((await session()).mode, 'form');
  });

  it('is shown to colleagues', async () => {
    await addPhone('/owner');
    await go();
    const { email } = await addMember(scene.service, scene.merchant.organisationId, 'consultant');
    const token = await signIn(scene.service, email);
    const path = `/v1/staff/shops/${scene.merchant.shop.id}/consultants`;
    const { consultants } = (await call(scene.service, 'GET', path, { token })).body;
    const found = consultants.find(({ staffId }: { staffId: string }) => staffId === scene.merchant.ownerId);
    assert.deepEqual([found.isHere, found.isOnCall], [false, true]);
  });
});
