import type {
  AgreementDocumentStore,
  AgreementFileStore,
  AgreementStore,
} from './agreement/agreement-store.ts';
import type { SubProcessorStore } from './agreement/sub-processor-store.ts';
import type { AuditStore } from './audit/audit-store.ts';
import type { BreachStore } from './breach/breach-store.ts';
import type { CardStore } from './cards/card-store.ts';
import type { ChatSettingsStore } from './cards/chat-settings.ts';
import type { ConfirmationStore } from './confirmation/confirmation-store.ts';
import type { ConnectCodeStore } from './connect/connect-code-store.ts';
import type { ConsentStore } from './consent/consent-store.ts';
import type { ConversationStore } from './conversation/conversation-store.ts';
import type { ClosedShopStore, DepartureStore } from './departure/departure-store.ts';
import type { ShopArchive } from './departure/shop-archive.ts';
import type { LeadStore, ReceiptStore } from './lead/lead-store.ts';
import type { LeaseStore } from './lease/lease-store.ts';
import type { MailPauseStore } from './mail/mail-pause.ts';
import type { MailStore } from './mail/mail-store.ts';
import type { SubscriptionStore, SuppressionStore } from './marketing/subscription-store.ts';
import type { NonceStore } from './nonce-store.ts';
import type { NoticeStore, PolicyBindingStore } from './notice/notice-store.ts';
import type { PolicyChangeStore } from './notice/policy-change.ts';
import type { ChatReceiptStore } from './receipt/chat-receipt.ts';
import type { RegistrationStore } from './registration/registration-store.ts';
import type { RetentionRunStore } from './retention/retention-run.ts';
import type { ShopKeyStore, ShopStore } from './shop/shop-store.ts';
import type {
  GrantStore,
  InvitationStore,
  MembershipStore,
  OrganisationStore,
  SignInFailureStore,
  StaffSessionStore,
  StaffStore,
} from './staff/staff-store.ts';
import type { RightsSettingsStore } from './subject-rights/rights-settings.ts';
import type { SubjectRequestStore } from './subject-rights/subject-request-store.ts';
import type { TombstoneStore } from './subject-rights/tombstone.ts';

/**
 * Everything the service keeps, behind one door. Refusals that any method may throw: `conflict` when a unique rule
 * without an answer of its own is broken, `unavailable` when the database does not answer.
 */
export type Stores = {
  readonly organisations: OrganisationStore;
  readonly staff: StaffStore;
  readonly memberships: MembershipStore;
  readonly grants: GrantStore;
  readonly invitations: InvitationStore;
  readonly sessions: StaffSessionStore;
  readonly signInFailures: SignInFailureStore;
  readonly shops: ShopStore;
  readonly shopKeys: ShopKeyStore;
  readonly connectCodes: ConnectCodeStore;
  readonly conversations: ConversationStore;
  readonly identityNonces: NonceStore;
  readonly requestNonces: NonceStore;
  readonly cards: CardStore;
  readonly chatSettings: ChatSettingsStore;
  readonly notices: NoticeStore;
  readonly policyBindings: PolicyBindingStore;
  readonly policyChanges: PolicyChangeStore;
  readonly consents: ConsentStore;
  readonly leads: LeadStore;
  readonly receipts: ReceiptStore;
  readonly chatReceipts: ChatReceiptStore;
  readonly retentionRuns: RetentionRunStore;
  readonly subscriptions: SubscriptionStore;
  readonly suppressions: SuppressionStore;
  readonly agreements: AgreementStore;
  readonly agreementDocuments: AgreementDocumentStore;
  readonly agreementFiles: AgreementFileStore;
  readonly subProcessors: SubProcessorStore;
  readonly audit: AuditStore;
  readonly breaches: BreachStore;
  readonly departures: DepartureStore;
  readonly closedShops: ClosedShopStore;
  readonly shopArchive: ShopArchive;
  readonly mails: MailStore;
  readonly mailPauses: MailPauseStore;
  readonly registrations: RegistrationStore;
  readonly subjectRequests: SubjectRequestStore;
  readonly rightsSettings: RightsSettingsStore;
  readonly tombstones: TombstoneStore;
  readonly confirmations: ConfirmationStore;
  readonly leases: LeaseStore;
  /** Resolves when the database answers. @throws DomainError unavailable */
  ping(): Promise<void>;
  /** Ends what is under way, then lets go of the database. */
  close(): Promise<void>;
};
