/** HTTP bodies of the console: sessions, conversations, leads. Requests are strict; answers may grow. */
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
  /** Page the visitor wrote from last, without query. Rule: MI-3. */
  page: v.nullable(v.string()),
  /** What that page shows; null when it shows no product. */
  product: v.nullable(productView),
  assignedTo: v.nullable(v.object({ staffId: v.string(), name: v.string() })),
  openedAt: v.string(),
  lastAt: v.string(),
  last: v.number(),
  /** Visitor messages since the consultant who has the conversation last read or answered. */
  unread: v.number(),
  /** When the first message came that nobody has answered; null when all are answered. */
  waitingSince: v.nullable(v.string()),
  /** When the visitor last wrote, filled in a card or sent a file; null: never, or not known. */
  wroteAt: v.nullable(v.string()),
  /** `seq` of that; 0: never. */
  wroteSeq: v.number(),
  /** Everything up to these has been seen by the other side. */
  readByVisitor: v.number(),
  readByStaff: v.number(),
  /** Beginning of the newest message. */
  preview: v.string(),
  /** Three digits for an anonymous visitor, derived from the id; two visitors may share them. */
  label: v.string(),
  /** The shop server said something of its customer: read it apart. */
  isCustomer: v.boolean(),
  /** Why it is kept from deletion; null while it is not. */
  heldReason: v.nullable(v.picklist(HOLD_REASONS)),
  /** Until when a closed one can be opened again; null while it is open, and when it cannot. */
  reopenUntil: v.nullable(v.string()),
  /** Why its visitor is blocked; null while not. */
  blockedFor: v.nullable(v.picklist(BLOCK_REASONS)),
  /** Until when answers are told to the visitor by mail too; null: they are not. */
  answeredByMailUntil: v.nullable(v.string()),
  /** In the queue for this team first, and since when; null: for everybody. */
  team: v.nullable(v.object({ id: v.string(), at: v.string() })),
  /** Its tags; an id that the shop does not list is of a tag that was removed. */
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
  /** Through an agency that has no contract with the shop yet: nothing about people can be seen. */
  isWaiting: v.boolean(),
  policyState: v.nullable(v.picklist(POLICY_STATES)),
  agreement: v.picklist(['not_needed', 'active', 'missing']),
  collecting: v.boolean(),
  missing: v.array(v.string()),
  /** When everything of a shop that leaves is deleted; null: it stays. */
  closesAt: v.nullable(v.string()),
  /** The snippet was seen in the shop, or its plugin reports. */
  isInstalled: v.boolean(),
  /** Made by the first start, to try the chat with. */
  isDemo: v.boolean(),
  /** Whether the shop turned its visitor list on. */
  hasVisitorList: v.boolean(),
  /** The form asks without any notice (mode `bare`): a permanent warning. */
  isBare: v.boolean(),
  /** Changes of the policy's text without a decision. */
  undecidedChanges: v.number(),
  /**
   * How much of its room the pictures and files of the shop take, in whole per cent, up to five minutes old; null for
   * people who do not manage the shop.
   */
  filesPercent: v.nullable(v.number()),
});
export const meResponse = v.object({
  staffId: v.string(),
  name: v.string(),
  email: v.string(),
  /** Another address that waits to be confirmed; null: none does. */
  nextAddress: v.nullable(v.object({ email: v.string(), expiresAt: v.string() })),
  locale: v.string(),
  isOperator: v.boolean(),
  deployment: v.string(),
  /** False: no mail leaves the service, and nothing that needs one is offered. */
  isMailSet: v.boolean(),
  /** Null: the password alone signs in. */
  secondFactor: v.nullable(v.object({ since: v.string(), recoveryCodes: v.number() })),
  /** True: everything but the own account is closed until a second step is set up. Rule: SE-2. */
  mustSetSecondFactor: v.boolean(),
  /** On call with the phone until then; null: not on call. */
  onCallUntil: v.nullable(v.string()),
  /** Events that the person wants mails about. */
  notices: v.object({ leads: v.boolean(), chats: v.boolean() }),
  organisations: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      kind: v.picklist(ORGANISATION_KINDS),
      role: v.picklist(ROLES),
      /** Null: every shop; with some only, nothing that concerns the whole organisation is open. */
      shopIds: v.nullable(v.array(v.string())),
      /** Short code by which a shop owner names an agency in a grant. */
      code: v.string(),
      ownersNeedSecondFactor: v.boolean(),
      /** Whether it has said who it is in law. */
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
