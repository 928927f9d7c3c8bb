import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { movedLead } from '../../../../service/domain/lead/work-lead.ts';
import { SERVICE_SCOPE } from '../../../../service/domain/model/base/tenancy.ts';
import { DEFAULT_ALERTS } from '../../../../service/domain/model/staff/alert-settings.ts';
import type { Staff } from '../../../../service/domain/model/staff/staff.ts';
import { LEAD_STATES, type StaffId } from '../../../../service/protocol/vocabulary.ts';
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

  it('is over once the lead is closed, also when the mail of an answer leaves after that [RE-1]', async () => {
    const answerSentAt = new Date();
    const closed = { state: 'closed', assigneeId: 'stf_a' } as const;
    assert.deepEqual(movedLead(closed, 'stf_b', { answerSentAt }), closed);
    for (const state of ['new', 'in_work', 'answered'] as const)
      assert.equal(movedLead({ ...closed, state }, 'stf_b', { answerSentAt }).state, 'answered');
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    const access = await accessTo(scene, [[shop, 'consultant']]);
    const { lead } = await shop.sendForm();
    const given = { ref: randomUUID(), text: 'Tak, mamy.', after: 0 };
    await scene.useCases.answerLead(access, lead.id, given);
    await scene.useCases.markLead(access, lead.id, 'closed');
    scene.clock.forward(DAY_MS);
    await scene.useCases.sendMails();
    const stored = await scene.stores.leads.get(shop.scope, lead.id);
    assert.deepEqual([stored?.state, stored?.lastContactAt], ['closed', scene.clock.now()]);
    assert.deepEqual(stored?.history.at(-1)?.at, scene.clock.now());
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

describe('a lead that is given to a colleague', () => {
  const given = async (person: Partial<Staff> = {}) => {
    const scene = makeDomainScene({ start: '2026-11-27T22:30:00Z' });
    const shop = await scene.openShop();
    const owner = await accessTo(scene, [[shop, 'owner']]);
    const colleague = await accessTo(scene, [[shop, 'consultant']]);
    await scene.stores.staff.update(colleague.staff.id, person);
    const { lead } = await shop.sendForm();
    const assign = (to: StaffId | null, by = owner) => scene.useCases.assignLead(by, lead.id, to);
    const mails = async () =>
      (await shop.mails()).filter(({ ref, kind }) => ref === lead.id && kind === 'lead_waiting');
    return { scene, shop, lead, owner, colleague: colleague.staff, assign, mails };
  };

  it('comes by mail with a link and none of its data, once for each time it is given [SE-6]', async () => {
    const { scene, lead, owner, colleague, assign, mails } = await given();
    await assign(colleague.id);
    await assign(colleague.id);
    const [mail, ...more] = await mails();
    assert.deepEqual([mail?.content.to, more.length], [colleague.email, 0]);
    assert.ok(mail?.content.text.includes(`/console/#/leads/${lead.id}`));
    assert.ok(mail?.content.subject.includes(lead.reference));
    assert.equal(mail?.nextAttemptAt.getTime(), scene.clock.now().getTime());
    await assign(owner.staff.id);
    await assign(null);
    assert.equal((await mails()).length, 1, 'whoever takes it themselves gets none');
    scene.clock.forward(1_000);
    await assign(colleague.id);
    assert.equal((await mails()).length, 2);
  });

  it('comes by no mail to somebody who wants none about leads, and after quiet hours', async () => {
    const off = await given({ notices: { leads: false, chats: true } });
    await off.assign(off.colleague.id);
    assert.deepEqual(await off.mails(), []);
    const quietFrom = async (from: string, to: string) => {
      const quiet = { from, to, timeZone: 'Europe/Warsaw' };
      const { colleague, assign, mails } = await given({ alerts: { ...DEFAULT_ALERTS, quiet } });
      await assign(colleague.id);
      return (await mails())[0]?.nextAttemptAt.toISOString();
    };
    // It is 23:30 in Warsaw.
    assert.equal(await quietFrom('22:00', '07:00'), '2026-11-28T06:00:00.000Z');
    assert.equal(await quietFrom('23:00', '23:45'), '2026-11-27T22:45:00.000Z');
    assert.equal(await quietFrom('07:00', '22:00'), '2026-11-27T22:30:00.000Z');
    assert.equal(await quietFrom('00:00', '00:00'), undefined);
  });

  it('says to its person how it was worked on, without who did it [RT-1]', async () => {
    const { scene, shop, lead, owner, colleague, assign } = await given();
    await assign(colleague.id);
    await scene.useCases.markLead(owner, lead.id, 'closed');
    const source = scene.useCases.subjectSources.find(({ name }) => name === 'leads');
    const subject = { subjectKeys: lead.subjectKeys, refs: [], email: null, phone: null };
    const [section] = (await source?.collect(shop.scope, subject, 'en')) ?? [];
    const steps = section?.items[0]?.fields.filter(({ key }) => key === 'leadStep') ?? [];
    const at = scene.clock.now().toISOString();
    assert.deepEqual(
      steps.map(({ value }) => value),
      [`${at} · in work · with a consultant`, `${at} · closed · with a consultant`],
    );
    for (const { id, name, email } of [colleague, owner.staff])
      for (const told of [id, name, email]) assert.ok(!JSON.stringify(section).includes(told));
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

describe('mails about leads in quiet hours', () => {
  const MINUTE_MS = 60_000;
  const night = async (quiet: { from: string; to: string }) => {
    // 21:55 in Warsaw.
    const scene = makeDomainScene({ start: '2026-11-27T20:55:00Z' });
    const shop = await scene.openShop();
    const alertsWith = ({ from, to }: { from: string; to: string }) => ({
      alerts: { ...DEFAULT_ALERTS, quiet: { from, to, timeZone: 'Europe/Warsaw' } },
    });
    const [asleep, awake, never] = [
      (await accessTo(scene, [[shop, 'owner']])).staff,
      (await accessTo(scene, [[shop, 'consultant']])).staff,
      (await accessTo(scene, [[shop, 'consultant']])).staff,
    ];
    await scene.stores.staff.update(asleep.id, alertsWith(quiet));
    await scene.stores.staff.update(never.id, alertsWith({ from: '00:00', to: '00:00' }));
    const times = async ({ email }: Staff) =>
      (await shop.mails())
        .filter(({ content, kind }) => kind === 'lead_waiting' && content.to === email)
        .map(({ nextAttemptAt }) => nextAttemptAt.toISOString().slice(8, 16))
        .sort();
    return { scene, shop, asleep, awake, never, times };
  };

  it('are one mail at their end, whatever came in them', async () => {
    const { scene, shop, asleep, awake, never, times } = await night({ from: '22:00', to: '07:00' });
    for (const minutes of [0, 1, 30, 30, 300]) {
      scene.clock.forward(minutes * MINUTE_MS);
      await shop.sendForm();
      await scene.useCases.followUpLeads();
    }
    assert.deepEqual(await times(asleep), ['27T20:55', '28T06:00']);
    assert.deepEqual(await times(awake), ['27T20:55', '27T21:10', '27T21:26', '27T21:56', '28T02:56']);
    assert.deepEqual(await times(never), []);
  });

  it('that speak of the quarantine wait as long', async () => {
    const { scene, shop, asleep, awake, never, times } = await night({ from: '22:00', to: '10:00' });
    await shop.sendForm({ isTrapped: true });
    await scene.useCases.followUpLeads();
    assert.deepEqual([await times(asleep), await times(never)], [['28T09:00'], []]);
    assert.deepEqual(await times(awake), ['28T08:00']);
  });
});

describe('the follow-up of leads', () => {
  it('of many in one shop asks once whether staff were told, and marks all of them together', async () => {
    const marked: number[] = [];
    let asked = 0;
    const scene = makeDomainScene({
      between: ({ leads, mailPauses }) => ({
        leads: {
          ...leads,
          setFollowedUp(scope, ids) {
            marked.push(ids.length);
            return leads.setFollowedUp(scope, ids);
          },
        },
        mailPauses: {
          ...mailPauses,
          endOf(...pause) {
            asked += 1;
            return mailPauses.endOf(...pause);
          },
        },
      }),
    });
    const shop = await scene.openShop();
    await accessTo(scene, [[shop, 'owner']]);
    for (let count = 0; count < 10; count += 1) await shop.sendForm();
    await scene.useCases.followUpLeads();
    assert.deepEqual(marked, [1, 1, 8]);
    asked = 0;
    for (let count = 0; count < 10; count += 1) await shop.sendForm();
    await scene.useCases.followUpLeads();
    assert.deepEqual([marked.slice(3), asked], [[10], 2]);
    assert.equal((await shop.mails()).filter(({ kind }) => kind === 'lead_waiting').length, 2);
  });

  it('goes on where a stop cut it off, and mails nobody twice', async () => {
    const scene = makeDomainScene();
    const shop = await scene.openShop();
    await accessTo(scene, [[shop, 'owner']]);
    for (let count = 0; count < 6; count += 1) await shop.sendForm();
    const due = async () => (await scene.stores.leads.dueFollowUps(SERVICE_SCOPE, 10)).length;
    await scene.useCases.followUpLeads();
    for (let count = 0; count < 6; count += 1) await shop.sendForm();
    let pieces = 0;
    await scene.useCases.followUpLeads({
      rows: () => 2,
      isOver: () => pieces === 2,
      run: (work) => {
        pieces += 1;
        return work();
      },
    });
    const sent = (await shop.mails()).length;
    assert.equal(await due(), 2);
    await scene.useCases.followUpLeads();
    assert.deepEqual([await due(), (await shop.mails()).length], [0, sent]);
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
