import type { Alert } from '../../service/domain/model/alert/alert.ts';
import { scopeOfShops } from '../../service/domain/model/base/tenancy.ts';
import type { SearchRow } from '../../service/domain/model/search/search-store.ts';
import { AT, aHash, aLeadStep, aLedgerEpoch, later } from '../support/builders/builders.ts';
import { dueAt } from '../support/builders/due-at.ts';
import { aMail } from '../support/builders/mail-builders.ts';
import { anAgencyContract } from '../support/builders/staff-builders.ts';
import { ATTACHMENT_CALLS } from './chat-extras/attachment-calls.ts';
import type { FurnishedShop } from './chat-extras/furnished-shop.ts';
import { LEAD_CALLS } from './chat-extras/lead-calls.ts';
import { TAG_CALLS } from './chat-extras/tag-calls.ts';

export type { FurnishedShop };

const LATE = later(20 * 366 * 86_400);
const DUE = dueAt(LATE);
const KEY = 'key of a person';

const aCard = ({ scope, ids }: FurnishedShop) =>
  ({
    ...{ id: `crd_${aHash().slice(0, 22)}`, shopId: scope.shopId, conversationId: ids.conversationId },
    ...{ state: 'asked', requestedBy: 'stf_x', requestedAt: AT, locale: 'pl', purposeCode: 'offer' },
    ...{ purpose: 'x', basis: 'consent', needed: false, retentionDays: 1, fields: [], noticeId: 'ntc_x' },
    ...{
      answerBy: AT,
      actRef: null,
      answeredAt: null,
      sealed: null,
      subjectKeys: [KEY],
      consentEventId: null,
    },
    ...{ answersExpireAt: AT, expiresAt: AT, withdrawnAt: null },
  }) as never;
const anAlert = ({ scope, ids }: FurnishedShop): Alert => ({
  ...{ id: `alr_${aHash().slice(0, 22)}`, shopId: scope.shopId, conversationId: ids.conversationId as never },
  ...{ staffId: null, kind: 'push', waitingSince: AT, at: AT, result: 'sending', expiresAt: AT },
});
const insertedCard = async (of: FurnishedShop) => {
  const card = aCard(of);
  await of.kept.cards.insert(of.scope, card);
  return card as { id: never };
};
const aSearchRow = ({ scope, ids }: FurnishedShop): SearchRow => ({
  ...{
    id: `${ids.conversationId}/7`,
    shopId: scope.shopId,
    ref: ids.conversationId as never,
    seq: 7,
    at: AT,
  },
  tokens: [5],
});
const indexedRef = async (of: FurnishedShop): Promise<SearchRow['ref']> => {
  await of.kept.searchRows.add(of.scope, [aSearchRow(of)]);
  return aSearchRow(of).ref;
};
const aNote = ({ scope, ids }: FurnishedShop) =>
  ({
    ...{ id: `nte_${aHash().slice(0, 22)}`, shopId: scope.shopId, conversationId: ids.conversationId },
    ...{ ref: aHash(), staffId: 'stf_x', name: 'Ala', text: 'x', at: AT, mentions: ['stf_x'] },
    ...{ unseenBy: ['stf_x'], expiresAt: AT },
  }) as never;
const insertedNote = async (of: FurnishedShop) => {
  const note = aNote(of);
  await of.kept.notes.insert(of.scope, note);
  return note as never;
};
const insertedChatReceipt = async ({ kept, scope, ids }: FurnishedShop) => {
  const secretHash = aHash();
  const times = { createdAt: AT, mailedAt: null, expiresAt: later(60) };
  const { conversationId } = ids;
  await kept.chatReceipts.insert(scope, {
    ...times,
    secretHash,
    shopId: scope.shopId,
    conversationId: conversationId as never,
  });
  return secretHash;
};
const insertedSpan = async ({ stores, scope: { shopId }, scope }: FurnishedShop) => {
  const span = { id: `${shopId}.${aHash()}`, shopId, statementId: aHash(), from: 1, to: 3, path: [] };
  await stores.witnessedSpans.insert(scope, { ...span, statedAt: AT.toISOString() });
  return span;
};
const insertedMail = async ({ kept, scope }: FurnishedShop) => {
  const mail = aMail({ shopId: scope.shopId });
  await kept.mails.insert(scope, mail);
  return mail.id;
};
const suppressed = ({ kept, scope }: FurnishedShop) =>
  kept.suppressions.put(scope, {
    ...{ shopId: scope.shopId, channel: 'email', subjectKey: KEY, since: AT },
  } as never);
