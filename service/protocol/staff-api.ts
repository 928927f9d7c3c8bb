/** HTTP bodies of the console, under /v1/staff/. Requests are strict; answers may grow. */
import * as v from 'valibot';
import {
  emailField,
  grantIdField,
  isoInstantField,
  localeField,
  membershipIdField,
  optionalTextField,
  organisationIdField,
  phoneField,
  refField,
  secretField,
  seqField,
  shopIdField,
  textField,
  webAddressField,
} from './fields.ts';
import {
  CONVERSATION_STATUSES,
  FIELD_RULES,
  LEAD_BASES,
  LEAD_STATES,
  LIMITS,
  NO_POLICY_MODES,
  ORGANISATION_KINDS,
  POLICY_SOURCES,
  POLICY_STATES,
  ROLES,
  SIDES,
} from './vocabulary.ts';

export const conversationSummary = v.object({
  id: v.string(),
  shopId: v.string(),
  status: v.picklist(CONVERSATION_STATUSES),
  locale: v.string(),
  /** Page the visitor wrote from last, without query. Rule: MI-3. */
  page: v.nullable(v.string()),
  assignedTo: v.nullable(v.object({ staffId: v.string(), name: v.string() })),
  openedAt: v.string(),
  lastAt: v.string(),
  last: v.number(),
  /** Visitor messages that no consultant has seen. */
  unread: v.number(),
  /** Everything up to these has been seen by the other side. */
  readByVisitor: v.number(),
  readByStaff: v.number(),
  /** Beginning of the newest message. */
  preview: v.string(),
  /** Short name for an anonymous visitor, derived from the id. */
  label: v.string(),
});
export type ConversationSummary = v.InferOutput<typeof conversationSummary>;

const password = v.pipe(
  v.string('must be text'),
  v.minLength(12, 'must have at least 12 characters'),
  v.maxLength(200, 'must have at most 200 characters'),
);

export const signInRequest = v.strictObject({
  email: emailField,
  password: v.pipe(v.string(), v.maxLength(200)),
});
/** The refresh token is only in a `__Host-` cookie; the access token only in memory. */
export const signInResponse = v.object({ accessToken: v.string(), expiresAt: v.string() });
export type SignInResponse = v.InferOutput<typeof signInResponse>;

const shopAccess = v.object({
  id: v.string(),
  key: v.string(),
  name: v.string(),
  url: v.string(),
  organisationId: v.string(),
  organisationName: v.string(),
  /** The strongest role of the signed-in person in this shop. */
  role: v.picklist(ROLES),
  /** The agency through which access is granted; null for own staff. */
  viaAgency: v.nullable(v.string()),
  policyState: v.nullable(v.picklist(POLICY_STATES)),
  agreement: v.picklist(['not_needed', 'active', 'missing']),
  collecting: v.boolean(),
  missing: v.array(v.string()),
  /** The form asks without any notice (mode `bare`): a permanent warning. */
  isBare: v.optional(v.boolean()),
});
export const meResponse = v.object({
  staffId: v.string(),
  name: v.string(),
  email: v.string(),
  locale: v.string(),
  isOperator: v.boolean(),
  deployment: v.string(),
  organisations: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      kind: v.picklist(ORGANISATION_KINDS),
      role: v.picklist(ROLES),
      /** Short code by which a shop owner names an agency in a grant. */
      code: v.string(),
    }),
  ),
  shops: v.array(shopAccess),
});
export type Me = v.InferOutput<typeof meResponse>;
export const profileRequest = v.strictObject({
  name: v.optional(textField(100)),
  locale: v.optional(localeField),
  currentPassword: v.optional(v.pipe(v.string(), v.maxLength(200))),
  newPassword: v.optional(password),
});

export const inboxResponse = v.object({ conversations: v.array(conversationSummary), cursor: v.string() });
/** GET …/events?after=N */
export const staffEventsQuery = v.strictObject({
  after: v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'must be a whole number'), v.transform(Number)),
});
export const staffMessageRequest = v.strictObject({
  ref: refField,
  text: textField(LIMITS.maxTextCodePoints),
});
export const conversationActionRequest = v.strictObject({ ref: refField });
export const staffReadRequest = v.strictObject({ seq: seqField });

export const leadSummary = v.object({
  id: v.string(),
  shopId: v.string(),
  reference: v.string(),
  state: v.picklist(LEAD_STATES),
  basis: v.nullable(v.picklist(LEAD_BASES)),
  createdAt: v.string(),
  expiresAt: v.string(),
  name: v.nullable(v.string()),
  email: v.nullable(v.string()),
  phone: v.nullable(v.string()),
  /** The first 140 characters. */
  preview: v.string(),
});
export type LeadSummary = v.InferOutput<typeof leadSummary>;
export const leadsQuery = v.strictObject({
  shop: v.optional(shopIdField),
  /** `nextBefore` of the page before. */
  before: v.optional(isoInstantField),
});
export const leadsResponse = v.object({ leads: v.array(leadSummary), nextBefore: v.nullable(v.string()) });
export const leadDetail = v.object({
  ...leadSummary.entries,
  message: v.string(),
  page: v.nullable(v.string()),
  locale: v.string(),
  noticeId: v.nullable(v.string()),
  consentEventId: v.nullable(v.string()),
});
export type LeadDetail = v.InferOutput<typeof leadDetail>;
export const leadStateRequest = v.strictObject({ state: v.picklist(['new', 'answered']) });

