import assert from 'node:assert/strict';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import { randomIds } from '../../service/outbound/random-ids.ts';
import { aShopId } from '../support/builders/builders.ts';
import { onEveryStore } from './on-every-store.ts';

onEveryStore('canned replies', (kit) => {
  const aReply = (shortcut: string) => ({
    id: randomIds.next('rpl'),
    shortcut,
    title: `About ${shortcut}`,
    texts: { pl: 'Dzień dobry {visitor}', de: 'Guten Tag {visitor}' },
  });

  it('are kept whole for each shop and each company', async () => {
    const [scope, organisationId] = [scopeOfShop(aShopId()), randomIds.next('org')];
    const { cannedReplies, organisationReplies } = kit.stores;
    const replies = [aReply('hej'), aReply('zwrot')];
    assert.equal(await cannedReplies.get(scope), null);
    assert.equal(await organisationReplies.get(organisationId), null);
    assert.equal(await cannedReplies.put(scope, { shopId: scope.shopId, replies }, 0), true);
    assert.equal(await organisationReplies.put(organisationId, replies, 0), true);
    assert.deepEqual(await cannedReplies.get(scope), { version: 1, replies });
    assert.deepEqual(await organisationReplies.get(organisationId), { version: 1, replies });
    assert.equal(await cannedReplies.get(scopeOfShop(aShopId())), null);
    await organisationReplies.remove(organisationId);
    assert.equal(await organisationReplies.get(organisationId), null);
  });

  it('are not overwritten by who read an earlier version', async () => {
    const [scope, organisationId] = [scopeOfShop(aShopId()), randomIds.next('org')];
    const { cannedReplies, organisationReplies } = kit.stores;
    const [first, second] = [[aReply('a')], [aReply('b')]];
    const lists = [
      (replies: typeof first, read: number) =>
        cannedReplies.put(scope, { shopId: scope.shopId, replies }, read),
      (replies: typeof first, read: number) => organisationReplies.put(organisationId, replies, read),
    ];
    for (const put of lists) {
      const written = [await put(first, 0), await put(second, 0), await put(second, 1), await put(first, 1)];
      assert.deepEqual(written, [true, false, true, false]);
    }
    assert.deepEqual(await cannedReplies.get(scope), { version: 2, replies: second });
    assert.deepEqual(await organisationReplies.get(organisationId), { version: 2, replies: second });
  });

  it('are counted by shop when inserted and when sent, also by many at once', async () => {
    const [here, there] = [scopeOfShop(aShopId()), scopeOfShop(aShopId())];
    const { replyUses } = kit.stores;
    const [replyId, other] = [randomIds.next('rpl'), randomIds.next('rpl')];
    await Promise.all(Array.from({ length: 5 }, () => replyUses.count(here, replyId, 'inserted')));
    await replyUses.count(here, replyId, 'sent');
    await replyUses.count(there, replyId, 'sent');
    await replyUses.count(here, other, 'inserted');
    const both = scopeOfShops([here.shopId, there.shopId]);
    const byNumbers = (rows: readonly { inserted: number; sent: number }[]) =>
      rows.map(({ inserted, sent }) => `${inserted} ${sent}`).sort();
    assert.deepEqual(byNumbers(await replyUses.list(both)), ['0 1', '1 0', '5 1']);
    assert.deepEqual(byNumbers(await replyUses.list(scopeOfShops([there.shopId]))), ['0 1']);
    await replyUses.forget(scopeOfShops([here.shopId]), replyId);
    assert.deepEqual(byNumbers(await replyUses.list(both)), ['0 1', '1 0']);
  });

  it('go with their shop, and those of the company stay [PR-5]', async () => {
    const [scope, organisationId] = [scopeOfShop(aShopId()), randomIds.next('org')];
    const { cannedReplies, organisationReplies, replyUses, shopArchive } = kit.stores;
    const replies = [aReply('hej')];
    await cannedReplies.put(scope, { shopId: scope.shopId, replies }, 0);
    await organisationReplies.put(organisationId, replies, 0);
    await replyUses.count(scope, replies[0]?.id ?? 'rpl_none', 'sent');
    assert.deepEqual(await shopArchive.counts(scope), { cannedReplies: 1, replyUses: 1 });
    await shopArchive.remove(scope, new Date());
    assert.deepEqual(await shopArchive.traces(scope), []);
    assert.equal(await cannedReplies.get(scope), null);
    assert.deepEqual(await organisationReplies.get(organisationId), { version: 1, replies });
  });
});
