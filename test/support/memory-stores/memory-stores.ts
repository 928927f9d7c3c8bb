import type { Stores } from '../../../service/desks/stores.ts';
import {
  makeMemoryAgreementDocumentStore,
  makeMemoryAgreementFileStore,
} from './agreement/agreement-document-store.ts';
import { makeMemoryAgreementStore } from './agreement/agreement-store.ts';
import { makeMemorySubProcessorStore } from './agreement/sub-processor-store.ts';
import { makeMemoryAlertStore } from './alert/alert-store.ts';
import { makeMemoryPushDeviceStore } from './alert/push-device-store.ts';
import { makeMemoryAuditStore } from './audit/audit-store.ts';
import { makeMemoryLeaseStore } from './audit/lease-store.ts';
import { makeMemoryNonceStore } from './audit/nonce-store.ts';
import { makeMemoryProcessStore } from './audit/process-store.ts';
import { withTables } from './base/memory-tables.ts';
import { makeMemoryConsentStore } from './consent/consent-store.ts';
import { makeMemoryNoticeStore } from './consent/notice-store.ts';
import { makeMemoryPolicyBindingStore } from './consent/policy-binding-store.ts';
import { makeMemoryPolicyChangeStore } from './consent/policy-change-store.ts';
import { makeMemoryAttachmentParts, makeMemoryAttachmentStore } from './conversation/attachment-store.ts';
import { makeMemoryCardStore } from './conversation/card-store.ts';
import { makeMemoryChatSettingsStore } from './conversation/chat-settings-store.ts';
import { makeMemoryConversationStore } from './conversation/conversation-store.ts';
import { makeMemoryCustomerBlockStore } from './conversation/customer-block-store.ts';
import { makeMemoryNoteStore } from './conversation/note-store.ts';
import { makeMemoryConversationTagStore, makeMemoryShopTagStore } from './conversation/tag-stores.ts';
import { makeMemoryShopTeamStore } from './conversation/team-store.ts';
import { makeMemoryChatReceiptStore } from './lead/chat-receipt-store.ts';
import { makeMemoryLeadStore } from './lead/lead-store.ts';
import { makeMemoryReceiptStore } from './lead/receipt-store.ts';
import { makeMemorySubscriptionStore } from './lead/subscription-store.ts';
import { makeMemorySuppressionStore } from './lead/suppression-store.ts';
import { makeMemoryConfirmationStore } from './mail/confirmation-store.ts';
import { makeMemoryMailPauseStore } from './mail/mail-pause-store.ts';
import { makeMemoryMailStore } from './mail/mail-store.ts';
import {
  makeMemoryCannedReplyStore,
  makeMemoryOrganisationReplyStore,
  makeMemoryReplyUseStore,
} from './reply/canned-reply-stores.ts';
import { makeMemoryBreachStore } from './rights/breach-store.ts';
import { makeMemoryContentKeyStore } from './rights/content-key-store.ts';
import { makeMemoryErasureJournal } from './rights/erasure-journal.ts';
import { makeMemoryErasureMarkStore } from './rights/erasure-mark-store.ts';
import { makeMemoryInstallationStore } from './rights/installation-store.ts';
import { makeMemorySubjectRequestStore } from './rights/subject-request-store.ts';
import { makeMemorySearchStore } from './search/search-store.ts';
import { makeMemoryConnectCodeStore } from './shop/connect-code-store.ts';
import { makeMemoryClosedShopStore, makeMemoryDepartureStore } from './shop/departure-store.ts';
import { makeMemoryRetentionRunStore } from './shop/retention-run-store.ts';
import { makeMemoryRightsSettingsStore } from './shop/rights-settings-store.ts';
import { makeMemoryShopArchive } from './shop/shop-archive.ts';
import { makeMemoryShopKeyStore } from './shop/shop-key-store.ts';
import { makeMemoryShopStore } from './shop/shop-store.ts';
import { makeMemoryAgencyContractStore } from './staff/agency-contract-store.ts';
import { makeMemoryGrantStore } from './staff/grant-store.ts';
import { makeMemoryInvitationStore } from './staff/invitation-store.ts';
import { makeMemoryMembershipStore } from './staff/membership-store.ts';
import { makeMemoryOrganisationStore } from './staff/organisation-store.ts';
import { makeMemoryRegistrationStore } from './staff/registration-store.ts';
import { makeMemorySignInFailureStore } from './staff/sign-in-failure-store.ts';
import { makeMemoryStaffSessionStore } from './staff/staff-session-store.ts';
import { makeMemoryStaffStore } from './staff/staff-store.ts';
import { makeMemoryHeadStatementStore, makeMemoryWitnessedSpanStore } from './witness/witness-stores.ts';

/** For tests and as reference. */
export const makeMemoryStores = (): Stores => {
  const { made, tables } = withTables(makeStores);
  return { ...made, shopArchive: makeMemoryShopArchive(tables) };
};

const makeStores = (): Omit<Stores, 'shopArchive'> => ({
  organisations: makeMemoryOrganisationStore(),
  staff: makeMemoryStaffStore(),
  memberships: makeMemoryMembershipStore(),
  grants: makeMemoryGrantStore(),
  agencyContracts: makeMemoryAgencyContractStore(),
  invitations: makeMemoryInvitationStore(),
  sessions: makeMemoryStaffSessionStore(),
  signInFailures: makeMemorySignInFailureStore(),
  shops: makeMemoryShopStore(),
  shopKeys: makeMemoryShopKeyStore(),
  contentKeyRows: makeMemoryContentKeyStore(),
  connectCodes: makeMemoryConnectCodeStore(),
  conversations: makeMemoryConversationStore(),
  identityNonces: makeMemoryNonceStore(),
  requestNonces: makeMemoryNonceStore(),
  alerts: makeMemoryAlertStore(),
  pushDevices: makeMemoryPushDeviceStore(),
  cards: makeMemoryCardStore(),
  attachments: makeMemoryAttachmentStore(),
  ...makeMemoryAttachmentParts(),
  notes: makeMemoryNoteStore(),
  shopTags: makeMemoryShopTagStore(),
  customerBlocks: makeMemoryCustomerBlockStore(),
  shopTeams: makeMemoryShopTeamStore(),
  conversationTags: makeMemoryConversationTagStore(),
  chatSettings: makeMemoryChatSettingsStore(),
  cannedReplies: makeMemoryCannedReplyStore(),
  organisationReplies: makeMemoryOrganisationReplyStore(),
  replyUses: makeMemoryReplyUseStore(),
  searchRows: makeMemorySearchStore(),
  notices: makeMemoryNoticeStore(),
  policyBindings: makeMemoryPolicyBindingStore(),
  policyChanges: makeMemoryPolicyChangeStore(),
  consents: makeMemoryConsentStore(),
  headStatements: makeMemoryHeadStatementStore(),
  witnessedSpans: makeMemoryWitnessedSpanStore(),
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
  erasureMarks: makeMemoryErasureMarkStore(),
  erasureJournal: makeMemoryErasureJournal(),
  confirmations: makeMemoryConfirmationStore(),
  installation: makeMemoryInstallationStore(),
  leases: makeMemoryLeaseStore(),
  processes: makeMemoryProcessStore(),
  dropUnfinishedRestore: async () => 0,
  shopChangedRemotely: () => undefined,
  async ping() {},
  async close() {},
});
