import assert from 'node:assert/strict';
import type { Stores } from '../../service/desks/stores.ts';
import {
  type ShopScope,
  type ShopsScope,
  scopeOfShop,
  scopeOfShops,
} from '../../service/domain/model/base/tenancy.ts';
import {
  AT,
  aBinding,
  aConsentEvent,
  aConversation,
  aCurrentNotice,
  aHash,
  aLead,
  aLeadStep,
  aNotice,
  anAgreement,
  anAuditRow,
  anEvent,
  aReceipt,
  aShop,
  aSnapshot,
  later,
} from '../support/builders/builders.ts';
import { dueAt } from '../support/builders/due-at.ts';
import { aGrant } from '../support/builders/staff-builders.ts';
import { wholeInbox } from '../support/scenes/whole-inbox.ts';
import { onEveryStore } from './on-every-store.ts';

const furnish = async (stores: Stores) => {
  const shop = aShop();
  const shopId = shop.id;
  const scope = scopeOfShop(shopId);
  const expiresAt = later(10);
  const conversation = aConversation({ shopId, expiresAt });
  const lead = aLead({ shopId, expiresAt });
  const receipt = aReceipt({ shopId, expiresAt });
  const notice = aNotice({ shopId });
  const snapshot = aSnapshot({ shopId, sha256: aHash() });
  const grant = aGrant({ shopId });
  await stores.shops.insert(shop);
  await stores.shopKeys.put(scope, `key of ${shopId}`);
  await stores.conversations.open(scope, conversation);
  const appended = await stores.conversations.append(scope, anEvent(conversation));
  await stores.leads.insert(scope, lead);
  await stores.receipts.insert(scope, receipt);
  await stores.notices.put(scope, notice);
  await stores.notices.setCurrent(scope, aCurrentNotice({ shopId, noticeId: notice.id }));
  await stores.notices.putSnapshot(scope, snapshot);
  await stores.policyBindings.put(scope, aBinding({ shopId }));
  await stores.agreements.put(scope, anAgreement({ shopId }));
  await stores.grants.insert(scope, grant);
  const event = await stores.consents.append(scope, (place) =>
    aConsentEvent({ shopId, ...place, proofExpiresAt: later(10) }),
  );
  const act = await stores.audit.append(scope, (place) => anAuditRow({ shopId, ...place }));
  return { shop, scope, conversation, appended, lead, receipt, notice, snapshot, grant, event, act };
};
type Furnished = Awaited<ReturnType<typeof furnish>>;

const everythingOf = async (stores: Stores, own: Furnished, scope: ShopScope, all: ShopsScope) => ({
  shop: await stores.shops.get(scope),
  key: await stores.shopKeys.get(scope),
  conversation: await stores.conversations.find(scope, own.conversation.id),
  conversationOfMany: await stores.conversations.find(all, own.conversation.id),
  byOpenHash: await stores.conversations.findByOpenHash(scope, own.conversation.openHash),
  byToken: await stores.conversations.findByToken(scope, own.conversation.tokenHash ?? ''),
  events: await stores.conversations.eventsAfter(scope, own.conversation.id, 0, 10),
  inbox: await wholeInbox(stores, all, AT),
  moved: await stores.conversations.movedSince(all, AT),
  lead: await stores.leads.get(scope, own.lead.id),
  leadOfMany: await stores.leads.get(all, own.lead.id),
  leadByRef: await stores.leads.findByRef(scope, own.lead.ref),
  leads: await stores.leads.list(all, later(1), 10),
  notice: await stores.notices.get(scope, own.notice.id),
  current: await stores.notices.current(scope, 'pl'),
  snapshot: await stores.notices.snapshot(scope, own.snapshot.sha256),
  binding: await stores.policyBindings.get(scope),
  agreement: await stores.agreements.get(scope),
  grants: await stores.grants.listByShop(scope),
  consent: await stores.consents.get(scope, own.event.id),
  consentsByRef: await stores.consents.byRef(scope, own.event.ref.value ?? ''),
  consentsBySession: await stores.consents.bySession(scope, own.event.sessionRef.value ?? ''),
  consents: await stores.consents.range(scope, 1, 10),
  head: await stores.consents.head(scope),
  audit: await stores.audit.list(all, { organisationIds: [] }, null, 10),
  auditRange: await stores.audit.range(scope, 1, 10),
  auditMarks: await stores.audit.marks(scope),
});

