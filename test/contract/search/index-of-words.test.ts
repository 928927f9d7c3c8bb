import assert from 'node:assert/strict';
import { SERVICE_SCOPE, scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { SearchRow } from '../../../service/domain/model/search/search-store.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { AT, aConversation, aLead, anEvent, aShopId, later } from '../../support/builders/builders.ts';
import { onEveryStore, onPlainAndSealedStores } from '../on-every-store.ts';

const ALL = 1_000_000;

onEveryStore('the index of words', (kit) => {
  const aRow = (shopId: SearchRow['shopId'], changes: Partial<SearchRow> = {}): SearchRow => {
    const ref = randomIds.next('cnv');
    return { id: `${ref}/1`, shopId, ref, seq: 1, at: AT, tokens: [7, 4_503_599_627_370_495], ...changes };
  };
  const all = { from: null, to: null, before: null, limit: 100 };

  it('gives the rows that have a token, newest first, page by page and within a period', async () => {
    const [scope, other] = [scopeOfShop(aShopId()), scopeOfShop(aShopId())];
    const { searchRows } = kit.stores;
    const rows = [0, 0, 60, 86_400 * 400].map((seconds) => aRow(scope.shopId, { at: later(-seconds) }));
    await searchRows.add(scope, rows);
    await searchRows.add(scope, [aRow(scope.shopId, { tokens: [8] })]);
    await searchRows.add(other, [aRow(other.shopId)]);
    const inOrder = [...rows].sort((a, b) => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1));
    for (const tokens of [[7], [4_503_599_627_370_495], [7, 9]])
      assert.deepEqual(await searchRows.find(scope, { ...all, tokens }), inOrder);
    assert.deepEqual(await searchRows.find(scope, { ...all, tokens: [9] }), []);
    const pages: SearchRow[] = [];
    for (;;) {
      const last = pages.at(-1);
      const before = last === undefined ? null : { at: last.at, id: last.id };
      const page = await searchRows.find(scope, { ...all, tokens: [7], before, limit: 1 });
      pages.push(...page);
      if (page.length === 0) break;
    }
    assert.deepEqual(pages, inOrder);
    const within = { from: later(-60), to: AT };
    assert.deepEqual(await searchRows.find(scope, { ...all, tokens: [7], ...within }), [inOrder[2]]);
    assert.equal(await searchRows.count(scope, [7], 100), 4);
    assert.equal(await searchRows.count(scope, [7, 8], 3), 3);
  });

  it('keeps a row that is added twice as it was, and replaces one that is put', async () => {
    const scope = scopeOfShop(aShopId());
    const { searchRows } = kit.stores;
    const row = aRow(scope.shopId);
    await searchRows.add(scope, [row]);
    await searchRows.add(scope, [{ ...row, tokens: [1] }, aRow(scope.shopId, { tokens: [2] })]);
    assert.deepEqual(await searchRows.find(scope, { ...all, tokens: [7] }), [row]);
    assert.equal(await searchRows.count(scope, [1], 9), 0);
    assert.equal(await searchRows.count(scope, [2], 9), 1);
    await searchRows.put(scope, { ...row, tokens: [] });
    assert.equal(await searchRows.count(scope, [7], 9), 0);
    await searchRows.put(scope, { ...row, tokens: [1, 3] });
    assert.deepEqual(await searchRows.find(scope, { ...all, tokens: [3] }), [{ ...row, tokens: [1, 3] }]);
  });

  it('names what it has rows about, each once, in the order of ids and of its shop alone', async () => {
    const [scope, other] = [scopeOfShop(aShopId()), scopeOfShop(aShopId())];
    const { searchRows } = kit.stores;
    const rows = [1, 2, 3].map(() => aRow(scope.shopId));
    await searchRows.add(
      scope,
      rows.flatMap((row) => [row, { ...row, id: `${row.ref}/2`, seq: 2 }]),
    );
    await searchRows.add(other, [aRow(other.shopId)]);
    const inOrder = rows.map(({ ref }) => ref).sort();
    assert.deepEqual(await searchRows.refs(scope, null, 100), inOrder);
    const [first = null] = inOrder;
    assert.deepEqual(await searchRows.refs(scope, first, 100), inOrder.slice(1));
    assert.deepEqual(await searchRows.refs(scope, null, 1), [first]);
  });

  it('knows how far a conversation is in it, gives what is about it, and forgets it [RT-2]', async () => {
    const scope = scopeOfShop(aShopId());
    const { searchRows } = kit.stores;
    const first = aRow(scope.shopId);
    const second = { ...first, id: `${first.ref}/12`, seq: 12, at: later(9), tokens: [7, 9] };
    const stays = aRow(scope.shopId);
    assert.equal(await searchRows.newestSeq(scope, first.ref), 0);
    await searchRows.add(scope, [first, second, stays]);
    assert.equal(await searchRows.newestSeq(scope, first.ref), 12);
    assert.deepEqual(await searchRows.about(scope, [first.ref], [9, 7]), [second, first]);
    assert.deepEqual(await searchRows.about(scope, [first.ref, stays.ref], [9]), [second]);
    assert.deepEqual(await searchRows.about(scope, [], [9]), []);
    assert.equal(await searchRows.remove(scope, first.ref), 2);
    assert.deepEqual(await searchRows.find(scope, { ...all, tokens: [7, 9] }), [stays]);
  });
});

