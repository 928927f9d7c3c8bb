import type { Stores } from '../../domain/stores.ts';
import {
  makeMemoryAgreementDocumentStore,
  makeMemoryAgreementFileStore,
} from './agreement-document-store.ts';
import { makeMemoryAgreementStore } from './agreement-store.ts';
import { makeMemoryAuditStore } from './audit-store.ts';
import { makeMemoryBreachStore } from './breach-store.ts';
import { makeMemoryCardStore } from './card-store.ts';
import { makeMemoryChatReceiptStore } from './chat-receipt-store.ts';
import { makeMemoryChatSettingsStore } from './chat-settings-store.ts';
import { makeMemoryConfirmationStore } from './confirmation-store.ts';
import { makeMemoryConnectCodeStore } from './connect-code-store.ts';
import { makeMemoryConsentStore } from './consent-store.ts';
import { makeMemoryConversationStore } from './conversation-store.ts';
import { makeMemoryClosedShopStore, makeMemoryDepartureStore } from './departure-store.ts';
import { makeMemoryGrantStore } from './grant-store.ts';
import { makeMemoryInvitationStore } from './invitation-store.ts';
import { makeMemoryLeadStore } from './lead-store.ts';
import { makeMemoryLeaseStore } from './lease-store.ts';
import { makeMemoryMailPauseStore } from './mail-pause-store.ts';
import { makeMemoryMailStore } from './mail-store.ts';
import { makeMemoryMembershipStore } from './membership-store.ts';
import { withTables } from './memory-tables.ts';
import { makeMemoryNonceStore } from './nonce-store.ts';
import { makeMemoryNoticeStore } from './notice-store.ts';
import { makeMemoryOrganisationStore } from './organisation-store.ts';
import { makeMemoryPolicyBindingStore } from './policy-binding-store.ts';
import { makeMemoryPolicyChangeStore } from './policy-change-store.ts';
import { makeMemoryReceiptStore } from './receipt-store.ts';
import { makeMemoryRegistrationStore } from './registration-store.ts';
import { makeMemoryRetentionRunStore } from './retention-run-store.ts';
import { makeMemoryRightsSettingsStore } from './rights-settings-store.ts';
import { makeMemoryShopArchive } from './shop-archive.ts';
import { makeMemoryShopKeyStore } from './shop-key-store.ts';
import { makeMemoryShopStore } from './shop-store.ts';
import { makeMemorySignInFailureStore } from './sign-in-failure-store.ts';
import { makeMemoryStaffSessionStore } from './staff-session-store.ts';
import { makeMemoryStaffStore } from './staff-store.ts';
import { makeMemorySubProcessorStore } from './sub-processor-store.ts';
import { makeMemorySubjectRequestStore } from './subject-request-store.ts';
import { makeMemorySubscriptionStore } from './subscription-store.ts';
import { makeMemorySuppressionStore } from './suppression-store.ts';
import { makeMemoryTombstoneStore } from './tombstone-store.ts';

/** All stores in memory, for tests and as the reference of what the database must do. */
export const makeMemoryStores = (): Stores => {
  const { made, tables } = withTables(makeStores);
  return { ...made, shopArchive: makeMemoryShopArchive(tables) };
};

const makeStores = (): Omit<Stores, 'shopArchive'> => ({
  organisations: makeMemoryOrganisationStore(),
  staff: makeMemoryStaffStore(),
  memberships: makeMemoryMembershipStore(),
  grants: makeMemoryGrantStore(),
  invitations: makeMemoryInvitationStore(),
  sessions: makeMemoryStaffSessionStore(),
  signInFailures: makeMemorySignInFailureStore(),
  shops: makeMemoryShopStore(),
  shopKeys: makeMemoryShopKeyStore(),
  connectCodes: makeMemoryConnectCodeStore(),
  conversations: makeMemoryConversationStore(),
  identityNonces: makeMemoryNonceStore(),
  requestNonces: makeMemoryNonceStore(),
  cards: makeMemoryCardStore(),
  chatSettings: makeMemoryChatSettingsStore(),
  notices: makeMemoryNoticeStore(),
  policyBindings: makeMemoryPolicyBindingStore(),
  policyChanges: makeMemoryPolicyChangeStore(),
  consents: makeMemoryConsentStore(),
  leads: makeMemoryLeadStore(),
  receipts: makeMemoryReceiptStore(),
  chatReceipts: makeMemoryChatReceiptStore(),
  retentionRuns: makeMemoryRetentionRunStore(),
  subscriptions: makeMemorySubscriptionStore(),
  suppressions: makeMemorySuppressionStore(),
  agreements: makeMemoryAgreementStore(),
  agreementDocuments: makeMemoryAgreementDocumentStore(),
  agreementFiles: makeMemoryAgreementFileStore(),
  subProcessors: makeMemorySubProcessorStore(),
  audit: makeMemoryAuditStore(),
  breaches: makeMemoryBreachStore(),
  departures: makeMemoryDepartureStore(),
  closedShops: makeMemoryClosedShopStore(),
  mails: makeMemoryMailStore(),
  mailPauses: makeMemoryMailPauseStore(),
  registrations: makeMemoryRegistrationStore(),
  subjectRequests: makeMemorySubjectRequestStore(),
  rightsSettings: makeMemoryRightsSettingsStore(),
  tombstones: makeMemoryTombstoneStore(),
  confirmations: makeMemoryConfirmationStore(),
  leases: makeMemoryLeaseStore(),
  async ping() {},
  async close() {},
});
