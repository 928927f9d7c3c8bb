/** Shared ids, value lists and limits. Imports nothing. */

/** BCP 47, language part only. */
export const LOCALES = ['pl', 'en', 'de'] as const;
export type Locale = (typeof LOCALES)[number];

export type OrganisationId = `org_${string}`;
export type ShopId = `shp_${string}`;
/** Public; identifies the shop, proves nothing. */
export type ShopKey = `zgk_${string}`;
export type StaffId = `stf_${string}`;
export type MembershipId = `mbr_${string}`;
export type GrantId = `grt_${string}`;
export type ConversationId = `cnv_${string}`;
export type EventId = `evt_${string}`;
export type LeadId = `led_${string}`;
export type PolicyChangeId = `chg_${string}`;
export type NoticeId = `ntc_${string}`;
export type ConsentEventId = `cse_${string}`;
export type CardId = `crd_${string}`;
export type AttachmentId = `att_${string}`;
export type TagId = `tag_${string}`;
export type TeamId = `tem_${string}`;
export type NoteId = `nte_${string}`;
export type AgencyContractId = `agc_${string}`;
export type CannedReplyId = `rpl_${string}`;
export type AgreementId = `dpa_${string}`;
export type MailId = `eml_${string}`;
export type SubjectRequestId = `req_${string}`;
export type BreachId = `brc_${string}`;
export type DepartureId = `doc_${string}`;
export type SubscriptionId = `sub_${string}`;
export type RetentionRunId = `run_${string}`;

/** Questions about orders that an owner may switch on. Rule: AD-50. */
export const DOOR_QUESTIONS = ['customer', 'order'] as const;
export type DoorQuestion = (typeof DOOR_QUESTIONS)[number];
/** `status`: other than 200. `form`: not of the contract, or too long. */
export const DOOR_FAULTS = ['address', 'timeout', 'network', 'certificate', 'status', 'form'] as const;
export type DoorFault = (typeof DOOR_FAULTS)[number];

/** Policy page states (privacy.md §3.2); only `published` allows a consent box. */
export const POLICY_STATES = [
  'published',
  'absent',
  'unpublished',
  'placeholder',
  'foreign',
  'unreachable',
] as const;
export type PolicyState = (typeof POLICY_STATES)[number];

/** `inform` and `ask_again` concern people under old texts. */
export const POLICY_CHOICES = ['harmless', 'inform', 'ask_again'] as const;
export type PolicyChoice = (typeof POLICY_CHOICES)[number];

/** Signed push, or typed link. */
export const POLICY_SOURCES = ['adapter', 'link'] as const;
export type PolicySource = (typeof POLICY_SOURCES)[number];

export const PROVIDER_ROLES = ['hosting', 'mail'] as const;
export type ProviderRole = (typeof PROVIDER_ROLES)[number];
export const PROVIDER_KINDS = ['unstated', 'shop', 'company'] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** EEA, ISO 3166-1: no transfer. */
// biome-ignore format: thirty lines of one code each would tell no more
export const EEA_COUNTRIES = [
  'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE',
  'IS', 'IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK',
] as const;

/** GDPR Art. 6(1)(a), or (b), (c), (f). Rule: D2. */
export const LEAD_BASES = ['consent', 'request'] as const;
export type LeadBasis = (typeof LEAD_BASES)[number];

/** Art. 6(1)(b), (f) or (a). Rule: RQ-1. */
export const CARD_BASES = ['contract', 'obligation', 'interest', 'consent'] as const;
export type CardBasis = (typeof CARD_BASES)[number];
/** `text` has its own label. Rule: RQ-2. */
export const CARD_FIELDS = ['name', 'email', 'phone', 'address', 'order_number', 'text'] as const;
export type CardField = (typeof CARD_FIELDS)[number];
/** `ended`: expired. */
export const CARD_STATES = ['asked', 'answered', 'declined', 'withdrawn', 'ended'] as const;
export type CardState = (typeof CARD_STATES)[number];

/** Days; 0: not offered. Rule: EP-4. */
export const REMEMBER_DAYS = [0, 7, 14, 30] as const;
export type RememberDays = (typeof REMEMBER_DAYS)[number];

/** Rule: RQ-4. */
export const MASKED_KINDS = ['card', 'iban', 'pesel'] as const;
export type MaskedKind = (typeof MASKED_KINDS)[number];

/** Without a published policy page (privacy.md §3.2). */
export const NO_POLICY_MODES = ['auto', 'hide', 'bare'] as const;
export type NoPolicyMode = (typeof NO_POLICY_MODES)[number];

export const FIELD_RULES = ['off', 'optional', 'required'] as const;
export type FieldRule = (typeof FIELD_RULES)[number];
/** Besides the message. */
export const LEAD_FIELDS = ['name', 'email', 'phone'] as const;
export type LeadField = (typeof LEAD_FIELDS)[number];