onEveryStore('stores of two shops', (kit) => {
  const twoShops = async () => {
    const mine = await furnish(kit.stores);
    const theirs = await furnish(kit.stores);
    const mineAlone = scopeOfShops([mine.shop.id]);
    return { mine, theirs, mineAlone };
  };
  const assertUntouched = async (theirs: Furnished, act: () => Promise<unknown>) => {
    const all = scopeOfShops([theirs.shop.id]);
    const before = await everythingOf(kit.stores, theirs, theirs.scope, all);
    await act();
    await kit.stores.conversations.drain();
    assert.deepEqual(await everythingOf(kit.stores, theirs, theirs.scope, all), before);
  };

  it('show nothing of the other shop to a scope that names all its ids [SE-1]', async () => {
    const { mine, theirs, mineAlone } = await twoShops();
    const own = await everythingOf(kit.stores, mine, mine.scope, mineAlone);
    const seen = await everythingOf(kit.stores, theirs, mine.scope, mineAlone);
    assert.deepEqual(seen, {
      ...own,
      conversation: null,
      conversationOfMany: null,
      byOpenHash: null,
      byToken: null,
      events: [],
      lead: null,
      leadOfMany: null,
      leadByRef: null,
      notice: null,
      snapshot: null,
      consent: null,
      consentsByRef: [],
      consentsBySession: [],
    });
    for (const [what, value] of Object.entries(own)) {
      assert.equal(value === null || (Array.isArray(value) && value.length === 0), false, `${what} is empty`);
    }
  });

  it('show nothing at all to an empty scope [SE-1]', async () => {
    const { mine } = await twoShops();
    const none = scopeOfShops([]);
    assert.equal(await kit.stores.conversations.find(none, mine.conversation.id), null);
    assert.equal(await kit.stores.leads.get(none, mine.lead.id), null);
    assert.deepEqual(await wholeInbox(kit.stores, none, AT), []);
    assert.deepEqual(await kit.stores.conversations.movedSince(none, AT), []);
    assert.deepEqual(await kit.stores.leads.list(none, later(1), 10), []);
  });

  it('change nothing of the other shop, whatever id is given [SE-1]', async () => {
    const { mine, theirs } = await twoShops();
    const { conversations, leads, receipts, grants, consents } = kit.stores;
    const foreign = { id: theirs.conversation.id, shopId: mine.shop.id };
    await assertUntouched(theirs, async () => {
      assert.equal(await conversations.append(mine.scope, anEvent(foreign)), null);
      const { ref } = theirs.appended?.event ?? assert.fail();
      assert.equal(await conversations.append(mine.scope, anEvent(foreign, { ref })), null);
      await conversations.setToken(mine.scope, theirs.conversation.id, aHash(), later(1));
      await conversations.setToken(mine.scope, theirs.conversation.id, null, later(1));
      await conversations.setPage(mine.scope, theirs.conversation.id, 'https://sklep.example/x', null);
      assert.equal(await leads.addStep(mine.scope, theirs.lead.id, aLeadStep({ at: later(1) }), true), null);
      await receipts.setWithdrawn(mine.scope, theirs.receipt.secretHash, later(1));
      assert.equal((await receipts.findBySecret(theirs.receipt.secretHash))?.withdrawnAt, null);
      assert.equal(await grants.end(mine.scope, theirs.grant.id, later(1)), null);
      await consents.eraseOpenings(mine.scope, theirs.event.id, later(1));
      assert.equal(await kit.stores.audit.forgetTargets(mine.scope, [theirs.act.id]), 0);
      await kit.stores.shops.update(mine.scope, { name: 'x' });
      await kit.stores.shopKeys.put(mine.scope, 'x');
      await kit.stores.policyBindings.put(mine.scope, aBinding({ shopId: mine.shop.id, pages: [] }));
      await kit.stores.agreements.put(mine.scope, anAgreement({ shopId: mine.shop.id, state: 'terminated' }));
      await kit.stores.notices.setCurrent(mine.scope, aCurrentNotice({ shopId: mine.shop.id }));
    });
  });

  it('remove nothing of the other shop, whatever id is given [SE-1]', async () => {
    const { mine, theirs } = await twoShops();
    const { conversations, leads, receipts, consents } = kit.stores;
    await assertUntouched(theirs, async () => {
      assert.equal(await conversations.erase(mine.scope, theirs.conversation.id), 0);
      assert.deepEqual(
        await conversations.removeDue(mine.scope, dueAt(later(91 * 86_400)).conversations, 9),
        [mine.conversation.id],
      );
      assert.equal(await leads.remove(mine.scope, theirs.lead.id), false);
      const claimed = await leads.claimDue(mine.scope, dueAt(later(20)).leads, 9);
      assert.deepEqual(
        claimed.map((lead) => lead.id),
        [mine.lead.id],
      );
      assert.deepEqual(await receipts.listDue(mine.scope, later(20), 9), [mine.receipt]);
      assert.equal(await kit.stores.audit.removeBefore(mine.scope, later(60)), 1);
      assert.equal(await consents.expire(mine.scope, dueAt(later(20)).proofs, 9), 1);
      await kit.stores.policyBindings.remove(mine.scope);
    });
  });

  it('store nothing for the other shop [SE-1]', async () => {
    const { mine, theirs } = await twoShops();
    const shopId = theirs.shop.id;
    const { scope } = mine;
    const { stores } = kit;
    const attempts: Record<string, () => Promise<unknown>> = {
      conversation: async () => stores.conversations.open(scope, aConversation({ shopId })),
      event: async () => stores.conversations.append(scope, anEvent(theirs.conversation)),
      lead: async () => stores.leads.insert(scope, aLead({ shopId })),
      receipt: async () => stores.receipts.insert(scope, aReceipt({ shopId })),
      notice: async () => stores.notices.put(scope, aNotice({ shopId })),
      current: async () => stores.notices.setCurrent(scope, aCurrentNotice({ shopId })),
      snapshot: async () => stores.notices.putSnapshot(scope, aSnapshot({ shopId })),
      binding: async () => stores.policyBindings.put(scope, aBinding({ shopId })),
      agreement: async () => stores.agreements.put(scope, anAgreement({ shopId })),
      grant: async () => stores.grants.insert(scope, aGrant({ shopId })),
      consent: async () => stores.consents.append(scope, (place) => aConsentEvent({ shopId, ...place })),
    };
    await assertUntouched(theirs, async () => {
      for (const [what, attempt] of Object.entries(attempts)) {
        await assert.rejects(attempt, /scope of another/, what);
      }
    });
  });
});