const noticeOf = async ({ stores, scope }: FurnishedShop) =>
  (await stores.notices.current(scope, 'pl'))?.noticeId as never;
const letterOf = async ({ kept, scope }: FurnishedShop) =>
  (await kept.breaches.noticesFor(scope))[0] ?? ({} as never);

/** Methods that no route calls with success, such as those of jobs. A new one needs a row here. */
export const CALLS_BY_HAND: Record<string, (of: FurnishedShop) => Promise<unknown>> = {
  ...TAG_CALLS,
  ...LEAD_CALLS,
  'connectCodes.insert': ({ stores, scope }) => {
    const { shopId } = scope;
    const hashes = { codeHash: aHash(), challenge: aHash() };
    return stores.connectCodes.insert(scope, {
      ...hashes,
      shopId,
      staffId: 'stf_x' as never,
      expiresAt: LATE,
    });
  },
  'shops.noteRefusal': ({ stores, scope }) =>
    stores.shops.noteRefusal(scope, { at: AT, reason: 'signature', clockOffsetSeconds: null } as never, AT),
  'conversations.addSubjectKeys': ({ stores, scope, ids }) =>
    stores.conversations.addSubjectKeys(scope, ids.conversationId as never, [KEY]),
  'conversations.setCustomer': ({ stores, scope, ids }) =>
    stores.conversations.setCustomer(scope, ids.conversationId as never, 'sealed'),
  'conversations.setSearched': async ({ stores, scope, ids }) => {
    const known = await stores.conversations.find(scope, ids.conversationId as never);
    if (known !== null) await stores.conversations.setSearched(scope, known);
  },
  'conversations.rewrite': ({ stores, scope, ids }) =>
    stores.conversations.rewrite(scope, ids.conversationId as never, 1, 'other'),
  'conversations.setTags': ({ stores, scope, ids }) =>
    stores.conversations.setTags(scope, ids.conversationId as never, ['tag_x']),
  'conversations.setPage': ({ stores, scope, ids }) =>
    stores.conversations.setPage(scope, ids.conversationId as never, 'https://sklep.example/', null),
  'conversations.current': ({ stores, scope, ids }) =>
    stores.conversations.current(scopeOfShops([scope.shopId]), [ids.conversationId as never]),
  'conversations.changedRemotely': ({ stores, scope, ids }) =>
    stores.conversations.changedRemotely(scope, ids.conversationId as never, null),
  'conversations.movedSince': ({ stores, scope }) =>
    stores.conversations.movedSince(scopeOfShops([scope.shopId]), new Date(0)),
  'conversations.hasUnsearched': ({ stores, scope }) =>
    stores.conversations.hasUnsearched(scopeOfShops([scope.shopId])),
  'leads.hasUnsearched': ({ stores, scope }) => stores.leads.hasUnsearched(scopeOfShops([scope.shopId])),
  'conversations.leftScreens': ({ stores, scope }) =>
    stores.conversations.leftScreens(scopeOfShops([scope.shopId]), new Date(0)),
  'conversations.dueIds': ({ stores, scope }) => stores.conversations.dueIds(scope, DUE.conversations, LATE),
  'conversations.removeDue': ({ stores, scope }) =>
    stores.conversations.removeDue(scope, DUE.conversations, 9),
  'identityNonces.use': ({ stores, scope }) => stores.identityNonces.use(scope, aHash(), LATE),
  'grants.setContract': ({ stores, scope, ids }) =>
    stores.grants.setContract(scope, ids.grantId as never, `agc_${aHash().slice(0, 22)}`),
  'agencyContracts.insert': ({ stores, scope, ids }) =>
    stores.agencyContracts.insert(
      scope,
      anAgencyContract({ shopId: scope.shopId, grantId: ids.grantId as never }),
    ),
  'agencyContracts.update': async ({ stores, kept, scope, ids }) => {
    const contract = anAgencyContract({ shopId: scope.shopId, grantId: ids.grantId as never });
    await kept.agencyContracts.insert(scope, contract);
    return stores.agencyContracts.update(scope, contract.id, 0, { boundAt: AT });
  },
  ...ATTACHMENT_CALLS,
  'cards.insert': (of) => of.stores.cards.insert(of.scope, aCard(of)),
  'cards.change': async (of) => {
    const { id } = await insertedCard(of);
    return of.stores.cards.change(of.scope, id, 'asked', { state: 'declined' } as never);
  },
  'cards.withExpiredAnswers': async (of) => {
    await insertedCard(of);
    return of.stores.cards.withExpiredAnswers(of.scope, LATE);
  },
  'cards.expired': async (of) => {
    await insertedCard(of);
    return of.stores.cards.expired(of.scope, LATE);
  },
  'alerts.insert': (of) => of.stores.alerts.insert(of.scope, anAlert(of)),
  'alerts.setResult': async (of) => {
    const alert = anAlert(of);
    await of.kept.alerts.insert(of.scope, alert);
    return of.stores.alerts.setResult(of.scope, alert.id, 'failed');
  },
  'alerts.removeExpired': async (of) => {
    await of.kept.alerts.insert(of.scope, anAlert(of));
    return of.stores.alerts.removeExpired(of.scope, LATE);
  },
  'contentKeyRows.removeAll': ({ stores, scope }) => stores.contentKeyRows.removeAll(scope),
  'chatSettings.put': ({ stores, scope }) =>
    stores.chatSettings.put(scope, { shopId: scope.shopId, purposes: [], rememberDays: 0 } as never),
  'notes.insert': (of) => of.stores.notes.insert(of.scope, aNote(of)),
  'notes.rewrite': async (of) => of.stores.notes.rewrite(of.scope, await insertedNote(of), 'other words'),
  'notes.conversationIds': async (of) => {
    await insertedNote(of);
    return of.stores.notes.conversationIds(of.scope);
  },
  'notes.markSeen': async (of) => {
    await insertedNote(of);
    return of.stores.notes.markSeen(of.scope, of.ids.conversationId as never, 'stf_x');
  },
  'notes.unseen': async (of) => {
    await insertedNote(of);
    return of.stores.notes.unseen(scopeOfShops([of.scope.shopId]), 'stf_x', 5);
  },
  'notes.expiredConversations': async (of) => {
    await insertedNote(of);
    return of.stores.notes.expiredConversations(of.scope, LATE);
  },
  'notes.removeByConversation': async (of) => {
    await insertedNote(of);
    return of.stores.notes.removeByConversation(of.scope, of.ids.conversationId as never);
  },
  'cannedReplies.put': async ({ stores, kept, scope }) =>
    stores.cannedReplies.put(
      scope,
      { shopId: scope.shopId, replies: [] },
      (await kept.cannedReplies.get(scope))?.version ?? 0,
    ),
  'searchRows.add': async (of) => of.stores.searchRows.add(of.scope, [aSearchRow(of)]),
  'searchRows.put': async (of) => of.stores.searchRows.put(of.scope, aSearchRow(of)),
  'searchRows.newestSeq': async (of) => of.stores.searchRows.newestSeq(of.scope, await indexedRef(of)),
  'searchRows.find': async (of) => {
    await indexedRef(of);
    const all = { from: null, to: null, before: null, limit: 9 };
    return of.stores.searchRows.find(of.scope, { ...all, tokens: [5] });
  },
  'searchRows.count': async (of) => {
    await indexedRef(of);
    return of.stores.searchRows.count(of.scope, [5], 9);
  },
  'searchRows.about': async (of) => of.stores.searchRows.about(of.scope, [await indexedRef(of)], [5]),
  'searchRows.refs': async (of) => {
    await indexedRef(of);
    return of.stores.searchRows.refs(of.scope, null, 9);
  },
  'searchRows.remove': async (of) => of.stores.searchRows.remove(of.scope, await indexedRef(of)),
  'notices.listOld': ({ stores, scope }) => stores.notices.listOld(scope, LATE),
  'notices.remove': async (of) => of.stores.notices.remove(of.scope, [await noticeOf(of)]),
  'notices.removeSnapshots': ({ stores, scope }) => stores.notices.removeSnapshots(scope, LATE, []),
  'notices.boundTexts': ({ stores, scope }) => stores.notices.boundTexts(scope),
  'policyBindings.replace': async ({ stores, kept, scope }) => {
    const read = (await kept.policyBindings.get(scope)) as never;
    return stores.policyBindings.replace(scope, read, read);
  },
  'policyBindings.remove': ({ stores, scope }) => stores.policyBindings.remove(scope),
  'policyChanges.advance': ({ stores: { policyChanges }, scope, ids: { changeId: id } }) =>
    policyChanges.advance(scope, id as never, { cursor: null, reached: 7, workedAt: AT, doneAt: AT }),
  'policyChanges.countMailed': ({ stores, scope, ids }) =>
    stores.policyChanges.countMailed(scope, ids.changeId as never),
  'mails.countWaiting': (of) =>
    of.stores.mails.countWaiting(of.scope, of.ids.changeId as never, 'first_try', 9),
  'consents.openRefs': ({ stores, scope }) => stores.consents.openRefs(scope, LATE),
  'consents.namedNotices': ({ stores, scope }) => stores.consents.namedNotices(scope),
  'consents.expire': ({ stores, scope }) => stores.consents.expire(scope, DUE.proofs, 9),
  'consents.epochs': ({ stores, scope }) => stores.consents.epochs(scope),
  'consents.openEpoch': ({ stores, scope }) =>
    stores.consents.openEpoch(scope, (place) => aLedgerEpoch({ shopId: scope.shopId, ...place, epoch: 2 })),
  'consents.head': ({ stores, scope }) => stores.consents.head(scope),
  'leads.endQuarantine': ({ stores, scope, ids }) =>
    stores.leads.endQuarantine(scope, ids.leadId as never, AT),
  'leads.rectify': ({ stores, scope, ids }) =>
    stores.leads.rectify(scope, ids.leadId as never, { sealed: 'other', subjectKeys: [] } as never),
  'leads.claimDue': ({ stores, scope }) => stores.leads.claimDue(scope, DUE.leads, 9),
  'leads.claimIds': ({ stores, scope }) => stores.leads.claimIds(scope, DUE.leads, 9),
  'leads.idsUnder': async (of) => of.stores.leads.idsUnder(of.scope, [await noticeOf(of)], null, 9),
  'leads.addStep': ({ stores, scope, ids }) =>
    stores.leads.addStep(scope, ids.leadId as never, aLeadStep(), true),
  'receipts.setExpiry': ({ stores, scope, ids }) =>
    stores.receipts.setExpiry(scope, ids.secretHash as never, AT),
  'leads.setConsent': ({ stores, scope, ids }) =>
    stores.leads.setConsent(scope, ids.leadId as never, { expiresAt: AT }),
  'leads.markedIds': async ({ kept, stores, scope, ids }) => {
    await kept.leads.setMarks(scope, ids.leadId as never, { restrictedAt: AT });
    return stores.leads.markedIds(scope);
  },
  'receipts.setConsent': ({ stores, scope, ids }) => {
    const consentEventId = ids.consentEventId as never;
    return stores.receipts.setConsent(scope, ids.secretHash as never, {
      noticeId: 'ntc_x' as never,
      consentEventId,
    });
  },
  'receipts.namedNotices': ({ stores, scope }) => stores.receipts.namedNotices(scope),
  'receipts.listDue': ({ stores, scope }) => stores.receipts.listDue(scope, LATE, 9),
  'chatReceipts.claimMail': async (of) =>
    of.stores.chatReceipts.claimMail(of.scope, await insertedChatReceipt(of), AT),
  'chatReceipts.setExpiry': async (of) =>
    of.stores.chatReceipts.setExpiry(of.scope, await insertedChatReceipt(of), LATE),
  'chatReceipts.remove': async (of) => of.stores.chatReceipts.remove(of.scope, await insertedChatReceipt(of)),
  'chatReceipts.list': async (of) => {
    await insertedChatReceipt(of);
    return of.stores.chatReceipts.list(of.scope, '', 9);
  },
  'retentionRuns.insert': ({ stores, scope }) => {
    const run = { id: 'run_x', shopId: scope.shopId, startedAt: AT, durationMs: 1, instance: 'x' };
    return stores.retentionRuns.insert(scope, { ...run, removed: {}, expiresAt: AT } as never);
  },
  'witnessedSpans.insert': insertedSpan,
  'witnessedSpans.lastPlace': async (of) => {
    await insertedSpan({ ...of, stores: of.kept });
    return of.stores.witnessedSpans.lastPlace(of.scope);
  },
  'witnessedSpans.withdraw': async (of) => {
    const span = await insertedSpan({ ...of, stores: of.kept });
    await of.stores.witnessedSpans.withdraw(of.scope, span);
  },
  'witnessedSpans.holding': async (of) => {
    await insertedSpan({ ...of, stores: of.kept });
    return of.stores.witnessedSpans.holding(of.scope, [2]);
  },
  'retentionRuns.removeExpired': ({ stores, scope }) => stores.retentionRuns.removeExpired(scope, LATE),
  'subscriptions.whichExist': ({ stores, scope, ids }) =>
    stores.subscriptions.whichExist(scope, [ids.subscriptionId as never]),
  'subscriptions.ids': ({ stores, scope }) => stores.subscriptions.ids(scope),
  'subscriptions.find': async ({ stores, scope, ids }) => {
    const found = await stores.subscriptions.get(scope, ids.subscriptionId as never);
    return stores.subscriptions.find(scope, found?.channel ?? 'email', found?.subjectKey ?? '');
  },
  'subscriptions.change': async ({ stores, scope, ids }) => {
    const found = await stores.subscriptions.get(scope, ids.subscriptionId as never);
    const state = found?.state ?? 'pending';
    return stores.subscriptions.change(scope, ids.subscriptionId as never, state, { expiresAt: AT } as never);
  },
  'subscriptions.listExpired': ({ stores, scope }) => stores.subscriptions.listExpired(scope, LATE, 9),
  'subscriptions.removeExpired': ({ stores, scope, ids }) =>
    stores.subscriptions.removeExpired(scope, ids.subscriptionId as never, LATE),
  'suppressions.has': (of) => suppressed(of).then(() => of.stores.suppressions.has(of.scope, 'email', KEY)),
  'suppressions.whichExist': (of) =>
    suppressed(of).then(() => of.stores.suppressions.whichExist(of.scope, 'email', [KEY])),
  'suppressions.lift': async (of) => {
    await suppressed(of);
    return of.stores.suppressions.lift(of.scope, 'email', KEY);
  },
  'agreements.setTold': async ({ stores, scope }) => {
    const { documentId } = (await stores.agreements.get(scope)) as unknown as { documentId: never };
    return stores.agreements.setTold(scope, documentId, { subProcessorTold: 7 } as never);
  },
  'agreements.addSentNotice': async ({ stores, scope }) => {
    const { documentId } = (await stores.agreements.get(scope)) as unknown as { documentId: never };
    return stores.agreements.addSentNotice(scope, documentId, { id: 'spr_x', at: AT } as never);
  },
  'agreementFiles.get': async ({ stores, kept, scope, ids }) => {
    const file = aHash() as never;
    await kept.agreementFiles.put(scope, ids.agreementId as never, file, [`sealed for ${scope.shopId}`]);
    return stores.agreementFiles.get(scope, ids.agreementId as never, file);
  },
  'agreementFiles.removeByAgreement': async ({ stores, kept, scope, ids }) => {
    await kept.agreementFiles.put(scope, ids.agreementId as never, aHash() as never, ['sealed']);
    return stores.agreementFiles.removeByAgreement(scope, ids.agreementId as never);
  },
  'subProcessors.addObjection': ({ stores, scope, ids }) => {
    const { subProcessorId } = ids;
    const said = { reason: 'x', by: 'stf_x', at: AT, listVersion: 1, agreementId: null };
    return stores.subProcessors.addObjection(scope, {
      ...said,
      subProcessorId,
      shopId: scope.shopId,
    } as never);
  },
  'confirmations.setDelivery': async (of) => {
    const { stores, scope } = of;
    const secretHash = aHash();
    await stores.confirmations.insert(scope, {
      secretHash,
      shopId: scope.shopId,
      kind: 'optin',
      ref: 'sub_1',
      locale: 'pl',
      subjectKey: null,
      delivery: null,
      createdAt: AT,
      usedAt: null,
      actingSince: null,
      expiresAt: LATE,
    });
    const delivery = { mailId: await insertedMail(of), sentAt: AT, response: '250 Ok' };
    return stores.confirmations.setDelivery(scope, secretHash, delivery);
  },
  'mails.removeSent': async (of) => of.stores.mails.removeSent(of.scope, await insertedMail(of)),
  'mails.setFailure': async (of) => {
    const failure = { state: 'failed', lastError: 'refused', nextAttemptAt: LATE } as const;
    return of.stores.mails.setFailure(of.scope, await insertedMail(of), failure);
  },
  'audit.removeBefore': ({ stores, scope }) => stores.audit.removeBefore(scope, LATE),
  'breaches.untold': async (of) =>
    of.stores.breaches.untold(of.scope, (await letterOf(of)).breachId, null, 9),
  'breaches.setNotified': async (of) => of.stores.breaches.setNotified(of.scope, (await letterOf(of)).id, AT),
  'breaches.addAssessment': async (of) => {
    const assessment = { risk: 'unlikely', reason: 'x', by: 'stf_x', at: AT } as const;
    return of.stores.breaches.addAssessment(of.scope, (await letterOf(of)).id, assessment);
  },
  'breaches.removeOwn': ({ stores, scope }) => stores.breaches.removeOwn(scope),
  'shopArchive.remove': ({ stores, scope }) => stores.shopArchive.remove(scope, LATE),
  'shopArchive.traces': ({ stores, scope }) => stores.shopArchive.traces(scope),
  'subjectRequests.endAnswers': ({ stores, scope }) => stores.subjectRequests.endAnswers(scope, LATE),
  'subjectRequests.removeExpired': ({ stores, scope }) =>
    stores.subjectRequests.removeExpired(scope, LATE, async () => false),
  'erasureMarks.sentAmong': async ({ stores, kept, scope }) => {
    await kept.erasureMarks.put(scope, [{ shopId: scope.shopId, kind: 'sent', key: KEY, at: AT }]);
    return stores.erasureMarks.sentAmong(scope, [KEY], AT);
  },
  'confirmations.removeByRef': ({ stores, scope }) => stores.confirmations.removeByRef(scope, 'ref'),
};
