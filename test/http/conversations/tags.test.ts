import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { addMember, call, makeMerchant, type Reply, signIn } from '../../support/scenes/chat-actors.ts';
import { useChatScene } from '../../support/scenes/chat-scene.ts';

describe('tags of conversations', () => {
  const scene = useChatScene();
  const put = (path: string, body: unknown, token = scene.staff.token): Promise<Reply> =>
    call(scene.service, 'PUT', path, { token, body });
  const keep = async (tags: unknown[], token?: string) => {
    const { id } = scene.merchant.shop;
    const seen = await scene.service.stores.shopTags.get(scopeOfShop(id));
    return put(`/v1/staff/shops/${id}/tags`, { tags, seen }, token);
  };
  const change = (id: string, add: string[], remove: string[], token = scene.staff.token) =>
    call(scene.service, 'PATCH', `/v1/staff/conversations/${id}/tags`, { token, body: { add, remove } });
  const tag = (id: string, add: string[], token?: string) => change(id, add, [], token);
  const read = async (token = scene.staff.token) =>
    (await call(scene.service, 'GET', '/v1/staff/tags', { token })).body;
  const twoTags = async (): Promise<string[]> => {
    const { body } = await keep([
      { id: null, name: 'Zwrot', colour: 'red' },
      { id: null, name: 'Wysyłka', colour: 'blue' },
    ]);
    return body.tags.map(({ id }: { id: string }) => id);
  };

  it('are edited by those who run the shop, each name once, and keep their ids', async () => {
    const [first, second] = await twoTags();
    const renamed = await keep([{ id: second, name: 'Dostawa', colour: 'green' }]);
    assert.deepEqual(renamed.body.tags, [{ id: second, name: 'Dostawa', colour: 'green' }]);
    assert.deepEqual((await read()).shops, [{ shopId: scene.merchant.shop.id, tags: renamed.body.tags }]);
    const twice = [
      { id: null, name: 'Zwrot', colour: 'red' },
      { id: null, name: 'zwrot', colour: 'blue' },
    ];
    assert.equal((await keep(twice)).status, 422);
    assert.equal((await keep([{ id: null, name: 'X', colour: 'pink' }])).status, 422);
    const { email } = await addMember(scene.service, scene.merchant.organisationId, 'consultant');
    assert.equal((await keep([], await signIn(scene.service, email))).status, 403);
    assert.notEqual(first, second);
  });

  it('stay with their chats when the list that was changed is not the stored one', async () => {
    const [first = '', second = ''] = await twoTags();
    const { id, visitor } = await scene.talk();
    await tag(id, [first]);
    const path = `/v1/staff/shops/${scene.merchant.shop.id}/tags`;
    const more = { id: null, name: 'VIP', colour: 'green' };
    const unread = await put(path, { tags: [more], seen: [] });
    assert.equal(unread.status, 409, unread.text);
    assert.deepEqual((await read()).tagged, [{ conversationId: id, tagIds: [first] }]);
    const [{ tags: seen }] = (await read()).shops;
    assert.deepEqual(
      seen.map((one: { id: string }) => one.id),
      [first, second],
    );
    const kept = await put(path, { tags: [...seen, more], seen });
    assert.equal(kept.status, 200, kept.text);
    assert.equal((await put(path, { tags: seen, seen })).status, 409, 'an older list');
    await visitor.close();
  });

  it('are put on a chat by consultants, seen by colleagues at once, and by no visitor', async () => {
    const [first = '', second = ''] = await twoTags();
    const { id, visitor } = await scene.talk();
    assert.deepEqual((await tag(id, [first, first])).body.tagIds, [first]);
    const told = await scene.staff.next(
      ({ t, conversationId }) => t === 'tags.changed' && conversationId === id,
    );
    assert.deepEqual(told.tagIds, [first]);
    assert.deepEqual((await read()).tagged, [{ conversationId: id, tagIds: [first] }]);
    assert.ok(!JSON.stringify(visitor.frames).includes(first));
    const foreign = await makeMerchant(scene.service);
    const theirs = await signIn(scene.service, foreign.email);
    assert.equal((await tag(id, [first], theirs)).status, 404);
    assert.deepEqual(await read(theirs), { shops: [], tagged: [], isWhole: true });
    assert.equal((await tag(id, ['tag_0123456789abcdef'])).status, 422, 'not of this shop');
    await keep([{ id: second, name: 'Dostawa', colour: 'green' }]);
    assert.deepEqual((await read()).tagged, [], 'dropped with the tag');
    await visitor.close();
  });

  it('are added and removed one by one: two colleagues who add one each keep both', async () => {
    const [first = '', second = ''] = await twoTags();
    const { id, visitor } = await scene.talk();
    const { email } = await addMember(scene.service, scene.merchant.organisationId, 'consultant');
    const colleague = await signIn(scene.service, email);
    await Promise.all([tag(id, [first]), tag(id, [second], colleague)]);
    const summary = async () =>
      (await call(scene.service, 'GET', `/v1/staff/conversations/${id}`, { token: colleague })).body;
    assert.deepEqual((await summary()).tagIds.sort(), [first, second].sort(), 'with the summary');
    assert.deepEqual((await change(id, [], [first])).body.tagIds, [second]);
    assert.deepEqual((await summary()).tagIds, [second]);
    const foreign = await makeMerchant(scene.service);
    assert.equal((await tag(id, [first], await signIn(scene.service, foreign.email))).status, 404);
    assert.equal((await read()).isWhole, true);
    await visitor.close();
  });

  it('find closed chats, page by page, in the shops of the person alone [SE-1]', async () => {
    const [first = '', second = ''] = await twoTags();
    const { id, visitor } = await scene.talk();
    await tag(id, [first]);
    const act = { token: scene.staff.token, body: { ref: randomUUID() } };
    assert.equal((await call(scene.service, 'POST', `/v1/staff/conversations/${id}/close`, act)).status, 200);
    const closed = async (by: string, token = scene.staff.token) =>
      (
        await call(scene.service, 'GET', `/v1/staff/conversations?tag=${by}`, { token })
      ).body.conversations.map((one: { id: string }) => one.id);
    assert.deepEqual([await closed(first), await closed(second)], [[id], []]);
    await change(id, [second], [first]);
    assert.deepEqual([await closed(first), await closed(second)], [[], [id]]);
    const foreign = await makeMerchant(scene.service);
    assert.deepEqual(await closed(second, await signIn(scene.service, foreign.email)), []);
    await visitor.close();
  });

  it('go with the conversation, by the visitor or by time [RT-2, RE-1]', async () => {
    const [first = ''] = await twoTags();
    const one = await scene.talk();
    const other = await scene.talk();
    await tag(one.id, [first]);
    await tag(other.id, [first]);
    const body = { shop: scene.merchant.shop.key };
    await call(scene.service, 'POST', '/v1/visitor/erase', { token: one.token, body });
    assert.deepEqual(
      (await read()).tagged.map(({ conversationId }: { conversationId: string }) => conversationId),
      [other.id],
    );
    scene.clock.forward(200 * 86_400_000);
    await scene.service.useCases.sweepExpired();
    const token = await signIn(scene.service, scene.merchant.email);
    assert.deepEqual((await read(token)).tagged, []);
    await one.visitor.close();
    await other.visitor.close();
  });
});
