import assert from 'node:assert/strict';
import mongoose, { type Connection } from 'mongoose';
import type { Stores } from '../../service/desks/stores.ts';
import {
  type ShopScope,
  type ShopsScope,
  scopeOfShop,
  scopeOfShops,
} from '../../service/domain/model/base/tenancy.ts';
import { openDatabase } from '../../service/store/mongo/base/connection.ts';
import { namesShops, shopGuard } from '../../service/store/mongo/base/shop-guard.ts';
import {
  type ConversationRow,
  conversationTables,
} from '../../service/store/mongo/conversation/conversation-rows.ts';
import { openMongoStores } from '../../service/store/mongo/mongo-stores.ts';
import {
  AT,
  aBinding,
  aConsentEvent,
  aConversation,
  aCurrentNotice,
  aLead,
  aLeadAnswer,
  aLeadStep,
  aNotice,
  anAgreement,
  anAuditRow,
  anEvent,
  aReceipt,
  aShopId,
  aSnapshot,
  later,
} from '../support/builders/builders.ts';
import { dueAt } from '../support/builders/due-at.ts';
import { aGrant, anAgencyContract } from '../support/builders/staff-builders.ts';
import { wholeInbox } from '../support/scenes/whole-inbox.ts';
import { onDatabase } from './on-every-store.ts';

type Statement = { q?: unknown };
const listOf = (value: unknown): Statement[] => (Array.isArray(value) ? value : []);

const filtersOf = (name: string, command: Record<string, unknown>): unknown[] => {
  switch (name) {
    case 'find':
      return [command.filter];
    case 'findAndModify':
    case 'count':
    case 'distinct':
      return [command.query];
    case 'update':
      return listOf(command.updates).map((one) => one.q);
    case 'delete':
      return listOf(command.deletes).map((one) => one.q);
    case 'aggregate':
      return [(listOf(command.pipeline)[0] as { $match?: unknown } | undefined)?.$match];
    default:
      return [];
  }
};

/** Found by nonce or code alone; only the insert names the shop. */
const BY_CREDENTIAL = new Set(['identityNonces', 'requestNonces', 'connectCodes']);