onPlainAndSealedStores('what the index of words does not know yet', (kit) => {
  const unsearched = async (id: string) =>
    (await kit.stores.conversations.unsearched(SERVICE_SCOPE, ALL)).find((one) => one.id === id) ?? null;

  it('is a conversation with new messages, until the index says that it knows them', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const { conversations } = kit.stores;
    const conversation = aConversation({ shopId });
    const isOne = () => conversations.hasUnsearched(scopeOfShops([shopId]));
    const say = async () => {
      await conversations.append(scope, anEvent(conversation));
      await conversations.drain();
    };
    await conversations.open(scope, conversation);
    assert.equal(await unsearched(conversation.id), null);
    assert.equal(await isOne(), false);
    await conversations.append(scope, anEvent(conversation));
    assert.equal(await isOne(), true);
    await conversations.drain();
    assert.equal(await isOne(), true);
    assert.equal(await conversations.hasUnsearched(scopeOfShops([aShopId()])), false);
    const due = await unsearched(conversation.id);
    assert.deepEqual(due, { id: conversation.id, shopId, openedAt: AT, subjectKeys: [], lastSeq: 1 });
    if (due === null) return;
    await say();
    await conversations.setSearched(scope, due);
    const again = await unsearched(conversation.id);
    assert.equal(again?.lastSeq, 2);
    if (again === null) return;
    await conversations.setSearched(scope, again);
    assert.equal(await unsearched(conversation.id), null);
    assert.equal(await isOne(), false);
    await conversations.addSubjectKeys(scope, conversation.id, ['key']);
    const withKey = await unsearched(conversation.id);
    assert.deepEqual(withKey?.subjectKeys, ['key']);
    await conversations.setSearched(scope, again);
    assert.notEqual(await unsearched(conversation.id), null);
  });

  it('is a lead, until the index says that it knows it', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const { leads } = kit.stores;
    const lead = aLead({ shopId });
    await leads.insert(scope, lead);
    const isThere = async () =>
      (await leads.unsearched(SERVICE_SCOPE, ALL)).some((one) => one.id === lead.id);
    const isOne = () => leads.hasUnsearched(scopeOfShops([shopId]));
    assert.deepEqual([await isThere(), await isOne()], [true, true]);
    assert.equal(await leads.hasUnsearched(scopeOfShops([aShopId()])), false);
    await leads.setSearched(scope, lead.id);
    assert.deepEqual([await isThere(), await isOne()], [false, false]);
    assert.deepEqual(await leads.get(scope, lead.id), lead);
  });
});
