import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import type { Stores } from '../../../service/desks/stores.ts';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { makePushSender } from '../../../service/outbound/push/push-sender.ts';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';
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
  signIn,
} from '../../support/scenes/chat-actors.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';
import { type LocalPushService, startPushService } from '../../support/surroundings/push-service.ts';

const CANARY = 'Żaneta Kowalska 600700800';
const DEVICES = '/v1/staff/me/alerts/devices';

describe('a phone that rings', () => {
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
  });
  afterEach(() => service.stop());

  const scope = () => scopeOfShop(merchant.shop.id);
  const write = async (visitor: FrameClient, text = `Dzień dobry, tu ${CANARY}`): Promise<ConversationId> => {
    visitor.send({ t: 'message.send', ref: service.ports.ids.ref(), text, boot: newBoot() });
    const ack = await visitor.next('message.ack');
    await service.stores.conversations.drain();
    const [row] = await service.stores.conversations.ids(scope());
    assert.ok(ack !== undefined && row !== undefined);
    return row;
  };
  /** A phone of the person with its own session. */
  const addPhone = async (email: string, path: string) => {
    const token = await signIn(service, email);
    const reply = await call(service, 'POST', DEVICES, { token, body: pushes.subscribe(path) });
    assert.equal(reply.status, 201, reply.text);
    return { token, device: reply.body as { id: string; host: string; isThis: boolean } };
  };
  const addOla = async () => {
    const { staffId, email } = await addMember(service, merchant.organisationId, 'consultant');
    await service.stores.staff.update(staffId, { name: 'Ola' });
    return { id: staffId, email };
  };
  const alertsOf = async (token: string, id: ConversationId) => {
    const reply = await call(service, 'GET', `/v1/staff/conversations/${id}/alerts`, { token });
    assert.equal(reply.status, 200, reply.text);
    return (reply.body as { alerts: { kind: string; name: string; result: string }[] }).alerts.map(
      ({ kind, name, result }) => `${kind} ${name} ${result}`,
    );
  };

  it('rings at once where no console is open, with the name of the shop and nothing of the visitor [SE-6]', async () => {
    const ola = await addOla();
    const { device } = await addPhone(ola.email, '/ola');
    assert.deepEqual([device.host, device.isThis], [pushes.host, true]);
    const owner = await connectStaff(service, merchant.email);
    const visitor = await connectVisitor(service, merchant.shop);
    await write(visitor);
    const [push] = await pushes.until(1);
    assert.deepEqual(JSON.parse(push?.text ?? ''), {
      title: 'Herbaciarnia Pod Lipą',
      body: 'Ktoś czeka na odpowiedź na czacie.',
    });
    await visitor.close();
    await owner.close();
  });

  it('goes on by mail to those on duty and then to the owner, each once, over a restart', async () => {
    const ola = await addOla();
    await addPhone(ola.email, '/ola2');
    await connectStaff(service, ola.email);
    const visitor = await connectVisitor(service, merchant.shop);
    const id = await write(visitor);
    clock.forward(10_000);
    assert.equal(await service.useCases.alertWaiting(), 1);
    clock.forward(50_000);
    await service.stop();
    service = await start();
    const console = await connectStaff(service, ola.email);
    assert.equal(await service.useCases.alertWaiting(), 1);
    clock.forward(120_000);
    assert.equal(await service.useCases.alertWaiting(), 1);
    assert.equal(await service.useCases.alertWaiting(), 0);
    assert.equal(pushes.caught.length, 1);
    const token = await signIn(service, merchant.email);
    const owner = (await service.stores.staff.get(merchant.ownerId))?.name;
    assert.deepEqual(await alertsOf(token, id), [
      'push Ola delivered',
      'mail Ola queued',
      `owner_mail ${owner} queued`,
    ]);
    await console.close();
  });

  it('rings once when two rounds run at the same moment', async () => {
    const ola = await addOla();
    await addPhone(ola.email, '/twice');
    const console = await connectStaff(service, ola.email);
    const visitor = await connectVisitor(service, merchant.shop);
    await write(visitor);
    clock.forward(10_000);
    const { alertWaiting } = service.useCases;
    const sent = await Promise.all([alertWaiting(), alertWaiting(), alertWaiting()]);
    assert.deepEqual(sent.sort(), [0, 0, 1]);
    assert.equal(pushes.caught.length, 1);
    await visitor.close();
    await console.close();
  });

  it('stops when the visitor has left', async () => {
    const console = await connectStaff(service, merchant.email);
    const visitor = await connectVisitor(service, merchant.shop);
    await write(visitor);
    await visitor.close();
    await console.next('visitor.left');
    clock.forward(120_000);
    assert.equal(await service.useCases.alertWaiting(), 0);
    await console.close();
  });

  it('tells the truth about a push that failed, and forgets an address that is gone', async () => {
    const ola = await addOla();
    const { token } = await addPhone(ola.email, '/gone');
    pushes.answer('/gone', 410);
    const console = await connectStaff(service, merchant.email);
    const visitor = await connectVisitor(service, merchant.shop);
    const id = await write(visitor);
    await pushes.until(1);
    for (;;) {
      const [first] = await alertsOf(token, id);
      if (first === 'push Ola failed') break;
      assert.ok(first === undefined || first === 'push Ola sending', first);
    }
    assert.deepEqual(await service.stores.pushDevices.listByStaff([ola.id]), []);
    await visitor.close();
    await console.close();
  });

  it('stops ringing with the sign-out of its session', async () => {
    const ola = await addOla();
    await addPhone(ola.email, '/out');
    const [device] = await service.stores.pushDevices.listByStaff([ola.id]);
    assert.ok(device !== undefined && !JSON.stringify(device).includes('/out'), 'the address is sealed');
    await service.stores.sessions.revoke(device.sessionId, clock.now());
    service.ports.bus.publish({ type: 'session.revoked', staffId: ola.id, sessionId: device.sessionId });
    while ((await service.stores.pushDevices.listByStaff([ola.id])).length > 0)
      await call(service, 'GET', '/livez');
    await service.stores.pushDevices.put(device);
    const console = await connectStaff(service, merchant.email);
    const visitor = await connectVisitor(service, merchant.shop);
    await write(visitor);
    clock.forward(10_000);
    await service.useCases.alertWaiting();
    assert.equal(pushes.caught.length, 0);
    assert.deepEqual(await service.stores.pushDevices.listByStaff([ola.id]), []);
    await visitor.close();
    await console.close();
  });

  it('can be tried out, and turned off', async () => {
    const { token, device } = await addPhone(merchant.email, '/test');
    const test = () => call(service, 'POST', '/v1/staff/me/alerts/test', { token, body: {} });
    assert.deepEqual((await test()).body, { result: 'delivered' });
    assert.match(pushes.caught[0]?.text ?? '', /Powiadomienie próbne/);
    const own = await call(service, 'GET', '/v1/staff/me/alerts', { token });
    assert.deepEqual(
      (own.body as { devices: { id: string }[] }).devices.map(({ id }) => id),
      [device.id],
    );
    const other = await signIn(
      service,
      (await addMember(service, merchant.organisationId, 'consultant')).email,
    );
    const foreign = await call(service, 'DELETE', `${DEVICES}/${device.id}`, { token: other });
    assert.equal(foreign.status, 404);
    assert.equal((await call(service, 'DELETE', `${DEVICES}/${device.id}`, { token })).status, 204);
    assert.deepEqual((await test()).body, { result: 'none' });
  });

  it('takes no address of anybody but a known push service', async () => {
    const token = await signIn(service, merchant.email);
    for (const endpoint of ['https://127.0.0.1/x', 'https://evil.example/x', 'http://push.example/x']) {
      const body = { ...pushes.subscribe('/x'), endpoint };
      const reply = await call(service, 'POST', DEVICES, { token, body });
      assert.equal(reply.status, 422, endpoint);
    }
  });

  it('keeps to the settings of the person', async () => {
    const token = await signIn(service, merchant.email);
    const settings = {
      mailAfterS: 120,
      ownerAfterS: 600,
      ringsWhenClosed: false,
      quiet: { from: '22:00', to: '07:00', timeZone: 'Europe/Warsaw' },
    };
    const put = (body: unknown) => call(service, 'PUT', '/v1/staff/me/alerts', { token, body });
    assert.equal((await put(settings)).status, 204);
    const own = await call(service, 'GET', '/v1/staff/me/alerts', { token });
    assert.deepEqual((own.body as { settings: unknown }).settings, settings);
    for (const wrong of [
      { ...settings, mailAfterS: 5 },
      { ...settings, quiet: { ...settings.quiet, timeZone: 'Mars/Olympus' } },
      { ...settings, quiet: { ...settings.quiet, from: '25:00' } },
    ])
      assert.equal((await put(wrong)).status, 422, JSON.stringify(wrong));
  });

  it('leaves nothing behind when the visitor erases the chat [RT-7]', async () => {
    const console = await connectStaff(service, merchant.email);
    const visitor = await connectVisitor(service, merchant.shop);
    const id = await write(visitor);
    clock.forward(60_000);
    assert.equal(await service.useCases.alertWaiting(), 1);
    assert.equal((await service.stores.alerts.listByConversation(scope(), id)).length, 1);
    const conversation = await service.stores.conversations.find(scope(), id);
    assert.ok(conversation !== null);
    await service.useCases.eraseConversation(scope(), conversation);
    assert.deepEqual(await service.stores.alerts.listByConversation(scope(), id), []);
    await visitor.close();
    await console.close();
  });
});
