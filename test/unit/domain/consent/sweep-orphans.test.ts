import assert from 'node:assert/strict';
import { makeEndProof } from '../../../../service/domain/consent/end-proof.ts';
import { makeSweepOrphans, refKeepers } from '../../../../service/domain/consent/sweep-orphans.ts';
import { aConsentEvent, aLead, later } from '../../../support/builders/builders.ts';
import { aSubscription } from '../../../support/builders/marketing-builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { askedForData } from '../../../support/scenes/card-scene.ts';

const HOUR_S = 3600;

const ledgerWith = async () => {
  const scene = makeDomainScene();
  const shop = await scene.openShop();
  const now = scene.clock.now();
  const put = (ref: string | null, occurredAt = later(-2 * HOUR_S, now)) =>
    scene.stores.consents.append(shop.scope, (place) => {
      const event = aConsentEvent({ shopId: shop.id, occurredAt, ...place });
      return { ...event, ref: { ...event.ref, value: ref } };
    });
  const endProof = makeEndProof(scene.stores);
  const sweep = () =>
    makeSweepOrphans({ consents: scene.stores.consents, endProof, keepers: refKeepers(scene.stores) })(
      shop.scope,
      now,
    );
  const endedRefs = async () => (await shop.ledger()).map(({ endedAt }) => endedAt !== null);
  return { scene, shop, now, put, sweep, endedRefs };
};

describe('a consent whose thing is not there', () => {
  it('ends, whatever it was about, and is counted [RE-1, D5]', async () => {
    const { shop, now, put, sweep } = await ledgerWith();
    for (const ref of ['led_gone', 'crd_gone', 'sub_gone']) await put(ref);
    assert.equal(await sweep(), 3);
    for (const { endedAt, ref } of await shop.ledger()) assert.deepEqual([endedAt, ref.value], [now, null]);
    assert.equal(await sweep(), 0);
  });

  it('stays while its thing is there', async () => {
    const { scene, shop, put, sweep, endedRefs } = await ledgerWith();
    const lead = aLead({ shopId: shop.id });
    await scene.stores.leads.insert(shop.scope, lead);
    const subscription = aSubscription({ shopId: shop.id });
    await scene.stores.subscriptions.insert(shop.scope, subscription);
    for (const ref of [lead.id, subscription.id, lead.id]) await put(ref);
    assert.equal(await sweep(), 0);
    assert.deepEqual(await endedRefs(), [false, false, false]);
  });

  it('stays while a card holds its answers, and ends once they are gone from the card', async () => {
    const { scene, shop, ask, answer } = await askedForData();
    const cardId = await ask();
    await answer(cardId);
    scene.clock.forward(2 * HOUR_S * 1000);
    const sweep = makeSweepOrphans({
      consents: scene.stores.consents,
      endProof: makeEndProof(scene.stores),
      keepers: refKeepers(scene.stores),
    });
    assert.equal(await sweep(shop.scope, scene.clock.now()), 0);
    await scene.stores.cards.change(shop.scope, cardId, 'answered', { sealed: null });
    assert.equal(await sweep(shop.scope, scene.clock.now()), 1);
  });

  it('waits an hour for its thing, and no millisecond more', async () => {
    const { now, put, sweep, endedRefs } = await ledgerWith();
    await put('led_young', later(-HOUR_S, now));
    await put('led_old', new Date(later(-HOUR_S, now).getTime() - 1));
    assert.equal(await sweep(), 1);
    assert.deepEqual(await endedRefs(), [false, true]);
  });

  it('is left alone when nobody knows what it is about, or it names nothing', async () => {
    const { put, sweep } = await ledgerWith();
    for (const ref of ['xyz_gone', 'my_led_gone', null]) await put(ref);
    assert.equal(await sweep(), 0);
  });

  it('ends in any number, and only its own among them', async () => {
    const { scene, shop, put, sweep, endedRefs } = await ledgerWith();
    const lead = aLead({ shopId: shop.id });
    await scene.stores.leads.insert(shop.scope, lead);
    for (let count = 0; count < 501; count += 1) await put(`led_gone${count}`);
    await put(lead.id);
    assert.equal(await sweep(), 501);
    assert.equal((await endedRefs()).filter((isEnded) => !isEnded).length, 1);
  });

  it('of another shop’s thing ends: a shop keeps nothing for another [SE-1]', async () => {
    const { scene, put, sweep } = await ledgerWith();
    const other = await scene.openShop();
    const lead = aLead({ shopId: other.id });
    await scene.stores.leads.insert(other.scope, lead);
    await put(lead.id);
    assert.equal(await sweep(), 1);
  });
});
