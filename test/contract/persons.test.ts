import assert from 'node:assert/strict';
import {
  SERVICE_SCOPE,
  scopeOfRow,
  scopeOfShop,
  scopeOfShops,
} from '../../service/domain/model/base/tenancy.ts';
import type { Mail } from '../../service/domain/model/mail/mail.ts';
import { randomIds } from '../../service/outbound/random-ids.ts';
import type { ShopId } from '../../service/protocol/vocabulary.ts';
import {
  AT,
  aConsentEvent,
  aConversation,
  aHash,
  aLead,
  anEvent,
  aReceipt,
  aShopId,
  later,
} from '../support/builders/builders.ts';
import { dueAt } from '../support/builders/due-at.ts';
import { aRequest } from '../support/builders/request-builders.ts';
import { onEveryStore } from './on-every-store.ts';

const aMail = (changes: Partial<Mail> = {}): Mail => ({
  id: randomIds.next('eml'),
  shopId: aShopId(),
  kind: 'receipt',
  rank: 0,
  locale: 'pl',
  sealed: 'sealed-mail',
  attachedAgreement: null,
  ref: randomIds.next('led'),
  confirmationHash: null,
  subjectKey: aHash(),
  state: 'waiting',
  attempts: 0,
  lastError: null,
  createdAt: AT,
  nextAttemptAt: AT,
  expiresAt: later(3 * 86_400),
  ...changes,
});

const notKept = async () => false;

