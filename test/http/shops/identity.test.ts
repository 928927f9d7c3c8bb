import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import { type Claims, identityClaims, signIdentity } from '../../support/builders/identity-token.ts';
import { makeFakeClock } from '../../support/fakes/fake-clock.ts';
import {
  call,
  connectStaff,
  type Merchant,
  makeMerchant,
  newBoot,
  type Reply,
  signedCall,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

type StartedConversation = { merchant: Merchant; token: string; id: string };

describe('the shop server’s word about its customer', () => {
  const clock = makeFakeClock(new Date().toISOString());
  let service: TestService;
  before(async () => {
    service = await startTestService({ overrides: { clock } });
  });
  after(() => service.stop());

  const startConversation = async (): Promise<StartedConversation> => {
    const merchant = await makeMerchant(service);
    const staff = await connectStaff(service, merchant.email);
    const reply = await call(service, 'POST', '/v1/visitor/messages', {
      body: {
        shop: merchant.shop.key,
        ref: randomUUID(),
        boot: newBoot(),
        text: 'Dzień dobry',
        locale: 'pl',
      },
    });
    assert.equal(reply.status, 201, reply.text);
    const token = await signIn(service, merchant.email);
    const inbox = await call(service, 'GET', '/v1/staff/inbox', { token });
    staff.close();
    return { merchant, token: reply.body.token, id: inbox.body.conversations[0].id };
  };
  const identify = ({ merchant, token }: StartedConversation, identity: string): Promise<Reply> =>
    call(service, 'POST', '/v1/visitor/identity', {
      token,
      body: { shop: merchant.shop.key, token: identity },
    });
  const word = (
    { merchant }: StartedConversation,
    changes: Claims = {},
    secret = merchant.adapterSecret,
  ): string => signIdentity(secret, identityClaims(merchant.shop.key, clock.now(), changes));
  const read = async (
    conversation: StartedConversation,
    email = conversation.merchant.email,
  ): Promise<Reply> =>
    call(service, 'GET', `/v1/staff/conversations/${conversation.id}/customer`, {
      token: await signIn(service, email),
    });

  it('shows the consultant who is signed in, the cart and the orders, and no name or address', async () => {
    const conversation = await startConversation();
    assert.equal((await identify(conversation, word(conversation))).status, 204);
    const { body } = await read(conversation);
    assert.equal(body.customer.isSignedIn, true);
    assert.deepEqual(body.customer.cart, { items: 2, total: '129.90', currency: 'PLN' });
    assert.equal(body.customer.orders[0].number, '1042');
    const inbox = await call(service, 'GET', '/v1/staff/inbox', {
      token: await signIn(service, conversation.merchant.email),
    });
    assert.equal(inbox.body.conversations[0].isCustomer, true);
  });

  it('is refused when forged, past, for too long, from the future, used before or of another shop [AD-32]', async () => {
    const conversation = await startConversation();
    const other = await startConversation();
    const now = Math.floor(clock.now().getTime() / 1000);
    const good = word(conversation);
    const [payload = '', signature = ''] = good.split('.');
    const bad: Record<string, string> = {
      'another secret': word(conversation, {}, other.merchant.adapterSecret),
      'of another shop': word(other),
      'for another shop, signed by this one': signIdentity(
        conversation.merchant.adapterSecret,
        identityClaims(other.merchant.shop.key, clock.now()),
      ),
      past: word(conversation, { iat: now - 400, exp: now - 100 }),
      'for an hour': word(conversation, { exp: now + 3600 }),
      'from the future': word(conversation, { iat: now + 120, exp: now + 400 }),
      'altered payload': `${Buffer.from(
        Buffer.from(payload, 'base64url').toString().replace('wordpress:7', 'wordpress:8'),
      ).toString('base64url')}.${signature}`,
    };
    for (const [what, token] of Object.entries(bad)) {
      const reply = await identify(conversation, token);
      assert.equal(reply.status, 401, `${what}: ${reply.text}`);
      assert.equal(reply.body.code, 'signature_invalid', what);
    }
    assert.equal((await read(conversation)).body.customer, null);
    assert.equal((await identify(conversation, good)).status, 204);
    assert.equal((await identify(conversation, good)).status, 401, 'used before');
  });

  it('that does not hold what the contract says is refused with words', async () => {
    const conversation = await startConversation();
    for (const changes of [
      { email: 'a@b.pl' },
      { sub: 'Jan Kowalski' },
      { facts: { cart: null } },
      { v: 2 },
    ]) {
      const reply = await identify(conversation, word(conversation, changes));
      assert.equal(reply.status, 422, JSON.stringify(changes));
      assert.ok(reply.body.fields.token);
    }
    assert.equal((await identify(conversation, 'x.y')).status, 422);
  });

  it('is sealed at rest, found by the shop server’s number of the person, and gone with the conversation [AD-32, SE-5, RT-1]', async () => {
    const conversation = await startConversation();
    await identify(conversation, word(conversation));
    const scope = scopeOfShop(conversation.merchant.shop.id);
    const key = await service.ports.vault.subjectKey(scope, 'customer', 'wordpress:7');
    const [found] = await service.stores.conversations.findBySubject(scope, key);
    assert.equal(found?.id, conversation.id);
    assert.doesNotMatch(JSON.stringify(found), /129\.90|wordpress:7|\b1042\b/);
    await call(service, 'POST', '/v1/visitor/erase', {
      token: conversation.token,
      body: { shop: conversation.merchant.shop.key },
    });
    assert.equal((await read(conversation)).status, 404);
    assert.deepEqual(await service.stores.conversations.findBySubject(scope, key), []);
  });

  it('stands in the person’s export as lines that anybody can read [RT-1]', async () => {
    const conversation = await startConversation();
    await identify(conversation, word(conversation));
    const body = JSON.stringify({ subs: ['wordpress:7'], locale: 'en', page: 1 });
    const { body: answer } = await signedCall(
      service,
      conversation.merchant,
      'POST',
      '/v1/adapter/privacy/export',
      body,
    );
    const fields = answer.groups.flatMap((group: { data: { key: string; value: string }[] }) => group.data);
    assert.equal(
      fields.find(({ key }: { key: string }) => key === 'customer')?.value,
      [
        'Signed in, customer number wordpress:7',
        'https://shop.example.com/wp-admin/user-edit.php?user_id=7',
        'Items in the cart: 2, total 129.90 PLN',
        'Order 1042: W realizacji, 89.00 PLN, 2026-11-20T10:00:00Z',
        'https://shop.example.com/wp-admin/post.php?post=1042',
      ].join('\n'),
    );
  });

  it('of one shop is hidden from every other [SE-1]', async () => {
    const conversation = await startConversation();
    await identify(conversation, word(conversation));
    const stranger = await makeMerchant(service);
    assert.equal((await read(conversation, stranger.email)).status, 404);
  });

  it('binds no second customer to a chat: not who signs in there next, and no guest [RT-1, SE-5]', async () => {
    const conversation = await startConversation();
    assert.equal((await identify(conversation, word(conversation))).status, 204);
    const scope = scopeOfShop(conversation.merchant.shop.id);
    const known = async () => {
      const row = await service.stores.conversations.find(scope, conversation.id as never);
      assert.ok(row);
      return { keys: row.subjectKeys, sub: (await service.useCases.readCustomer(scope, row))?.sub };
    };
    const before = await known();
    assert.equal(before.sub, 'wordpress:7');
    const other = await identify(conversation, word(conversation, { sub: 'wordpress:8' }));
    assert.deepEqual([other.status, other.body.code], [409, 'conflict']);
    assert.deepEqual(await known(), before);
    assert.equal((await identify(conversation, word(conversation, { sub: null }))).status, 204);
    assert.deepEqual(await known(), before, 'a guest’s cart is not shown as that of the customer');
    const fresh = word(conversation, { facts: { cart: null, orders: [], adminUrl: null } });
    assert.equal((await identify(conversation, fresh)).status, 204);
    assert.equal(
      (await read(conversation)).body.customer.cart,
      null,
      'the same customer is brought up to date',
    );
    for (const [sub, count] of [
      ['wordpress:7', 1],
      ['wordpress:8', 0],
    ] as const) {
      const body = JSON.stringify({ subs: [sub], locale: 'en', page: 1 });
      const path = '/v1/adapter/privacy/export';
      const { body: answer } = await signedCall(service, conversation.merchant, 'POST', path, body);
      const chats = answer.groups.filter(({ groupId }: { groupId: string }) =>
        groupId.includes('conversations'),
      );
      assert.equal(Math.sign(chats.length), count, sub);
    }
  });

  it('names the customer of a chat that a guest began, and whose cart was known before', async () => {
    const conversation = await startConversation();
    assert.equal((await identify(conversation, word(conversation, { sub: null }))).status, 204);
    assert.equal((await identify(conversation, word(conversation))).status, 204);
    assert.equal((await read(conversation)).body.customer.isSignedIn, true);
  });

  it('that says a guest has a cart calls nobody a customer', async () => {
    const conversation = await startConversation();
    assert.equal((await identify(conversation, word(conversation, { sub: null }))).status, 204);
    const { body } = await read(conversation);
    assert.equal(body.customer.isSignedIn, false);
    assert.equal(body.customer.cart.items, 2);
  });
});
