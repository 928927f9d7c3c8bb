import assert from 'node:assert/strict';
import { scopeOfShop } from '../../service/domain/model/base/tenancy.ts';
import type { PolicyChange } from '../../service/domain/model/notice/policy-change.ts';
import type { ChatReceipt } from '../../service/domain/receipt/chat-receipt.ts';
import { randomIds } from '../../service/outbound/random-ids.ts';
import {
  AT,
  aHash,
  aLead,
  aNotice,
  aReceipt,
  aShopId,
  aSnapshot,
  later,
} from '../support/builders/builders.ts';
import { onEveryStore } from './on-every-store.ts';

const aChange = (changes: Partial<PolicyChange> = {}): PolicyChange => ({
  id: randomIds.next('chg'),
  shopId: aShopId(),
  locale: 'pl',
  title: 'Polityka',
  url: 'https://sklep.example/polityka',
  fromSha256: 'a'.repeat(64),
  toSha256: 'b'.repeat(64),
  fromNoticeId: 'ntc_a',
  toNoticeId: 'ntc_b',
  changedAt: AT,
  choice: null,
  decidedBy: null,
  decidedAt: null,
  leads: 0,
  cards: 0,
  subscriptions: 0,
  cursor: null,
  reached: 0,
  mailed: 0,
  workedAt: null,
  doneAt: null,
  ...changes,
});

onEveryStore('a store of policy changes', (kit) => {
  it('keeps the first of an id, newest first, shop by shop [SE-1]', async () => {
    const { policyChanges } = kit.stores;
    const first = aChange();
    const scope = scopeOfShop(first.shopId);
    const second = aChange({ shopId: first.shopId, changedAt: later(5) });
    await policyChanges.insert(scope, first);
    await policyChanges.insert(scope, { ...first, title: 'Another' });
    await policyChanges.insert(scope, second);
    assert.deepEqual(await policyChanges.list(scope), [second, first]);
    const step = { fromSha256: first.fromSha256, toSha256: first.toSha256 };
    assert.deepEqual(await policyChanges.steps(scope), [step, step]);
    assert.deepEqual(await policyChanges.steps(scopeOfShop(aShopId())), []);
    assert.deepEqual(await policyChanges.get(scope, first.id), first);
    assert.equal(await policyChanges.get(scopeOfShop(aShopId()), first.id), null);
  });

  it('takes one decision, and how far it was carried out', async () => {
    const { policyChanges } = kit.stores;
    const change = aChange();
    const scope = scopeOfShop(change.shopId);
    await policyChanges.insert(scope, change);
    const decision = {
      choice: 'inform' as const,
      decidedBy: randomIds.next('stf'),
      decidedAt: later(9),
      leads: 3,
      cards: 1,
      subscriptions: 2,
      doneAt: null,
    };
    assert.equal(await policyChanges.decide(scope, change.id, decision), true);
    assert.equal(await policyChanges.decide(scope, change.id, { ...decision, choice: 'harmless' }), false);
    const failed = ['led_a', 'led_b'] as const;
    const progress = { cursor: 'led_x' as const, failed, reached: 2, workedAt: later(10), doneAt: later(11) };
    await policyChanges.advance(scope, change.id, progress);
    assert.deepEqual(await policyChanges.get(scope, change.id), { ...change, ...decision, ...progress });
  });

  it('counts the people whose mail was taken, but not in decisions from before', async () => {
    const { policyChanges } = kit.stores;
    const counted = aChange();
    const earlier = aChange({ shopId: counted.shopId, mailed: null });
    const scope = scopeOfShop(counted.shopId);
    for (const change of [counted, earlier]) await policyChanges.insert(scope, change);
    for (const { id } of [counted, counted, earlier]) await policyChanges.countMailed(scope, id);
    await policyChanges.countMailed(scopeOfShop(aShopId()), counted.id);
    assert.equal((await policyChanges.get(scope, counted.id))?.mailed, 2);
    assert.equal((await policyChanges.get(scope, earlier.id))?.mailed, null);
  });
});

