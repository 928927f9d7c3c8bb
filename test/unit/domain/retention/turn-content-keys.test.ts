import assert from 'node:assert/strict';
import { makeTurnContentKeys } from '../../../../service/domain/retention/turn-content-keys.ts';
import { aShopId } from '../../../support/builders/builders.ts';
import { makeFakeClock } from '../../../support/fakes/fake-clock.ts';

describe('the daily change of the wrapping key', () => {
  it('looks in every shop for what destroyed keys left: rows and words [RT-2]', async () => {
    const shops = [aShopId(), aShopId()];
    const swept: string[] = [];
    let due = true;
    const turn = makeTurnContentKeys({
      contentKeyCare: { turn: async () => (due ? { wrapped: 7 } : null) },
      shops: { allIds: async () => shops },
      sweepKeyless: async ({ shopId }) => swept.push(`rows of ${shopId}`),
      sweepStrayWords: async ({ shopId }) => swept.push(`words of ${shopId}`),
      clock: makeFakeClock('2026-11-24T12:00:00.000Z'),
    });
    assert.deepEqual(await turn(), { wrapped: 7, removed: 1 + 3 });
    assert.deepEqual(
      swept,
      shops.flatMap((id) => [`rows of ${id}`, `words of ${id}`]),
    );
    due = false;
    assert.equal(await turn(), null);
    assert.equal(swept.length, 4);
  });
});
