import assert from 'node:assert/strict';
import { scopeOfShops } from '../../../service/domain/model/base/tenancy.ts';
import type { Lead } from '../../../service/domain/model/lead/lead.ts';
import type { LeadId } from '../../../service/protocol/vocabulary.ts';
import { aLead } from '../../support/builders/builders.ts';
import { makeDomainScene } from '../../support/domain-scene.ts';

const FUTURE = new Date(8e14);

const shopWithLeads = async (count: number, moment = (index: number) => index) => {
  const scene = makeDomainScene();
  const shop = await scene.openShop();
  const start = scene.clock.now().getTime();
  const leads: Lead[] = [];
  for (let index = 0; index < count; index += 1) {
    const createdAt = new Date(start + moment(index));
    const lead = aLead({ shopId: shop.id, createdAt, noticeId: 'ntc_old', sealed: {} });
    await scene.stores.leads.insert(shop.scope, lead);
    leads.push(lead);
  }
  const destroy = (...gone: (Lead | undefined)[]) =>
    scene.ports.contentKeys.destroy(
      shop.scope,
      gone.flatMap((lead) => lead?.id ?? []),
    );
  return { scene, shop, leads, destroy, scope: scopeOfShops([shop.id]) };
};

describe('a page of leads of which some have lost their key', () => {
  it('is followed by the next one, so that the list goes on to its end [RT-2]', async () => {
    const { scene, leads, destroy, scope } = await shopWithLeads(120);
    await destroy(leads.at(-10));
    const shown: LeadId[] = [];
    for (let before: Date | null = FUTURE; before !== null; ) {
      const page: Awaited<ReturnType<typeof scene.useCases.listLeads>> = await scene.useCases.listLeads(
        scope,
        before,
      );
      shown.push(...page.leads.map(({ lead }) => lead.id));
      before = page.nextBefore;
    }
    const left = leads.filter((lead) => lead !== leads.at(-10)).map(({ id }) => id);
    assert.deepEqual(shown, left.toReversed());
  });

  it('is full while there are more, also where many were sent in one millisecond', async () => {
    for (const perMoment of [1, 3, 7, 40]) {
      const { scene, leads, destroy, scope } = await shopWithLeads(40, (index) =>
        Math.floor(index / perMoment),
      );
      const gone = leads.filter((_, index) => index % 5 !== 0);
      await destroy(...gone);
      const left = leads.filter((lead) => !gone.includes(lead)).map(({ id }) => id);
      const listed = async (limit: number) =>
        (await scene.stores.leads.list(scope, FUTURE, limit)).map(({ id }) => id);
      const whole = await listed(99);
      assert.deepEqual(whole.toSorted(), left.toSorted(), `${perMoment} in a millisecond`);
      for (const limit of [1, 3, 7, 8, 9])
        assert.deepEqual(await listed(limit), whole.slice(0, limit), `${limit} of ${perMoment}`);
    }
  });

  it('does not end a decision on a change of the policy: all others are asked or informed [D5, RT-2]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const ids: LeadId[] = [];
    for (let count = 0; count < 103; count += 1) ids.push((await shop.sendForm()).lead.id);
    scene.clock.forward(24 * 3_600_000);
    await shop.showPolicy({ contentSha256: 'b'.repeat(64) });
    const [change] = await scene.stores.policyChanges.list(shop.scope);
    assert.ok(change);
    await scene.useCases.decideChange(shop.scope, 'stf_ada', change.id, 'inform');
    ids.sort();
    await scene.ports.contentKeys.destroy(shop.scope, ids.slice(49, 50));
    await scene.useCases.carryOutChange(shop.scope, change.id);
    const done = await scene.stores.policyChanges.get(shop.scope, change.id);
    assert.equal(done?.reached, 102);
    assert.notEqual(done?.doneAt, null);
  });
});
