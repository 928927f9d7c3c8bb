import assert from 'node:assert/strict';
import { movedLead } from '../../../../service/domain/lead/work-lead.ts';
import { LEAD_STATES } from '../../../../service/protocol/vocabulary.ts';
import { assertRefused } from '../../../support/assert-refused.ts';
import { aLead } from '../../../support/builders/builders.ts';
import { makeDomainScene } from '../../../support/domain-scene.ts';
import { accessTo } from '../../../support/scenes/access-to.ts';
import { ALL_LEADS } from '../../../support/scenes/all-leads.ts';

const DAY_MS = 24 * 3_600_000;

describe('the work on a lead', () => {
  it('gives a new lead to whoever takes it, and back to nobody', () => {
    const taken = movedLead({ state: 'new', assigneeId: null }, 'stf_a', { assigneeId: 'stf_b' });
    assert.deepEqual(taken, { state: 'in_work', assigneeId: 'stf_b' });
    const nobody = { state: 'new', assigneeId: null };
    assert.deepEqual(movedLead(taken, 'stf_a', { assigneeId: null }), nobody);
    assert.deepEqual(movedLead(taken, 'stf_a', { state: 'new' }), nobody);
  });

  it('leaves an answered or closed lead as far as it is when somebody else gets it', () => {
    for (const state of ['answered', 'closed'] as const)
      for (const assigneeId of ['stf_b', null] as const)
        assert.deepEqual(movedLead({ state, assigneeId: 'stf_a' }, 'stf_a', { assigneeId }), {
          state,
          assigneeId,
        });
  });

  it('puts down who answered or closed a lead that nobody had, and keeps who had it', () => {
    for (const state of LEAD_STATES.filter((one) => one !== 'new')) {
      assert.equal(movedLead({ state: 'new', assigneeId: null }, 'stf_a', { state }).assigneeId, 'stf_a');
      assert.equal(
        movedLead({ state: 'in_work', assigneeId: 'stf_b' }, 'stf_a', { state }).assigneeId,
        'stf_b',
      );
    }
  });

  it('counts the period anew when the person is answered or the matter is taken up again, and never else [RE-1]', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    let { lead } = await shop.sendForm();
    const before = scene.events.length;
    const isContact = async (move: Parameters<typeof scene.useCases.workLead>[2]) => {
      scene.clock.forward(DAY_MS);
      lead = await scene.useCases.workLead(lead, 'stf_a', move);
      return lead.lastContactAt.getTime() === scene.clock.now().getTime();
    };
    assert.equal(await isContact({ assigneeId: 'stf_a' }), false);
    assert.equal(await isContact({ assigneeId: 'stf_b' }), false);
    assert.equal(await isContact({ state: 'answered' }), true);
    assert.equal(await isContact({ state: 'answered' }), false);
    assert.equal(await isContact({ state: 'closed' }), false);
    assert.equal(await isContact({ state: 'in_work' }), true);
    assert.equal(await isContact({ state: 'closed' }), false);
    assert.deepEqual(
      lead.history.map(({ state, assigneeId }) => [state, assigneeId]),
      [
        ['in_work', 'stf_a'],
        ['in_work', 'stf_b'],
        ['answered', 'stf_b'],
        ['closed', 'stf_b'],
        ['in_work', 'stf_b'],
        ['closed', 'stf_b'],
      ],
    );
    const told = scene.events.slice(before).map(({ type }) => type);
    assert.deepEqual(told, Array(6).fill('lead.changed'));
  });

  it('is given only to somebody who may answer in the shop, and written down [SE-3]', async () => {
    const scene = makeDomainScene();
    const [shop, other] = [await scene.openShop(), await scene.openShop()];
    const { lead } = await shop.sendForm();
    const owner = await accessTo(scene, [[shop, 'owner']]);
    const auditor = await accessTo(scene, [[shop, 'auditor']]);
    const stranger = await accessTo(scene, [[other, 'owner']]);
    const assign = scene.useCases.assignLead;
    for (const { staff } of [auditor, stranger])
      await assertRefused(assign(owner, lead.id, staff.id), 'not_found');
    await assertRefused(assign(auditor, lead.id, owner.staff.id), 'forbidden');
    await assertRefused(assign(stranger, lead.id, stranger.staff.id), 'not_found');
    assert.deepEqual((await scene.stores.leads.get(shop.scope, lead.id))?.history, []);
    const { lead: given } = await assign(owner, lead.id, owner.staff.id);
    assert.deepEqual([given.state, given.assigneeId], ['in_work', owner.staff.id]);
    const act = (await shop.acts()).find(({ action }) => action === 'lead.assign');
    assert.deepEqual(
      [act?.actor, act?.target, act?.details],
      [owner.staff.id, lead.id, { to: owner.staff.id }],
    );
  });
});

