import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { scopeOfShop } from '../../../service/domain/model/base/tenancy.ts';
import type { Conversation } from '../../../service/domain/model/conversation/conversation.ts';
import { aConversation } from '../../support/builders/builders.ts';
import { identityClaims, signIdentity } from '../../support/builders/identity-token.ts';
import {
  addMember,
  call,
  connectStaff,
  type Merchant,
  makeMerchant,
  newBoot,
  signIn,
} from '../../support/scenes/chat-actors.ts';
import { startTestService, type TestService } from '../../support/service/start-service.ts';

const DAY_MS = 86_400_000;

describe('closed conversations, over HTTP', () => {
  let service: TestService;
  let merchant: Merchant;
  let token: string;
  before(async () => {
    service = await startTestService();
  });
  after(() => service.stop());
  beforeEach(async () => {
    merchant = await makeMerchant(service);
    token = await signIn(service, merchant.email);
  });

  const keep = async (changes: Partial<Conversation>, { shop } = merchant): Promise<Conversation> => {
    const row = aConversation({ shopId: shop.id, status: 'closed', ...changes });
    await service.stores.conversations.open(scopeOfShop(shop.id), row);
    return row;
  };
  const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);
  const get = (query = '', as = token) =>
    call(service, 'GET', `/v1/staff/conversations${query}`, { token: as });
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);
  const acts = async (action: string) =>
    (await service.stores.audit.range(scopeOfShop(merchant.shop.id), 0, 1000)).filter((row) =>
      JSON.stringify(row).includes(action),
    );

  it('are listed page by page for as long as they are kept, not only for a day', async () => {
    const rows: Conversation[] = [];
    for (let n = 0; n < 7; n += 1) rows.push(await keep({ lastAt: daysAgo(n * 15) }));
    const found: string[] = [];
    let pages = 0;
    for (let before = ''; ; pages += 1) {
      const { body, status, text } = await get(`?limit=3${before}`);
      assert.equal(status, 200, text);
      found.push(...idsOf(body.conversations));
      if (body.next === null) break;
      before = `&before=${body.next}`;
    }
    assert.deepEqual([found, pages], [idsOf(rows), 2]);
  });

  it('are filtered by shop, consultant and language', async () => {
    const ola = await addMember(service, merchant.organisationId, 'consultant');
    const assignedTo = { staffId: ola.staffId, name: 'Ola' };
    const other = await makeMerchant(service, { organisationId: merchant.organisationId });
    const hers = await keep({ assignedTo, lastAt: daysAgo(2) });
    const german = await keep({ assignedTo, locale: 'de', lastAt: daysAgo(3) });
    const elsewhere = await keep({ lastAt: daysAgo(4) }, other);
    const listed = async (query: string) => idsOf((await get(query)).body.conversations);
    assert.deepEqual(await listed(''), [hers.id, german.id, elsewhere.id]);
    assert.deepEqual(await listed(`?shop=${merchant.shop.id}`), [hers.id, german.id]);
    assert.deepEqual(await listed(`?staff=${ola.staffId}`), [hers.id, german.id]);
    assert.deepEqual(await listed(`?staff=${ola.staffId}&locale=de`), [german.id]);
    assert.deepEqual(await listed('?locale=en'), []);
  });

  it('are those of the own shops alone, and a foreign shop is one that does not exist [SE-1]', async () => {
    const stranger = await makeMerchant(service);
    await keep({ lastAt: daysAgo(1) }, stranger);
    assert.deepEqual((await get()).body.conversations, []);
    const foreign = await get(`?shop=${stranger.shop.id}`);
    const unknown = await get('?shop=shp_AAAAAAAAAAAAAAAAAAAAAA');
    assert.deepEqual([foreign.status, unknown.status], [404, 404]);
    assert.equal(foreign.body.detail, unknown.body.detail);
  });

  it('leave out what is restricted, and refuse a place that is none [RT-3]', async () => {
    const row = await keep({ lastAt: daysAgo(1) });
    const { conversations } = service.stores;
    await conversations.setMarks(scopeOfShop(merchant.shop.id), row.id, { restrictedAt: new Date() });
    assert.deepEqual((await get()).body.conversations, []);
    for (const before of ['closed.1.cnv_x', `9999999999999999.${row.id}`, '1', '']) {
      assert.equal((await get(`?before=${before}`)).status, 422, before);
    }
  });

  it('are noted as read: the list, and the one that is opened [PR-6]', async () => {
    const row = await keep({ lastAt: daysAgo(40) });
    await get();
    const path = `/v1/staff/conversations/${row.id}`;
    assert.equal((await call(service, 'GET', path, { token })).status, 200);
    assert.equal((await call(service, 'GET', `${path}/events?after=0`, { token })).status, 200);
    assert.equal((await acts('conversation.list')).length, 1);
    assert.equal((await acts('conversation.read')).length, 1);
  });

  describe('of the customer in a running one', () => {
    const start = async (sub: string | null, email?: string) => {
      const staff = await connectStaff(service, merchant.email);
      const reply = await call(service, 'POST', '/v1/visitor/messages', {
        body: {
          shop: merchant.shop.key,
          ref: randomUUID(),
          boot: newBoot(),
          text: `Dzień dobry ${email ?? ''}`,
          locale: 'pl',
        },
      });
      assert.equal(reply.status, 201, reply.text);
      const opened = await staff.next('conversation.new');
      await staff.close();
      const id = String(opened.conversation.id);
      const visitor = { id, token: String(reply.body.token) };
      await vouch(visitor, sub);
      return visitor;
    };
    const vouch = async (visitor: { token: string }, sub: string | null, status = 204) => {
      const claims = identityClaims(merchant.shop.key, new Date(), { sub });
      const body = { shop: merchant.shop.key, token: signIdentity(merchant.adapterSecret, claims) };
      const reply = await call(service, 'POST', '/v1/visitor/identity', { token: visitor.token, body });
      assert.equal(reply.status, status, reply.text);
    };
    const earlier = (id: string, as = token) =>
      call(service, 'GET', `/v1/staff/conversations/${id}/earlier`, { token: as });
    const earlierIds = async (id: string) => idsOf((await earlier(id)).body.conversations);

    it('are shown beside it where the shop vouches for the same customer, newest first', async () => {
      const first = await start('woocommerce:7');
      const second = await start('woocommerce:7');
      const other = await start('woocommerce:8');
      const now = await start('woocommerce:7');
      assert.deepEqual(await earlierIds(now.id), [second.id, first.id]);
      assert.deepEqual(await earlierIds(other.id), []);
      assert.equal((await acts('customer.read')).length > 0, true);
    });

    it('are not matched by a typed address, nor for guests', async () => {
      const email = 'jan@example.com';
      await start('woocommerce:7', email);
      await start(null, email);
      const guest = await start(null, email);
      assert.deepEqual(await earlierIds(guest.id), []);
      const another = await start('woocommerce:9', email);
      assert.deepEqual(await earlierIds(another.id), []);
    });

    it('hold nothing of who signed in before at the same browser', async () => {
      const first = await start('woocommerce:7');
      await vouch(first, 'woocommerce:8', 409);
      assert.deepEqual(await earlierIds((await start('woocommerce:8')).id), []);
      assert.deepEqual(await earlierIds((await start('woocommerce:7')).id), [first.id]);
    });

    it('leave out one that still bears the keys of two customers, and was that of the other one last', async () => {
      const shared = await start('woocommerce:8');
      const scope = scopeOfShop(merchant.shop.id);
      const key = await service.ports.vault.subjectKey(scope, 'customer', 'woocommerce:7');
      await service.stores.conversations.addSubjectKeys(scope, shared.id as Conversation['id'], [key]);
      assert.deepEqual(await earlierIds((await start('woocommerce:7')).id), []);
    });

    it('stay within the shop, and with those who may answer there [SE-1, SE-3]', async () => {
      const first = await start('woocommerce:7');
      const now = await start('woocommerce:7');
      const stranger = await makeMerchant(service);
      assert.equal((await earlier(now.id, await signIn(service, stranger.email))).status, 404);
      const auditor = await addMember(service, merchant.organisationId, 'auditor');
      assert.equal((await earlier(now.id, await signIn(service, auditor.email))).status, 403);
      const { conversations } = service.stores;
      const marks = { restrictedAt: new Date() };
      await conversations.setMarks(scopeOfShop(merchant.shop.id), first.id as Conversation['id'], marks);
      assert.deepEqual(await earlierIds(now.id), []);
    });
  });
});
