import assert from 'node:assert/strict';
import { withBoxes } from '../../../support/scenes/boxes-scene.ts';

describe('a form that comes again with a box that is not ticked any more', () => {
  for (const left of [null, ['email']] as const) {
    it(`takes back the consent by phone that its first copy gave, ${left === null ? 'with no box ticked' : 'with another one ticked'} [MK-1, CO-6]`, async () => {
      const { scene, shop, tick, entry, isSuppressed, offers, exportedNumbers } = await withBoxes();
      const input = await tick('phone');
      assert.equal((await exportedNumbers()).length, 1);
      scene.clock.forward(60_000);
      const marketing = left === null ? null : { noticeId: input.marketing?.noticeId, channels: left };
      const again = await shop.send({ ...input, marketing: marketing as typeof input.marketing });
      assert.deepEqual(await scene.stores.leads.ids(shop.scope), [again.lead.id]);
      assert.deepEqual(
        [await entry('phone'), await exportedNumbers(), await isSuppressed('phone')],
        [null, [], true],
      );
      const withdrawn = (await offers()).filter(({ action }) => action === 'withdrawn');
      assert.deepEqual(
        withdrawn.map(({ actor, method, via, occurredAt }) => [actor, method, via, occurredAt]),
        [['visitor', 'checkbox', 'widget', scene.clock.now()]],
      );
      assert.equal((await entry('email'))?.state, left === null ? undefined : 'pending');
      await shop.send({ ...input, marketing: null });
      assert.equal((await offers()).filter(({ action }) => action === 'withdrawn').length, 1);
      await shop.send(input);
      assert.equal((await exportedNumbers()).length, 1);
    });
  }

  it('takes back nothing that another form gave [MK-1]', async () => {
    const { shop, tick, entry, exportedNumbers } = await withBoxes();
    await tick('phone');
    const standing = await entry('phone');
    const input = await tick('phone', 'email');
    await shop.send({ ...input, marketing: null });
    assert.deepEqual(await entry('phone'), standing);
    assert.equal((await exportedNumbers()).length, 1);
  });

  it('leaves the sign-up by mail to its link, also when that was pressed [MK-2]', async () => {
    const { shop, tick, entry, confirmBy } = await withBoxes();
    const input = await tick('email');
    await shop.send({ ...input, marketing: null });
    assert.equal((await entry('email'))?.state, 'pending');
    await confirmBy();
    await shop.send({ ...input, marketing: null });
    assert.equal((await entry('email'))?.state, 'confirmed');
  });
});