describe('mails about leads that wait', () => {
  it('are not sent about one that somebody has taken', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const owner = await accessTo(scene, [[shop, 'owner']]);
    const { lead } = await shop.sendForm();
    await scene.useCases.assignLead(owner, lead.id, owner.staff.id);
    await scene.useCases.followUpLeads();
    assert.deepEqual(
      (await shop.mails()).filter(({ kind }) => kind === 'lead_waiting'),
      [],
    );
    assert.equal((await scene.stores.leads.get(shop.scope, lead.id))?.followUp, 'done');
    await shop.sendForm();
    await scene.useCases.followUpLeads();
    assert.equal((await shop.mails()).filter(({ kind }) => kind === 'lead_waiting').length, 1);
  });
});

describe('the list of leads in work', () => {
  it('shows every unanswered lead before any other, page by page, each once', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const access = await accessTo(scene, [[shop, 'owner']]);
    const start = scene.clock.now().getTime();
    const states = ['new', 'answered', 'in_work', 'closed'] as const;
    for (let at = 0; at < 220; at += 1) {
      const state = states[at % 4] ?? 'new';
      const lead = aLead({ shopId: shop.id, state, createdAt: new Date(start - at), sealed: {} });
      await scene.stores.leads.insert(shop.scope, lead);
    }
    const seen: { state: string; at: number }[] = [];
    const sizes: number[] = [];
    let from: (typeof ALL_LEADS)['from'] = null;
    do {
      const page = await scene.useCases.showLeads(access, { ...ALL_LEADS, from });
      seen.push(...page.leads.map(({ lead }) => ({ state: lead.state, at: lead.createdAt.getTime() })));
      sizes.push(page.leads.length);
      assert.deepEqual(page.counts, {
        new: 55,
        in_work: 55,
        answered: 55,
        closed: 55,
        mine: 0,
        quarantined: 0,
      });
      from = page.next;
    } while (from !== null);
    assert.deepEqual(sizes, [50, 50, 50, 50, 20]);
    const isOpen = ({ state }: { state: string }) => state === 'new' || state === 'in_work';
    const wanted = [...seen].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || b.at - a.at);
    assert.deepEqual(seen, wanted);
    assert.equal(new Set(seen.map(({ at }) => at)).size, 220);
  });

  it('goes on with the others where the unanswered ones fill a page to its end', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const access = await accessTo(scene, [[shop, 'owner']]);
    for (let at = 0; at < 51; at += 1) {
      const createdAt = new Date(scene.clock.now().getTime() - at);
      const state = at === 0 ? 'closed' : 'new';
      await scene.stores.leads.insert(shop.scope, aLead({ shopId: shop.id, state, createdAt, sealed: {} }));
    }
    const first = await scene.useCases.showLeads(access, ALL_LEADS);
    assert.deepEqual([first.leads.length, first.next?.part], [50, 'done']);
    const second = await scene.useCases.showLeads(access, { ...ALL_LEADS, from: first.next });
    assert.deepEqual([second.leads.map(({ lead }) => lead.state), second.next], [['closed'], null]);
  });

  it('shows one state, or only those of the person who asks', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const access = await accessTo(scene, [[shop, 'consultant']]);
    const [one, two] = [(await shop.sendForm()).lead, (await shop.sendForm()).lead];
    await scene.useCases.assignLead(access, one.id, access.staff.id);
    const ids = async (wish: Partial<typeof ALL_LEADS>) =>
      (await scene.useCases.showLeads(access, { ...ALL_LEADS, ...wish })).leads.map(({ lead }) => lead.id);
    assert.deepEqual(await ids({ state: 'new' }), [two.id]);
    assert.deepEqual(await ids({ isMine: true }), [one.id]);
    assert.deepEqual(await ids({ isMine: true, state: 'new' }), []);
    assert.equal((await scene.useCases.showLeads(access, ALL_LEADS)).counts.mine, 1);
  });
});
