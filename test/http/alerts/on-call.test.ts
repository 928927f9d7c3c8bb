import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import type { Stores } from '../../../service/desks/stores.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { ALWAYS_OPEN } from '../../../service/domain/model/hours/opening-hours.ts';
import { makePushSender } from '../../../service/outbound/push/push-sender.ts';
import { makeMemoryStores } from '../../../service/store/memory/memory-stores.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  addMember,
  call,
  connectStaff,
  connectVisitor,
  type Merchant,
  makeMerchant,
  newBoot,
  openSession,
  pushPolicy,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { type LocalPushService, startPushService } from '../../support/surroundings/push-service.ts';

const HOUR = 3_600_000;
const ON_CALL = '/v1/staff/me/on-call';

describe('being on call with the phone', () => {
  let pushes: LocalPushService;
  let clock: ReturnType<typeof makeFakeClock>;
  let stores: Stores;
  let service: TestService;
  let merchant: Merchant;
  const privateKeyPem = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();
  const start = () => {
    const settings = { contact: 'mailto:it@operator.example', privateKeyPem, hosts: ['push.example'] };
    const push = makePushSender(settings, clock, [pushes.host], pushes.certificate);
    return startTestService({ stores, overrides: { clock, push } });
  };
  before(async () => {
    pushes = await startPushService();
  });
  after(() => pushes.stop());
  beforeEach(async () => {
    pushes.caught.length = 0;
    clock = makeFakeClock();
    stores = makeMemoryStores();
    service = await start();
    merchant = await makeMerchant(service, { name: 'Herbaciarnia Pod Lipą' });
    await pushPolicy(service, merchant);
  });
  afterEach(() => service.stop());

  const owner = async (method: string, path = ON_CALL, body?: unknown) => {
    const token = await signIn(service, merchant.email);
    return call(service, method, path, { token, ...(body === undefined ? {} : { body }) });
  };
  const addPhone = async (path: string): Promise<string> => {
    const reply = await owner('POST', '/v1/staff/me/alerts/devices', pushes.subscribe(path));
    assert.equal(reply.status, 201, reply.text);
    return reply.body.id;
  };
  const go = (span: unknown = 4) => owner('PUT', ON_CALL, { span });
  const session = async () => (await openSession(service, merchant.shop)).body;
  const until = async () => (await owner('GET', '/v1/staff/me')).body.onCallUntil;
  const mails = () => service.stores.mails.list({ shopId: null } as never, 50);
  const write = async () => {
    const visitor = await connectVisitor(service, merchant.shop);
    visitor.send({ t: 'message.send', ref: service.ports.ids.ref(), text: 'Dzień dobry', boot: newBoot() });
    await visitor.next('message.ack');
    return visitor;
  };

  it('opens the chat with no console open, says that it takes a while, and rings at once', async () => {
    assert.equal((await session()).mode, 'form');
    await addPhone('/owner');
    const token = await signIn(service, merchant.email);
    const settings = { mailAfterS: 60, ownerAfterS: 180, ringsWhenClosed: false };
    const quiet = { from: '00:00', to: '00:00', timeZone: 'Europe/Warsaw' };
    await call(service, 'PUT', '/v1/staff/me/alerts', { token, body: { ...settings, quiet } });
    const reply = await go(4);
    assert.equal(reply.status, 200, reply.text);
    assert.equal(reply.body.until, new Date(clock.now().getTime() + 4 * HOUR).toISOString());
    const { mode, answerSentence } = await session();
    assert.equal(mode, 'live');
    assert.match(answerSentence, /osobę dyżurującą/);
    const visitor = await write();
    assert.equal((await pushes.until(1)).length, 1);
    await visitor.close();
  });

  it('tells open widgets when it begins, when somebody comes to a console, and when it ends', async () => {
    await addPhone('/owner');
    const visitor = await connectVisitor(service, merchant.shop);
    await go();
    assert.equal((await visitor.next('mode.changed')).mode, 'live');
    const console = await connectStaff(service, merchant.email);
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
    await service.stop();
    service = await start();
    assert.equal((await session()).mode, 'live');
    clock.forward(2 * HOUR);
    await service.useCases.followOnCall();
    assert.equal((await session()).mode, 'form');
    assert.equal(await until(), null);
    assert.deepEqual(await mails(), []);
  });

  it('ends with a mail when the last device rings no more', async () => {
    const device = await addPhone('/owner');
    await go();
    await owner('DELETE', `/v1/staff/me/alerts/devices/${device}`);
    await service.useCases.followOnCall();
    assert.equal((await session()).mode, 'form');
    assert.equal(await until(), null);
    assert.deepEqual(
      (await mails()).map(({ kind }) => kind),
      ['chat_waiting'],
    );
  });

  it('ends with a mail when the push service refuses to ring', async () => {
    await addPhone('/owner');
    await go();
    await pushes.stop();
    const visitor = await write();
    await visitor.next('mode.changed');
    assert.equal(await until(), null);
    assert.equal((await mails()).length, 1);
    await visitor.close();
    pushes = await startPushService();
  });

  it('needs a device that rings, and hours that run where it is to end with them', async () => {
    assert.equal((await go()).status, 409);
    await addPhone('/owner');
    assert.equal((await go(3)).status, 422);
    assert.equal((await go('closing')).status, 409);
    const day = [{ from: '00:00', to: '24:00' }];
    const hours = { ...ALWAYS_OPEN, isOn: true, timeZone: 'UTC', week: Array(7).fill(day) };
    await service.stores.shops.update(scopeOfShop(merchant.shop.id), { hours });
    const midnight = `${new Date(clock.now().getTime() + 24 * HOUR).toISOString().slice(0, 10)}T00:00:00.000Z`;
    assert.equal((await go('closing')).body.until, midnight);
  });

  it('opens no new chat outside the opening hours', async () => {
    await addPhone('/owner');
    await go(8);
    const hours = { ...ALWAYS_OPEN, isOn: true, timeZone: 'UTC', week: Array(7).fill([]) };
    await service.stores.shops.update(scopeOfShop(merchant.shop.id), { hours });
    assert.equal((await session()).mode, 'form');
  });

  it('is shown to colleagues', async () => {
    await addPhone('/owner');
    await go();
    const { email } = await addMember(service, merchant.organisationId, 'consultant');
    const token = await signIn(service, email);
    const path = `/v1/staff/shops/${merchant.shop.id}/consultants`;
    const { consultants } = (await call(service, 'GET', path, { token })).body;
    const found = consultants.find(({ staffId }: { staffId: string }) => staffId === merchant.ownerId);
    assert.deepEqual([found.isHere, found.isOnCall], [false, true]);
  });
});
