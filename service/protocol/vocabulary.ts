/**
 * The shared words of Zgoda: ids, closed value lists, limits.
 * Imported by every room; imports nothing.
 */

/** Widget languages (BCP 47, language part only). */
export const LOCALES = ['pl', 'en', 'de'] as const;
export type Locale = (typeof LOCALES)[number];

export type OrganisationId = `org_${string}`;
export type ShopId = `shp_${string}`;
/** Public key of a shop, printed in its pages; names the shop, proves nothing. */
export type ShopKey = `zgk_${string}`;
export type StaffId = `stf_${string}`;
export type MembershipId = `mbr_${string}`;
export type GrantId = `grt_${string}`;
export type ConversationId = `cnv_${string}`;
export type EventId = `evt_${string}`;
export type LeadId = `led_${string}`;
/** A change of the policy page's text. */
export type PolicyChangeId = `chg_${string}`;
export type NoticeId = `ntc_${string}`;
export type ConsentEventId = `cse_${string}`;
/** A data-request card. */
export type CardId = `crd_${string}`;
/** A picture or PDF that was sent in a conversation. */
export type AttachmentId = `att_${string}`;
/** A word by which a shop sorts its conversations. */
export type TagId = `tag_${string}`;
export type TeamId = `tem_${string}`;
/** An internal note in a conversation. */
export type NoteId = `nte_${string}`;
/** What a shop and an agency conclude before the agency sees people's data. */
export type AgencyContractId = `agc_${string}`;
/** A text that a shop keeps ready for its chats. */
export type CannedReplyId = `rpl_${string}`;
export type AgreementId = `dpa_${string}`;
export type MailId = `eml_${string}`;
/** A person's request: access, erasure and the like. */
export type SubjectRequestId = `req_${string}`;
export type BreachId = `brc_${string}`;
/** A shop that leaves, and the certificate of its deletion. */
export type DepartureId = `doc_${string}`;
/** An entry of a marketing list. */
export type SubscriptionId = `sub_${string}`;
/** Report of a retention run. */
export type RetentionRunId = `run_${string}`;

/** Six states of a shop's privacy-policy page (privacy.md §3.2). Only `published` gives a consent box. */
export const POLICY_STATES = [
  'published',
  'absent',
  'unpublished',
  'placeholder',
  'foreign',
  'unreachable',
] as const;
export type PolicyState = (typeof POLICY_STATES)[number];

/** The owner's decision on a changed policy: nothing, inform the people concerned, or ask them again. */
export const POLICY_CHOICES = ['harmless', 'inform', 'ask_again'] as const;
export type PolicyChoice = (typeof POLICY_CHOICES)[number];

/** Where the service learned the state from: an adapter's signed push, or a link typed in the console. */
export const POLICY_SOURCES = ['adapter', 'link'] as const;
export type PolicySource = (typeof POLICY_SOURCES)[number];

/** Whose services a shop uses for its own work, beside the chat. */
export const PROVIDER_ROLES = ['hosting', 'mail'] as const;
export type ProviderRole = (typeof PROVIDER_ROLES)[number];
/** Who that is: nobody has said, the shop itself, or a company. */
export const PROVIDER_KINDS = ['unstated', 'shop', 'company'] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** The European Economic Area, ISO 3166-1: data that stay there are not transferred. */
// biome-ignore format: thirty lines of one code each would tell no more
export const EEA_COUNTRIES = [
  'AT', 'BE', 'BG', 'CY', 'CZ', 'DE', 'DK', 'EE', 'ES', 'FI', 'FR', 'GR', 'HR', 'HU', 'IE',
  'IS', 'IT', 'LI', 'LT', 'LU', 'LV', 'MT', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK',
] as const;

/** Legal basis of the contact form: GDPR Art. 6(1)(a), or by the matter (b), (c) or (f). Rule: D2. */
export const LEAD_BASES = ['consent', 'request'] as const;
export type LeadBasis = (typeof LEAD_BASES)[number];

