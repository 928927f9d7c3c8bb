import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { ConversationId } from '../../../service/protocol/vocabulary.ts';
import {
  addMember,
  call,
  connectStaff,
  connectVisitor,
  newBoot,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { setUpPhones } from '../../support/scenes/phone-scene.ts';
import type { FrameClient } from '../../support/service/frame-client.ts';

const CANARY = 'Żaneta Kowalska 600700800';
const DEVICES = '/v1/staff/me/alerts/devices';

describe('a phone that rings', () => {
  const scene = setUpPhones();

  const scope = () => scopeOfShop(scene.merchant.shop.id);
  const write = async (visitor: FrameClient, text = `Dzień dobry, tu ${CANARY}`): Promise<ConversationId> => {
    visitor.send({ t: 'message.send', ref: scene.service.ports.ids.ref(), text, boot: newBoot() });
    const ack = await visitor.next('message.ack');
    await scene.service.stores.conversations.drain();
    const [row] = await scene.service.stores.conversations.ids(scope());
    assert.ok(ack !== undefined && row !== undefined);
    return row;
  };
  const addPhone = async (email: string, path: string) => {
    const token = await signIn(scene.service, email);
    const reply = await call(scene.service, 'POST', DEVICES, { token, body: scene.pushes.subscribe(path) });
    assert.equal(reply.status, 201, reply.text);
    return { token, device: reply.body as { id: string; host: string; isThis: boolean } };
  };
  const addOla = async () => {
    const { staffId, email } = await addMember(scene.service, scene.merchant.organisationId, 'consultant');
    await scene.service.stores.staff.update(staffId, { name: 'Ola' });
    return { id: staffId, email };
  };
  const alertsOf = async (token: string, id: ConversationId) => {
    const reply = await call(scene.service, 'GET', `/v1/staff/conversations/${id}/alerts`, { token });
    assert.equal(reply.status, 200, reply.text);
    return (reply.body as { alerts: { kind: string; name: string; result: string }[] }).alerts.map(
      ({ kind, name, result }) => `${kind} ${name} ${result}`,
    );
  };

  it('rings at once where no console is open, with the name of the shop and nothing of the visitor [SE-6]', async () => {
    const ola = await addOla();
    const { device } = await addPhone(ola.email, '/ola');
    assert.deepEqual([device.host, device.isThis], [scene.pushes.host, true]);
    const owner = await connectStaff(scene.service, scene.merchant.email);
    const visitor = await connectVisitor(scene.service, scene.merchant.shop);
    await write(visitor);
    const [push] = await scene.pushes.until(1);
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
    await connectStaff(scene.service, ola.email);
    const visitor = await connectVisitor(scene.service, scene.merchant.shop);
    const id = await write(visitor);
    scene.clock.forward(10_000);
    assert.equal(await scene.service.useCases.alertWaiting(), 1);
    scene.clock.forward(50_000);
    await scene.restart();
    const console = await connectStaff(scene.service, ola.email);
    assert.equal(await scene.service.useCases.alertWaiting(), 1);
    scene.clock.forward(120_000);
    assert.equal(await scene.service.useCases.alertWaiting(), 1);
    assert.equal(await scene.service.useCases.alertWaiting(), 0);
    assert.equal(scene.pushes.caught.length, 1);
    const token = await signIn(scene.service, scene.merchant.email);
    const owner = (await scene.service.stores.staff.get(scene.merchant.ownerId))?.name;
    assert.deepEqual(await alertsOf(token, id), [
      'push Ola delivered',
      'mail Ola queued',
      `owner_mail ${owner} queued`,
    ]);
    await console.close();
  });

  it('sends no mail ten minutes after it was due, when a mail server was away so long', async () => {
    const console = await connectStaff(scene.service, scene.merchant.email);
    const visitor = await connectVisitor(scene.service, scene.merchant.shop);
    await write(visitor);
    scene.clock.forward(60_000);
    await scene.service.useCases.alertWaiting();
    const mails = () => scene.service.stores.mails.list(scope(), 9);
    while ((await mails()).length === 0) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(
      (await mails()).map(({ kind, createdAt, expiresAt }) => [kind, +expiresAt - +createdAt]),
      [['chat_waiting', 10 * 60_000]],
    );
    await visitor.close();
    await console.close();
  });

  it('rings once when two rounds run at the same moment', async () => {
    const ola = await addOla();
    await addPhone(ola.email, '/twice');
    const console = await connectStaff(scene.service, ola.email);
    const visitor = await connectVisitor(scene.service, scene.merchant.shop);
    await write(visitor);
    scene.clock.forward(10_000);
    const { alertWaiting } = scene.service.useCases;
    const sent = await Promise.all([alertWaiting(), alertWaiting(), alertWaiting()]);
    assert.deepEqual(sent.sort(), [0, 0, 1]);
    assert.equal(scene.pushes.caught.length, 1);
    await visitor.close();
    await console.close();
  });

  it('rings once for each of more visitors than are looked at together', async () => {
    const ola = await addOla();
    await addPhone(ola.email, '/many');
    const console = await connectStaff(scene.service, ola.email);
    const many = 110;
    const visitors = await Promise.all(
      Array.from({ length: many }, () => connectVisitor(scene.service, scene.merchant.shop)),
    );
    for (const visitor of visitors) await write(visitor);
    scene.clock.forward(10_000);
    assert.equal(await scene.service.useCases.alertWaiting(), many);
    assert.equal(await scene.service.useCases.alertWaiting(), 0);
    await Promise.all([...visitors, console].map((one) => one.close()));
  });

  it('sends one mail about many who wait, the next after five minutes', async () => {
    const console = await connectStaff(scene.service, scene.merchant.email);
    const visitors: FrameClient[] = [];
    for (let count = 0; count < 3; count += 1) {
      const visitor = await connectVisitor(scene.service, scene.merchant.shop);
      await write(visitor);
      visitors.push(visitor);
      scene.clock.forward(1_000);
    }
    const { alertWaiting } = scene.service.useCases;
    const sentIn = (seconds: number): Promise<number> => {
      scene.clock.forward(seconds * 1_000);
      return alertWaiting();
    };
    assert.deepEqual([await sentIn(60), await sentIn(299), await sentIn(1)], [1, 0, 1]);
    await Promise.all([...visitors, console].map((one) => one.close()));
  });

  it('stops when the visitor has left', async () => {
    const console = await connectStaff(scene.service, scene.merchant.email);
    const visitor = await connectVisitor(scene.service, scene.merchant.shop);
    await write(visitor);
    await visitor.close();
    await console.next('visitor.left');
    scene.clock.forward(120_000);
    assert.equal(await scene.service.useCases.alertWaiting(), 0);
    await console.close();
  });

  it('goes on when the visitor writes again without a socket, after leaving [SE-6]', async () => {
    const console = await connectStaff(scene.service, scene.merchant.email);
    const visitor = await connectVisitor(scene.service, scene.merchant.shop);
    const id = await write(visitor);
    const token = visitor.frames.find(({ t, token }) => t === 'message.ack' && token !== undefined)?.token;
    await visitor.close();
    await console.next('visitor.left');
    const post = async (text: string) => {
      scene.clock.forward(1_000);
      const { key } = scene.merchant.shop;
      const body = { shop: key, ref: scene.service.ports.ids.ref(), text, locale: 'pl' };
      const reply = await call(scene.service, 'POST', '/v1/visitor/messages', { token, body });
      assert.equal(reply.status, 201, reply.text);
    };
    const { alertWaiting } = scene.service.useCases;
    scene.clock.forward(60_000);
    assert.equal(await alertWaiting(), 0, 'left behind the question');
    await post('Piszę przez komórkę.');
    assert.equal(await alertWaiting(), 1, 'wrote on, still without an answer');
    assert.equal((await scene.service.stores.alerts.listByConversations(scope(), [id])).length, 1);
    await console.close();
  });

  it('rings whoever a chat is handed to, also when it was answered, and again when it went back', async () => {
    const ola = await addOla();
    await addPhone(ola.email, '/handed');
    const console = await connectStaff(scene.service, scene.merchant.email);
    const visitor = await connectVisitor(scene.service, scene.merchant.shop);
    const conversationId = await write(visitor);
    await scene.pushes.until(1);
    const act = async (frame: object) => {
      scene.clock.forward(1_000);
      const ref = scene.service.ports.ids.ref();
      console.send({ ref, conversationId, ...frame });
      await console.next((answer) => answer.t === 'message.ack' && answer.ref === ref);
    };
    await act({ t: 'message.send', text: 'Przekazuję koleżance, chwileczkę.' });
    await act({ t: 'conversation.assign', staffId: ola.id });
    await scene.pushes.until(2);
    const { giveBackAbsent } = scene.service.useCases;
    assert.equal(await giveBackAbsent(), 0);
    scene.clock.forward(120_000);
    assert.equal(await giveBackAbsent(), 1);
    await scene.pushes.until(3);
    assert.equal(await scene.service.useCases.alertWaiting(), 0);
    await visitor.close();
    await console.close();
  });

  it('tells the truth about a push that failed, and forgets an address that is gone', async () => {
    const ola = await addOla();
    const { token } = await addPhone(ola.email, '/gone');
    scene.pushes.answer('/gone', 410);
    const console = await connectStaff(scene.service, scene.merchant.email);
    const visitor = await connectVisitor(scene.service, scene.merchant.shop);
    const id = await write(visitor);
    await scene.pushes.until(1);
    for (;;) {
      const [first] = await alertsOf(token, id);
      if (first === 'push Ola failed') break;
      assert.ok(first === undefined || first === 'push Ola sending', first);
    }
    assert.deepEqual(await scene.service.stores.pushDevices.listByStaff([ola.id]), []);
    await visitor.close();
    await console.close();
  });

  it('stops ringing with the sign-out of its session', async () => {
    const ola = await addOla();
    await addPhone(ola.email, '/out');
    const [device] = await scene.service.stores.pushDevices.listByStaff([ola.id]);
    assert.ok(device !== undefined && !JSON.stringify(device).includes('/out'), 'the address is sealed');
    await scene.service.stores.sessions.revoke(device.sessionId, scene.clock.now());
    scene.service.ports.bus.publish({
      type: 'session.revoked',
      staffId: ola.id,
      sessionId: device.sessionId,
    });
    while ((await scene.service.stores.pushDevices.listByStaff([ola.id])).length > 0)
      await call(scene.service, 'GET', '/livez');
    await scene.service.stores.pushDevices.put(device);
    const console = await connectStaff(scene.service, scene.merchant.email);
    const visitor = await connectVisitor(scene.service, scene.merchant.shop);
    await write(visitor);
    scene.clock.forward(10_000);
    await scene.service.useCases.alertWaiting();
    assert.equal(scene.pushes.caught.length, 0);
    assert.deepEqual(await scene.service.stores.pushDevices.listByStaff([ola.id]), []);
    await visitor.close();
    await console.close();
  });

  it('can be tried out, and turned off', async () => {
    const { token, device } = await addPhone(scene.merchant.email, '/test');
    const test = () => call(scene.service, 'POST', '/v1/staff/me/alerts/test', { token, body: {} });
    assert.deepEqual((await test()).body, { result: 'delivered' });
    assert.match(scene.pushes.caught[0]?.text ?? '', /Powiadomienie próbne/);
    const own = await call(scene.service, 'GET', '/v1/staff/me/alerts', { token });
    assert.deepEqual(
      (own.body as { devices: { id: string }[] }).devices.map(({ id }) => id),
      [device.id],
    );
    const other = await signIn(
      scene.service,
      (await addMember(scene.service, scene.merchant.organisationId, 'consultant')).email,
    );
    const foreign = await call(scene.service, 'DELETE', `${DEVICES}/${device.id}`, { token: other });
    assert.equal(foreign.status, 404);
    assert.equal((await call(scene.service, 'DELETE', `${DEVICES}/${device.id}`, { token })).status, 204);
    assert.deepEqual((await test()).body, { result: 'none' });
  });

  it('takes no address of anybody but a known push service', async () => {
    const token = await signIn(scene.service, scene.merchant.email);
    for (const endpoint of ['https://127.0.0.1/x', 'https://evil.example/x', 'http://push.example/x']) {
      const body = { ...scene.pushes.subscribe('/x'), endpoint };
      const reply = await call(scene.service, 'POST', DEVICES, { token, body });
      assert.equal(reply.status, 422, endpoint);
    }
  });

  it('keeps to the settings of the person', async () => {
    const token = await signIn(scene.service, scene.merchant.email);
    const settings = {
      mailAfterS: 120,
      ownerAfterS: 600,
      ringsWhenClosed: false,
      quiet: { from: '22:00', to: '07:00', timeZone: 'Europe/Warsaw' },
    };
    const put = (body: unknown) => call(scene.service, 'PUT', '/v1/staff/me/alerts', { token, body });
    assert.equal((await put(settings)).status, 204);
    const own = await call(scene.service, 'GET', '/v1/staff/me/alerts', { token });
    assert.deepEqual((own.body as { settings: unknown }).settings, settings);
    for (const wrong of [
      { ...settings, mailAfterS: 5 },
      { ...settings, quiet: { ...settings.quiet, timeZone: 'Mars/Olympus' } },
      { ...settings, quiet: { ...settings.quiet, from: '25:00' } },
    ])
      assert.equal((await put(wrong)).status, 422, JSON.stringify(wrong));
  });

  it('leaves nothing behind when the visitor erases the chat [RT-7]', async () => {
    const console = await connectStaff(scene.service, scene.merchant.email);
    const visitor = await connectVisitor(scene.service, scene.merchant.shop);
    const id = await write(visitor);
    scene.clock.forward(60_000);
    assert.equal(await scene.service.useCases.alertWaiting(), 1);
    assert.equal((await scene.service.stores.alerts.listByConversations(scope(), [id])).length, 1);
    const conversation = await scene.service.stores.conversations.find(scope(), id);
    assert.ok(conversation !== null);
    await scene.service.useCases.eraseConversation(scope(), conversation, 'visitor');
    assert.deepEqual(await scene.service.stores.alerts.listByConversations(scope(), [id]), []);
    await visitor.close();
    await console.close();
  });
});
