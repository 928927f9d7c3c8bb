import assert from 'node:assert/strict';
import { randomIds } from '../../../../service/outbound/random-ids.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aConversation, anAgreement, later } from '../../../support/builders/builders.ts';
import { aStaff } from '../../../support/builders/staff-builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';

describe('opening a closed conversation again', () => {
  it('is refused while the shop has no agreement, and works under one [D7]', async () => {
    const scene = makeDomainScene({ deployment: 'operator-hosted' });
    const shop = await scene.openShop();
    const now = scene.clock.now();
    const closed = aConversation({
      shopId: shop.id,
      status: 'closed',
      lastAt: now,
      tokenExpiresAt: later(3600, now),
    });
    await scene.stores.conversations.open(shop.scope, closed);
    const reopen = () => {
      const act = { ref: randomIds.ref(), after: null };
      return scene.useCases.reopenConversation(shop.scope, aStaff(), closed.id, act);
    };
    await assertRefused(reopen(), 'dpa_required');
    assert.equal((await scene.stores.conversations.find(shop.scope, closed.id))?.status, 'closed');
    await scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id }));
    assert.equal((await reopen()).event.seq, 1);
  });
});