/** Legal basis of a data-request card: Art. 6(1)(b), (f) or (a). Rule: RQ-1. */
export const CARD_BASES = ['contract', 'obligation', 'interest', 'consent'] as const;
export type CardBasis = (typeof CARD_BASES)[number];
/** What a card may ask for; `text` carries a label of its own. Rule: RQ-2. */
export const CARD_FIELDS = ['name', 'email', 'phone', 'address', 'order_number', 'text'] as const;
export type CardField = (typeof CARD_FIELDS)[number];
/** State of a card. `ended`: the answers, or the question, have expired. */
export const CARD_STATES = ['asked', 'answered', 'declined', 'withdrawn', 'ended'] as const;
export type CardState = (typeof CARD_STATES)[number];

/** Days for which "remember this conversation" may be offered; 0: not offered. Rule: EP-4. */
export const REMEMBER_DAYS = [0, 7, 14, 30] as const;
export type RememberDays = (typeof REMEMBER_DAYS)[number];

/** Numbers that a visitor's text never carries further. Rule: RQ-4. */
export const MASKED_KINDS = ['card', 'iban', 'pesel'] as const;
export type MaskedKind = (typeof MASKED_KINDS)[number];

/** What the form does without a published policy page (privacy.md §3.2). */
export const NO_POLICY_MODES = ['auto', 'hide', 'bare'] as const;
export type NoPolicyMode = (typeof NO_POLICY_MODES)[number];

export const FIELD_RULES = ['off', 'optional', 'required'] as const;
export type FieldRule = (typeof FIELD_RULES)[number];
/** Personal fields of the contact form; the message itself is always asked for. */
export const LEAD_FIELDS = ['name', 'email', 'phone'] as const;
export type LeadField = (typeof LEAD_FIELDS)[number];

/** Ways in which offers may come: each has a box, and a consent, of its own. Rule: MK-1. */
export const MARKETING_CHANNELS = ['email', 'phone'] as const;
export type MarketingChannel = (typeof MARKETING_CHANNELS)[number];

/** How a member of staff is told of a visitor who waits; `owner_mail` goes to an owner who is not on duty. */
export const ALERT_KINDS = ['push', 'mail', 'owner_mail'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];
/**
 * What became of it. `sending`: under way, or the service stopped meanwhile. `delivered`: the push service took it.
 * `queued`: the mail is in the outbox.
 */
export const ALERT_RESULTS = ['sending', 'delivered', 'failed', 'queued'] as const;
export type AlertResult = (typeof ALERT_RESULTS)[number];

/** Why a record is kept from deletion: a claim, a complaint, an authority's case. Rule: RE-1. */
export const HOLD_REASONS = ['claim', 'complaint', 'authority'] as const;
export type HoldReason = (typeof HOLD_REASONS)[number];

/**
 * Parts of the inbox that are read by pages: nobody answers yet · own ones with unread messages · own ones · ones
 * that anybody answers, own ones too · ended within a day.
 */
export const INBOX_PARTS = ['waiting', 'unread', 'mine', 'taken', 'closed'] as const;
export type InboxPart = (typeof INBOX_PARTS)[number];

/** How far a lead is: nobody has taken it yet · somebody works on it · the person got an answer · nothing is left to do. */
export const LEAD_STATES = ['new', 'in_work', 'answered', 'closed'] as const;
export type LeadState = (typeof LEAD_STATES)[number];

