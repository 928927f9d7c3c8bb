import assert from 'node:assert/strict';
import { createConnection } from 'mongoose';
import type { Stores } from '../../../service/desks/stores.ts';
import { SERVICE_SCOPE, scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import { inboxKeys } from '../../../service/domain/model/conversation/inbox.ts';
import type { SearchRow } from '../../../service/domain/model/search/search-store.ts';
import { openMongoStores } from '../../../service/store/mongo/mongo-stores.ts';
import { AT, aShopId, later } from '../../support/builders/builders.ts';
import { isRealEngine } from '../../support/database/database.ts';
import { giveBackDatabase, takeDatabase } from '../../support/database/prepared-database.ts';

type Profile = {
  ns: string;
  op: string;
  planSummary?: string;
  hasSortStage?: boolean;
  docsExamined?: number;
  nreturned?: number;
};

const ROWS = 4_000;

// Defined on a real MongoDB only, so that nothing counts as skipped.
const suite = isRealEngine ? describe : () => undefined;
suite('the plans of a real MongoDB for a search', () => {
  const shopId = aShopId();
  const scope = scopeOfShop(shopId);
  let url = '';
  let stores: Stores;
  let connection: Awaited<ReturnType<ReturnType<typeof createConnection>['asPromise']>>;
  let rows: SearchRow[];
  before(async () => {
    url = await takeDatabase();
    stores = await openMongoStores(url);
    connection = await createConnection(url).asPromise();
    rows = Array.from({ length: ROWS }, (_, n) => {
      const seq = (n % 10) + 1;
      const ref: SearchRow['ref'] = `cnv_${String(Math.floor(n / 10)).padStart(22, '0')}`;
      const at = later(n * 60, AT);
      return {
        id: `${ref}/${seq}`,
        shopId,
        ref,
        seq,
        at,
        tokens: [1, ...(n % 100 === 0 ? [2] : []), 1_000 + n],
      };
    });
    await stores.searchRows.add(scope, rows);
    const strangers = rows.map((row) => ({ ...row, id: `x${row.id}`, shopId: aShopId() }));
    for (const row of strangers.slice(0, 200)) await stores.searchRows.add(scopeOfShop(row.shopId), [row]);
  });
  after(async () => {
    await connection?.close();
    await stores?.close();
    if (url !== '') await giveBackDatabase(url);
  });

  const plansOf = async (work: () => Promise<unknown>): Promise<Profile[]> => {
    const db = connection.getClient().db(connection.name);
    await db.command({ profile: 2 });
    await work();
    await db.command({ profile: 0 });
    const found = (await db.collection('system.profile').find().toArray()) as unknown as Profile[];
    await db.collection('system.profile').drop();
    return found.filter(
      ({ ns, op }) =>
        !ns.endsWith('system.profile') && ['query', 'command'].includes(op) && !ns.endsWith('$cmd'),
    );
  };
  const isServed = (plans: readonly Profile[], index: RegExp, mostExamined: number): void => {
    assert.notEqual(plans.length, 0);
    for (const { planSummary = '', hasSortStage = false, docsExamined = 0 } of plans) {
      assert.match(planSummary, index);
      assert.equal(hasSortStage, false);
      assert.equal(docsExamined <= mostExamined, true, `${docsExamined} rows were read`);
    }
  };
  const BY_TOKEN = /^(?:IXSCAN \{ shopId: 1, tokens: 1, at: 1, _id: 1 \}(?:, )?)+$/;
  const page = { from: null, to: null, before: null, limit: 100 };

  it('reads a page from the index of tokens, in its order, and no more rows than the page has', async () => {
    const newest = rows.at(-1)?.at ?? AT;
    isServed(await plansOf(() => stores.searchRows.find(scope, { ...page, tokens: [1] })), BY_TOKEN, 100);
    const before = { at: newest, id: 'cnv_9' };
    isServed(
      await plansOf(() => stores.searchRows.find(scope, { ...page, tokens: [1], before })),
      BY_TOKEN,
      100,
    );
    const period = { from: later(0), to: later(100 * 60) };
    isServed(
      await plansOf(() => stores.searchRows.find(scope, { ...page, tokens: [1], ...period })),
      BY_TOKEN,
      100,
    );
    isServed(
      await plansOf(() => stores.searchRows.find(scope, { ...page, tokens: [2, 1_005] })),
      BY_TOKEN,
      101,
    );
    isServed(await plansOf(() => stores.searchRows.count(scope, [1], 1_001)), BY_TOKEN, 1_001);
  });

  it('reads what is about some conversations from one of its two indexes', async () => {
    const refs = rows.slice(0, 100).map(({ ref }) => ref);
    const either = /^(?:IXSCAN \{ shopId: 1, (?:ref: 1, seq: 1|tokens: 1, at: 1, _id: 1) \}(?:, )?)+$/;
    isServed(await plansOf(() => stores.searchRows.about(scope, [...new Set(refs)], [1, 2])), either, 100);
    const [first] = rows;
    assert.ok(first);
    const byRef = /^IXSCAN \{ shopId: 1, ref: 1, seq: 1 \}$/;
    isServed(await plansOf(() => stores.searchRows.newestSeq(scope, first.ref)), byRef, 1);
  });

  it('finds what is not indexed yet without reading what is', async () => {
    const due = /^IXSCAN \{ searched: 1 \}$/;
    isServed(await plansOf(() => stores.conversations.unsearched(SERVICE_SCOPE, 100)), due, 0);
    isServed(await plansOf(() => stores.leads.unsearched(SERVICE_SCOPE, 100)), due, 0);
  });

  it('reads a page without words from the lists of the inbox and the order of leads', async () => {
    const db = connection.getClient().db(connection.name);
    const common = { shopId, restrictedAt: null };
    const chats = rows.map((_, n) => {
      const row = {
        ...common,
        status: 'closed' as const,
        unread: 0,
        waitingSince: null,
        locale: 'pl' as const,
      };
      const isOnes = n % 100 === 0;
      const own = {
        assignedTo: isOnes ? { staffId: 'stf_a' as const, name: 'Ola' } : null,
        tagIds: isOnes ? (['tag_b'] as const) : [],
      };
      const _id = `cnv_p${String(n).padStart(21, '0')}` as never;
      const known = { lastAt: later(n * 60), searched: true, openHash: `h${n}`, lastSeq: 1 };
      return { _id, ...row, ...own, ...known, inboxKeys: inboxKeys({ ...row, ...own }) };
    });
    const leads = rows.map((_, n) => ({
      ...{ _id: `led_p${String(n).padStart(21, '0')}` as never, ...common, quarantine: null },
      ...{ createdAt: later(n * 60), state: n % 100 === 0 ? 'new' : 'closed', searched: true },
      ...{ formNonce: `n${n}`, ref: `r${n}`, sealed: {}, history: [], answers: [] },
    }));
    await db.collection('conversations').insertMany(chats);
    await db.collection('leads').insertMany(leads);
    const ofShop = scopeOfShops([shopId]);
    const BY_LIST = /^IXSCAN \{ shopId: 1, inboxKeys: 1, lastAt: 1, _id: 1 \}$/;
    const BY_TIME = /^IXSCAN \{ shopId: 1, (?:state: 1, )?createdAt: -?1 \}$/;
    const limit = 21;
    const to = later(ROWS * 30);
    for (const key of ['closed', 'closed stf_a tag_b'] as const)
      for (const before of [null, { at: to, id: '' as never }])
        for (const since of [null, later(60)])
          isServed(
            await plansOf(() => stores.conversations.inbox(ofShop, { key, since, before, limit })),
            BY_LIST,
            limit + 1,
          );
    // Leads of one moment are sorted by id, so the query reads windows of a day at first.
    for (const filter of [{}, { states: ['new'] as const }])
      for (const { planSummary = '', docsExamined = 0 } of await plansOf(() =>
        stores.leads.list(ofShop, to, limit, filter),
      )) {
        assert.match(planSummary, BY_TIME);
        assert.ok(docsExamined <= 24 * 60, `${docsExamined} rows were read`);
      }
  });
});
