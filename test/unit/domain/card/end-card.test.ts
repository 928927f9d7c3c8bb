import assert from 'node:assert/strict';
import { makeEndCards } from '../../../../service/domain/card/end-cards.ts';
import { randomIds } from '../../../../service/outbound/random-ids.ts';
import type { CardBasis } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { askedForData } from '../../../support/scenes/card-scene.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('declining a data-request card', () => {
  it('stores nothing but that, once, and nothing can be answered afterwards [RQ-1]', async () => {
    const { scene, shop, conversation, ask, cardOf, answer } = await askedForData();
    const cardId = await ask();
    const decline = async (ref: string) =>
      scene.useCases.declineCard(shop.scope, await conversation(), { ref, cardId });
    const ref = randomIds.ref();
    const { event } = await decline(ref);
    assert.equal(event.body.kind === 'card' && event.body.state, 'declined');
    const { state, sealed, consentEventId } = await cardOf(cardId);
    assert.deepEqual(
      { state, sealed, consentEventId },
      { state: 'declined', sealed: null, consentEventId: null },
    );
    assert.equal((await decline(ref)).isRepeat, true);
    await assertRefused(decline(randomIds.ref()), 'conflict');
    await assertRefused(answer(cardId), 'conflict');
    assert.deepEqual(await shop.ledger(), []);
  });

  it('is refused when its time is over', async () => {
    const { scene, shop, conversation, ask } = await askedForData();
    const cardId = await ask();
    scene.clock.forward(DAY_MS);
    const input = { ref: randomIds.ref(), cardId };
    await assertRefused(scene.useCases.declineCard(shop.scope, await conversation(), input), 'conflict');
  });
});

describe('withdrawing the consent of a data-request card', () => {
  const answered = async (basis: CardBasis = 'consent') => {
    const place = await askedForData({ basis });
    const cardId = await place.ask();
    await place.answer(cardId);
    const withdraw = async (ref = randomIds.ref()) =>
      place.scene.useCases.withdrawCard(place.shop.scope, await place.conversation(), { ref, cardId });
    return { ...place, cardId, withdraw };
  };

  it('writes the withdrawal, removes the answers at once, and ends both proofs [CO-6, CO-7]', async () => {
    const { scene, shop, cardId, cardOf, withdraw } = await answered();
    scene.clock.forward(HOUR_MS);
    const ref = randomIds.ref();
    const { event } = await withdraw(ref);
    assert.equal(event.body.kind === 'card' && event.body.state, 'withdrawn');
    const { state, sealed, subjectKeys, answersExpireAt, actRef } = await cardOf(cardId);
    assert.deepEqual(
      { state, sealed, subjectKeys, answersExpireAt, actRef },
      { state: 'withdrawn', sealed: null, subjectKeys: [], answersExpireAt: null, actRef: ref },
    );
    const [granted, withdrawn, ...others] = await shop.ledger();
    assert.deepEqual(others, []);
    assert.deepEqual(
      [withdrawn?.action, withdrawn?.ofEvent, withdrawn?.method, withdrawn?.actor, withdrawn?.via],
      ['withdrawn', granted?.id, 'button', 'visitor', 'widget'],
    );
    for (const one of [granted, withdrawn])
      assert.deepEqual([one?.ref.value, one?.endedAt], [null, scene.clock.now()]);
    assert.equal((await withdraw(ref)).isRepeat, true);
    await assertRefused(withdraw(), 'conflict');
    assert.equal((await shop.ledger()).length, 2);
  });

  it('hides the answers of a chat that is held, and deletes them once the hold is over [CO-6, CO-7]', async () => {
    const { scene, shop, conversation, staff, cardId, cardOf, withdraw } = await answered();
    const { id } = await conversation();
    await scene.stores.conversations.setMarks(shop.scope, id, {
      heldAt: scene.clock.now(),
      heldReason: 'claim',
    });
    await withdraw();
    const kept = await cardOf(cardId);
    assert.deepEqual([kept.state, kept.sealed === null], ['withdrawn', false]);
    const [shown] = await scene.useCases.readCards(shop.scope, staff, await conversation(), true);
    assert.deepEqual(
      shown?.fields.map(({ value }) => value),
      [null],
      'nobody of the staff sees them',
    );
    assert.equal((await shop.ledger()).at(-1)?.action, 'withdrawn');
    assert.equal(await scene.useCases.endCards(shop.scope), 0);
    await scene.stores.conversations.setMarks(shop.scope, id, { heldAt: null, heldReason: null });
    assert.equal(await scene.useCases.endCards(shop.scope), 1);
    const { state, sealed, subjectKeys } = await cardOf(cardId);
    assert.deepEqual({ state, sealed, subjectKeys }, { state: 'withdrawn', sealed: null, subjectKeys: [] });
    for (const one of await shop.ledger())
      assert.deepEqual([one.ref.value, one.endedAt], [null, scene.clock.now()]);
  });

  it('is written once, though a press before was cut short [CO-6]', async () => {
    const { scene, shop, cardId, cardOf, withdraw } = await answered();
    const [granted] = await shop.ledger();
    await scene.useCases.recordConsentChange(shop.scope, {
      ...{ action: 'withdrawn', ofEvent: granted?.id ?? 'cse_x', ref: cardId },
      ...{ method: 'button', actor: 'visitor', via: 'widget' },
    });
    await withdraw();
    assert.equal((await cardOf(cardId)).sealed, null);
    assert.deepEqual(
      (await shop.ledger()).map(({ action }) => action),
      ['granted', 'withdrawn'],
    );
  });

  it('is refused where no consent was asked for, and before any answer', async () => {
    const { withdraw } = await answered('contract');
    await assertRefused(withdraw(), 'conflict');
    const { scene, shop, conversation, ask } = await askedForData();
    const input = { ref: randomIds.ref(), cardId: await ask() };
    await assertRefused(scene.useCases.withdrawCard(shop.scope, await conversation(), input), 'conflict');
  });
});

