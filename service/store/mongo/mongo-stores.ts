import type { Stores } from '../../desks/stores.ts';
import {
  makeMongoAgreementDocumentStore,
  makeMongoAgreementFileStore,
} from './agreement/agreement-document-store.ts';
import { makeMongoAgreementStore } from './agreement/agreement-store.ts';
import { makeMongoSubProcessorStore } from './agreement/sub-processor-store.ts';
import { makeMongoAuditStore } from './audit/audit-store.ts';
import { makeMongoLeaseStore } from './audit/lease-store.ts';
import { makeMongoNonceStore } from './audit/nonce-store.ts';
import { answerGuard } from './base/answer-guard.ts';
import { type DatabaseOptions, openDatabase, pingDatabase } from './base/connection.ts';
import { inDomainWords, toDomainError } from './base/database-error.ts';
import { makeMongoConsentStore } from './consent/consent-store.ts';
import { makeMongoNoticeStore } from './consent/notice-store.ts';
import { makeMongoPolicyBindingStore } from './consent/policy-binding-store.ts';
import { makeMongoPolicyChangeStore } from './consent/policy-change-store.ts';
import { makeMongoCardStore } from './conversation/card-store.ts';
import { makeMongoChatSettingsStore } from './conversation/chat-settings-store.ts';
import {
  type ConversationStoreOptions,
  makeMongoConversationStore,
} from './conversation/conversation-store.ts';
import { makeMongoChatReceiptStore } from './lead/chat-receipt-store.ts';
import { makeMongoLeadStore } from './lead/lead-store.ts';
import { makeMongoReceiptStore } from './lead/receipt-store.ts';
import { makeMongoSubscriptionStore } from './lead/subscription-store.ts';
import { makeMongoSuppressionStore } from './lead/suppression-store.ts';
import { makeMongoConfirmationStore } from './mail/confirmation-store.ts';
import { makeMongoMailPauseStore } from './mail/mail-pause-store.ts';
import { makeMongoMailStore } from './mail/mail-store.ts';
import { ensureSchema } from './migrate.ts';
import { makeMongoBreachStore } from './rights/breach-store.ts';
import { makeMongoTombstoneStore } from './rights/erasure-mark-store.ts';
import { makeMongoSubjectRequestStore } from './rights/subject-request-store.ts';
import { makeMongoConnectCodeStore } from './shop/connect-code-store.ts';
import { makeMongoClosedShopStore, makeMongoDepartureStore } from './shop/departure-store.ts';
import { makeMongoRetentionRunStore } from './shop/retention-run-store.ts';
import { makeMongoRightsSettingsStore } from './shop/rights-settings-store.ts';
import { makeMongoShopArchive } from './shop/shop-archive.ts';
import { makeMongoShopKeyStore } from './shop/shop-key-store.ts';
import { makeMongoShopStore } from './shop/shop-store.ts';
import { makeMongoGrantStore } from './staff/grant-store.ts';
import { makeMongoInvitationStore } from './staff/invitation-store.ts';
import { makeMongoMembershipStore } from './staff/membership-store.ts';
import { makeMongoOrganisationStore } from './staff/organisation-store.ts';
import { makeMongoRegistrationStore } from './staff/registration-store.ts';
import { makeMongoSignInFailureStore } from './staff/sign-in-failure-store.ts';
import { makeMongoStaffSessionStore } from './staff/staff-session-store.ts';
import { makeMongoStaffStore } from './staff/staff-store.ts';

/** How long a shop or agreement that every message asks for is taken for right, in milliseconds. */
const RECENT_MS = 500;

/** A connection that is closed waits this long for rows that are behind their events, in milliseconds. */
const DRAIN_MS = 1_000;

/**
 * Connects, brings collections and indexes up to date, and gives all stores over one connection.
 * @param url connection string with the name of the database
 */
export const openMongoStores = async (
  url: string,
  options: Omit<DatabaseOptions, 'url'> & ConversationStoreOptions & { onDiskFull?: () => void } = {},
): Promise<Stores> => {
  const connection = await openDatabase({ url, ...options });
  try {
    await ensureSchema(connection);
  } catch (error) {
    await connection.close();
    throw error;
  }
  const conversations = makeMongoConversationStore(connection, options);
  const recentMs = Math.min(RECENT_MS, options.trustMs ?? RECENT_MS);
  const consents = makeMongoConsentStore(connection);
  const audit = makeMongoAuditStore(connection);
  const { whileConnected } = answerGuard(connection);
  const told = <Store extends object>(store: Store): Store =>
    inDomainWords(store, whileConnected, options.onDiskFull);
  return {
    organisations: told(makeMongoOrganisationStore(connection)),
    staff: told(makeMongoStaffStore(connection)),
    memberships: told(makeMongoMembershipStore(connection)),
    grants: told(makeMongoGrantStore(connection)),
    invitations: told(makeMongoInvitationStore(connection)),
    sessions: told(makeMongoStaffSessionStore(connection)),
    signInFailures: told(makeMongoSignInFailureStore(connection)),
    shops: told(makeMongoShopStore(connection, recentMs)),
    shopKeys: told(makeMongoShopKeyStore(connection)),
    connectCodes: told(makeMongoConnectCodeStore(connection)),
    // A registration and a count are no answers to wait for, so the guard of answers leaves them alone.
    conversations: {
      ...told(conversations),
      onCaughtUp: conversations.onCaughtUp,
      held: conversations.held,
    },
    identityNonces: told(makeMongoNonceStore(connection, 'identityNonces')),
    requestNonces: told(makeMongoNonceStore(connection, 'requestNonces')),
    cards: told(makeMongoCardStore(connection)),
    chatSettings: told(makeMongoChatSettingsStore(connection, recentMs)),
    notices: told(makeMongoNoticeStore(connection)),
    policyBindings: told(makeMongoPolicyBindingStore(connection)),
    policyChanges: told(makeMongoPolicyChangeStore(connection)),
    consents: told(consents),
    leads: told(makeMongoLeadStore(connection)),
    receipts: told(makeMongoReceiptStore(connection)),
    chatReceipts: told(makeMongoChatReceiptStore(connection)),
    retentionRuns: told(makeMongoRetentionRunStore(connection)),
    subscriptions: told(makeMongoSubscriptionStore(connection)),
    suppressions: told(makeMongoSuppressionStore(connection)),
    agreements: told(makeMongoAgreementStore(connection, recentMs)),
    agreementDocuments: told(makeMongoAgreementDocumentStore(connection)),
    agreementFiles: told(makeMongoAgreementFileStore(connection)),
    subProcessors: told(makeMongoSubProcessorStore(connection)),
    audit: told(audit),
    breaches: told(makeMongoBreachStore(connection)),
    departures: told(makeMongoDepartureStore(connection)),
    closedShops: told(makeMongoClosedShopStore(connection)),
    // Reads over many rows come one by one and are not guarded as one answer.
    shopArchive: makeMongoShopArchive(connection),
    mails: told(makeMongoMailStore(connection)),
    mailPauses: told(makeMongoMailPauseStore(connection)),
    registrations: told(makeMongoRegistrationStore(connection)),
    subjectRequests: told(makeMongoSubjectRequestStore(connection)),
    rightsSettings: told(makeMongoRightsSettingsStore(connection)),
    tombstones: told(makeMongoTombstoneStore(connection)),
    confirmations: told(makeMongoConfirmationStore(connection)),
    leases: told(makeMongoLeaseStore(connection)),
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