onEveryStore('what stands under a notice', (kit) => {
  it('is found lead by lead, counted, renewed, and told from what is gone', async () => {
    const { leads, receipts } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const rows = ['a', 'b', 'c'].map((letter) =>
      aLead({ shopId, id: `led_${letter}${aHash().slice(0, 20)}`, noticeId: 'ntc_old' }),
    );
    const other = aLead({ shopId, noticeId: 'ntc_new' });
    for (const lead of [...rows, other, aLead({ noticeId: 'ntc_old' })])
      await leads.insert(scopeOfShop(lead.shopId), lead);
    const ids = rows.map(({ id }) => id);
    const found = async (after: (typeof ids)[number] | null, limit: number) =>
      leads.idsUnder(scope, ['ntc_old'], after, limit);
    assert.deepEqual(await found(null, 2), ids.slice(0, 2));
    assert.deepEqual(await found(ids[1] ?? null, 2), ids.slice(2));
    assert.equal(await leads.countUnder(scope, ['ntc_old']), 3);
    assert.equal(await leads.countUnder(scope, []), 0);
    assert.deepEqual([...(await leads.namedNotices(scope))].sort(), ['ntc_new', 'ntc_old']);
    const [first] = rows;
    assert.ok(first);
    const agreement = { noticeId: 'ntc_new', consentEventId: 'cse_new' } as const;
    const renewed = await leads.setConsent(scope, first.id, { ...agreement, expiresAt: later(77) });
    assert.deepEqual(renewed, { ...first, ...agreement, expiresAt: later(77) });
    assert.deepEqual(await leads.get(scope, first.id), renewed);
    assert.equal(await leads.setConsent(scopeOfShop(aShopId()), first.id, agreement), null);
    const next = { consentEventId: 'cse_next' } as const;
    assert.equal(await leads.setConsent(scope, first.id, next, first.consentEventId), null, 'another by now');
    assert.deepEqual(await leads.get(scope, first.id), renewed);
    assert.deepEqual(await leads.setConsent(scope, first.id, next, 'cse_new'), { ...renewed, ...next });
    await leads.remove(scope, first.id);
    assert.deepEqual([...(await leads.whichExist(scope, [...ids, 'led_none']))].sort(), ids.slice(1));
    const receipt = aReceipt({ shopId, noticeId: 'ntc_old' });
    await receipts.insert(scope, receipt);
    await receipts.setConsent(scope, receipt.secretHash, agreement);
    assert.deepEqual(await receipts.findBySecret(receipt.secretHash), { ...receipt, ...agreement });
    assert.deepEqual(await receipts.namedNotices(scope), ['ntc_new']);
  });

  it('notices and texts are found by policy, listed by age, and removed [RE-1]', async () => {
    const { notices } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const old = aNotice({ shopId });
    const young = aNotice({ shopId, createdAt: later(100) });
    for (const notice of [old, young]) await notices.put(scope, notice);
    assert.deepEqual(
      (await notices.listByPolicy(scope, ['a'.repeat(64), 'f'.repeat(64)])).map(({ id }) => id).sort(),
      [old.id, young.id].sort(),
    );
    assert.deepEqual(await notices.listByPolicy(scope, []), []);
    assert.deepEqual(await notices.listOld(scope, later(50)), [
      { id: old.id, surface: 'offline_form', policySha256: 'a'.repeat(64) },
    ]);
    assert.equal(await notices.remove(scopeOfShop(aShopId()), [old.id]), 0);
    assert.equal(await notices.remove(scope, [old.id]), 1);
    assert.equal(await notices.get(scope, old.id), null);
    await notices.put(scope, old);
    assert.deepEqual(await notices.get(scope, old.id), old, 'it can come back');
    assert.deepEqual(await notices.boundTexts(scope), ['a'.repeat(64)]);
    for (const letter of ['c', 'd'])
      await notices.putSnapshot(scope, aSnapshot({ shopId, sha256: letter.repeat(64) }));
    assert.equal(await notices.removeSnapshots(scope, later(1), ['c'.repeat(64)]), 1);
    assert.ok(await notices.snapshot(scope, 'c'.repeat(64)));
    assert.equal(await notices.removeSnapshots(scope, AT, []), 0);
  });
});

onEveryStore('a store of links to conversations', (kit) => {
  it('keeps one per secret, sends it once, lists and removes it', async () => {
    const { chatReceipts } = kit.stores;
    const row: ChatReceipt = {
      secretHash: aHash(),
      shopId: aShopId(),
      conversationId: randomIds.next('cnv'),
      createdAt: AT,
      mailedAt: null,
      expiresAt: later(9),
    };
    const scope = scopeOfShop(row.shopId);
    await chatReceipts.insert(scope, row);
    await chatReceipts.insert(scope, { ...row, createdAt: later(5) });
    assert.deepEqual(await chatReceipts.findBySecret(row.secretHash), row);
    assert.equal(await chatReceipts.claimMail(scopeOfShop(aShopId()), row.secretHash, AT), false);
    assert.equal(await chatReceipts.claimMail(scope, row.secretHash, later(1)), true);
    assert.equal(await chatReceipts.claimMail(scope, row.secretHash, later(2)), false);
    await chatReceipts.setExpiry(scope, row.secretHash, later(20));
    const now = { ...row, mailedAt: later(1), expiresAt: later(20) };
    assert.deepEqual(await chatReceipts.list(scope, '', 5), [now]);
    assert.deepEqual(await chatReceipts.list(scope, row.secretHash, 5), []);
    assert.equal(await chatReceipts.remove(scope, row.secretHash), true);
    assert.equal(await chatReceipts.findBySecret(row.secretHash), null);
  });
});