/** At least one query to each collection not covered above; filters do not depend on results. */
const askLaterCollections = async (stores: Stores, scope: ShopScope): Promise<void> => {
  const none = 'none' as never;
  await stores.attachments.findByRef(scope, none, 'none');
  await stores.attachments.usedBytes(scope);
  await stores.attachments.unfinished(scope, AT);
  await stores.attachments.existing(scope, [none]);
  await stores.attachments.conversationIds(scope);
  await stores.attachments.removeByConversation(scope, none);
  await stores.attachmentBytes.get(scope, { id: none, conversationId: none }, 1);
  await stores.attachmentBytes.removeByConversation(scope, none);
  await stores.attachmentObjects.get(scope, none, 1);
  await stores.attachmentObjects.list(scope, none);
  await stores.attachmentObjects.listByConversation(scope, none);
  await stores.attachmentObjects.places(scope);
  await stores.attachmentObjects.remove(scope, [none]);
  await stores.cards.get(scope, none);
  await stores.cards.listByConversation(scope, none);
  await stores.cards.removeByConversation(scope, none);
  await stores.cards.expired(scope, AT);
  await stores.searchRows.newestSeq(scope, none);
  await stores.searchRows.count(scope, [5], 5);
  await stores.searchRows.remove(scope, none);
  await stores.notes.listByConversation(scope, none);
  await stores.shopTags.get(scope);
  await stores.shopTags.list(scopeOfShops([scope.shopId]));
  await stores.shopTags.put(scope, []);
  await stores.customerBlocks.find(scope, none);
  await stores.customerBlocks.list(scope);
  await stores.customerBlocks.remove(scope, 'blk_x');
  await stores.customerBlocks.removeByKey(scope, none);
  await stores.customerBlocks.removeExpired(scope, AT);
  await stores.shopTeams.get(scope);
  await stores.shopTeams.list(scopeOfShops([scope.shopId]));
  await stores.conversationTags.get(scope, none);
  await stores.conversationTags.list(scopeOfShops([scope.shopId]), 5);
  await stores.conversationTags.dropTags(scope, [none]);
  await stores.conversationTags.removeByConversation(scope, none);
  await stores.conversationTags.expiredConversations(scope, AT);
  await stores.notes.unseen(scopeOfShops([scope.shopId]), none, 5);
  await stores.notes.markSeen(scope, none, none);
  await stores.notes.rewrite(scope, { id: none, conversationId: none }, 'x');
  await stores.notes.conversationIds(scope);
  await stores.notes.removeByConversation(scope, none);
  await stores.notes.expiredConversations(scope, AT);
  await stores.chatSettings.get(scope);
  await stores.alerts.listByConversations(scope, [none]);
  await stores.alerts.setResult(scope, none, 'failed');
  await stores.alerts.removeByConversation(scope, none);
  await stores.alerts.removeExpired(scope, AT);
  await stores.cannedReplies.get(scope);
  await stores.cannedReplies.put(scope, { shopId: scope.shopId, replies: [] }, 7);
  await stores.replyUses.count(scope, 'rpl_nothing', 'sent');
  await stores.replyUses.list(scopeOfShops([scope.shopId]));
  await stores.replyUses.forget(scopeOfShops([scope.shopId]), 'rpl_nothing');
  await stores.policyChanges.get(scope, none);
  await stores.policyChanges.list(scope);
  await stores.chatReceipts.list(scope, '', 5);
  await stores.chatReceipts.claimMail(scope, none, AT);
  await stores.witnessedSpans.lastPlace(scope);
  await stores.witnessedSpans.holding(scope, [1]);
  await stores.retentionRuns.list(scope, 5);
  await stores.retentionRuns.removeExpired(scope, AT);
  await stores.subscriptions.find(scope, 'email', none);
  await stores.subscriptions.page(scope, 'confirmed', 'email', none, 5);
  await stores.subscriptions.removeImported(scope, 'email', 5);
  await stores.subscriptions.listExpired(scope, AT, 5);
  await stores.suppressions.has(scope, 'email', none);
  await stores.suppressions.whichExist(scope, 'email', [none]);
  await stores.suppressions.lift(scope, 'email', none);
  await stores.agreementDocuments.get(scope, none);
  await stores.agreementDocuments.update(scope, none, 'offered', {});
  await stores.agreementFiles.get(scope, none, none);
  await stores.agreementFiles.removeByAgreement(scope, none);
  await stores.subProcessors.objections(scope);
  await stores.breaches.get(scope, none);
  await stores.breaches.setState(scope, none, 'closed');
  await stores.breaches.noticesOf(scope, none);
  await stores.breaches.untold(scope, none, null, 5);
  await stores.breaches.setNotified(scope, none, AT);
  await stores.departures.current(scope);
  await stores.departures.move(scope, none, ['held'], { state: 'cancelled' });
  await stores.mails.get(scope, none);
  await stores.mails.removeByRef(scope, none);
  await stores.mails.setFailure(scope, none, { state: 'failed', lastError: null, nextAttemptAt: AT });
  await stores.mails.removeSent(scope, none);
  await stores.mailPauses.begin(scope, none, AT, later(1));
  await stores.mailPauses.endOf(scope, none, AT);
  await stores.subjectRequests.get(scope, none);
  await stores.subjectRequests.change(scope, none, 1, {});
  await stores.subjectRequests.open(scopeOfShops([scope.shopId]));
  await stores.subjectRequests.endAnswers(scope, AT);
  await stores.rightsSettings.get(scope);
  await stores.erasureMarks.hasSent(scope, AT);
  await stores.erasureMarks.sentAmong(scope, ['key'], AT);
  await stores.confirmations.removeByRef(scope, none);
  await stores.confirmations.findBySubject(scope, none);
};