describe('answers past their own time', () => {
  type Case = { when: string; afterMs: number; marks?: 'restrictedAt' | 'heldAt'; ended: number };
  const CASES: readonly Case[] = [
    { when: 'go when the days of their purpose are over [RE-1]', afterMs: 30 * DAY_MS, ended: 1 },
    { when: 'stay a millisecond before', afterMs: 30 * DAY_MS - 1, ended: 0 },
    {
      when: 'stay where the conversation is restricted [RT-3]',
      afterMs: 40 * DAY_MS,
      marks: 'restrictedAt',
      ended: 0,
    },
    {
      when: 'stay where the conversation is held for a claim',
      afterMs: 40 * DAY_MS,
      marks: 'heldAt',
      ended: 0,
    },
  ];
  for (const { when, afterMs, marks, ended } of CASES) {
    it(when, async () => {
      const { scene, shop, conversation, ask, cardOf, answer } = await askedForData();
      const cardId = await ask();
      await answer(cardId);
      const { id } = await conversation();
      if (marks !== undefined)
        await scene.stores.conversations.setMarks(shop.scope, id, { [marks]: scene.clock.now() });
      scene.clock.forward(afterMs);
      assert.equal(await scene.useCases.endCards(shop.scope), ended);
      const { state, sealed } = await cardOf(cardId);
      assert.deepEqual([state, sealed === null], ended === 1 ? ['ended', true] : ['answered', false]);
      assert.equal((await shop.ledger())[0]?.endedAt !== null, ended === 1);
    });
  }

  it('stay where another process holds the conversation for a claim', async () => {
    const { scene, shop, conversation, ask, cardOf, answer } = await askedForData();
    const cardId = await ask();
    await answer(cardId);
    const remembered = await conversation();
    await scene.stores.conversations.setMarks(shop.scope, remembered.id, { heldAt: scene.clock.now() });
    scene.clock.forward(40 * DAY_MS);
    const { cards, mails, conversations } = scene.stores;
    const endCards = makeEndCards({
      ...{ cards, mails, clock: scene.clock },
      ...{ endProof: () => assert.fail('no proof ends'), endProofsAbout: () => assert.fail('none') },
      conversations: { ...conversations, find: async () => remembered },
      bus: { publish: () => undefined, subscribe: () => assert.fail('nobody listens') },
    });
    assert.equal(await endCards(shop.scope), 0);
    assert.equal((await cardOf(cardId)).state, 'answered');
  });

  it('go with their conversation, and their proofs end [RE-1, RT-2]', async () => {
    const { scene, shop, conversation, ask, answer } = await askedForData();
    const cardId = await ask();
    await answer(cardId);
    const { id } = await conversation();
    assert.equal(await scene.useCases.forgetCards(shop.scope, id), 1);
    assert.equal(await scene.stores.cards.get(shop.scope, cardId), null);
    assert.deepEqual((await shop.ledger())[0]?.endedAt, scene.clock.now());
  });
});