/** One box and consent each. Rule: MK-1. */
export const MARKETING_CHANNELS = ['email', 'phone'] as const;
export type MarketingChannel = (typeof MARKETING_CHANNELS)[number];

/** `owner_mail`: to an owner off duty. */
export const ALERT_KINDS = ['push', 'mail', 'owner_mail'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];
/** `sending`: running, or interrupted. `delivered`: push service took it. `queued`: in the outbox. */
export const ALERT_RESULTS = ['sending', 'delivered', 'failed', 'queued'] as const;
export type AlertResult = (typeof ALERT_RESULTS)[number];

/** Rule: RE-1. */
export const HOLD_REASONS = ['claim', 'complaint', 'authority'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/** Parts: unanswered, own unread, own, all answered, ended within a day. */
export const INBOX_PARTS = ['waiting', 'unread', 'mine', 'taken', 'closed'] as const;
export type InboxPart = (typeof INBOX_PARTS)[number];

export const LEAD_STATES = ['new', 'in_work', 'answered', 'closed'] as const;
export type LeadState = (typeof LEAD_STATES)[number];

/** Within an organisation; the operator has none. */
export const ROLES = ['owner', 'manager', 'consultant', 'auditor'] as const;
export type Role = (typeof ROLES)[number];
export const ORGANISATION_KINDS = ['merchant', 'agency'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** GDPR Art. 15, 20, 16, 18, 21, 17. */
export const SUBJECT_REQUEST_KINDS = [
  'access',
  'portability',
  'rectification',
  'restriction',
  'objection',
  'erasure',
] as const;
export type SubjectRequestKind = (typeof SUBJECT_REQUEST_KINDS)[number];
export const SUBJECT_REQUEST_STATES = [
  'received',
  'identity_pending',
  'in_progress',
  'done',
  'refused',
] as const;
export type SubjectRequestState = (typeof SUBJECT_REQUEST_STATES)[number];
/** Never identity documents. Rule: RT-6. */
export const IDENTITY_PROOFS = ['conversation', 'email', 'phone_call', 'order', 'store', 'account'] as const;
export type IdentityProof = (typeof IDENTITY_PROOFS)[number];
/** Art. 12(5), 11(2) with 12(2), 17(3), 21(1), or no data. */
export const REFUSAL_REASONS = [
  'unfounded',
  'not_identified',
  'claims',
  'compelling_ground',
  'nothing_held',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];
/** Art. 12(3). Rule: RT-5. */
export const EXTENSION_REASONS = ['complexity', 'number'] as const;
export type ExtensionReason = (typeof EXTENSION_REASONS)[number];
export const SHOP_SERVER_TASK_KINDS = ['export', 'erase'] as const;
export type ShopServerTaskKind = (typeof SHOP_SERVER_TASK_KINDS)[number];
export const HAND_OVER_STATES = ['waiting', 'taken', 'done', 'refused'] as const;
export type HandOverState = (typeof HAND_OVER_STATES)[number];
export const TASK_REFUSALS = ['no_email', 'dismissed', 'expired', 'failed'] as const;
export type TaskRefusal = (typeof TASK_REFUSALS)[number];
/** Impossible: no adapter with tasks, or no address. */
export const HAND_OVER_CHANCES = ['possible', 'no_adapter', 'nobody_named'] as const;
export type HandOverChance = (typeof HAND_OVER_CHANCES)[number];
export const REQUEST_CHANNELS = ['console', 'page', 'store'] as const;
export type RequestChannel = (typeof REQUEST_CHANNELS)[number];

export const PRESENCE_STATES = ['here', 'away'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

export const AUTHORS = ['visitor', 'staff', 'system'] as const;
export type Author = (typeof AUTHORS)[number];
/** Form within an unanswered chat. */
export const FORM_STATES = ['offered', 'sent'] as const;
export type FormState = (typeof FORM_STATES)[number];
/** `sent`: taken by the mail server. */
export const MAIL_STATES = ['queued', 'sent', 'failed'] as const;
export type MailState = (typeof MAIL_STATES)[number];
/** By first bytes. */
export const ATTACHMENT_TYPES = ['jpeg', 'png', 'webp', 'pdf'] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];
/** Facts that a visitor types to find an order; the first is the default. */
export const ORDER_LOOKUPS = ['number_and_email', 'number'] as const;
export type OrderLookupRule = (typeof ORDER_LOOKUPS)[number];
/** `asked`: after a consultant's request. */
export const VISITOR_ATTACHMENTS = ['no', 'asked', 'yes'] as const;
export type VisitorAttachments = (typeof VISITOR_ATTACHMENTS)[number];
export const CONVERSATION_STATUSES = ['open', 'closed'] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

export const CHAT_MODES = ['live', 'form', 'closed'] as const;
export type ChatMode = (typeof CHAT_MODES)[number];
/** Reasons to show only the contact e-mail. */
export const CLOSED_REASONS = [
  'setup_incomplete',
  'dpa_required',
  'form_closed',
  'shop_closed',
  'outside_hours',
] as const;
export type ClosedReason = (typeof CLOSED_REASONS)[number];

/** Snippet on the first page. */
export const INSTALL_STATES = ['found', 'blocked', 'missing', 'unreachable'] as const;
export type InstallState = (typeof INSTALL_STATES)[number];
export const INSTALL_REASONS = [
  'timeout',
  'network',
  'unknown_host',
  'certificate',
  'private',
  'not_html',
  'too_large',
  'unreadable',
  'left',
  'status',
  'none',
  'other_shop',
  'other_service',
] as const;
export type InstallReason = (typeof INSTALL_REASONS)[number];

export const SHOP_SERVER_REFUSAL_REASONS = ['signature', 'clock', 'outdated', 'repeated'] as const;
export type ShopServerRefusalReason = (typeof SHOP_SERVER_REFUSAL_REASONS)[number];

/** Determines the need for a data-processing agreement (Rule: D7). */
export const DEPLOYMENTS = ['controller-hosted', 'operator-hosted', 'agency-hosted'] as const;
export type Deployment = (typeof DEPLOYMENTS)[number];

export const SIDES = ['right', 'left'] as const;
export type Side = (typeof SIDES)[number];

/** Shared by HTTP and sockets. */
export const PROBLEM_CODES = [
  'invalid_request',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'too_large',
  'too_long',
  'file_refused',
  'quota_reached',
  'rate_limited',
  'unsupported_media_type',
  'origin_refused',
  'conversation_closed',
  'reopen_refused',
  'held_by_colleague',
  'nobody_here',
  'consent_required',
  'notice_stale',
  'form_closed',
  'form_expired',
  'dpa_required',
  'setup_incomplete',
  'shop_closed',
  'signature_invalid',
  'push_outdated',
  'link_refused',
  'credentials_wrong',
  'second_factor_required',
  'invitation_invalid',
  'link_invalid',
  'not_delivered',
  'no_mail_server',
  'unavailable',
  'internal',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

export const SUBPROTOCOL = 'zgoda.v1';

/** Shared limits; rates and timeouts are in config. */
export const LIMITS = {
  /** Unicode code points. */
  maxTextCodePoints: 4000,
  /** Bytes, both directions. */
  maxFrameBytes: 16_384,
  maxBatchEvents: 100,
  /** Unacknowledged messages per client. */
  sendWindow: 8,
  beatSeconds: 20,
  /** Expiry of `typing`. */
  typingSeconds: 6,
  maxNameCodePoints: 200,
  maxCardValueCodePoints: 300,
  /** 10 MiB. */
  maxAttachmentBytes: 10_485_760,
  maxFileNameCodePoints: 100,
  maxAttachmentRequestCodePoints: 300,
  /** RFC 5321. */
  maxEmailChars: 254,
  /** Origin and path. */
  maxPageChars: 500,
  maxProductNameCodePoints: 200,
  maxProductIdCodePoints: 60,
} as const;

/** Art. 33(1) and 34(1). */
export const BREACH_RISKS = ['unlikely', 'risk', 'high'] as const;
export type BreachRisk = (typeof BREACH_RISKS)[number];

export const DOCUMENT_KINDS = ['dpia', 'interest', 'transfers', 'staff_notice', 'accessibility'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** In display order. */
export const STANDINGS = [
  /** Record expired; chain position only. */
  'over',
  'withdrawn',
  'superseded',
  /** Unconfirmed in time. */
  'lapsed',
  'erased',
  /** Incomplete double opt-in. */
  'unconfirmed',
  /** Restored since; withdrawals may be missing. */
  'gap',
  'stands',
  /** Not consent: notice shown. */
  'informed',
  /** Not consent, without a record. */
  'unrecorded',
] as const;
export type StandingState = (typeof STANDINGS)[number];

/** `ended`: expired or erased; `gap`: restored since, withdrawals may be missing. */
export const REGISTER_STATES = ['stands', 'gap', 'unconfirmed', 'withdrawn', 'superseded', 'ended'] as const;
export type RegisterState = (typeof REGISTER_STATES)[number];

/** `wrong_key`: not signed under the configured certificate. */
export const WITNESS_FAULTS = ['unreachable', 'refused', 'wrong_key'] as const;
export type WitnessFault = (typeof WITNESS_FAULTS)[number];

export const TAG_COLOURS = ['green', 'honey', 'red', 'blue', 'violet', 'grey'] as const;
export type TagColour = (typeof TAG_COLOURS)[number];
