import assert from 'node:assert/strict';
import { assertRefused } from '../../../support/assert-refused.ts';
import { anAgreement } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { countReads } from '../../../support/fakes/count-reads.ts';

const hosted = async () => {
  const { between, take } = countReads();
  const scene = makeDomainScene({ deployment: 'operator-hosted', between });
  const shop = await scene.openShop();
  await scene.stores.agreements.put(shop.scope, anAgreement({ shopId: shop.id }));
  return { scene, shop, take };
};
const ONCE = { shop: 0, binding: 1, agreement: 1, current: 0, marks: 0 };

describe('what a contact form reads of its shop', () => {
  it('is the policy page and the agreement, each once', async () => {
    const { shop, take } = await hosted();
    const input = await shop.fillForm();
    take();
    await shop.send(input);
    assert.deepEqual(take(), ONCE);
  });

  it('is no more for a refusal, which brings the form made of what the gate has read', async () => {
    const { shop, take } = await hosted();
    const input = await shop.fillForm();
    take();
    await assertRefused(shop.send({ ...input, formToken: 'a.b.c' }), 'form_expired');
    assert.deepEqual(take(), ONCE);
  });

  it('is, after an erasure, also whether this form or its token is marked: once before and once after the insert [CO-7]', async () => {
    const { scene, shop, take } = await hosted();
    await scene.useCases.withdrawLead((await shop.sendForm()).receiptSecret);
    const input = await shop.fillForm();
    take();
    await shop.send(input);
    assert.deepEqual(take(), { ...ONCE, marks: 2 });
  });
});
