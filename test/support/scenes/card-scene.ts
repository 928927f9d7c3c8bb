import assert from 'node:assert/strict';
import type { Card, CardPurpose } from '../../../service/domain/model/card/card.ts';
import type { Shop } from '../../../service/domain/model/shop/shop.ts';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import type { CardBasis, CardField, Deployment } from '../../../service/protocol/vocabulary.ts';
import { aConversation } from '../builders/builders.ts';
import { aStaff } from '../builders/staff-builders.ts';
import { makeDomainScene } from '../domain-scene.ts';

const DAY_MS = 24 * 3_600_000;
const purpose = (basis: CardBasis, changes: Partial<CardPurpose> = {}): CardPurpose => ({
  code: 'size',
  text: { pl: 'dobranie rozmiaru' },
  basis,
  fields: ['email', 'phone', 'name', 'text'],
  retentionDays: 30,
  needed: false,
  consequence: { pl: 'Bez nich nie dobierzemy rozmiaru.' },
  ...changes,
});

export const askedForData = async (
  options: {
    basis?: CardBasis;
    fields?: readonly CardField[];
    purpose?: Partial<CardPurpose>;
    shop?: Partial<Shop>;
    deployment?: Deployment;
  } = {},
) => {
  const scene = makeDomainScene(options.deployment === undefined ? {} : { deployment: options.deployment });
  const shop = await scene.openShop(options.shop);
  await scene.stores.chatSettings.put(shop.scope, {
    shopId: shop.id,
    purposes: [purpose(options.basis ?? 'consent', options.purpose)],
    rememberDays: 0,
  });
  const now = scene.clock.now();
  const opened = aConversation({
    shopId: shop.id,
    openedAt: now,
    lastAt: now,
    page: 'https://sklep.example/buty',
    expiresAt: new Date(now.getTime() + 30 * DAY_MS),
  });
  await scene.stores.conversations.open(shop.scope, opened);
  const conversation = async () => {
    const found = await scene.stores.conversations.find(shop.scope, opened.id);
    assert.ok(found);
    return found;
  };
  const staff = aStaff();
  const ask = async (fields: readonly CardField[] = options.fields ?? ['email'], ref = randomIds.ref()) => {
    const asked = fields.map((kind) => ({ kind, label: kind === 'text' ? 'Wzrost' : null }));
    const input = { ref, purpose: 'size', fields: asked };
    const { event } = await scene.useCases.requestData(
      await shop.now(),
      shop.scope,
      staff,
      await conversation(),
      input,
    );
    assert.ok(event.body.kind === 'card');
    return event.body.cardId;
  };
  const cardOf = async (id: Card['id']): Promise<Card> => {
    const card = await scene.stores.cards.get(shop.scope, id);
    assert.ok(card);
    return card;
  };
  const answer = async (
    cardId: Card['id'],
    given: { values?: readonly string[]; consent?: boolean; ref?: string } = {},
  ) =>
    scene.useCases.answerCard(await shop.now(), shop.scope, await conversation(), {
      ref: given.ref ?? randomIds.ref(),
      cardId,
      values: given.values ?? ['Zaneta@Example.net'],
      consent: given.consent ?? true,
    });
  return { scene, shop, staff, conversation, ask, cardOf, answer };
};
