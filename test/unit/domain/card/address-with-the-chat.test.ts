import assert from 'node:assert/strict';
import { mailWayOf } from '../../../../service/domain/model/conversation/ways-back.ts';
import { randomIds } from '../../../../service/outbound/random-ids.ts';
import { askedByMail } from '../../../support/scenes/asked-by-mail.ts';

const DAY_MS = 24 * 3_600_000;

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
