/** Requests are strict; answers may grow. */
import * as v from 'valibot';
import {
  afterField,
  bootField,
  emailField,
  lineField,
  localeField,
  noticeIdField,
  pageField,
  phoneField,
  productField,
  refField,
  seqField,
  shopKeyField,
  textField,
} from '../fields.ts';
import { conversationEvent, textPart } from '../frames/visitor-frames.ts';
import { identityTokenField } from '../identity-token.ts';
import {
  CHAT_MODES,
  CLOSED_REASONS,
  CONVERSATION_STATUSES,
  FIELD_RULES,
  LEAD_BASES,
  LIMITS,
  MARKETING_CHANNELS,
  MASKED_KINDS,
  ORDER_LOOKUPS,
  SIDES,
  VISITOR_ATTACHMENTS,
} from '../vocabulary.ts';

/** Notice before input. Rules: TR-1, CO-5. */
export const noticeView = v.object({
  id: v.string(),
  locale: v.string(),
  basis: v.picklist(LEAD_BASES),
  /** Both layers by paragraph; first: who, why, basis, how long, rights, contact, policy link. */
  paragraphs: v.array(v.array(textPart)),
  /** Open paragraphs; the next labels the rest. */
  open: v.number(),
  /** Null: no box. Rule: D3. */
  consent: v.nullable(v.array(textPart)),
});
export type NoticeView = v.InferOutput<typeof noticeView>;

/** One channel per box; never required or preticked. Rules: MK-1, CO-3. */
export const marketingView = v.object({
  /** Freezes all boxes. */
  noticeId: v.string(),
  boxes: v.array(v.object({ channel: v.picklist(MARKETING_CHANNELS), text: v.array(textPart) })),
  hint: v.array(textPart),
});
export type MarketingView = v.InferOutput<typeof marketingView>;

export const formView = v.object({
  fields: v.object({
    name: v.picklist(FIELD_RULES),
    email: v.picklist(FIELD_RULES),
    phone: v.picklist(FIELD_RULES),
  }),
  /** Null: mode `bare`. */
  notice: v.nullable(noticeView),
  /** Absent: not allowed. */
  marketing: v.optional(marketingView),
  /** Signed, single use, valid for 2 h. */
  formToken: v.string(),
});
export type FormView = v.InferOutput<typeof formView>;

/** GET /v1/visitor/session?shop=KEY&locale=pl : stores nothing. */
export const sessionQuery = v.strictObject({ shop: shopKeyField, locale: localeField });
export const sessionResponse = v.object({
  now: v.string(),
  shop: v.object({
    name: v.string(),
    contactEmail: v.nullable(v.string()),
    accent: v.string(),
    onAccent: v.string(),
    side: v.picklist(SIDES),
    /** Empty: default. */
    greeting: v.nullable(v.string()),
  }),
  mode: v.picklist(CHAT_MODES),
  reason: v.optional(v.picklist(CLOSED_REASONS)),
  /** Outside hours or on call. */
  answerSentence: v.optional(v.string()),
  /** First layer with link; empty: closed. */
  chatNotice: v.array(textPart),
  /** Hash of both layers. */
  chatNoticeId: v.nullable(v.string()),
  form: v.nullable(formView),
  /** Days; 0: not offered. Rule: EP-4. */
  rememberDays: v.number(),
  visitorAttachments: v.picklist(VISITOR_ATTACHMENTS),
  /** Facts that find an order; null: not offered. */
  orderLookup: v.nullable(v.picklist(ORDER_LOOKUPS)),
  /** False: no data requests. */
  mayMail: v.boolean(),
  /** With a valid token. */
  conversation: v.nullable(
    v.object({
      status: v.picklist(CONVERSATION_STATUSES),
      last: v.number(),
      tokenExpiresAt: v.string(),
    }),
  ),
});
export type SessionResponse = v.InferOutput<typeof sessionResponse>;

/** POST /v1/visitor/messages : as `message.send`, same `ref`. */
export const messageRequest = v.strictObject({
  shop: shopKeyField,
  ref: refField,
  after: afterField,
  text: textField(LIMITS.maxTextCodePoints),
  boot: v.optional(bootField),
  notice: v.optional(noticeIdField),
  page: v.optional(pageField),
  product: v.optional(productField),
  locale: localeField,
});
export const messageResponse = v.object({
  ref: v.string(),
  id: v.string(),
  seq: v.number(),
  at: v.string(),
  dup: v.optional(v.boolean()),
  masked: v.optional(v.object({ text: v.string(), kinds: v.array(v.picklist(MASKED_KINDS)) })),
  token: v.optional(v.string()),
  tokenExpiresAt: v.optional(v.string()),
});
export type MessageResponse = v.InferOutput<typeof messageResponse>;

/** GET /v1/visitor/events?shop=KEY&after=N : as `events.resume`. */
export const eventsQuery = v.strictObject({
  shop: shopKeyField,
  after: v.pipe(v.string(), v.regex(/^\d{1,15}$/), v.transform(Number)),
});
export const eventsResponse = v.object({
  events: v.array(conversationEvent),
  more: v.boolean(),
  last: v.number(),
});

/** POST /v1/visitor/read */
export const readRequest = v.strictObject({ shop: shopKeyField, seq: seqField });
/** POST /v1/visitor/end, /v1/visitor/erase : end returns a lasting link. */
export const conversationRequest = v.strictObject({ shop: shopKeyField });
/** POST /v1/visitor/extend */
export const extendResponse = v.object({ tokenExpiresAt: v.string() });

/** POST /v1/visitor/remember : changes the token's life. Rule: EP-4. */
export const rememberRequest = v.strictObject({ shop: shopKeyField, on: v.boolean() });
export const rememberResponse = v.object({ tokenExpiresAt: v.string() });

/** POST /v1/visitor/leads */
export const leadRequest = v.strictObject({
  shop: shopKeyField,
  locale: localeField,
  /** Idempotency key. */
  ref: refField,
  formToken: v.pipe(v.string(), v.maxLength(400)),
  /** Null: mode `bare`. */
  noticeId: v.nullable(noticeIdField),
  /** The box was ticked. */
  consent: v.optional(v.boolean()),
  /** Ticked boxes with their notice. Rule: MK-1. */
  marketing: v.optional(
    v.strictObject({
      noticeId: noticeIdField,
      channels: v.pipe(
        v.array(v.picklist(MARKETING_CHANNELS)),
        v.minLength(1, 'must name a channel'),
        v.check((channels) => new Set(channels).size === channels.length, 'must name each channel once'),
      ),
    }),
  ),
  name: v.optional(lineField(LIMITS.maxNameCodePoints)),
  email: v.optional(emailField),
  phone: v.optional(phoneField),
  message: textField(LIMITS.maxTextCodePoints),
  page: v.optional(pageField),
  /** Honeypot. */
  website: v.optional(v.pipe(v.string(), v.maxLength(500))),
});
export const leadResponse = v.object({
  /** Quotable number. */
  reference: v.string(),
  keptUntil: v.string(),
  /** Secret in the fragment, not logged. Rule: CO-6. */
  receiptUrl: v.string(),
  receiptSecret: v.string(),
  /** Rule: RQ-4. */
  masked: v.optional(v.array(v.picklist(MASKED_KINDS))),
});
export type LeadResponse = v.InferOutput<typeof leadResponse>;

/** POST /v1/visitor/identity : signed customer statement. */
export const identityRequest = v.strictObject({ shop: shopKeyField, token: identityTokenField });
