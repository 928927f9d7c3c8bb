import type { Connection } from 'mongoose';
import type { Stores } from '../../desks/stores.ts';
import { makeRecentGroup } from '../recent-reads.ts';
import {
  makeMongoAgreementDocumentStore,
  makeMongoAgreementFileStore,
} from './agreement/agreement-document-store.ts';
import { makeMongoAgreementStore } from './agreement/agreement-store.ts';
import { makeMongoSubProcessorStore } from './agreement/sub-processor-store.ts';
import { makeMongoAlertStore } from './alert/alert-store.ts';
import { makeMongoPushDeviceStore } from './alert/push-device-store.ts';
import { makeMongoAuditStore } from './audit/audit-store.ts';
import { makeMongoLeaseStore } from './audit/lease-store.ts';
import { makeMongoNonceStore } from './audit/nonce-store.ts';
import { makeMongoProcessStore } from './audit/process-store.ts';
import { answerGuard } from './base/answer-guard.ts';
import { type DatabaseOptions, openDatabase, pingDatabase } from './base/connection.ts';
import { inDomainWords, toDomainError } from './base/database-error.ts';
import { dropUnfinishedRestore } from './base/unfinished-restore.ts';
import { makeMongoConsentStore } from './consent/consent-store.ts';
import { makeMongoNoticeStore } from './consent/notice-store.ts';
import { makeMongoPolicyBindingStore } from './consent/policy-binding-store.ts';
import { makeMongoPolicyChangeStore } from './consent/policy-change-store.ts';
import { makeMongoAttachmentParts, makeMongoAttachmentStore } from './conversation/attachment-store.ts';
import { makeMongoCardStore } from './conversation/card-store.ts';
import { makeMongoChatSettingsStore } from './conversation/chat-settings-store.ts';
import type { ConversationStoreOptions } from './conversation/conversation-core.ts';
import { makeMongoConversationStore } from './conversation/conversation-store.ts';
import { makeMongoCustomerBlockStore } from './conversation/customer-block-store.ts';
import { makeMongoNoteStore } from './conversation/note-store.ts';
import { makeMongoConversationTagStore, makeMongoShopTagStore } from './conversation/tag-stores.ts';
import { makeMongoShopTeamStore } from './conversation/team-store.ts';
import { makeMongoChatReceiptStore } from './lead/chat-receipt-store.ts';
import { makeMongoLeadStore } from './lead/lead-store.ts';
import { makeMongoReceiptStore } from './lead/receipt-store.ts';
import { makeMongoSubscriptionStore } from './lead/subscription-store.ts';
import { makeMongoSuppressionStore } from './lead/suppression-store.ts';
import { makeMongoConfirmationStore } from './mail/confirmation-store.ts';
import { makeMongoMailPauseStore } from './mail/mail-pause-store.ts';
import { makeMongoMailStore } from './mail/mail-store.ts';
import { type Alone, ensureSchema } from './migrate.ts';
import {
  makeMongoCannedReplyStore,
  makeMongoOrganisationReplyStore,
  makeMongoReplyUseStore,
} from './reply/canned-reply-stores.ts';
import { makeMongoBreachStore } from './rights/breach-store.ts';
import { makeMongoContentKeyStore } from './rights/content-key-store.ts';
import { makeMongoErasureJournal } from './rights/erasure-journal.ts';
import { makeMongoErasureMarkStore } from './rights/erasure-mark-store.ts';
import { makeMongoInstallationStore } from './rights/installation-store.ts';
import { makeMongoSubjectRequestStore } from './rights/subject-request-store.ts';
import { makeMongoSearchStore } from './search/search-store.ts';
import { makeMongoConnectCodeStore } from './shop/connect-code-store.ts';
import { makeMongoClosedShopStore, makeMongoDepartureStore } from './shop/departure-store.ts';
import { makeMongoRetentionRunStore } from './shop/retention-run-store.ts';
import { makeMongoRightsSettingsStore } from './shop/rights-settings-store.ts';
import { makeMongoShopArchive } from './shop/shop-archive.ts';
import { makeMongoShopKeyStore } from './shop/shop-key-store.ts';
import { makeMongoShopStore } from './shop/shop-store.ts';
import { makeMongoAgencyContractStore } from './staff/agency-contract-store.ts';
import { makeMongoGrantStore } from './staff/grant-store.ts';
import { makeMongoInvitationStore } from './staff/invitation-store.ts';
import { makeMongoMembershipStore } from './staff/membership-store.ts';
import { makeMongoOrganisationStore } from './staff/organisation-store.ts';
import { makeMongoRegistrationStore } from './staff/registration-store.ts';
import { makeMongoSignInFailureStore } from './staff/sign-in-failure-store.ts';
import { makeMongoStaffSessionStore } from './staff/staff-session-store.ts';
import { makeMongoStaffStore } from './staff/staff-store.ts';
import { makeMongoHeadStatementStore, makeMongoWitnessedSpanStore } from './witness/witness-stores.ts';