onDatabase('the database behind the stores', (kit) => {
  let tables: { name: string; namesShop: boolean; isGuarded: boolean }[];
  before(async () => {
    const others = new Set(mongoose.connections);
    const stores = await openMongoStores(kit.url());
    const own = mongoose.connections.find((connection) => !others.has(connection));
    tables = Object.values(own?.models ?? {}).map(({ collection, schema }) => ({
      name: collection.collectionName,
      namesShop: schema.path('shopId') !== undefined,
      isGuarded: (schema as unknown as { plugins: { fn: unknown }[] }).plugins.some(
        ({ fn }) => fn === shopGuard,
      ),
    }));
    await stores.close();
  });

  it('guards every collection whose rows name a shop [SE-1]', () => {
    assert.ok(tables.length > 40, `${tables.length} collections`);
    const open = tables.filter(({ namesShop, isGuarded }) => namesShop && !isGuarded);
    assert.deepEqual(
      open.map(({ name }) => name),
      [],
      'put shopGuard into the schema',
    );
  });

  it('is never asked about the data of a shop without naming the shop [SE-1]', async () => {
    let asked = 0;
    const unscoped: string[] = [];
    const heard = new Set<string>();
    const guarded = new Set(tables.filter(({ isGuarded }) => isGuarded).map(({ name }) => name));
    const stores = await openMongoStores(kit.url(), {
      trustMs: 0,
      onCommand: (name, command) => {
        const collection = String(command[name]);
        if (!guarded.has(collection)) return;
        for (const filter of filtersOf(name, command)) {
          asked += 1;
          heard.add(collection);
          if (!namesShops(filter)) unscoped.push(`${name} ${collection} ${JSON.stringify(filter)}`);
        }
      },
    });
    const shopId = aShopId();
    const scope = scopeOfShop(shopId);
    const all: ShopsScope = scopeOfShops([shopId, aShopId()]);
    const { conversations, leads, receipts, notices, policyBindings, consents } = stores;
    const conversation = aConversation({ shopId });
    const { id } = conversation;
    await conversations.open(scope, conversation);
    await conversations.open(scope, conversation);
    const event = anEvent(conversation);
    await Promise.all([1, 2].map(() => conversations.append(scope, event)));
    const race = (one: typeof conversations) =>
      Promise.all([1, 2, 3, 4].map(() => one.append(scope, anEvent(conversation))));
    await Promise.all([race(conversations), race(kit.stores.conversations)]);
    await conversations.drain();
    for (const one of [scope, all]) await conversations.find(one, id);
    await conversations.findByOpenHash(scope, conversation.openHash);
    await conversations.findByToken(scope, conversation.tokenHash ?? '');
    await conversations.eventsAfter(scope, id, 0, 10);
    await conversations.setToken(scope, id, null, later(1));
    await conversations.setTags(scope, id, ['tag_x']);
    await conversations.setPage(scope, id, 'https://sklep.example/', null);
    await wholeInbox({ conversations }, all, AT);
    await conversations.movedSince(all, AT);
    await conversations.leftScreens(all, AT);
    await kit.stores.conversations.erase(scope, id);
    await conversations.append(scope, anEvent(conversation));
    await conversations.erase(scope, id);
    await conversations.removeDue(scope, dueAt(AT).conversations, 10);
    await conversations.countDue(scope, dueAt(AT).conversations);
    await conversations.listHeld(scope);
    const lead = aLead({ shopId });
    for (const one of [lead, lead, aLead({ shopId, formNonce: lead.formNonce })])
      await leads.insert(scope, one);
    for (const one of [scope, all]) await leads.get(one, lead.id);
    await leads.findByRef(scope, lead.ref);
    await leads.list(all, later(1), 5);
    await leads.addStep(scope, lead.id, aLeadStep(), true);
    await leads.counts(all, 'stf_a');
    await leads.addAnswer(scope, lead.id, aLeadAnswer(), 0);
    await leads.setAnswerSent(scope, lead.id, 'x', AT);
    await leads.rewriteAnswer(scope, lead.id, 'x', 'other');
    await leads.listByIds(scope, [lead.id]);
    await leads.countDue(scope, dueAt(later(1e9)).leads);
    await leads.claimDue(scope, dueAt(later(1e9)).leads, 10);
    await leads.listHeld(scope);
    await leads.remove(scope, lead.id);
    const receipt = aReceipt({ shopId });
    await receipts.insert(scope, receipt);
    await receipts.setWithdrawn(scope, receipt.secretHash, AT);
    await receipts.setExpiry(scope, receipt.secretHash, AT);
    await receipts.countDue(scope, AT, []);
    await receipts.listDue(scope, later(1e9), 9);
    const notice = aNotice({ shopId });
    for (const one of [notice, notice]) await notices.put(scope, one);
    await notices.get(scope, notice.id);
    await notices.setCurrent(scope, aCurrentNotice({ shopId }));
    await notices.current(scope, 'pl');
    const snapshot = aSnapshot({ shopId });
    for (const one of [snapshot, snapshot]) await notices.putSnapshot(scope, one);
    await notices.snapshot(scope, snapshot.sha256);
    await policyBindings.put(scope, aBinding({ shopId }), 5);
    await policyBindings.get(scope);
    await policyBindings.remove(scope);
    for (let index = 0; index < 33; index += 1) {
      await consents.append(scope, (place) => aConsentEvent({ shopId, ...place, proofExpiresAt: AT }));
    }
    const first = (await consents.range(scope, 1, 1))[0];
    if (first?.kind === 'event') await consents.eraseOpenings(scope, first.event.id, AT);
    await consents.get(scope, 'cse_nothing');
    await consents.byRef(scope, 'led_nothing');
    await consents.bySession(scope, 'nothing');
    await consents.countDue(scope, dueAt(later(1)).proofs);
    await consents.expire(scope, dueAt(later(1)).proofs, 10);
    await consents.head(scope);
    await stores.agreements.put(scope, anAgreement({ shopId }));
    await stores.agreements.get(scope);
    for (const wrapped of ['a', 'b']) await stores.shopKeys.put(scope, wrapped);
    const grant = aGrant({ shopId });
    await stores.grants.insert(scope, grant);
    await stores.grants.listByShop(scope);
    await stores.grants.setContract(scope, grant.id, 'agc_x');
    await stores.grants.end(scope, grant.id, AT);
    const contract = anAgencyContract({ shopId, grantId: grant.id });
    await stores.agencyContracts.insert(scope, contract);
    await stores.agencyContracts.get(scope, contract.id);
    await stores.agencyContracts.listByGrant(scope, grant.id);
    await stores.agencyContracts.update(scope, contract.id, 0, { boundAt: AT });
    await stores.agencyContracts.endByGrant(scope, grant.id, AT);
    await stores.audit.append(scope, (place) => anAuditRow({ shopId, ...place }));
    await stores.audit.range(scope, 1, 5);
    await stores.audit.list(scopeOfShops([shopId]), { organisationIds: [] }, null, 5);
    await stores.audit.marks(scope);
    await stores.audit.forgetTargets(scope, ['x']);
    await stores.audit.removeBefore(scope, later(60));
    await askLaterCollections(stores, scope);
    await stores.close();
    assert.deepEqual(unscoped, []);
    const silent = [...guarded].filter((name) => !heard.has(name) && !BY_CREDENTIAL.has(name));
    assert.deepEqual(silent, [], 'ask a store about each of these collections');
    assert.equal(asked > 100, true, `only ${asked} conditions were heard`);
  });

  describe('through a model', () => {
    let connection: Connection;
    before(async () => {
      connection = await openDatabase({ url: kit.url() });
      conversationTables(connection);
    });
    after(() => connection.close());

    it('refuses a query, a change and a removal without a shop [SE-1]', async () => {
      const conversations = connection.model<ConversationRow>('Conversation');
      const { id } = aConversation();
      const without = /without the shop/;
      await assert.rejects(conversations.find({ status: 'open' }).exec(), without);
      await assert.rejects(conversations.findOne({ _id: id }).exec(), without);
      await assert.rejects(conversations.updateOne({ _id: id }, { $set: { page: 'x' } }).exec(), without);
      await assert.rejects(conversations.deleteMany({}).exec(), without);
      await assert.rejects(conversations.countDocuments({}).exec(), without);
      await assert.rejects(conversations.aggregate([{ $match: { status: 'open' } }]).exec(), without);
      await assert.rejects(conversations.findOneAndDelete({ _id: id }).exec(), without);
    });

    it('takes for a shop one id or a list of ids, and no condition that reaches further [SE-1]', () => {
      const good = [{ shopId: 'shp_a' }, { shopId: { $in: ['shp_a', 'shp_b'] } }, { shopId: { $in: [] } }];
      const bad = [
        {},
        null,
        { shopId: null },
        { shopId: { $ne: 'shp_a' } },
        { shopId: { $gt: '' } },
        { shopId: { $in: ['shp_a'], $exists: true } },
        { shopId: { $in: [{ $gt: '' }] } },
        { shopId: /^shp/ },
        { $or: [{ shopId: 'shp_a' }] },
      ];
      assert.deepEqual(good.map(namesShops), [true, true, true]);
      assert.equal(bad.some(namesShops), false);
    });

    it('never moves a row to another shop [SE-1]', async () => {
      const conversations = connection.model<ConversationRow>('Conversation');
      const conversation = aConversation();
      await kit.stores.conversations.open(scopeOfShop(conversation.shopId), conversation);
      const own = { _id: conversation.id, shopId: conversation.shopId };
      const elsewhere = { shopId: aShopId() };
      await conversations.updateOne(own, { $set: { ...elsewhere, page: 'https://sklep.example/' } }).exec();
      const found = await kit.stores.conversations.find(scopeOfShop(conversation.shopId), conversation.id);
      assert.equal(found?.shopId, conversation.shopId);
      const { shopId } = elsewhere;
      assert.equal(await conversations.exists({ _id: conversation.id, shopId }), null);
    });

    it('takes an operator that a client sent in place of a value for the value itself', async () => {
      const conversations = connection.model<ConversationRow>('Conversation');
      const conversation = aConversation();
      await kit.stores.conversations.open(scopeOfShop(conversation.shopId), conversation);
      const injected = { tokenHash: { $ne: 'x' } as unknown as string, shopId: conversation.shopId };
      await assert.rejects(conversations.findOne(injected).exec());
    });

    it('refuses a field that no schema knows', async () => {
      const conversations = connection.model<ConversationRow>('Conversation');
      const { shopId } = aConversation();
      const unknown = { shopId, admin: true } as unknown as { shopId: typeof shopId };
      await assert.rejects(conversations.findOne(unknown).exec());
      await assert.rejects(conversations.create(unknown));
    });
  });
});
