import assert from 'node:assert/strict';
import { ROLES, type Role } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { AT, aLead } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';
import { ALL_LEADS } from '../../../support/scenes/all-leads.ts';

const HOUR_MS = 3_600_000;
const MAY_MARK: Record<Role, boolean> = { owner: true, manager: true, consultant: true, auditor: false };

const withLeads = async () => {
  const scene = makeDomainScene();
  const [shop, second, foreign] = [await scene.openShop(), await scene.openShop(), await scene.openShop()];
  const leads = {
    own: (await shop.sendForm()).lead,
    second: (await second.sendForm()).lead,
    foreign: (await foreign.sendForm()).lead,
  };
  const written = async (actor: string, of = shop) =>
    (await of.acts())
      .filter((act) => act.actor === actor)
      .map(({ action, target, outcome, details }) => ({ action, target, outcome, details }));
  return { scene, shop, second, foreign, leads, written };
};
type Scene = Awaited<ReturnType<typeof withLeads>>['scene'];
type Given = Parameters<Scene['useCases']['showLeads']>;
const listed = async (
  scene: Scene,
  access: Given[0],
  shopId: Given[1]['shopId'],
  before: Date | null,
  isEnding = false,
) =>
  (
    await scene.useCases.showLeads(access, {
      ...ALL_LEADS,
      shopId,
      from: before && { before, part: 'open' },
      isEnding,
    })
  ).leads
    .map(({ lead }) => lead.id)
    .sort();

describe('the list of leads', () => {
  for (const role of ROLES) {
    it(`shows the ${role} those of his or her shops, or of one of them, and of no other [SE-1, SE-3]`, async () => {
      const { scene, shop, second, foreign, leads } = await withLeads();
      const access = await accessTo(scene, [
        [shop, role],
        [second, role],
      ]);
      assert.deepEqual(await listed(scene, access, null, null), [leads.own.id, leads.second.id].sort());
      assert.deepEqual(await listed(scene, access, second.id, null), [leads.second.id]);
      await assertRefused(
        () => scene.useCases.showLeads(access, { ...ALL_LEADS, shopId: foreign.id }),
        'not_found',
      );
    });
  }

  it('shows each of many leads that came in the same millisecond, page by page, and exports them', async () => {
    const { scene, shop, leads } = await withLeads();
    const access = await accessTo(scene, [[shop, 'owner']]);
    const ids = new Set<string>([leads.own.id]);
    for (const [of, count] of [
      [0, 45],
      [1, 51],
      [2, 120],
    ] as const)
      for (let n = 0; n < count; n += 1) {
        const createdAt = new Date(AT.getTime() - of);
        const lead = aLead({ shopId: shop.id, createdAt, sealed: {} });
        await scene.stores.leads.insert(shop.scope, lead);
        ids.add(lead.id);
      }
    const seen: string[] = [];
    let from: Given[1]['from'] = null;
    do {
      const page = await scene.useCases.showLeads(access, { ...ALL_LEADS, shopId: shop.id, from });
      seen.push(...page.leads.map(({ lead }) => lead.id));
      from = page.next;
    } while (from !== null);
    assert.deepEqual(seen.toSorted(), [...ids].sort());
    let lines = 0;
    for await (const part of await scene.useCases.exportLeads(access, shop.id))
      lines += part.split('\n').filter((line) => line !== '').length;
    assert.equal(lines, ids.size + 1);
  });

  it('begins with a lead of this very moment, and goes on before a given one', async () => {
    const { scene, shop, leads } = await withLeads();
    const access = await accessTo(scene, [[shop, 'owner']]);
    const now = scene.clock.now();
    const future = aLead({ shopId: shop.id, createdAt: new Date(now.getTime() + 1), sealed: {} });
    await scene.stores.leads.insert(shop.scope, future);
    assert.deepEqual(await listed(scene, access, shop.id, null), [leads.own.id]);
    assert.deepEqual(await listed(scene, access, shop.id, now), []);
    assert.deepEqual(
      await listed(scene, access, shop.id, new Date(now.getTime() + 2)),
      [leads.own.id, future.id].sort(),
    );
  });

  it('shows alone those that go within thirty days, by their promise or the shop’s period of today, and none that is held [RE-2]', async () => {
    const { scene, shop, leads } = await withLeads();
    const access = await accessTo(scene, [[shop, 'owner']]);
    const ending = () => listed(scene, access, null, null, true);
    assert.deepEqual(await ending(), []);
    const soon = new Date(scene.clock.now().getTime() + 29 * 86_400_000);
    const going = aLead({ shopId: shop.id, expiresAt: soon, createdAt: scene.clock.now(), sealed: {} });
    const held = { ...aLead({ ...going, id: 'led_held', ref: 'held' }), formNonce: 'n', heldAt: AT };
    for (const lead of [going, held]) await scene.stores.leads.insert(shop.scope, lead);
    assert.deepEqual(await ending(), [going.id]);
    await scene.stores.shops.update(shop.scope, { leadRetentionDays: 20 });
    const now = await accessTo(scene, [[shop, 'owner']]);
    assert.deepEqual(await listed(scene, now, null, null, true), [going.id, leads.own.id].sort());
  });

  it('is written into the log of each shop whose leads were seen, once an hour [PR-6]', async () => {
    const { scene, shop, second, written } = await withLeads();
    const empty = await scene.openShop();
    const access = await accessTo(scene, [
      [shop, 'owner'],
      [second, 'owner'],
      [empty, 'owner'],
    ]);
    const reading = (of: typeof shop) => ({
      action: 'lead.list',
      target: of.id,
      outcome: 'ok',
      details: {},
    });
    const times = async (of: typeof shop) => (await written(access.staff.id, of)).length;
    await scene.useCases.showLeads(access, ALL_LEADS);
    for (const of of [shop, second]) assert.deepEqual(await written(access.staff.id, of), [reading(of)]);
    assert.equal(await times(empty), 0);
    scene.clock.forward(HOUR_MS - 1);
    await scene.useCases.showLeads(access, ALL_LEADS);
    assert.equal(await times(shop), 1);
    scene.clock.forward(1);
    await scene.useCases.showLeads(access, ALL_LEADS);
    assert.equal(await times(shop), 2);
  });

  it('is not read by who only learns how many there are, in the shops of their own [PR-6, SE-1]', async () => {
    const { scene, shop, second, written } = await withLeads();
    const access = await accessTo(scene, [
      [shop, 'owner'],
      [second, 'auditor'],
    ]);
    const counts = await scene.useCases.countLeads(access);
    assert.deepEqual([counts.new, counts.answered, counts.quarantined], [2, 0, 0]);
    for (const of of [shop, second]) assert.deepEqual(await written(access.staff.id, of), []);
  });
});