/** Everything an examiner needs about one lead. Rule: CO-9. Fields of `event` and `notice`: privacy.md §2. */
export const evidenceResponse = v.object({
  format: v.literal('zgoda-evidence/1'),
  generatedAt: v.string(),
  shop: v.object({ id: v.string(), name: v.string() }),
  lead: v.object({
    id: v.string(),
    reference: v.string(),
    basis: v.nullable(v.picklist(LEAD_BASES)),
    createdAt: v.string(),
    state: v.picklist(LEAD_STATES),
  }),
  notice: v.nullable(v.record(v.string(), v.unknown())),
  /** Consent events about this lead in order (granted, withdrawn …), with hash, signature and openings of commitments. */
  events: v.array(v.record(v.string(), v.unknown())),
  /** Neighbours in the shop's chain, so that a removed or altered entry shows. */
  chain: v.array(
    v.object({
      seq: v.number(),
      previousHash: v.string(),
      hash: v.string(),
      kind: v.picklist(['event', 'tombstone']),
    }),
  ),
  policySnapshot: v.nullable(v.object({ sha256: v.string(), text: v.string(), fetchedAt: v.string() })),
  publicKeys: v.array(v.object({ keyId: v.string(), publicKeyPem: v.string() })),
  verdict: v.object({
    valid: v.boolean(),
    checks: v.array(v.object({ check: v.string(), ok: v.boolean(), detail: v.string() })),
  }),
});
export type Evidence = v.InferOutput<typeof evidenceResponse>;

const controllerView = v.object({
  name: v.string(),
  address: v.string(),
  email: v.string(),
  phone: v.string(),
  dpo: v.string(),
});
const policyView = v.object({
  locale: v.string(),
  isDefault: v.boolean(),
  state: v.picklist(POLICY_STATES),
  reason: v.string(),
  url: v.nullable(v.string()),
  title: v.nullable(v.string()),
  checkedAt: v.string(),
  modifiedAt: v.nullable(v.string()),
});
export const shopSettingsResponse = v.object({
  id: v.string(),
  key: v.string(),
  name: v.string(),
  url: v.string(),
  origins: v.array(v.string()),
  locale: v.string(),
  organisationId: v.string(),
  controller: controllerView,
  /** When the owner confirmed controller, retention and purposes; null: nothing is collected yet. */
  confirmedAt: v.nullable(v.string()),
  leadBasis: v.picklist(LEAD_BASES),
  whenNoPolicy: v.picklist(NO_POLICY_MODES),
  leadRetentionDays: v.number(),
  conversationRetentionDays: v.number(),
  fields: v.object({
    name: v.picklist(FIELD_RULES),
    email: v.picklist(FIELD_RULES),
    phone: v.picklist(FIELD_RULES),
  }),
  appearance: v.object({
    accent: v.string(),
    onAccent: v.string(),
    side: v.picklist(SIDES),
    offset: v.number(),
    label: v.record(v.string(), v.string()),
    greeting: v.record(v.string(), v.string()),
  }),
  policySource: v.picklist([...POLICY_SOURCES, 'none']),
  policy: v.array(policyView),
  adapter: v.nullable(
    v.object({
      platform: v.string(),
      version: v.string(),
      platformVersion: v.string(),
      lastPushAt: v.string(),
    }),
  ),
  agreement: v.picklist(['not_needed', 'active', 'missing']),
  collecting: v.boolean(),
  missing: v.array(v.string()),
  /** The script tag to paste. */
  snippet: v.string(),
  mayEdit: v.boolean(),
});
export type ShopSettings = v.InferOutput<typeof shopSettingsResponse>;

const retentionDays = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(7, 'at least 7 days'),
  v.maxValue(1095, 'at most 1095 days'),
);
const fieldRule = v.picklist(FIELD_RULES);
const wordsByLocale = (max: number) =>
  v.strictObject({
    pl: v.optional(optionalTextField(max)),
    en: v.optional(optionalTextField(max)),
    de: v.optional(optionalTextField(max)),
  });
