import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import {
  addMember,
  call,
  connectStaff,
  connectVisitor,
  makeMerchant,
  type Reply,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { useChatScene } from '../../support/scenes/chat-scene.ts';

const SECRET = 'Klientka prosi o dyskrecję przy dostawie';

describe('internal notes of a conversation', () => {
  const scene = useChatScene();
  const { talk } = scene;
  const notesPath = (id: string) => `/v1/staff/conversations/${id}/notes`;
  const write = (
    id: string,
    changes: Record<string, unknown> = {},
    token = scene.staff.token,
  ): Promise<Reply> =>
    call(scene.service, 'POST', notesPath(id), {
      token,
      body: { ref: randomUUID(), text: SECRET, ...changes },
    });
  const read = async (id: string, token = scene.staff.token) =>
    (await call(scene.service, 'GET', notesPath(id), { token })).body.notes;
  const noted = () => scene.service.stores.notes.conversationIds(scopeOfShop(scene.merchant.shop.id));
  const kept = (id: string) =>
    scene.service.stores.notes.listByConversation(scopeOfShop(scene.merchant.shop.id), id as never);
  const visitorCall = (method: string, path: string, token: string, body?: Record<string, unknown>) =>
    call(scene.service, method, path, {
      token,
      ...(body === undefined ? {} : { body: { shop: scene.merchant.shop.key, ...body } }),
    });

  it('keeps a note once for each ref, with its author and time, and tells colleagues at once', async () => {
    const { id } = await talk();
    const member = await addMember(scene.service, scene.merchant.organisationId, 'consultant');
    const colleague = await connectStaff(scene.service, member.email);
    const ref = randomUUID();
    const first = await write(id, { ref });
    assert.equal(first.status, 201, first.text);
    const told = await colleague.next('note.new');
    assert.deepEqual(told.note, first.body);
    assert.equal(told.note.staffId, scene.merchant.ownerId);
    assert.equal(told.note.at, scene.clock.now().toISOString());
    assert.deepEqual((await write(id, { ref })).body, first.body);
    assert.deepEqual(await read(id, colleague.token), [first.body]);
    await colleague.close();
  });

  it('shows notes on no path of the visitor, and leaves no gap in what the visitor counts [RT-7]', async () => {
    const { visitor, token, id } = await talk();
    await write(id);
    scene.staff.send({ t: 'message.send', ref: randomUUID(), conversationId: id, text: 'Już sprawdzam.' });
    await visitor.next(({ t, event }) => t === 'event.new' && event.text === 'Już sprawdzam.');
    const { key } = scene.merchant.shop;
    const events = await visitorCall('GET', `/v1/visitor/events?shop=${key}&after=0`, token);
    const seqs = events.body.events.map(({ seq }: { seq: number }) => seq);
    assert.deepEqual(
      seqs,
      seqs.map((_: number, place: number) => place + 1),
    );
    const opened = await visitorCall('POST', '/v1/visitor/chat-receipt', token, {});
    const secret = /#c\.(\S{43})/.exec(opened.text)?.[1] ?? '';
    const look = await call(scene.service, 'POST', '/v1/visitor/chat-receipt/look', { body: { secret } });
    const copy = await call(scene.service, 'POST', '/v1/visitor/chat-receipt/download', { body: { secret } });
    assert.ok(copy.text.includes('Już sprawdzam.'), copy.text);
    const back = await connectVisitor(scene.service, scene.merchant.shop, { token });
    back.send({ t: 'events.resume', last: 0 });
    await back.next('events.batch');
    const shown = [events.text, look.text, copy.text, JSON.stringify([visitor.frames, back.frames])];
    for (const text of shown) assert.ok(!text.includes(SECRET));
    for (const { t } of [...visitor.frames, ...back.frames]) assert.ok(!t.startsWith('note.'));
    for (const method of ['GET', 'POST'])
      assert.equal((await call(scene.service, method, notesPath(id), { token, body: {} })).status, 401);
    await visitor.close();
    await back.close();
  });

  it('neither answers the visitor nor counts as a contact [RE-2]', async () => {
    const { id } = await talk();
    const scope = scopeOfShop(scene.merchant.shop.id);
    const before = await scene.service.stores.conversations.find(scope, id as never);
    await write(id);
    assert.deepEqual(await scene.service.stores.conversations.find(scope, id as never), before);
  });

  it('is written by those who may answer, read by auditors, and nobody of another shop [SE-1, SE-3]', async () => {
    const { id } = await talk();
    await write(id);
    const auditor = await addMember(scene.service, scene.merchant.organisationId, 'auditor');
    const auditing = await signIn(scene.service, auditor.email);
    assert.equal((await write(id, {}, auditing)).status, 403);
    assert.equal((await read(id, auditing)).length, 1);
    const foreign = await signIn(scene.service, (await makeMerchant(scene.service)).email);
    assert.equal((await write(id, {}, foreign)).status, 404);
    assert.equal((await call(scene.service, 'GET', notesPath(id), { token: foreign })).status, 404);
  });

  it('names colleagues, and keeps it on their list until they have opened the chat', async () => {
    const { id } = await talk();
    const member = await addMember(scene.service, scene.merchant.organisationId, 'consultant');
    const token = await signIn(scene.service, member.email);
    const mine = async () =>
      (await call(scene.service, 'GET', '/v1/staff/mentions', { token })).body.mentions;
    const stranger = await makeMerchant(scene.service);
    assert.equal((await write(id, { mentions: [stranger.ownerId] })).status, 404);
    assert.deepEqual(await kept(id), []);
    const { body } = await write(id, { mentions: [member.staffId, member.staffId] });
    assert.deepEqual(body.mentions, [member.staffId]);
    const [mention] = await mine();
    assert.equal(mention.noteId, body.id);
    assert.equal(mention.conversationId, id);
    assert.ok(!JSON.stringify(mention).includes(SECRET));
    const seen = await call(scene.service, 'POST', `${notesPath(id)}/seen`, { token, body: {} });
    assert.ok(seen.status < 300, seen.text);
    assert.deepEqual(await mine(), []);
  });

  it('is gone with the conversation, by the visitor or by time [RT-2, RE-1]', async () => {
    const { token, id, visitor } = await talk();
    const other = await talk();
    await write(id);
    await write(other.id);
    await visitorCall('POST', '/v1/visitor/erase', token, {});
    assert.deepEqual(await noted(), [other.id]);
    assert.equal((await kept(other.id)).length, 1);
    scene.clock.forward(200 * 86_400_000);
    await scene.service.useCases.sweepExpired();
    assert.deepEqual(await noted(), []);
    await visitor.close();
    await other.visitor.close();
  });
});
