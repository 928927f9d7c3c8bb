import assert from 'node:assert/strict';
import { scopeOfShop, scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { ConversationTags, Tag } from '../../../service/domain/model/tag/tag.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { AT, aShopId, later } from '../../support/builders/builders.ts';
import { onEveryStore } from '../on-every-store.ts';

onEveryStore('tags', (kit) => {
  const aTag = (): Tag => ({ id: randomIds.next('tag'), name: 'zwrot', colour: 'red' });
  const set = async (tagIds: ConversationTags['tagIds'], changes: Partial<ConversationTags> = {}) => {
    const tags: ConversationTags = {
      ...{ conversationId: randomIds.next('cnv'), shopId: aShopId(), tagIds },
      ...{ changedAt: AT, expiresAt: later(60) },
      ...changes,
    };
    const { tagIds: add, ...row } = tags;
    await kit.stores.conversationTags.change(scopeOfShop(tags.shopId), { ...row, add, remove: [] });
    return tags;
  };

  it('keeps the list of a shop in its order, for that shop alone [SE-1]', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    assert.deepEqual(await kit.stores.shopTags.get(scope), []);
    const tags = [aTag(), aTag()];
    await kit.stores.shopTags.put(scope, tags);
    assert.deepEqual(await kit.stores.shopTags.get(scope), tags);
    assert.deepEqual(await kit.stores.shopTags.list(scopeOfShops([shopId, aShopId()])), [{ shopId, tags }]);
    assert.deepEqual(await kit.stores.shopTags.get(scopeOfShop(aShopId())), []);
  });

  it('keeps the tags of a conversation, newest change first, and no row without tags [SE-1]', async () => {
    const tag = aTag();
    const first = await set([tag.id]);
    const second = await set([tag.id], { shopId: first.shopId, changedAt: later(5) });
    const scope = scopeOfShop(first.shopId);
    const shops = scopeOfShops([first.shopId]);
    assert.deepEqual(await kit.stores.conversationTags.get(scope, first.conversationId), [tag.id]);
    assert.deepEqual(await kit.stores.conversationTags.list(shops, 5), [second, first]);
    assert.deepEqual(await kit.stores.conversationTags.list(shops, 1), [second]);
    const { tagIds: remove, ...row } = second;
    await kit.stores.conversationTags.change(scope, { ...row, add: [], remove });
    assert.deepEqual(await kit.stores.conversationTags.list(shops, 5), [first]);
    assert.deepEqual(await kit.stores.conversationTags.get(scopeOfShop(aShopId()), first.conversationId), []);
  });

  it('adds and removes tags and keeps the others, also those added at the same time [SE-1]', async () => {
    const [one, two, three] = [aTag(), aTag(), aTag()];
    const { conversationId, shopId } = await set([one.id]);
    const scope = scopeOfShop(shopId);
    const { conversationTags } = kit.stores;
    const change = (id: typeof conversationId, add: string[], remove: string[], by = shopId) => {
      const row = { conversationId: id, shopId: by, changedAt: later(5), expiresAt: later(90) };
      return conversationTags.change(scopeOfShop(by), { ...row, add, remove } as never);
    };
    await Promise.all([change(conversationId, [two.id], []), change(conversationId, [three.id], [])]);
    const all = await conversationTags.get(scope, conversationId);
    assert.deepEqual([...all].sort(), [one.id, two.id, three.id].sort());
    assert.deepEqual(await change(conversationId, [two.id], [one.id, three.id]), [two.id]);
    const [row] = await conversationTags.list(scopeOfShops([shopId]), 5);
    assert.deepEqual([row?.changedAt, row?.expiresAt], [later(5), later(90)]);
    assert.deepEqual(await change(conversationId, [], [two.id]), []);
    assert.deepEqual(await conversationTags.list(scopeOfShops([shopId]), 5), [], 'no row without tags');
    const fresh = randomIds.next('cnv');
    assert.deepEqual(await change(fresh, [], [one.id]), []);
    await Promise.all([one, two, three].map(({ id }) => change(fresh, [id], [])));
    assert.equal((await conversationTags.get(scope, fresh)).length, 3);
    assert.equal((await conversationTags.get(scopeOfShop(aShopId()), fresh)).length, 0);
  });

  it('takes tags off when the shop drops them, and when the conversation ends [RE-1, RT-2]', async () => {
    const [one, other] = [aTag(), aTag()];
    const both = await set([one.id, other.id]);
    const alone = await set([one.id], { shopId: both.shopId });
    const scope = scopeOfShop(both.shopId);
    await kit.stores.conversationTags.dropTags(scope, [one.id]);
    assert.deepEqual(await kit.stores.conversationTags.list(scopeOfShops([both.shopId]), 5), [
      { ...both, tagIds: [other.id] },
    ]);
    assert.deepEqual(await kit.stores.conversationTags.get(scope, alone.conversationId), []);
    assert.deepEqual(await kit.stores.conversationTags.expiredConversations(scope, later(59)), []);
    assert.deepEqual(await kit.stores.conversationTags.expiredConversations(scope, later(60)), [
      both.conversationId,
    ]);
    const { conversationId } = both;
    const elsewhere = scopeOfShop(aShopId());
    assert.equal(await kit.stores.conversationTags.removeByConversation(elsewhere, conversationId), 0);
    assert.equal(await kit.stores.conversationTags.removeByConversation(scope, conversationId), 1);
  });
});