/** Cache time of reads per message or contact form, in milliseconds. */
const RECENT_MS = 500;

/** Maximum wait for stale rows in `close`, in milliseconds. */
const DRAIN_MS = 1_000;

type MongoOptions = ConversationStoreOptions & { onDiskFull?: () => void };

/**
 * Connects, migrates, and returns all stores.
 * @param url connection string with the database name
 */
export const openMongoStores = async (
  url: string,
  { aloneOnSchema, ...options }: Omit<DatabaseOptions, 'url'> & MongoOptions & { aloneOnSchema?: Alone } = {},
): Promise<Stores> => {
  const connection = await openDatabase({ url, ...options });
  try {
    const patient = () => openDatabase({ url, isPatient: true });
    await ensureSchema(connection, { patient, ...(aloneOnSchema && { alone: aloneOnSchema }) });
  } catch (error) {
    await connection.close();
    throw error;
  }
  return storesOver(connection, options);
};

const unguarded = <T>(answer: Promise<T>): Promise<T> => answer;

/** All stores over an open connection; sends no query. */
export const storesOver = (connection: Connection, options: MongoOptions = {}): Stores => {
  const conversations = makeMongoConversationStore(connection, options);
  const recent = makeRecentGroup(Math.min(RECENT_MS, options.trustMs ?? RECENT_MS));
  const consents = makeMongoConsentStore(connection);
  const audit = makeMongoAuditStore(connection);
  const parts = makeMongoAttachmentParts(connection);
  const { whileConnected } = answerGuard(connection);
  const asDomainErrors = <Store extends object>(store: Store): Store =>
    inDomainWords(store, whileConnected, options.onDiskFull);
  return {
    organisations: asDomainErrors(makeMongoOrganisationStore(connection)),
    staff: asDomainErrors(makeMongoStaffStore(connection)),
    memberships: asDomainErrors(makeMongoMembershipStore(connection)),
    grants: asDomainErrors(makeMongoGrantStore(connection, recent)),
    agencyContracts: asDomainErrors(makeMongoAgencyContractStore(connection)),
    invitations: asDomainErrors(makeMongoInvitationStore(connection)),
    sessions: asDomainErrors(makeMongoStaffSessionStore(connection)),
    signInFailures: asDomainErrors(makeMongoSignInFailureStore(connection)),
    shops: asDomainErrors(makeMongoShopStore(connection, recent)),
    shopKeys: asDomainErrors(makeMongoShopKeyStore(connection)),
    contentKeyRows: asDomainErrors(makeMongoContentKeyStore(connection)),
    connectCodes: asDomainErrors(makeMongoConnectCodeStore(connection)),
    // `onCaughtUp` and `memoryCounts` do not wait for the database; `append` guards each batch.
    conversations: {
      ...asDomainErrors(conversations),
      ...inDomainWords({ append: conversations.append }, unguarded, options.onDiskFull),
      onCaughtUp: conversations.onCaughtUp,
      memoryCounts: conversations.memoryCounts,
    },
    identityNonces: asDomainErrors(makeMongoNonceStore(connection, 'identityNonces')),
    requestNonces: asDomainErrors(makeMongoNonceStore(connection, 'requestNonces')),
    alerts: asDomainErrors(makeMongoAlertStore(connection)),
    pushDevices: asDomainErrors(makeMongoPushDeviceStore(connection)),
    cards: asDomainErrors(makeMongoCardStore(connection)),
    attachments: asDomainErrors(makeMongoAttachmentStore(connection)),
    attachmentBytes: asDomainErrors(parts.attachmentBytes),
    attachmentObjects: asDomainErrors(parts.attachmentObjects),
    notes: asDomainErrors(makeMongoNoteStore(connection)),
    shopTags: asDomainErrors(makeMongoShopTagStore(connection)),
    customerBlocks: asDomainErrors(makeMongoCustomerBlockStore(connection)),
    shopTeams: asDomainErrors(makeMongoShopTeamStore(connection)),
    conversationTags: asDomainErrors(makeMongoConversationTagStore(connection)),
    chatSettings: asDomainErrors(makeMongoChatSettingsStore(connection, recent)),
    cannedReplies: asDomainErrors(makeMongoCannedReplyStore(connection)),
    organisationReplies: asDomainErrors(makeMongoOrganisationReplyStore(connection)),
    replyUses: asDomainErrors(makeMongoReplyUseStore(connection)),
    searchRows: asDomainErrors(makeMongoSearchStore(connection)),
    notices: asDomainErrors(makeMongoNoticeStore(connection)),
    policyBindings: asDomainErrors(makeMongoPolicyBindingStore(connection, recent)),
    policyChanges: asDomainErrors(makeMongoPolicyChangeStore(connection)),
    consents: asDomainErrors(consents),
    headStatements: asDomainErrors(makeMongoHeadStatementStore(connection)),
    witnessedSpans: asDomainErrors(makeMongoWitnessedSpanStore(connection)),
    leads: asDomainErrors(makeMongoLeadStore(connection)),
    receipts: asDomainErrors(makeMongoReceiptStore(connection)),
    chatReceipts: asDomainErrors(makeMongoChatReceiptStore(connection)),
    retentionRuns: asDomainErrors(makeMongoRetentionRunStore(connection)),
    subscriptions: asDomainErrors(makeMongoSubscriptionStore(connection)),
    suppressions: asDomainErrors(makeMongoSuppressionStore(connection)),
    agreements: asDomainErrors(makeMongoAgreementStore(connection, recent)),
    agreementDocuments: asDomainErrors(makeMongoAgreementDocumentStore(connection)),
    agreementFiles: asDomainErrors(makeMongoAgreementFileStore(connection)),
    subProcessors: asDomainErrors(makeMongoSubProcessorStore(connection)),
    audit: asDomainErrors(audit),
    breaches: asDomainErrors(makeMongoBreachStore(connection)),
    departures: asDomainErrors(makeMongoDepartureStore(connection)),
    closedShops: asDomainErrors(makeMongoClosedShopStore(connection)),
    // A row generator, so not guarded as a call.
    shopArchive: makeMongoShopArchive(connection),
    mails: asDomainErrors(makeMongoMailStore(connection)),
    mailPauses: asDomainErrors(makeMongoMailPauseStore(connection)),
    registrations: asDomainErrors(makeMongoRegistrationStore(connection)),
    subjectRequests: asDomainErrors(makeMongoSubjectRequestStore(connection)),
    rightsSettings: asDomainErrors(makeMongoRightsSettingsStore(connection)),
    erasureMarks: asDomainErrors(makeMongoErasureMarkStore(connection)),
    erasureJournal: asDomainErrors(makeMongoErasureJournal(connection)),
    confirmations: asDomainErrors(makeMongoConfirmationStore(connection)),
    installation: asDomainErrors(makeMongoInstallationStore(connection)),
    leases: asDomainErrors(makeMongoLeaseStore(connection)),
    processes: asDomainErrors(makeMongoProcessStore(connection)),
    dropUnfinishedRestore: () => dropUnfinishedRestore(connection),
    shopChangedRemotely: recent.forget,
    async ping() {
      try {
        await whileConnected(pingDatabase(connection));
      } catch (error) {
        throw toDomainError(error);
      }
    },
    async close() {
      await conversations.drain(DRAIN_MS);
      conversations.stop();
      await consents.settle();
      await audit.settle();
      await connection.close();
    },
  };
};