describe('one lead', () => {
  it('is shown with what was typed, and the look at it is written down [PR-6]', async () => {
    const { scene, shop, leads, written } = await withLeads();
    const access = await accessTo(scene, [[shop, 'auditor']]);
    const { lead, values } = await scene.useCases.showLead(access, leads.own.id);
    assert.deepEqual([lead.id, values.email], [leads.own.id, 'zaneta@example.net']);
    assert.deepEqual(await written(access.staff.id), [
      { action: 'lead.read', target: leads.own.id, outcome: 'ok', details: {} },
    ]);
  });

  it('of another shop does not exist, and no look is written down [SE-1]', async () => {
    const { scene, shop, foreign, leads, written } = await withLeads();
    const access = await accessTo(scene, [[shop, 'owner']]);
    await assertRefused(scene.useCases.showLead(access, leads.foreign.id), 'not_found');
    await assertRefused(scene.useCases.markLead(access, leads.foreign.id, 'answered'), 'not_found');
    assert.deepEqual(await written(access.staff.id, foreign), []);
  });
});

describe('marking a lead as answered', () => {
  for (const role of ROLES) {
    const may = MAY_MARK[role];
    it(`${may ? 'is done' : 'is refused'} for the ${role} [SE-3]`, async () => {
      const { scene, shop, leads, written } = await withLeads();
      const access = await accessTo(scene, [[shop, role]]);
      scene.clock.forward(HOUR_MS);
      const mark = () => scene.useCases.markLead(access, leads.own.id, 'answered');
      const stored = () => scene.stores.leads.get(shop.scope, leads.own.id);
      if (!may) {
        await assertRefused(mark, 'forbidden');
        assert.deepEqual(await stored(), leads.own);
        assert.deepEqual(await written(access.staff.id), []);
        return;
      }
      const { lead, values } = await mark();
      assert.deepEqual([lead.state, lead.lastContactAt], ['answered', scene.clock.now()]);
      assert.deepEqual(await stored(), lead);
      assert.equal(values.message, 'Czy są rozmiary 42?');
      assert.deepEqual(await written(access.staff.id), [
        { action: 'lead.state', target: leads.own.id, outcome: 'ok', details: { state: 'answered' } },
      ]);
    });
  }
});