/** PATCH /v1/staff/shops/:shopId : only what changes. */
export const shopSettingsRequest = v.strictObject({
  name: v.optional(textField(100)),
  url: v.optional(webAddressField),
  locale: v.optional(localeField),
  controller: v.optional(
    v.strictObject({
      name: textField(200),
      address: textField(300),
      email: emailField,
      phone: v.optional(v.union([v.literal(''), phoneField])),
      dpo: v.optional(optionalTextField(300)),
    }),
  ),
  /** True: the owner has read and confirms controller, retention and purposes. */
  confirm: v.optional(v.literal(true)),
  leadBasis: v.optional(v.picklist(LEAD_BASES)),
  whenNoPolicy: v.optional(v.picklist(NO_POLICY_MODES)),
  /** Needed for `bare`: the shop's name, typed. Kept in the audit log. */
  bareAcknowledgement: v.optional(v.pipe(v.string(), v.maxLength(200))),
  leadRetentionDays: v.optional(retentionDays),
  conversationRetentionDays: v.optional(retentionDays),
  fields: v.optional(v.strictObject({ name: fieldRule, email: fieldRule, phone: fieldRule })),
  appearance: v.optional(
    v.strictObject({
      accent: v.optional(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #0b6b57'))),
      side: v.optional(v.picklist(SIDES)),
      offset: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(200))),
      label: v.optional(wordsByLocale(40)),
      greeting: v.optional(wordsByLocale(300)),
    }),
  ),
});
export type ShopSettingsRequest = v.InferOutput<typeof shopSettingsRequest>;

/** POST /v1/staff/shops/:shopId/policy-link : type the link (empty: remove it); the service checks it at once. */
export const policyLinkRequest = v.strictObject({
  locale: localeField,
  url: v.union([v.literal(''), webAddressField]),
});
/** POST /v1/staff/shops/:shopId/adapter-secret : the secret is shown once. */
export const adapterSecretResponse = v.object({ key: v.string(), secret: v.string() });
export type AdapterSecret = v.InferOutput<typeof adapterSecretResponse>;

export const emptyRequest = v.strictObject({});
export const createShopRequest = v.strictObject({
  organisationId: organisationIdField,
  name: textField(100),
  url: webAddressField,
  locale: localeField,
  /** Without a contact address no shop is created (decision 17): shown while nothing may be collected. */
  contactEmail: emailField,
});
export const createdResponse = v.object({ id: v.string() });

export const peopleResponse = v.object({
  members: v.array(
    v.object({
      id: v.string(),
      staffId: v.string(),
      name: v.string(),
      email: v.string(),
      role: v.picklist(ROLES),
      /** Null: every shop of the organisation. */
      shopIds: v.nullable(v.array(v.string())),
    }),
  ),
  invitations: v.array(
    v.object({ id: v.string(), email: v.string(), role: v.picklist(ROLES), expiresAt: v.string() }),
  ),
});
export type People = v.InferOutput<typeof peopleResponse>;
export const inviteRequest = v.strictObject({
  email: emailField,
  role: v.picklist(ROLES),
  shopIds: v.nullable(v.pipe(v.array(shopIdField), v.minLength(1), v.maxLength(200))),
});
export const memberParams = v.object({
  organisationId: organisationIdField,
  membershipId: membershipIdField,
});
export const invitationParams = v.object({
  organisationId: organisationIdField,
  invitationId: v.pipe(v.string(), v.regex(/^inv_[A-Za-z0-9_-]{16,64}$/)),
});
/** The link is shown once; it works once, for 48 hours. */
export const invitationResponse = v.object({ link: v.string(), expiresAt: v.string() });
export type InvitationLink = v.InferOutput<typeof invitationResponse>;
/** POST /v1/staff/invitations/look : who invites whom; POST …/accept : join (new people set name and password). */
export const invitationLookRequest = v.strictObject({ token: secretField });
export const invitationLookResponse = v.object({
  email: v.string(),
  organisationName: v.string(),
  role: v.picklist(ROLES),
  /** The address has an account: sign in with its password instead of setting one. */
  hasAccount: v.boolean(),
});
export type InvitationLook = v.InferOutput<typeof invitationLookResponse>;
export const invitationAcceptRequest = v.strictObject({
  token: secretField,
  name: v.optional(textField(100)),
  password: v.pipe(v.string(), v.minLength(12, 'must have at least 12 characters'), v.maxLength(200)),
  locale: v.optional(localeField),
});

export const grantsResponse = v.object({
  grants: v.array(
    v.object({
      id: v.string(),
      agencyId: v.string(),
      agencyName: v.string(),
      role: v.picklist(['manager', 'consultant', 'auditor']),
      since: v.string(),
      until: v.nullable(v.string()),
    }),
  ),
});
export type Grants = v.InferOutput<typeof grantsResponse>;
export const grantParams = v.object({ shopId: shopIdField, grantId: grantIdField });
export const grantRequest = v.strictObject({
  agencyCode: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^[A-Z2-9]{8}$/, 'must be the agency code: 8 letters and digits'),
  ),
  role: v.picklist(['manager', 'consultant', 'auditor']),
});

/** Operator only: organisations without any shop content. */
export const organisationsResponse = v.object({
  organisations: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      kind: v.picklist(ORGANISATION_KINDS),
      createdAt: v.string(),
      shops: v.number(),
    }),
  ),
});
export type Organisations = v.InferOutput<typeof organisationsResponse>;
export const createOrganisationRequest = v.strictObject({
  name: textField(200),
  kind: v.picklist(ORGANISATION_KINDS),
  ownerEmail: emailField,
});
export const createOrganisationResponse = v.object({ id: v.string(), ...invitationResponse.entries });
