import assert from 'node:assert/strict';
import { placedEvent } from '../../../../service/domain/model/conversation/conversation.ts';
import { makeWatchAnswers } from '../../../../service/domain/way-back/watch-answers.ts';
import { AT, aConversation, anEvent, aShop, later } from '../../../support/builders/builders.ts';

describe('answers to people who left', () => {
  it('are told by mail though another shop, with a damaged row, cannot be looked through', async () => {
    const damaged = aShop();
    const shop = aShop();
    const mail = { cardId: 'crd_a', until: later(86_400), told: null } as const;
    const conversation = aConversation({ shopId: shop.id, waysBack: { mail, keys: [] } });
    const mailed: string[] = [];
    const watch = makeWatchAnswers({
      clock: { now: () => later(60) },
      shops: { allIds: async () => [damaged.id, shop.id], get: async () => shop },
      visitors: { isHere: () => false },
      conversations: {
        withMailWay: async ({ shopId }: { shopId: string }) => {
          if (shopId === damaged.id) throw new Error('A damaged row.');
          return [];
        },
        current: async () => [],
        find: async () => conversation,
      } as never,
      mailAnswer: async (_shop, _scope, { id }) => {
        mailed.push(id);
        return true;
      },
    });
    const answer = anEvent(conversation, { author: 'staff', staffId: 'stf_ada', at: AT });
    watch.noteAnswer(conversation, placedEvent(answer, 3));
    await assert.rejects(watch.tellAnswers(), /A damaged row/);
    assert.deepEqual(mailed, [conversation.id]);
  });

  it('are told by mail though the row of the chat does not count the answer yet', async () => {
    const shop = aShop();
    const mail = { cardId: 'crd_a', until: later(86_400), told: null } as const;
    const row = aConversation({ shopId: shop.id, waysBack: { mail, keys: [] }, lastSeq: 200 });
    const answer = placedEvent(anEvent(row, { author: 'staff', staffId: 'stf_ada' }), 201);
    const mailed: number[] = [];
    let now = later(60);
    const watch = makeWatchAnswers({
      clock: { now: () => now },
      shops: { allIds: async () => [shop.id], get: async () => shop },
      visitors: { isHere: () => false },
      conversations: {
        withMailWay: async () => [row],
        current: async () => [{ ...row, lastSeq: 201 }],
        eventsAfter: async (_scope: unknown, _id: string, after: number, limit: number) =>
          after < answer.seq && answer.seq <= after + limit ? [answer] : [],
        find: async () => row,
      } as never,
      mailAnswer: async (_shop, _scope, _conversation, seq) => {
        mailed.push(seq);
        return true;
      },
    });
    await watch.tellAnswers();
    now = later(75);
    await watch.tellAnswers();
    assert.deepEqual(mailed, [201]);
  });
});
