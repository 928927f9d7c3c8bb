import assert from 'node:assert/strict';
import { scopeOfShop, scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import { LEAD_STEPS_KEPT, type Lead } from '../../service/domain/model/lead/lead.ts';
import type { LeadFilter } from '../../service/domain/model/lead/lead-store.ts';
import {
  AT,
  aHash,
  aLead,
  aLeadAnswer,
  aLeadStep,
  aReceipt,
  aShopId,
  later,
} from '../support/builders/builders.ts';
import { dueAt } from '../support/builders/due-at.ts';
import { onPlainAndSealedStores } from './on-every-store.ts';

const DAY = 86_400;

onPlainAndSealedStores('stores of leads and receipts', (kit) => {
  it('give back a lead to the letter', async () => {
    const { leads } = kit.stores;
    const lead = aLead();
    const bare = aLead({
      shopId: lead.shopId,
      noticeId: null,
      consentEventId: null,
      basis: null,
      sealed: {},
    });
    const scope = scopeOfShop(lead.shopId);
    assert.deepEqual(await leads.insert(scope, lead), { lead, isRepeat: false });
    assert.deepEqual(await leads.insert(scope, bare), { lead: bare, isRepeat: false });
    assert.deepEqual(await leads.get(scope, lead.id), lead);
    assert.deepEqual(await leads.get(scopeOfShops([aShopId(), lead.shopId]), bare.id), bare);
    assert.equal(await leads.get(scope, 'led_nothing'), null);
    assert.deepEqual(await leads.findByRef(scope, lead.ref), lead);
    assert.equal(await leads.findByRef(scope, 'nothing'), null);
  });

  it('keep a form once, however often it is sent', async () => {
    const { leads } = kit.stores;
    const lead = aLead();
    const scope = scopeOfShop(lead.shopId);
    const { shopId, ref, formNonce } = lead;
    const answers = await Promise.all([
      leads.insert(scope, lead),
      leads.insert(scope, aLead({ shopId, ref, formNonce })),
      leads.insert(scope, aLead({ shopId, ref })),
    ]);
    assert.equal(answers.filter((answer) => answer?.isRepeat === false).length, 1);
    assert.equal(new Set(answers.map((answer) => answer?.lead.id)).size, 1);
    assert.equal((await leads.list(scopeOfShops([shopId]), later(1), 10)).length, 1);
  });

  it('refuse a second form under a token that was used', async () => {
    const { leads } = kit.stores;
    const lead = aLead();
    const scope = scopeOfShop(lead.shopId);
    const { shopId, formNonce } = lead;
    await leads.insert(scope, lead);
    assert.equal(await leads.insert(scope, aLead({ shopId, formNonce })), null);
    const elsewhere = aLead({ formNonce, ref: lead.ref });
    assert.equal((await leads.insert(scopeOfShop(elsewhere.shopId), elsewhere))?.isRepeat, false);
  });

  it('list leads of all shops of a person, newest first, page by page', async () => {
    const { leads } = kit.stores;
    const [here, there] = [aShopId(), aShopId()];
    const ages = [0, 1, 3, 3.5, 20, 21, 60, 100, 400, 900, 3000, 9000];
    const rows = ages.map((days, index) =>
      aLead({ shopId: index % 2 === 0 ? here : there, createdAt: later(-days * DAY) }),
    );
    for (const row of rows) await leads.insert(scopeOfShop(row.shopId), row);
    const both = scopeOfShops([here, there]);
    assert.deepEqual(await leads.list(both, later(1), 100), rows);
    assert.deepEqual(await leads.list(both, later(1), 5), rows.slice(0, 5));
    const before = rows[4]?.createdAt ?? AT;
    assert.deepEqual(await leads.list(both, before, 4), rows.slice(5, 9));
    assert.deepEqual(
      await leads.list(scopeOfShops([there]), later(1), 100),
      rows.filter((row) => row.shopId === there),
    );
    assert.deepEqual(await leads.list(both, later(-10_000 * DAY), 10), []);
    assert.deepEqual(await leads.list(scopeOfShops([]), later(1), 10), []);
  });

  it('list those alone that are due, each by the limits of its shop, page by page [RE-2]', async () => {
    const { leads } = kit.stores;
    const [here, there, elsewhere] = [aShopId(), aShopId(), aShopId()];
    const all = scopeOfShops([here, there, elsewhere]);
    const put = async (changes: Partial<Lead>) => {
      const lead = aLead({ expiresAt: later(100 * DAY), lastContactAt: AT, ...changes });
      await leads.insert(scopeOfShop(lead.shopId), lead);
      return lead.id;
    };
    const promised = await put({ shopId: here, expiresAt: later(5 * DAY), createdAt: later(-400 * DAY) });
    await put({ shopId: here });
    await put({ shopId: here, expiresAt: later(5 * DAY), heldAt: AT, heldReason: 'claim' });
    await put({ shopId: here, expiresAt: later(5 * DAY), restrictedAt: AT });
    await put({ shopId: elsewhere, expiresAt: later(5 * DAY) });
    const old = await put({ shopId: there, lastContactAt: later(-20 * DAY), createdAt: later(-DAY) });
    await put({ shopId: there });
    const at = later(30 * DAY);
    const due = new Map([
      [here, { at, lastContactUntil: later(-90 * DAY) }],
      [there, { at, lastContactUntil: later(-10 * DAY) }],
    ]);
    const ids = async (before: Date, limit: number) =>
      (await leads.list(all, before, limit, { due })).map(({ id }) => id);
    assert.deepEqual(await ids(later(1), 10), [old, promised]);
    assert.deepEqual(await ids(later(1), 1), [old]);
    assert.deepEqual(await ids(later(-DAY), 10), [promised]);
  });

  it('list and count leads by state and by who has them, none that is restricted [RT-3]', async () => {
    const { leads } = kit.stores;
    const shopId = aShopId();
    const [scope, all] = [scopeOfShop(shopId), scopeOfShops([shopId])];
    const mine = { assigneeId: 'stf_a' } as const;
    const rows = [
      aLead({ shopId }),
      aLead({ shopId, state: 'in_work', ...mine }),
      aLead({ shopId, state: 'in_work', assigneeId: 'stf_b' }),
      aLead({ shopId, state: 'answered', ...mine }),
      aLead({ shopId, state: 'in_work', ...mine, restrictedAt: AT }),
      aLead({ state: 'new' }),
    ];
    for (const row of rows) await leads.insert(scopeOfShop(row.shopId), row);
    const counts = { new: 1, in_work: 2, answered: 1, closed: 0, mine: 1, quarantined: 0 };
    assert.deepEqual(await leads.counts(all, 'stf_a'), counts);
    assert.deepEqual(await leads.counts(scopeOfShops([]), 'stf_a'), {
      ...counts,
      new: 0,
      in_work: 0,
      answered: 0,
      mine: 0,
    });
    const ids = async (filter: LeadFilter) =>
      (await leads.list(all, later(1), 10, filter)).map(({ id }) => id).sort();
    const idsOf = (...at: number[]) => at.map((one) => rows[one]?.id).sort();
    assert.deepEqual(await ids({ states: ['new', 'in_work'] }), idsOf(0, 1, 2));
    assert.deepEqual(await ids(mine), idsOf(1, 3));
    assert.deepEqual(await ids({ states: ['answered', 'closed'], ...mine }), idsOf(3));
    assert.equal(await leads.addStep(scope, rows[5]?.id ?? 'led_x', aLeadStep(), false), null);
  });

  it('keep each answer once, behind those that were seen, and when it was sent', async () => {
    const { leads } = kit.stores;
    const lead = aLead();
    const scope = scopeOfShop(lead.shopId);
    await leads.insert(scope, lead);
    const [first, second] = [aLeadAnswer({ at: later(1) }), aLeadAnswer({ at: later(2) })];
    assert.deepEqual((await leads.addAnswer(scope, lead.id, first, 0))?.answers, [first]);
    assert.equal(await leads.addAnswer(scope, lead.id, second, 0), null);
    assert.deepEqual((await leads.addAnswer(scope, lead.id, second, 1))?.answers, [first, second]);
    const sent = { ...second, sentAt: later(3) };
    assert.deepEqual((await leads.setAnswerSent(scope, lead.id, second.ref, later(3)))?.answers, [
      first,
      sent,
    ]);
    assert.deepEqual((await leads.setAnswerSent(scope, lead.id, second.ref, later(9)))?.answers, [
      first,
      sent,
    ]);
    assert.equal(await leads.setAnswerSent(scope, lead.id, 'nothing', later(3)), null);
    assert.deepEqual((await leads.get(scope, lead.id))?.answers, [first, sent]);
    assert.equal(await leads.addAnswer(scope, lead.id, aLeadAnswer({ at: lead.expiresAt }), 2), null);
    await leads.setMarks(scope, lead.id, { restrictedAt: later(4), heldAt: null, heldReason: null });
    assert.equal(await leads.addAnswer(scope, lead.id, aLeadAnswer({ at: later(5) }), 2), null);
  });

  it('take another text for an answer in its place, and nothing else of it [RT-2]', async () => {
    const { leads } = kit.stores;
    const lead = aLead();
    const scope = scopeOfShop(lead.shopId);
    await leads.insert(scope, lead);
    const [first, second] = [aLeadAnswer({ at: later(1) }), aLeadAnswer({ at: later(2) })];
    await leads.addAnswer(scope, lead.id, first, 0);
    await leads.addAnswer(scope, lead.id, second, 1);
    assert.equal(await leads.rewriteAnswer(scope, lead.id, second.ref, 'other'), true);
    assert.equal(await leads.rewriteAnswer(scope, lead.id, 'nothing', 'other'), false);
    assert.equal(await leads.rewriteAnswer(scopeOfShop(aShopId()), lead.id, first.ref, 'other'), false);
    const answers = [first, { ...second, text: 'other' }];
    assert.deepEqual(await leads.listByIds(scope, [lead.id, 'led_none']), [{ ...lead, answers }]);
    assert.deepEqual(await leads.listByIds(scopeOfShop(aShopId()), [lead.id]), []);
  });

  it('keep the last hundred steps of a lead', async () => {
    const { leads } = kit.stores;
    const lead = aLead();
    const scope = scopeOfShop(lead.shopId);
    await leads.insert(scope, lead);
    for (let at = 0; at <= LEAD_STEPS_KEPT; at += 1)
      await leads.addStep(scope, lead.id, aLeadStep({ at: later(at), assigneeId: null }), false);
    const { history } = (await leads.get(scope, lead.id)) ?? lead;
    assert.deepEqual([history.length, history[0]?.at], [LEAD_STEPS_KEPT, later(1)]);
    assert.equal(history.at(-1)?.assigneeId, null);
  });

  it('order leads of the same moment the same way every time', async () => {
    const { leads } = kit.stores;
    const shopId = aShopId();
    const rows = Array.from({ length: 6 }, () => aLead({ shopId }));
    for (const row of rows) await leads.insert(scopeOfShop(shopId), row);
    const ids = rows
      .map((row) => row.id)
      .sort()
      .reverse();
    const listed = await leads.list(scopeOfShops([shopId]), later(1), 10);
    assert.deepEqual(
      listed.map((row) => row.id),
      ids,
    );
  });

  it('count the period of a lead from its last contact, while its time is not over [RE-1]', async () => {
    const { leads } = kit.stores;
    const lead = aLead();
    const scope = scopeOfShop(lead.shopId);
    await leads.insert(scope, lead);
    const [step, taken] = [
      aLeadStep({ at: later(5 * DAY) }),
      aLeadStep({ at: later(6 * DAY), state: 'in_work' }),
    ];
    const answered = {
      ...lead,
      state: 'answered',
      assigneeId: step.assigneeId,
      history: [step],
      lastContactAt: later(5 * DAY),
      expiresAt: later(185 * DAY),
    } as const;
    assert.deepEqual(await leads.addStep(scope, lead.id, step, true), answered);
    assert.deepEqual(await leads.get(scope, lead.id), answered);
    const kept = { ...answered, state: 'in_work', history: [step, taken] } as const;
    assert.deepEqual(await leads.addStep(scope, lead.id, taken, false), kept);
    assert.equal(await leads.addStep(scope, 'led_nothing', step, true), null);
    assert.equal(await leads.addStep(scope, lead.id, { ...step, at: answered.expiresAt }, true), null);
    assert.equal(await leads.remove(scope, lead.id), true);
    assert.equal(await leads.remove(scope, lead.id), false);
    assert.equal(await leads.get(scope, lead.id), null);
  });

  it('have their period of before a contact that is taken back, unless there was another since [RE-1]', async () => {
    const { leads } = kit.stores;
    const lead = aLead();
    const scope = scopeOfShop(lead.shopId);
    await leads.insert(scope, lead);
    const { lastContactAt, expiresAt } = lead;
    const at = later(5 * DAY);
    const step = { ...aLeadStep({ at }), before: { lastContactAt, expiresAt } };
    const answered = await leads.addStep(scope, lead.id, step, true);
    assert.deepEqual([answered?.lastContactAt, answered?.history], [at, [step]]);
    const back = aLeadStep({ at: later(5 * DAY + 7), state: 'in_work' });
    const other = { at: later(4 * DAY), before: step.before };
    assert.equal(await leads.addStep(scope, lead.id, back, false, other), null);
    assert.deepEqual(await leads.get(scope, lead.id), answered);
    const undone = await leads.addStep(scope, lead.id, back, false, { at, before: step.before });
    assert.deepEqual([undone?.lastContactAt, undone?.expiresAt], [lastContactAt, expiresAt]);
    assert.deepEqual([undone?.state, undone?.history], ['in_work', [step, back]]);
  });

  it('are worked on past their end while they are held, which prolongs nothing, and not once they are claimed [RE-1]', async () => {
    const { leads } = kit.stores;
    const heldAt = later(1);
    const held = aLead({ expiresAt: later(5), heldAt, heldReason: 'complaint' });
    const scope = scopeOfShop(held.shopId);
    await leads.insert(scope, held);
    const step = aLeadStep({ at: later(9), state: 'closed' });
    const moved = await leads.addStep(scope, held.id, step, true);
    assert.deepEqual(moved, {
      ...held,
      state: 'closed',
      assigneeId: step.assigneeId,
      history: [step],
    });
    const answer = aLeadAnswer({ at: later(9) });
    assert.deepEqual((await leads.addAnswer(scope, held.id, answer, 0))?.answers, [answer]);
    await leads.setConsent(scope, held.id, { withdrawnAt: later(9) });
    assert.equal(await leads.addStep(scope, held.id, step, false), null);
    assert.equal(await leads.addAnswer(scope, held.id, answer, 1), null);
    await leads.setConsent(scope, held.id, { withdrawnAt: null });
    await leads.setMarks(scope, held.id, { heldAt: null, heldReason: null });
    assert.equal(await leads.addStep(scope, held.id, step, false), null);
    assert.deepEqual(await leads.claimIds(scope, dueAt(later(9)).leads, 1), [held.id]);
    await leads.setMarks(scope, held.id, { heldAt, heldReason: 'complaint' });
    assert.equal(await leads.addStep(scope, held.id, step, false), null);
    assert.equal(await leads.addAnswer(scope, held.id, answer, 1), null);
  });

  it('remove leads and receipts whose time is over, and no others [RE-1]', async () => {
    const { leads, receipts } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const past = [aLead({ shopId, expiresAt: later(5) }), aLead({ shopId, expiresAt: later(6) })];
    const kept = aLead({ shopId, expiresAt: later(7) });
    for (const lead of [kept, ...past]) await leads.insert(scope, lead);
    const due = dueAt(later(6)).leads;
    assert.equal(await leads.countDue(scope, due), 2);
    const onRequest = aLead({ shopId, expiresAt: later(5), consentEventId: null });
    await leads.insert(scope, onRequest);
    const notices = past.map(({ noticeId }) => [noticeId, 1] as const);
    assert.deepEqual(new Map(await leads.countConsentsDue(scope, due)), new Map(notices));
    await leads.remove(scope, onRequest.id);
    assert.equal((await leads.claimDue(scope, due, 1)).length, 1);
    assert.deepEqual(await leads.claimIds(scope, due, 10), [past[1]?.id]);
    assert.deepEqual(await leads.claimIds(scope, due, 10), []);
    const claimed = await leads.claimDue(scope, due, 10);
    assert.deepEqual(claimed.map((lead) => lead.id).sort(), past.map((lead) => lead.id).sort());
    // Claimed and not removed, as after a crash: the next run finds it again.
    assert.equal(await leads.addStep(scope, past[0]?.id ?? 'led_x', aLeadStep({ at: later(1) }), true), null);
    assert.equal((await leads.claimDue(scope, due, 10)).length, 2);
    for (const lead of claimed) await leads.remove(scope, lead.id);
    assert.deepEqual(await leads.list(scopeOfShops([shopId]), later(1), 10), [kept]);
    const [spent, good] = [
      aReceipt({ shopId, expiresAt: later(5) }),
      aReceipt({ shopId, expiresAt: later(6) }),
    ];
    await receipts.insert(scope, spent);
    await receipts.insert(scope, good);
    assert.deepEqual(await receipts.listDue(scope, later(5), 9), [spent]);
    assert.deepEqual(await receipts.listDue(scope, later(6), 9), [spent, good]);
    assert.deepEqual(await receipts.listDue(scope, later(6), 1), [spent]);
    assert.equal(await receipts.countDue(scope, later(6), []), 2);
    assert.equal(await receipts.countDue(scope, later(6), [spent.leadId]), 1);
    assert.equal(await receipts.countDue(scope, later(5), [good.leadId]), 1);
  });

  it('end a lead sooner when the shop keeps leads for a shorter time now, and never later [RE-2]', async () => {
    const { leads } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const lead = aLead({ shopId });
    await leads.insert(scope, lead);
    const at = later(40 * DAY);
    assert.equal(await leads.countDue(scope, dueAt(at, { leadRetentionDays: 41 }).leads), 0);
    assert.equal(await leads.countDue(scope, dueAt(at, { leadRetentionDays: 40 }).leads), 1);
    assert.equal(await leads.countDue(scope, dueAt(later(180 * DAY), { leadRetentionDays: 365 }).leads), 1);
    assert.deepEqual(await leads.claimIds(scope, dueAt(at, { leadRetentionDays: 41 }).leads, 5), []);
    assert.deepEqual(await leads.claimIds(scope, dueAt(at, { leadRetentionDays: 40 }).leads, 5), [lead.id]);
    assert.equal((await leads.claimDue(scope, dueAt(at, { leadRetentionDays: 40 }).leads, 5)).length, 1);
  });

  it('hide a held lead from lists and counts once its consent was withdrawn [CO-7]', async () => {
    const { leads } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const [withdrawn, other] = [aLead({ shopId }), aLead({ shopId })];
    for (const lead of [withdrawn, other]) await leads.insert(scope, lead);
    await leads.setMarks(scope, withdrawn.id, { heldAt: later(3), heldReason: 'claim' });
    const changed = await leads.setConsent(scope, withdrawn.id, { withdrawnAt: later(4) });
    assert.deepEqual(changed?.withdrawnAt, later(4));
    const shops = scopeOfShops([shopId]);
    assert.deepEqual(await leads.list(shops, later(9e6), 9), [other]);
    assert.equal((await leads.counts(shops, 'stf_x')).new, 1);
    assert.equal((await leads.get(scope, withdrawn.id))?.id, withdrawn.id);
  });

  it('leave what is held or restricted, and list what is held [RE-1, RT-3]', async () => {
    const { leads } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const [held, restricted] = [aLead({ shopId }), aLead({ shopId })];
    for (const lead of [held, restricted]) await leads.insert(scope, lead);
    await leads.setMarks(scope, held.id, { heldAt: later(3), heldReason: 'claim' });
    await leads.setMarks(scope, restricted.id, { restrictedAt: later(3) });
    const due = dueAt(later(400 * DAY)).leads;
    assert.equal(await leads.countDue(scope, due), 0);
    assert.deepEqual(await leads.claimDue(scope, due, 10), []);
    assert.deepEqual(await leads.claimIds(scope, due, 10), []);
    assert.deepEqual(await leads.markedIds(scope), [held.id, restricted.id].sort());
    await leads.setMarks(scope, restricted.id, { heldAt: later(4) });
    assert.deepEqual(await leads.markedIds(scope), [held.id, restricted.id].sort());
    await leads.setMarks(scope, restricted.id, { heldAt: null, restrictedAt: null });
    assert.deepEqual(await leads.markedIds(scope), [held.id]);
    assert.deepEqual(await leads.listHeld(scope), [{ ...held, heldAt: later(3), heldReason: 'claim' }]);
  });

  it('find a receipt by its secret and mark the withdrawal once', async () => {
    const { receipts } = kit.stores;
    const receipt = aReceipt();
    const scope = scopeOfShop(receipt.shopId);
    await receipts.insert(scope, receipt);
    assert.deepEqual(await receipts.findBySecret(receipt.secretHash), receipt);
    assert.equal(await receipts.findBySecret(aHash()), null);
    await receipts.setWithdrawn(scope, receipt.secretHash, later(5));
    await receipts.setWithdrawn(scope, receipt.secretHash, later(9));
    assert.deepEqual(await receipts.findBySecret(receipt.secretHash), { ...receipt, withdrawnAt: later(5) });
    await assert.rejects(receipts.insert(scope, receipt), { code: 'conflict' });
  });
});
