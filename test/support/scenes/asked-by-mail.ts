import assert from 'node:assert/strict';
import { randomIds } from '../../../service/outbound/random-ids.ts';
import { aConversation } from '../builders/builders.ts';
import { makeDomainScene } from '../domain-scene.ts';

const DAY_MS = 24 * 3_600_000;
const WEEK = { conversationRetentionDays: 7, anonymousRetentionDays: 7 };

export const askedByMail = async ({
  textByMail,
  ...options
}: NonNullable<Parameters<typeof makeDomainScene>[0]> & { textByMail?: boolean } = {}) => {
  const scene = makeDomainScene(options);
  const shop = await scene.openShop(WEEK);
  const now = scene.clock.now();
  const opened = aConversation({
    ...{ shopId: shop.id, openedAt: now, lastAt: now },
    promisedDays: { identified: 7, anonymous: 7 },
    expiresAt: new Date(now.getTime() + 7 * DAY_MS),
  });
  await scene.stores.conversations.open(shop.scope, opened);
  const conversation = () => scene.stores.conversations.find(shop.scope, opened.id);
  const here = async () => {
    const found = await conversation();
    assert.ok(found);
    return found;
  };
  const { event } = await scene.useCases.askToBeAnswered(
    await shop.now(),
    shop.scope,
    await here(),
    randomIds.ref(),
  );
  assert.ok(event.body.kind === 'card');
  const { cardId, request } = event.body;
  await scene.useCases.answerCard(await shop.now(), shop.scope, await here(), {
    ...{ ref: randomIds.ref(), cardId, values: ['wanda@example.net'], consent: false },
    ...(textByMail === undefined ? {} : { textByMail }),
  });
  const write = async () =>
    scene.useCases.sendVisitorMessage(await shop.now(), shop.scope, await here(), {
      ...{ ref: randomIds.ref(), after: null, text: 'A jutro?', locale: 'pl' },
      ...{ notice: null, page: null, product: null },
    });
  const sweep = async () => {
    await scene.useCases.endCards(shop.scope);
    await scene.useCases.sweepExpired();
  };
  const card = () => scene.stores.cards.get(shop.scope, cardId);
  return { scene, shop, request, cardId, here, conversation, write, sweep, card };
};
