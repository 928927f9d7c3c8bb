import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Conversation } from '../../../service/domain/model/conversation/conversation.ts';
import { aConversation } from '../../support/builders/builders.ts';
import { call, type Merchant, makeMerchant, signIn } from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

type Summary = { id: string; lastAt: string };
type Answer = { conversations: Summary[]; more: { part: string; before: string }[]; cursor: string };

describe('inbox by pages, over HTTP', () => {
  let service: TestService;
  let merchant: Merchant;
  let stranger: Merchant;
  let token: string;
  before(async () => {
    service = await startTestService();
    stranger = await makeMerchant(service);
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    token = await signIn(service, merchant.email);
  });

  const fill = async (count: number, changes: Partial<Conversation> = {}, { shop } = merchant) => {
    const start = Date.now();
    for (let n = 0; n < count; n += 1) {
      const lastAt = new Date(start - n * 1000);
      const row = aConversation({ shopId: shop.id, openedAt: lastAt, lastAt, ...changes });
      await service.stores.conversations.open(scopeOfShop(shop.id), row);
    }
  };
  const get = (query = '', as = token) => call(service, 'GET', `/v1/staff/inbox${query}`, { token: as });
  const read = async (query = '', as = token): Promise<Answer> => {
    const reply = await get(query, as);
    assert.equal(reply.status, 200, reply.text);
    return reply.body;
  };

  it('says in one answer everything that fits on a page, and that nothing is left', async () => {
    await fill(3);
    await fill(2, { assignedTo: { staffId: merchant.ownerId, name: 'Ola' }, unread: 1 });
    await fill(1, { status: 'closed' });
    const { conversations, more } = await read();
    assert.equal(new Set(conversations.map(({ id }) => id)).size, 6);
    assert.equal(conversations.length, 6);
    assert.deepEqual(more, []);
  });

  it('brings at most 50 conversations of a part, and the others page by page, each once', async () => {
    await fill(120);
    await fill(60, { assignedTo: { staffId: merchant.ownerId, name: 'Ola' } });
    const first = await read();
    assert.equal(first.conversations.length, 100);
    assert.deepEqual(
      first.more.map(({ part }) => part),
      ['waiting', 'mine', 'taken'],
    );
    const ids = first.conversations.map(({ id }) => id);
    const moments = first.conversations.map(({ lastAt }) => lastAt);
    assert.deepEqual(moments, [...moments].sort().reverse());
    for (let next = first.more.filter(({ part }) => part !== 'mine'); next.length > 0; ) {
      const [one, ...others] = next;
      const page = await read(`?before=${one?.before}`);
      assert.equal(page.conversations.length <= 50, true);
      ids.push(...page.conversations.map(({ id }) => id));
      next = [...others, ...page.more];
    }
    assert.equal(ids.length, 180);
    assert.equal(new Set(ids).size, 180);
  });

  it('keeps a page of long rows under 100 kB', async () => {
    await fill(120, {
      preview: 'ą'.repeat(120),
      page: `https://sklep.example/${'a'.repeat(470)}`,
      product: { name: 'ż'.repeat(200), id: 'K'.repeat(60), price: '1249.90', currency: 'PLN' },
    });
    assert.equal(Buffer.byteLength((await get()).text) < 100_000, true);
  });

  it('takes a limit from 1 to 100 conversations of a part', async () => {
    await fill(130);
    assert.equal((await read('?limit=1')).conversations.length, 1);
    assert.equal((await read('?limit=100')).conversations.length, 100);
    for (const limit of ['0', '101', '-1', '1.5', '', 'all', '9999999999']) {
      const reply = await get(`?limit=${limit}`);
      assert.equal(reply.status, 422, limit);
      assert.equal(reply.body.code, 'invalid_request');
    }
  });

  it('refuses a place that it did not give', async () => {
    const id = 'cnv_AAAAAAAAAAAAAAAAAAAAAA';
    for (const before of [
      '',
      'x',
      'waiting',
      `waiting.1.${id}x.y`,
      `everything.1.${id}`,
      `waiting.999999999999999.${id}`,
      `waiting.-1.${id}`,
      'waiting.1.shp_AAAAAAAAAAAAAAAAAAAAAA',
      `waiting.1.cnv_${'A'.repeat(65)}`,
      `${'waiting.'.repeat(200)}1.${id}`,
    ]) {
      const reply = await get(`?before=${before}`);
      assert.equal(reply.status, 422, before.slice(0, 60));
      assert.equal(reply.body.code, 'invalid_request');
    }
  });

  it('shows one shop of the person, and answers a foreign one like one that does not exist [SE-1]', async () => {
    const second = await makeMerchant(service, { organisationId: merchant.organisationId });
    await fill(2);
    await fill(3, {}, second);
    assert.equal((await read()).conversations.length, 5);
    assert.equal((await read(`?shop=${second.shop.id}`)).conversations.length, 3);
    const foreign = await get(`?shop=${stranger.shop.id}`);
    const unknown = await get('?shop=shp_AAAAAAAAAAAAAAAAAAAAAA');
    assert.equal(foreign.status, 404);
    assert.deepEqual([foreign.status, foreign.body.code], [unknown.status, unknown.body.code]);
  });

  it('shows nothing foreign behind the place of another person [SE-1]', async () => {
    await fill(60);
    await fill(60, {}, stranger);
    const { more } = await read();
    const theirs = await read(`?before=${more[0]?.before}`, await signIn(service, stranger.email));
    const own = await service.stores.conversations.ids(scopeOfShop(stranger.shop.id));
    assert.equal(theirs.conversations.length > 0, true);
    for (const { id } of theirs.conversations) assert.equal((own as readonly string[]).includes(id), true);
  });

  it('brings whoever waits, and own unread conversations, however many others moved since', async () => {
    const staffId = merchant.ownerId;
    const old = new Date(Date.now() - 7 * 86_400_000);
    await fill(1, { lastAt: old, preview: 'czekam' });
    await fill(1, { lastAt: old, assignedTo: { staffId, name: 'Ola' }, unread: 1, preview: 'jest tam kto?' });
    await fill(70, { assignedTo: { staffId, name: 'Ola' } });
    await fill(70, { status: 'closed' });
    const { conversations } = (await get()).body as { conversations: { preview: string }[] };
    const previews = new Set(conversations.map(({ preview }) => preview));
    assert.deepEqual([previews.has('czekam'), previews.has('jest tam kto?')], [true, true]);
  });
});
