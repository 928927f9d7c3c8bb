import type { BreachStore } from '../domain/breach/breach-store.ts';
import type {
  CannedReplyStore,
  OrganisationReplyStore,
  ReplyUseStore,
} from '../domain/canned-reply/canned-reply-store.ts';
import type { ConnectCodeStore } from '../domain/connection/connect-code-store.ts';
import type { ClosedShopStore, DepartureStore } from '../domain/departure/departure-store.ts';
import type { LeaseStore } from '../domain/lease/lease-store.ts';
import type { ProcessStore } from '../domain/lease/process-store.ts';
import type { AgencyContractStore } from '../domain/model/agreement/agency-contract.ts';
import type {
  AgreementDocumentStore,
  AgreementFileStore,
  AgreementStore,
} from '../domain/model/agreement/agreement-store.ts';
import type { SubProcessorStore } from '../domain/model/agreement/sub-processor-store.ts';
import type { AlertStore } from '../domain/model/alert/alert.ts';
import type { PushDeviceStore } from '../domain/model/alert/push.ts';
import type {
  AttachmentBytes,
  AttachmentObjects,
  AttachmentStore,
} from '../domain/model/attachment/attachment-store.ts';
import type { AuditStore } from '../domain/model/audit/audit-store.ts';
import type { NonceStore } from '../domain/model/base/nonce-store.ts';
import type { CustomerBlockStore } from '../domain/model/block/customer-block.ts';
import type { CardStore } from '../domain/model/card/card-store.ts';
import type { ChatSettingsStore } from '../domain/model/card/chat-settings.ts';
import type { ConfirmationStore } from '../domain/model/confirmation/confirmation-store.ts';
import type { ConsentStore } from '../domain/model/consent/consent-store.ts';
import type { ContentKeyStore } from '../domain/model/content/content-keys.ts';
import type { ConversationStore } from '../domain/model/conversation/conversation-store.ts';
import type { ErasureJournal, ErasureMarkStore } from '../domain/model/erasure/erasure-mark.ts';
import type { InstallationStore } from '../domain/model/installation/installation-store.ts';
import type { LeadStore, ReceiptStore } from '../domain/model/lead/lead-store.ts';
import type { MailPauseStore } from '../domain/model/mail/mail-pause.ts';
import type { MailStore } from '../domain/model/mail/mail-store.ts';
import type { SubscriptionStore, SuppressionStore } from '../domain/model/marketing/subscription-store.ts';
import type { NoteStore } from '../domain/model/note/note-store.ts';
import type { NoticeStore, PolicyBindingStore } from '../domain/model/notice/notice-store.ts';
import type { PolicyChangeStore } from '../domain/model/notice/policy-change.ts';
import type { RetentionRunStore } from '../domain/model/retention/retention-run.ts';
import type { SearchStore } from '../domain/model/search/search-store.ts';
import type { ShopArchive } from '../domain/model/shop/shop-archive.ts';
import type { ShopKeyStore, ShopStore } from '../domain/model/shop/shop-store.ts';
import type {
  GrantStore,
  InvitationStore,
  MembershipStore,
  OrganisationStore,
  SignInFailureStore,
  StaffSessionStore,
  StaffStore,
} from '../domain/model/staff/staff-store.ts';
import type { ConversationTagStore, ShopTagStore } from '../domain/model/tag/tag-store.ts';
import type { ShopTeamStore } from '../domain/model/team/team-store.ts';
import type { HeadStatementStore, WitnessedSpanStore } from '../domain/model/witness/witness-store.ts';
import type { ChatReceiptStore } from '../domain/receipt/chat-receipt.ts';
import type { RegistrationStore } from '../domain/registration/registration-store.ts';
import type { RightsSettingsStore } from '../domain/subject-rights/rights-settings.ts';
import type { SubjectRequestStore } from '../domain/subject-rights/subject-request-store.ts';

/** Any method may throw `conflict` or `unavailable`. */
export type Stores = {
  readonly organisations: OrganisationStore;
  readonly staff: StaffStore;
  readonly memberships: MembershipStore;
  readonly grants: GrantStore;
  readonly agencyContracts: AgencyContractStore;
  readonly invitations: InvitationStore;
  readonly sessions: StaffSessionStore;
  readonly signInFailures: SignInFailureStore;
  readonly shops: ShopStore;
  readonly shopKeys: ShopKeyStore;
  readonly contentKeyRows: ContentKeyStore;
  readonly connectCodes: ConnectCodeStore;
  readonly conversations: ConversationStore;
  readonly identityNonces: NonceStore;
  readonly requestNonces: NonceStore;
  readonly alerts: AlertStore;
  readonly pushDevices: PushDeviceStore;
  readonly cards: CardStore;
  readonly attachments: AttachmentStore;
  readonly attachmentBytes: AttachmentBytes;
  readonly attachmentObjects: AttachmentObjects;
  readonly notes: NoteStore;
  readonly shopTags: ShopTagStore;
  readonly shopTeams: ShopTeamStore;
  readonly customerBlocks: CustomerBlockStore;
  readonly conversationTags: ConversationTagStore;
  readonly chatSettings: ChatSettingsStore;
  readonly cannedReplies: CannedReplyStore;
  readonly organisationReplies: OrganisationReplyStore;
  readonly replyUses: ReplyUseStore;
  readonly searchRows: SearchStore;
  readonly notices: NoticeStore;
  readonly policyBindings: PolicyBindingStore;
  readonly policyChanges: PolicyChangeStore;
  readonly consents: ConsentStore;
  readonly headStatements: HeadStatementStore;
  readonly witnessedSpans: WitnessedSpanStore;
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
  readonly erasureMarks: ErasureMarkStore;
  readonly erasureJournal: ErasureJournal;
  readonly confirmations: ConfirmationStore;
  readonly installation: InstallationStore;
  readonly leases: LeaseStore;
  readonly processes: ProcessStore;
  /** @returns number removed */
  dropUnfinishedRestore(): Promise<number>;
  /** Empties caches. */
  shopChangedRemotely(): void;
  /** @throws DomainError unavailable */
  ping(): Promise<void>;
  close(): Promise<void>;
};