/** Roles inside an organisation. The operator of the deployment is not one of them and sees no shop content. */
export const ROLES = ['owner', 'manager', 'consultant', 'auditor'] as const;
export type Role = (typeof ROLES)[number];
export const ORGANISATION_KINDS = ['merchant', 'agency'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** What a person may ask for: GDPR Art. 15, 20, 16, 18, 21, 17. */
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
/** How it became sure enough who asks; never an identity document. Rule: RT-6. */
export const IDENTITY_PROOFS = ['conversation', 'email', 'phone_call', 'order', 'store', 'account'] as const;
export type IdentityProof = (typeof IDENTITY_PROOFS)[number];
/** Why a request was refused: Art. 12(5), 11(2) with 12(2), 17(3), 21(1), or there is nothing. */
export const REFUSAL_REASONS = [
  'unfounded',
  'not_identified',
  'claims',
  'compelling_ground',
  'nothing_held',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];
/** Why more time is needed: Art. 12(3). Rule: RT-5. */
export const EXTENSION_REASONS = ['complexity', 'number'] as const;
export type ExtensionReason = (typeof EXTENSION_REASONS)[number];
/** What the shop platform's own tools are asked to do for a request. */
export const SHOP_SERVER_TASK_KINDS = ['export', 'erase'] as const;
export type ShopServerTaskKind = (typeof SHOP_SERVER_TASK_KINDS)[number];
/** Where a request stands that was handed to the shop server. */
export const HAND_OVER_STATES = ['waiting', 'taken', 'done', 'refused'] as const;
export type HandOverState = (typeof HAND_OVER_STATES)[number];
/**
 * Why a shop server did not do its task: it knows no address, somebody removed the request there, it ran out, it
 * failed.
 */
export const TASK_REFUSALS = ['no_email', 'dismissed', 'expired', 'failed'] as const;
export type TaskRefusal = (typeof TASK_REFUSALS)[number];
/** Whether a request can be handed over: the shop has no adapter that takes tasks, or nothing names the person. */
export const HAND_OVER_CHANCES = ['possible', 'no_adapter', 'nobody_named'] as const;
export type HandOverChance = (typeof HAND_OVER_CHANCES)[number];
/** Where a request came in. */
export const REQUEST_CHANNELS = ['console', 'page', 'store'] as const;
export type RequestChannel = (typeof REQUEST_CHANNELS)[number];

export const PRESENCE_STATES = ['here', 'away'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

export const AUTHORS = ['visitor', 'staff', 'system'] as const;
export type Author = (typeof AUTHORS)[number];
/** The contact form beside a chat that nobody answers: offered by the service, sent by the visitor. */
export const FORM_STATES = ['offered', 'sent'] as const;
export type FormState = (typeof FORM_STATES)[number];
/** A mail that tells the visitor of an answer: in the outbox, taken by the mail server, given up. Decision 0125. */
export const MAIL_STATES = ['queued', 'sent', 'failed'] as const;
export type MailState = (typeof MAIL_STATES)[number];
/** What may be sent as an attachment, by its first bytes. */
export const ATTACHMENT_TYPES = ['jpeg', 'png', 'webp', 'pdf'] as const;
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];
/** Whether visitors of a shop may send attachments: never, once a consultant asked for one, always. */
export const VISITOR_ATTACHMENTS = ['no', 'asked', 'yes'] as const;
export type VisitorAttachments = (typeof VISITOR_ATTACHMENTS)[number];
export const CONVERSATION_STATUSES = ['open', 'closed'] as const;
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number];

/** What an opened widget offers now. */
export const CHAT_MODES = ['live', 'form', 'closed'] as const;
export type ChatMode = (typeof CHAT_MODES)[number];
/** Why nothing may be collected now; the widget then shows the shop's contact e-mail. */
export const CLOSED_REASONS = [
  'setup_incomplete',
  'dpa_required',
  'form_closed',
  'shop_closed',
  'outside_hours',
] as const;
export type ClosedReason = (typeof CLOSED_REASONS)[number];

/** What is found where the snippet should stand: on the shop's first page. */
export const INSTALL_STATES = ['found', 'blocked', 'missing', 'unreachable'] as const;
export type InstallState = (typeof INSTALL_STATES)[number];
/** Why the page could not be read, or which snippet stands there instead. */
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

/** Why a report of a shop server was not taken. */
export const SHOP_SERVER_REFUSAL_REASONS = ['signature', 'clock', 'outdated', 'repeated'] as const;
export type ShopServerRefusalReason = (typeof SHOP_SERVER_REFUSAL_REASONS)[number];