onEveryStore('what is kept about a person', (kit) => {
  it('is found in one shop, oldest first, and in no other shop [RT-1]', async () => {
    const { leads, conversations, mails } = kit.stores;
    const [shopId, elsewhere, key] = [aShopId(), aShopId(), aHash()];
    const scope = scopeOfShop(shopId);
    const young = aLead({ shopId, subjectKeys: [aHash(), key], createdAt: later(60) });
    const old = aLead({ shopId, subjectKeys: [key] });
    const foreign = aLead({ shopId: elsewhere, subjectKeys: [key] });
    for (const row of [young, old, aLead({ shopId }), foreign])
      await leads.insert(scopeOfShop(row.shopId), row);
    assert.deepEqual(await leads.findBySubject(scope, key), [old, young]);
    const talks = [
      aConversation({ shopId, subjectKeys: [key], openedAt: later(60) }),
      aConversation({ shopId, subjectKeys: [key] }),
      aConversation({ shopId }),
      aConversation({ shopId: elsewhere, subjectKeys: [key] }),
    ];
    for (const row of talks) await conversations.open(scopeOfShop(row.shopId), row);
    const found = await conversations.findBySubject(scope, key);
    assert.deepEqual(
      found.map((row) => row.id),
      [talks[1]?.id, talks[0]?.id],
    );
    const waiting = [aMail({ shopId, subjectKey: key }), aMail({ shopId: elsewhere, subjectKey: key })];
    for (const mail of waiting) await mails.insert(scopeOfRow(mail), mail);
    assert.deepEqual(await mails.findBySubject(scope, key), [waiting[0]]);
    const made = waiting[0]?.createdAt ?? AT;
    assert.equal(await mails.removeBySubject(scope, key, later(-1, made)), 0);
    assert.equal(await mails.removeBySubject(scope, key, made), 1);
    assert.deepEqual(await mails.findBySubject(scope, key), []);
    assert.deepEqual(await mails.findBySubject(scopeOfShop(elsewhere), key), [waiting[1]]);
  });

  it('is found by an address that stood in a conversation later [RT-1]', async () => {
    const { conversations } = kit.stores;
    const conversation = aConversation();
    const scope = scopeOfShop(conversation.shopId);
    const [first, second] = [aHash(), aHash()];
    await conversations.open(scope, conversation);
    await conversations.append(scope, anEvent(conversation));
    await conversations.addSubjectKeys(scope, conversation.id, [first]);
    await conversations.addSubjectKeys(scope, conversation.id, [first, second]);
    await conversations.addSubjectKeys(scopeOfShop(aShopId()), conversation.id, [aHash()]);
    assert.deepEqual((await conversations.find(scope, conversation.id))?.subjectKeys, [first, second]);
    const [found] = await conversations.findBySubject(scope, second);
    assert.equal(found?.id, conversation.id);
    const again = await kit.openAnother();
    assert.deepEqual((await again.conversations.find(scope, conversation.id))?.subjectKeys, [first, second]);
  });

  it('is one of at most a hundred in a conversation, of which the first stay, also when many come at once [RT-1]', async () => {
    const { conversations } = kit.stores;
    const conversation = aConversation();
    const scope = scopeOfShop(conversation.shopId);
    await conversations.open(scope, conversation);
    const keys = Array.from({ length: 130 }, () => aHash());
    await conversations.addSubjectKeys(scope, conversation.id, keys.slice(0, 60));
    await Promise.all(
      [keys.slice(50, 80), keys.slice(70, 120), keys.slice(90)].map((some) =>
        conversations.addSubjectKeys(scope, conversation.id, some),
      ),
    );
    await conversations.append(scope, anEvent(conversation));
    for (const stores of [kit.stores, await kit.openAnother()]) {
      const found = await stores.conversations.find(scope, conversation.id);
      assert.deepEqual(found?.subjectKeys, keys.slice(0, 100));
    }
    assert.deepEqual(await conversations.findBySubject(scope, keys[100] ?? ''), []);
  });

  it('is asked about with a due date, earliest first, until it is answered; unconfirmed asking does not count [RT-5]', async () => {
    const { subjectRequests } = kit.stores;
    const [shopId, other] = [aShopId(), aShopId()];
    const rows = [
      aRequest({ shopId, dueAt: later(9) }),
      aRequest({ shopId: other, dueAt: later(5), channel: 'page', state: 'in_progress' }),
      aRequest({ shopId, dueAt: later(1), channel: 'page', state: 'identity_pending' }),
      aRequest({ shopId, dueAt: later(2), state: 'done', closedAt: AT }),
      aRequest({ dueAt: later(3) }),
    ];
    for (const row of rows) await subjectRequests.insert(scopeOfShop(row.shopId), row);
    const scope = scopeOfShops([shopId, other]);
    assert.deepEqual(await subjectRequests.openDueDates(scope), [later(5), later(9)]);
    assert.deepEqual(await subjectRequests.openDueDates(scopeOfShops([])), []);
  });

  it('is listed in the register: all open requests by due date, closed ones by pages [RT-5]', async () => {
    const { subjectRequests } = kit.stores;
    const [shopId, other] = [aShopId(), aShopId()];
    const open = [
      aRequest({ shopId, dueAt: later(5) }),
      aRequest({ shopId: other, dueAt: later(6), channel: 'page', state: 'identity_pending' }),
      aRequest({ shopId, dueAt: later(7), state: 'in_progress' }),
    ];
    const closedAt = [40, 30, 20, 20, 20, 10];
    const closed = closedAt.map((seconds, index) =>
      aRequest({ shopId: index % 2 === 0 ? shopId : other, state: 'done', closedAt: later(seconds) }),
    );
    const foreign = [aRequest(), aRequest({ state: 'refused', closedAt: later(25) })];
    for (const row of [...closed, ...open.toReversed(), ...foreign])
      await subjectRequests.insert(scopeOfShop(row.shopId), row);
    const scope = scopeOfShops([shopId, ...Array.from({ length: 120 }, () => aShopId()), other]);
    assert.deepEqual(await subjectRequests.open(scope), open);
    const pages: string[] = [];
    for (let behind: Parameters<typeof subjectRequests.closed>[1] = null; ; ) {
      const page = await subjectRequests.closed(scope, behind, 2);
      const last = page.at(-1);
      if (last?.closedAt == null) break;
      pages.push(...page.map(({ id }) => id));
      behind = { id: last.id, closedAt: last.closedAt };
    }
    const equal = closed.slice(2, 5).map(({ id }) => id);
    assert.deepEqual(pages, [closed[0]?.id, closed[1]?.id, ...equal.sort().reverse(), closed[5]?.id]);
  });

  it('stays in the register until its stored end, and as long as it is kept [RT-5, RE-1]', async () => {
    const { subjectRequests } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const expiresAt = later(5);
    const rows = [
      aRequest({ shopId, expiresAt }),
      aRequest({ shopId, expiresAt, state: 'done', closedAt: AT }),
      aRequest({ shopId, expiresAt: later(9) }),
      aRequest({ expiresAt, state: 'done', closedAt: AT }),
    ];
    for (const row of rows) await subjectRequests.insert(scopeOfShop(row.shopId), row);
    assert.equal(await subjectRequests.removeExpired(scope, new Date(expiresAt.getTime() - 1), notKept), 0);
    const removed = await subjectRequests.removeExpired(
      scope,
      expiresAt,
      async ({ id }) => id === rows[0]?.id,
    );
    assert.equal(removed, 1, 'what the other restricted is hidden');
    const left = await subjectRequests.open(scopeOfShops([shopId]));
    assert.deepEqual(left.map(({ id }) => id).sort(), [rows[0]?.id, rows[2]?.id].sort());
    assert.equal(await subjectRequests.removeExpired(scope, expiresAt, notKept), 1);
    assert.equal(await subjectRequests.removeExpired(scope, later(9), notKept), 1);
  });

  it('waits for the shop server while its request is open, oldest first, in its own shop alone [SE-1]', async () => {
    const { subjectRequests } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const waiting = { state: 'waiting', at: AT, refusal: null } as const;
    const rows = [
      aRequest({ shopId, receivedAt: later(9), handOver: waiting }),
      aRequest({ shopId, receivedAt: later(5), handOver: waiting }),
      aRequest({ shopId, receivedAt: later(7), handOver: waiting }),
      aRequest({ shopId, handOver: waiting, state: 'done', closedAt: AT }),
      aRequest({ shopId, handOver: { ...waiting, state: 'taken' } }),
      aRequest({ shopId }),
      aRequest({ handOver: waiting }),
    ];
    for (const row of rows) await subjectRequests.insert(scopeOfShop(row.shopId), row);
    assert.deepEqual(await subjectRequests.waitingForShopServer(scope, 2), [rows[1], rows[2]]);
    const refused = { state: 'refused', at: later(9), refusal: 'no_email' } as const;
    const [late, first] = rows;
    assert.ok(late && first);
    await subjectRequests.change(scope, first.id, 1, { handOver: refused });
    assert.deepEqual((await subjectRequests.get(scope, first.id))?.handOver, refused);
    await subjectRequests.change(scope, late.id, 1, { handOver: null });
    assert.deepEqual(await subjectRequests.waitingForShopServer(scope, 9), [rows[2]]);
  });

  it('is kept from deletion while it is restricted or held, and goes when that is lifted [RT-3]', async () => {
    const { leads, conversations } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const lead = aLead({ shopId, expiresAt: later(5) });
    const talk = aConversation({ shopId, expiresAt: later(5) });
    await leads.insert(scope, lead);
    await conversations.open(scope, talk);
    for (const marks of [{ restrictedAt: AT }, { restrictedAt: null, heldAt: AT }]) {
      assert.deepEqual(await leads.setMarks(scope, lead.id, marks), {
        ...lead,
        ...marks,
      });
      assert.equal(await conversations.setMarks(scope, talk.id, marks), true);
      assert.deepEqual(await leads.claimDue(scope, dueAt(later(60)).leads, 9), []);
      assert.deepEqual(await conversations.removeDue(scope, dueAt(later(60)).conversations, 9), []);
    }
    const stranger = scopeOfShop(aShopId());
    assert.equal(await leads.setMarks(stranger, lead.id, { heldAt: null }), null);
    assert.equal(await conversations.setMarks(stranger, talk.id, { heldAt: null }), false);
    await leads.setMarks(scope, lead.id, { heldAt: null });
    await conversations.setMarks(scope, talk.id, { heldAt: null });
    assert.equal((await leads.claimDue(scope, dueAt(later(60)).leads, 9))[0]?.id, lead.id);
    assert.deepEqual(await conversations.removeDue(scope, dueAt(later(60)).conversations, 9), [talk.id]);
  });

  it('is corrected in place, with the keys of the new address [RT-4]', async () => {
    const { leads } = kit.stores;
    const lead = aLead();
    const scope = scopeOfShop(lead.shopId);
    const [oldKey] = lead.subjectKeys;
    const sealed = { email: 'new', message: 'sealed-message' };
    const changes = { sealed, subjectKeys: [aHash()], keysSince: later(9) };
    await leads.insert(scope, lead);
    assert.deepEqual(await leads.rectify(scope, lead.id, changes), { ...lead, ...changes });
    assert.deepEqual(await leads.get(scopeOfShops([lead.shopId]), lead.id), { ...lead, ...changes });
    assert.deepEqual(await leads.findBySubject(scope, oldKey ?? ''), []);
    const { keysSince: _, ...unsaid } = changes;
    assert.deepEqual(await leads.rectify(scope, lead.id, unsaid), { ...lead, ...changes });
    assert.equal(await leads.rectify(scopeOfShop(aShopId()), lead.id, changes), null);
  });

  it('drops waiting mails with what they depend on, and those whose time is over [CO-7, RE-1]', async () => {
    const { mails } = kit.stores;
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const [ref, key] = [randomIds.next('led'), aHash()];
    const spent = aMail({ shopId, subjectKey: key, expiresAt: later(5) });
    const good = aMail({ shopId, subjectKey: key, expiresAt: later(6) });
    for (const mail of [aMail({ shopId, ref }), aMail({ ref }), spent, good, aMail({ shopId: null })])
      await mails.insert(scopeOfRow(mail), mail);
    assert.equal(await mails.removeByRef(scope, ref), 1);
    assert.equal(await mails.removeByRef(scope, ref), 0);
    await mails.removeExpired(SERVICE_SCOPE, later(5));
    assert.deepEqual(await mails.findBySubject(scope, key), [good]);
  });

  it('leaves marks of what was erased, found by their keys in the shop alone and for 90 days [RT-8, SE-1]', async () => {
    const { erasureMarks } = kit.stores;
    const [shopId, other] = [aShopId(), aShopId()];
    const [form, token, person] = [aHash(), aHash(), aHash()];
    const scope = scopeOfShop(shopId);
    assert.equal(await erasureMarks.hasSent(scope, AT), false);
    await erasureMarks.put(scope, [
      { shopId, kind: 'sent', key: form, at: AT },
      { shopId, kind: 'sent', key: token, at: later(60) },
      { shopId, kind: 'subject', key: person, at: AT },
    ]);
    const among = (of: ShopId, now: Date) =>
      erasureMarks.sentAmong(scopeOfShop(of), [aHash(), token, person, form], now);
    assert.deepEqual(await among(shopId, AT), [token, form]);
    assert.deepEqual(await among(other, AT), []);
    assert.deepEqual(await among(shopId, later(90 * 86_400)), [token]);
    assert.deepEqual(await erasureMarks.sentAmong(scope, [], AT), []);
    assert.deepEqual(
      [await erasureMarks.hasSent(scope, AT), await erasureMarks.hasSent(scopeOfShop(other), AT)],
      [true, false],
    );
    assert.equal(await erasureMarks.hasSent(scope, later(90 * 86_400 + 60)), false);
  });

  it('finds the consents of a person, and lets a receipt go by its hash [RT-1, RT-2]', async () => {
    const { consents, receipts } = kit.stores;
    const [shopId, elsewhere, subjectKey] = [aShopId(), aShopId(), aHash()];
    const scope = scopeOfShop(shopId);
    const add = (shop: typeof shopId, changes: Partial<ReturnType<typeof aConsentEvent>>) =>
      consents.append(scopeOfShop(shop), (place) => aConsentEvent({ shopId: shop, ...changes, ...place }));
    const first = await add(shopId, { subjectKey });
    await add(shopId, {});
    const second = await add(shopId, { subjectKey });
    await add(elsewhere, { subjectKey });
    assert.deepEqual(await consents.findBySubject(scope, subjectKey), [first, second]);
    const receipt = aReceipt({ shopId });
    await receipts.insert(scope, receipt);
    assert.equal(await receipts.remove(scopeOfShop(elsewhere), receipt.secretHash), false);
    assert.equal(await receipts.remove(scope, receipt.secretHash), true);
    assert.equal(await receipts.remove(scope, receipt.secretHash), false);
    assert.equal(await receipts.findBySecret(receipt.secretHash), null);
  });
});
