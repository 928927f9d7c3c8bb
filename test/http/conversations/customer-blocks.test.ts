import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { identityClaims, signIdentity } from '../../support/builders/identity-token.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import { addMember, call, connectStaff, signedCall } from '../../support/scenes/chat-actors.ts';
import { setUpLiveChat } from '../../support/scenes/live-chat.ts';

const DAY_MS = 86_400_000;

describe('a blocked customer of a shop', () => {
  const clock = makeFakeClock(new Date().toISOString());
  const chat = setUpLiveChat({ overrides: { clock } });
  const staffCall = (
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
    token = chat.staff.token,
  ) => call(chat.service, method, `/v1/staff/${path}`, { token, ...(body === undefined ? {} : { body }) });
  const act = (id: string, verb: string, more: object = {}) =>
    staffCall('POST', `conversations/${id}/${verb}`, { ref: randomUUID(), ...more });
  const blocks = async () => (await staffCall('GET', `shops/${chat.merchant.shop.id}/blocks`)).body.blocks;
  const summary = async (id: string) => (await staffCall('GET', `conversations/${id}`)).body;
  const openAs = async (sub: string | null) => {
    const { shop, adapterSecret } = chat.merchant;
    const started = await chat.openConversation();
    const token = signIdentity(adapterSecret, identityClaims(shop.key, clock.now(), { sub }));
    const named = await call(chat.service, 'POST', '/v1/visitor/identity', {
      token: started.token,
      body: { shop: shop.key, token },
    });
    assert.ok(named.status < 300, named.text);
    return started;
  };
  const signedInAgain = async (sub: string) => {
    const { visitor, id } = await openAs(sub);
    const { status, blockedFor } = await summary(id);
    await visitor.close();
    return [status, blockedFor];
  };

  it('has a new chat ended as soon as the shop names them, until the days are over', async () => {
    const { visitor, id } = await openAs('wordpress:7');
    const answer = await act(id, 'block', { reason: 'threat', customerDays: 7 });
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(await signedInAgain('wordpress:7'), ['closed', 'threat']);
    assert.deepEqual(await signedInAgain('wordpress:8'), ['open', null]);
    const [block] = await blocks();
    assert.equal(Date.parse(block.until) - Date.parse(block.at), 7 * DAY_MS);
    assert.doesNotMatch(JSON.stringify(block), /wordpress/);
    await visitor.close();
    const { customerBlocks } = chat.service.stores;
    const scope = scopeOfShop(chat.merchant.shop.id);
    const [stored] = await customerBlocks.list(scope);
    assert.ok(stored !== undefined);
    await customerBlocks.put(scope, { ...stored, expiresAt: clock.now() });
    assert.deepEqual(await signedInAgain('wordpress:7'), ['open', null]);
    assert.deepEqual(await blocks(), []);
    assert.equal(await customerBlocks.removeExpired(scope, clock.now()), 1);
  });

  it('is a customer whom the shop vouches for: a guest is not blocked for days', async () => {
    const { visitor, id } = await openAs(null);
    const answer = await act(id, 'block', { reason: 'spam', customerDays: 1 });
    assert.deepEqual([answer.status, answer.body.code], [422, 'invalid_request']);
    assert.deepEqual([(await summary(id)).status, await blocks()], ['open', []]);
    await visitor.close();
  });

  it('is free again by the chat, or by the list of owner and manager', async () => {
    const { visitor, id } = await openAs('wordpress:7');
    await act(id, 'block', { reason: 'spam', customerDays: 30 });
    assert.equal((await act(id, 'unblock')).status, 200);
    assert.deepEqual(await blocks(), []);
    await act(id, 'block', { reason: 'spam', customerDays: 30 });
    const [{ id: blockId }] = await blocks();
    const path = `shops/${chat.merchant.shop.id}/blocks/${blockId}`;
    const ola = await addMember(chat.service, chat.merchant.organisationId, 'consultant');
    const colleague = await connectStaff(chat.service, ola.email);
    assert.equal((await staffCall('DELETE', path, undefined, colleague.token)).status, 403);
    assert.equal((await staffCall('DELETE', path)).status, 204);
    assert.equal((await staffCall('DELETE', path)).status, 404);
    assert.deepEqual(await signedInAgain('wordpress:7'), ['open', null]);
    await Promise.all([visitor.close(), colleague.close()]);
  });

  it('is free in all chats once the block is lifted in the list, also in one that was blocked by itself', async () => {
    const itself = await openAs('wordpress:7');
    await act(itself.id, 'block', { reason: 'abuse' });
    const first = await openAs('wordpress:7');
    await act(first.id, 'block', { reason: 'spam', customerDays: 30 });
    const ended = await openAs('wordpress:7');
    const other = await openAs('wordpress:8');
    await act(other.id, 'block', { reason: 'spam' });
    const chats = [itself, first, ended, other];
    const blockedFor = async () =>
      Promise.all(chats.map(async ({ id }) => (await summary(id)).blockedFor as string | null));
    assert.deepEqual(await blockedFor(), ['abuse', 'spam', 'spam', 'spam']);
    const [{ id: blockId }] = await blocks();
    assert.equal((await staffCall('DELETE', `shops/${chat.merchant.shop.id}/blocks/${blockId}`)).status, 204);
    assert.deepEqual(await blockedFor(), [null, null, null, 'spam'], 'another customer stays blocked');
    assert.equal((await act(first.id, 'reopen')).status, 200);
    first.visitor.send({ t: 'message.send', ref: randomUUID(), text: 'Przepraszam' });
    await first.visitor.next('message.ack');
    await Promise.all(chats.map(({ visitor }) => visitor.close()));
  });

  it('is told of the block when asking for access, and free after an erasure of the person [RT-1, RT-2]', async () => {
    const { merchant, service } = chat;
    const { visitor, id, token } = await openAs('wordpress:9');
    await act(id, 'block', { reason: 'fraud', customerDays: 30 });
    const body = { shop: merchant.shop.key };
    assert.equal((await call(service, 'POST', '/v1/visitor/erase', { token, body })).status, 204);
    assert.equal((await blocks()).length, 1);
    const person = JSON.stringify({ email: 'x@example.com', locale: 'pl', subs: ['wordpress:9'], page: 1 });
    const told = await signedCall(service, merchant, 'POST', '/v1/adapter/privacy/export', person);
    assert.match(told.text, /próba oszustwa/, told.text);
    const erased = await signedCall(service, merchant, 'POST', '/v1/adapter/privacy/erase', person);
    assert.equal(erased.status, 200, erased.text);
    assert.deepEqual(await blocks(), []);
    await visitor.close();
  });
});