/** Who runs the service, and so whether a data-processing agreement is needed (Rule: D7). */
export const DEPLOYMENTS = ['controller-hosted', 'operator-hosted', 'agency-hosted'] as const;
export type Deployment = (typeof DEPLOYMENTS)[number];

export const SIDES = ['right', 'left'] as const;
export type Side = (typeof SIDES)[number];

/** Closed list of refusals, shared by HTTP (problem+json) and sockets (`problem` frames). */
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

/** Sizes that both ends must know. Rates and timeouts of the service are in config. */
export const LIMITS = {
  /** Longest message, in Unicode code points. */
  maxTextCodePoints: 4000,
  /** Largest frame either way, in bytes. */
  maxFrameBytes: 16_384,
  /** Events in one `events.batch`. */
  maxBatchEvents: 100,
  /** Unacknowledged messages a client may have on the way. */
  sendWindow: 8,
  /** Client ping interval in seconds. */
  beatSeconds: 20,
  /** A `typing` sign expires after this many seconds. */
  typingSeconds: 6,
  /** Longest name, in code points. */
  maxNameCodePoints: 200,
  /** Longest typed value of a card, in code points. */
  maxCardValueCodePoints: 300,
  /** Largest attachment, in bytes: 10 MiB. */
  maxAttachmentBytes: 10_485_760,
  /** Longest name of an attachment, in code points. */
  maxFileNameCodePoints: 100,
  /** Longest request for an attachment, in code points. */
  maxAttachmentRequestCodePoints: 300,
  /** Longest e-mail address, in characters (RFC 5321). */
  maxEmailChars: 254,
  /** Longest page path (origin and path, no query), in characters. */
  maxPageChars: 500,
  /** Longest name of a product, in code points. */
  maxProductNameCodePoints: 200,
  /** Longest id of a product, in code points. */
  maxProductIdCodePoints: 60,
} as const;

/** How the controller judges a breach for people, Art. 33(1) and 34(1): who is to be told follows from it. */
export const BREACH_RISKS = ['unlikely', 'risk', 'high'] as const;
export type BreachRisk = (typeof BREACH_RISKS)[number];

/** Documents of a controller that are made from the live settings. */
export const DOCUMENT_KINDS = ['dpia', 'interest', 'transfers', 'staff_notice', 'accessibility'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What became of a consent, as far as its evidence says; in the order in which it is told. */
export const STANDINGS = [
  /** The time of the record is over: only its place in the chain is left. */
  'over',
  'withdrawn',
  /** The shop asked again under a new text. */
  'superseded',
  /** A sign-up that was not confirmed in time. */
  'lapsed',
  /** What it was about was erased, so nothing rests on it any more. */
  'erased',
  /** A double opt-in without its second half. */
  'unconfirmed',
  /** A backup was restored since, and a withdrawal may be among the entries that are missing. */
  'gap',
  'stands',
  /** The basis is not consent: the notice was shown, and the person asked to be answered. */
  'informed',
  /** No record was made, and none is claimed: the basis is not consent. */
  'unrecorded',
] as const;
export type StandingState = (typeof STANDINGS)[number];

/**
 * What became of a given consent, in the register of all consents. `ended`: the record that it was about is gone, by its
 * time or because the person had it erased; `gap`: a backup was restored since, and a withdrawal may be missing.
 */
export const REGISTER_STATES = ['stands', 'gap', 'unconfirmed', 'withdrawn', 'superseded', 'ended'] as const;
export type RegisterState = (typeof REGISTER_STATES)[number];

/**
 * Why a witness gave no answer: it cannot be reached; it answered with an error; its answer is not signed under the
 * certificate that the operator named.
 */
export const WITNESS_FAULTS = ['unreachable', 'refused', 'wrong_key'] as const;
export type WitnessFault = (typeof WITNESS_FAULTS)[number];

/** Colours of tags; the console draws them. */
export const TAG_COLOURS = ['green', 'honey', 'red', 'blue', 'violet', 'grey'] as const;
export type TagColour = (typeof TAG_COLOURS)[number];
