import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import { makeErasedSendings } from '../../../../service/domain/model/erasure/erased-sendings.ts';
import { aShopId } from '../../../support/builders/builders.ts';

describe('what was erased and is sent again', () => {
  it('is looked for once for all messages that come together, and again when the database did not answer', async () => {
    let asked = 0;
    let isAway = true;
    const { refuse } = makeErasedSendings({
      erasureMarks: {
        hasSent: async () => {
          asked += 1;
          if (isAway) throw new Error('away');
          return false;
        },
      },
      clock: { now: () => new Date() },
    } as unknown as Parameters<typeof makeErasedSendings>[0]);
    const scope = scopeOfShop(aShopId());
    const send = () =>
      Promise.allSettled(['a', 'b', 'c'].map((ref) => refuse(scope, { openHash: null, ref })));
    for (const { status } of await send()) assert.equal(status, 'rejected');
    assert.equal(asked, 1);
    isAway = false;
    for (const { status } of await send()) assert.equal(status, 'fulfilled');
    assert.equal(asked, 2);
  });
});
