import assert from 'node:assert/strict';
import { scopeOfShop } from '../../../../service/domain/model/base/tenancy.ts';
import { makeErasedSendings } from '../../../../service/domain/model/erasure/erased-sendings.ts';
import { makeDigest } from '../../../../service/outbound/sha256-digest.ts';
import { aConversation, anEvent, aShopId } from '../../../support/builders/builders.ts';
import { makeFakeClock } from '../../../support/fakes/fake-clock.ts';
import { makeMemoryStores } from '../../../support/memory-stores/memory-stores.ts';
import { makeMemoryErasureJournal } from '../../../support/memory-stores/rights/erasure-journal.ts';

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
      isAlone: false,
    } as unknown as Parameters<typeof makeErasedSendings>[0]);
    const scope = scopeOfShop(aShopId());
    const openedAt = new Date(Date.now() - 60_000);
    const send = () =>
      Promise.allSettled(['a', 'b', 'c'].map((ref) => refuse(scope, { openHash: null, openedAt, ref })));
    for (const { status } of await send()) assert.equal(status, 'rejected');
    assert.equal(asked, 1);
    isAway = false;
    for (const { status } of await send()) assert.equal(status, 'fulfilled');
    assert.equal(asked, 2);
  });
  describe('at one process, and is sent to another that just saw the shop without marks', () => {
    const clock = makeFakeClock();
    const { conversations, erasureMarks } = makeMemoryStores();
    const shared = { conversations, erasureMarks, erasureJournal: makeMemoryErasureJournal() };
    const aProcess = () =>
      makeErasedSendings({ ...shared, digest: makeDigest('pepper'), clock, isAlone: false });
    const goneFor = (sending: Promise<void> | undefined) =>
      assert.rejects(async () => sending, { code: 'conflict' });

    it('is refused as the opening of a chat, as a form, and in a chat that was opened later [RT-7]', async () => {
      const [here, there] = [aProcess(), aProcess()];
      const erased = aConversation({ openedAt: clock.now() });
      const scope = scopeOfShop(erased.shopId);
      await conversations.open(scope, erased);
      await conversations.append(scope, anEvent(erased, { ref: 'lost' }));
      clock.forward(1_000);
      await there.refuse(scope, { openHash: null, openedAt: erased.openedAt, ref: 'seen without marks' });
      const conversation = await conversations.find(scope, erased.id);
      assert.ok(conversation);
      await here.mark(scope, conversation, clock.now());
      await here.markForm(scope, { ref: 'form', formNonce: 'nonce' }, clock.now());
      await goneFor(there.refuse(scope, { openHash: erased.openHash, ref: 'anew' }));
      await goneFor(there.refuse(scope, { openHash: null, openedAt: clock.now(), ref: 'lost' }));
      assert.equal(await there.lookAtForm(scope, { ref: 'form', formNonce: null }), 'form');
    });
  });
});
