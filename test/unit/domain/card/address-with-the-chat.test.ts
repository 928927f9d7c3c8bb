import assert from 'node:assert/strict';
import { mailWayOf } from '../../../../service/domain/model/conversation/ways-back.ts';
import { randomIds } from '../../../../service/outbound/random-ids.ts';
import { aConversation } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

const DAY_MS = 24 * 3_600_000;
const WEEK = { conversationRetentionDays: 7, anonymousRetentionDays: 7 };

/** A shop that keeps chats for a week, and a visitor who has given the address for answers. */
const askedByMail = async () => {
  const scene = makeDomainScene();
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

describe('the address to which answers to a chat go', () => {
  it('stays while a message lengthens the chat, and mails go to it [RE-1]', async () => {
    const { scene, here, write, sweep, card } = await askedByMail();
    scene.clock.forward(5 * DAY_MS);
    await write();
    scene.clock.forward(3 * DAY_MS);
    await sweep();
    const kept = await card();
    assert.deepEqual([kept?.state, kept?.sealed === null], ['answered', false]);
    assert.notEqual(mailWayOf(await here()), null);
  });

  it('goes with the chat [RE-1]', async () => {
    const { scene, conversation, sweep, card } = await askedByMail();
    scene.clock.forward(7 * DAY_MS);
    await sweep();
    assert.deepEqual([await conversation(), await card()], [null, null]);
  });

  it('is kept as long as the card says [RQ-1]', async () => {
    const { request } = await askedByMail();
    const text = request?.paragraphs
      .flat()
      .map((part) => part.text)
      .join(' ');
    assert.match(text ?? '', /Usuniemy go razem z rozmową, 7 dni po ostatniej wiadomości\./);
  });

  it('goes when a card said so many days after the answer, and then no mails are promised any more', async () => {
    const { scene, shop, here, write, sweep, card, cardId } = await askedByMail();
    await scene.stores.cards.change(shop.scope, cardId, 'answered', {
      answersExpireAt: new Date(scene.clock.now().getTime() + 7 * DAY_MS),
    });
    scene.clock.forward(5 * DAY_MS);
    await write();
    scene.clock.forward(3 * DAY_MS);
    await sweep();
    assert.equal((await card())?.state, 'ended');
    const ended = await here();
    assert.equal(mailWayOf(ended), null);
    const again = await scene.useCases.askToBeAnswered(await shop.now(), shop.scope, ended, randomIds.ref());
    assert.equal(again.event.body.kind === 'card' && again.event.body.state, 'asked');
  });
});
