/** Requests are strict; answers may grow. */
import * as v from 'valibot';
import {
  afterField,
  emailField,
  fromField,
  lineField,
  localeField,
  refField,
  seenField,
  seqField,
  textField,
} from '../fields.ts';
import { BLOCK_REASONS } from '../inbox-lists.ts';
import {
  CONVERSATION_STATUSES,
  HOLD_REASONS,
  LIMITS,
  ORGANISATION_KINDS,
  POLICY_STATES,
  ROLES,
} from '../vocabulary.ts';
import { productView } from './conversation/product-view.ts';

export const conversationSummary = v.object({
  id: v.string(),
  shopId: v.string(),
  status: v.picklist(CONVERSATION_STATUSES),
  locale: v.string(),
  /** Last page, without query. Rule: MI-3. */
  page: v.nullable(v.string()),
  /** Null: none. */
  product: v.nullable(productView),
  assignedTo: v.nullable(v.object({ staffId: v.string(), name: v.string() })),
  openedAt: v.string(),
  lastAt: v.string(),
  last: v.number(),
  /** Since the assignee last read or answered. */
  unread: v.number(),
  /** First unanswered message; null: none. */
  waitingSince: v.nullable(v.string()),
  /** Last visitor input; null: none, or unknown. */
  wroteAt: v.nullable(v.string()),
  /** Its `seq`; 0: never. */
  wroteSeq: v.number(),
  /** Seen up to. */
  readByVisitor: v.number(),
  readByStaff: v.number(),
  preview: v.string(),
  /** Three digits derived from the id, not unique. */
  label: v.string(),
  /** Customer facts exist; read separately. */
  isCustomer: v.boolean(),
  /** Null: no hold. */
  heldReason: v.nullable(v.picklist(HOLD_REASONS)),
  /** Null: open, or final. */
  reopenUntil: v.nullable(v.string()),
  /** Null: not blocked. */
  blockedFor: v.nullable(v.picklist(BLOCK_REASONS)),
  /** Answers by mail until; null: none. */
  answeredByMailUntil: v.nullable(v.string()),
  /** Queued for this team; null: for all. */
  team: v.nullable(v.object({ id: v.string(), at: v.string() })),
  /** Unknown ids: removed tags. */
  tagIds: v.array(v.string()),
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
/** Refresh token in a `__Host-` cookie, access token in memory. */
export const signInResponse = v.object({ accessToken: v.string(), expiresAt: v.string() });
export type SignInResponse = v.InferOutput<typeof signInResponse>;

const shopAccess = v.object({
  id: v.string(),
  key: v.string(),
  name: v.string(),
  url: v.string(),
  organisationId: v.string(),
  organisationName: v.string(),
  /** Strongest role here. */
  role: v.picklist(ROLES),
  /** Null: own staff. */
  viaAgency: v.nullable(v.string()),
  /** No agency contract: no personal data. */
  isWaiting: v.boolean(),
  policyState: v.nullable(v.picklist(POLICY_STATES)),
  agreement: v.picklist(['not_needed', 'active', 'missing']),
  collecting: v.boolean(),
  missing: v.array(v.string()),
  /** Deletion date; null: staying. */
  closesAt: v.nullable(v.string()),
  /** Snippet seen, or plugin reports. */
  isInstalled: v.boolean(),
  /** Created at first start. */
  isDemo: v.boolean(),
  hasVisitorList: v.boolean(),
  /** Mode `bare`. */
  isBare: v.boolean(),
  /** Undecided policy changes. */
  undecidedChanges: v.number(),
  /** Used file space in per cent, up to five minutes old; null without the right. */
  filesPercent: v.nullable(v.number()),
});
export const meResponse = v.object({
  staffId: v.string(),
  name: v.string(),
  email: v.string(),
  /** Unconfirmed; null: none. */
  nextAddress: v.nullable(v.object({ email: v.string(), expiresAt: v.string() })),
  locale: v.string(),
  isOperator: v.boolean(),
  deployment: v.string(),
  /** False: no mail server. */
  isMailSet: v.boolean(),
  /** Null: password only. */
  secondFactor: v.nullable(v.object({ since: v.string(), recoveryCodes: v.number() })),
  /** Second step required before anything else. Rule: SE-2. */
  mustSetSecondFactor: v.boolean(),
  /** Null: not on call. */
  onCallUntil: v.nullable(v.string()),
  notices: v.object({ leads: v.boolean(), chats: v.boolean() }),
  organisations: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      kind: v.picklist(ORGANISATION_KINDS),
      role: v.picklist(ROLES),
      /** Null: all; otherwise no organisation-wide rights. */
      shopIds: v.nullable(v.array(v.string())),
      /** Names an agency in a grant. */
      code: v.string(),
      ownersNeedSecondFactor: v.boolean(),
      hasCompany: v.boolean(),
    }),
  ),
  shops: v.array(shopAccess),
});
export type Me = v.InferOutput<typeof meResponse>;
export const profileRequest = v.strictObject({
  name: v.optional(lineField(100)),
  locale: v.optional(localeField),
  currentPassword: v.optional(v.pipe(v.string(), v.maxLength(200))),
  newPassword: v.optional(password),
});

/** GET …/events?after=N */
export const staffEventsQuery = v.strictObject({
  after: v.pipe(v.string(), v.regex(/^\d{1,15}$/, 'must be a whole number'), v.transform(Number)),
});
export const staffMessageRequest = v.strictObject({
  ref: refField,
  after: afterField,
  text: textField(LIMITS.maxTextCodePoints),
  seen: seenField,
});
export const conversationActionRequest = v.strictObject({ ref: refField, after: afterField });
export const conversationTakeRequest = v.strictObject({ ref: refField, after: afterField, from: fromField });
export const conversationCloseRequest = v.strictObject({ ref: refField, after: afterField, seen: seenField });
export const staffReadRequest = v.strictObject({ seq: seqField });
