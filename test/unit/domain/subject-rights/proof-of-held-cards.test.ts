import assert from 'node:assert/strict';
import { askedForData } from '../../../support/scenes/card-scene.ts';

describe('the consent of a card in a chat that is held for a claim', () => {
  it('keeps its proof when the person is erased, as the card is kept [RT-2, D5]', async () => {
    const { scene, shop, conversation, ask, answer, cardOf } = await askedForData();
    const cardId = await ask();
    await answer(cardId, { values: ['zaneta@example.net'] });
    const { id } = await conversation();
    const marks = { heldAt: scene.clock.now(), heldReason: 'claim' } as const;
    await scene.stores.conversations.setMarks(shop.scope, id, marks);
    const query = { email: 'zaneta@example.net' };
    const { subject } = await scene.useCases.findPerson(await shop.now(), shop.scope, query);
    const request = await scene.useCases.requestDesk.register(shop.scope, {
      ...{ kind: 'erasure', channel: 'console', locale: 'en', subject, identity: 'email' },
      actor: 'staff:stf_ada',
    });
    await (await scene.useCases.runErasure.start(shop.scope, request, 'staff:stf_ada')).ended;
    assert.equal((await cardOf(cardId)).state, 'answered');
    const [event] = await shop.ledger();
    assert.deepEqual([event?.ref.value, event?.endedAt, event?.proofExpiresAt], [cardId, null, null]);
  });
});
