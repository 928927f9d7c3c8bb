import assert from 'node:assert/strict';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import { DEFAULT_PURPOSES } from '../../service/domain/model/card/default-purposes.ts';
import { AT, aHash, aShopId, later } from '../support/builders/builders.ts';
import { aCard } from '../support/builders/card-builder.ts';
import { onEveryStore } from './on-every-store.ts';

onEveryStore('cards', (kit) => {
  it('keeps a card once and gives it back as it was', async () => {
    const card = aCard();
    const scope = scopeOfShop(card.shopId);
    assert.equal(await kit.stores.cards.insert(scope, card), true);
    assert.equal(await kit.stores.cards.insert(scope, card), false);
    assert.deepEqual(await kit.stores.cards.get(scope, card.id), card);
    assert.deepEqual(await kit.stores.cards.listByConversation(scope, card.conversationId), [card]);
  });

  it('lets one of two acts win [RQ-2]', async () => {
    const card = aCard();
    const scope = scopeOfShop(card.shopId);
    await kit.stores.cards.insert(scope, card);
    const acts = await Promise.all([
      kit.stores.cards.change(scope, card.id, 'asked', { state: 'answered', sealed: 'x' }),
      kit.stores.cards.change(scope, card.id, 'asked', { state: 'declined' }),
    ]);
    assert.equal(acts.filter((act) => act !== null).length, 1);
  });

  it('keeps since when a corrected card has its keys [RT-4, RT-8]', async () => {
    const card = aCard({ state: 'answered', subjectKeys: [aHash()] });
    const scope = scopeOfShop(card.shopId);
    const changes = { sealed: 'new', subjectKeys: [aHash()], keysSince: later(9) };
    await kit.stores.cards.insert(scope, card);
    assert.deepEqual(await kit.stores.cards.change(scope, card.id, 'answered', changes), {
      ...card,
      ...changes,
    });
    assert.deepEqual(await kit.stores.cards.get(scope, card.id), { ...card, ...changes });
  });

  it('finds and removes cards within one shop only [SE-1, RT-1]', async () => {
    const key = aHash();
    const card = aCard({ state: 'answered', subjectKeys: [key], answersExpireAt: later(60) });
    const scope = scopeOfShop(card.shopId);
    const other = scopeOfShop(aShopId());
    await kit.stores.cards.insert(scope, card);
    assert.equal(await kit.stores.cards.get(other, card.id), null);
    assert.deepEqual(await kit.stores.cards.findBySubject(other, key), []);
    assert.deepEqual(await kit.stores.cards.removeByConversation(other, card.conversationId), []);
    assert.deepEqual(await kit.stores.cards.findBySubject(scope, key), [card]);
    assert.deepEqual(await kit.stores.cards.withExpiredAnswers(scope, AT), []);
    assert.deepEqual(await kit.stores.cards.withExpiredAnswers(scope, later(60)), [card]);
    assert.deepEqual(await kit.stores.cards.expired(scope, later(31 * 86_400)), [card]);
    assert.deepEqual(await kit.stores.cards.removeByConversation(scope, card.conversationId), [card]);
    assert.equal(await kit.stores.cards.get(scope, card.id), null);
  });

  it('keeps what a shop may ask for, and knows of none before', async () => {
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    assert.equal(await kit.stores.chatSettings.get(scope), null);
    const settings = { shopId, purposes: DEFAULT_PURPOSES, rememberDays: 14 as const, giveBackMinutes: 10 };
    await kit.stores.chatSettings.put(scope, settings);
    await kit.stores.chatSettings.put(scope, { ...settings, rememberDays: 7 });
    assert.deepEqual(await kit.stores.chatSettings.get(scope), { ...settings, rememberDays: 7 });
  });
});
