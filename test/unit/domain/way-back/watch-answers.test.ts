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
      mayMailText: async () => true,
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
      mayMailText: async () => true,
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

  describe('within a day of the last mail', () => {
    const told = { seq: 10, at: later(0) };
    const HOUR_S = 3_600;
    const secondAnswer = () => {
      const shop = aShop();
      const mail = { cardId: 'crd_a', until: later(30 * 24 * HOUR_S), told } as const;
      const place = {
        row: aConversation({ shopId: shop.id, waysBack: { mail, keys: [] }, lastSeq: 12 }),
        now: later(HOUR_S),
        mailed: [] as number[],
        reads: 0,
      };
      const watch = makeWatchAnswers({
        clock: { now: () => place.now },
        shops: { allIds: async () => [shop.id], get: async () => shop },
        visitors: { isHere: () => false },
        conversations: {
          withMailWay: async () => [],
          current: async () => [],
          find: async () => {
            place.reads += 1;
            return place.row;
          },
        } as never,
        mayMailText: async () => true,
        mailAnswer: async (_shop, _scope, _conversation, seq) => {
          place.mailed.push(seq);
          return true;
        },
      });
      const answer = anEvent(place.row, { author: 'staff', staffId: 'stf_ada', at: later(HOUR_S - 60) });
      watch.noteAnswer(place.row, placedEvent(answer, 12));
      const round = async (at: Date) => {
        place.now = at;
        await watch.tellAnswers();
      };
      return { place, mail, round };
    };

    it('wait for the end of the day and are told then', async () => {
      const { place, round } = secondAnswer();
      await round(later(HOUR_S));
      await round(later(24 * HOUR_S - 1));
      assert.deepEqual(place.mailed, []);
      await round(later(24 * HOUR_S));
      assert.deepEqual(place.mailed, [12]);
    });

    it('are not told once the visitor has read them', async () => {
      const { place, round } = secondAnswer();
      await round(later(HOUR_S));
      place.row = { ...place.row, readByVisitor: 12 };
      await round(later(25 * HOUR_S));
      assert.deepEqual(place.mailed, []);
    });

    it('are told after a minute where the last mail failed meanwhile', async () => {
      const { place, mail, round } = secondAnswer();
      await round(later(HOUR_S));
      place.row = { ...place.row, waysBack: { mail: { ...mail, told: null }, keys: [] } };
      await round(later(HOUR_S + 60));
      assert.deepEqual(place.mailed, [12]);
    });

    it('are read once a minute at most while they wait', async () => {
      const { place, round } = secondAnswer();
      for (const seconds of [0, 5, 10, 55]) await round(later(HOUR_S + seconds));
      assert.equal(place.reads, 1);
    });
  });
});
