/** HTTP bodies of the widget, under /v1/visitor/. Requests are strict; answers may grow. */
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
  SIDES,
  VISITOR_ATTACHMENTS,
} from '../vocabulary.ts';

/** Information that the visitor must get before any input. Rules: TR-1, CO-5. */
export const noticeView = v.object({
  id: v.string(),
  locale: v.string(),
  basis: v.picklist(LEAD_BASES),
  /** Both layers, one paragraph per entry. The first layer: who, why, basis, how long, rights, contact, policy link. */
  paragraphs: v.array(v.array(textPart)),
  /** How many of them stand open. The next one names the others, which stand folded behind it. */
  open: v.number(),
  /** Text of the consent box; null when no box may be shown. Rule: D3. */
  consent: v.nullable(v.array(textPart)),
});
export type NoticeView = v.InferOutput<typeof noticeView>;

/** A box for offers: one channel, one purpose. Never required, never ticked by us. Rules: MK-1, CO-3. */
export const marketingView = v.object({
  /** Id of the notice that freezes the words of all boxes. */
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
  /** Null only in mode `bare`. */
  notice: v.nullable(noticeView),
  /** Absent where no box for offers may be shown. */
  marketing: v.optional(marketingView),
  /** Signed, single use, valid for 2 h after it was given out. */
  formToken: v.string(),
});
export type FormView = v.InferOutput<typeof formView>;

/** GET /v1/visitor/session?shop=KEY&locale=pl : what an opened widget shows. Stores and issues nothing. */
export const sessionQuery = v.strictObject({ shop: shopKeyField, locale: localeField });
export const sessionResponse = v.object({
  now: v.string(),
  shop: v.object({
    name: v.string(),
    contactEmail: v.nullable(v.string()),
    accent: v.string(),
    onAccent: v.string(),
    side: v.picklist(SIDES),
    /** Own words by the shop for this language; empty: the widget's own. */
    greeting: v.nullable(v.string()),
  }),
  mode: v.picklist(CHAT_MODES),
  reason: v.optional(v.picklist(CLOSED_REASONS)),
  /** Outside the opening hours, or with somebody on call alone: when an answer comes, in the visitor's language. */
  answerSentence: v.optional(v.string()),
  /** First layer of the notice of a live chat, with the link to the second; empty while the shop is closed. */
  chatNotice: v.array(textPart),
  /** Names both layers: the hash of all their words. Decision 0078. */
  chatNoticeId: v.nullable(v.string()),
  /** The contact form, whenever it may be filled in (also offered in a live chat that gets no reply). */
  form: v.nullable(formView),
  /** For how many days the visitor may have the conversation remembered; 0: not offered. Rule: EP-4. */
  rememberDays: v.number(),
  /** Whether visitors may send pictures and PDF files. */
  visitorAttachments: v.picklist(VISITOR_ATTACHMENTS),
  /** Without a mail server no address can be confirmed, so a request about data is not taken here. */
  mayMail: v.boolean(),
  /** With a valid token only. */
  conversation: v.nullable(
    v.object({
      status: v.picklist(CONVERSATION_STATUSES),
      last: v.number(),
      tokenExpiresAt: v.string(),
    }),
  ),
});
export type SessionResponse = v.InferOutput<typeof sessionResponse>;

/** POST /v1/visitor/messages : the same as a `message.send` frame, with the same `ref`. */
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

/** GET /v1/visitor/events?shop=KEY&after=N : the same as `events.resume`. */
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
/** POST /v1/visitor/end, /v1/visitor/erase. The end answers with a lasting link to the conversation. */
export const conversationRequest = v.strictObject({ shop: shopKeyField });
/** POST /v1/visitor/extend : the new end of the token. */
export const extendResponse = v.object({ tokenExpiresAt: v.string() });

/** POST /v1/visitor/remember : the visitor's own act lengthens or shortens the token's life. Rule: EP-4. */
export const rememberRequest = v.strictObject({ shop: shopKeyField, on: v.boolean() });
export const rememberResponse = v.object({ tokenExpiresAt: v.string() });

/** POST /v1/visitor/leads : the contact form. */
export const leadRequest = v.strictObject({
  shop: shopKeyField,
  locale: localeField,
  /** Made once per form; a repeat answers with the first result. */
  ref: refField,
  formToken: v.pipe(v.string(), v.maxLength(400)),
  /** The notice that was shown; null only where none is shown (mode `bare`). */
  noticeId: v.nullable(noticeIdField),
  /** True only when the visitor ticked the box. */
  consent: v.optional(v.boolean()),
  /** Boxes for offers that the visitor ticked, under the notice that was shown with them. Rule: MK-1. */
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
  /** Honeypot: people leave it empty. */
  website: v.optional(v.pipe(v.string(), v.maxLength(500))),
});
export const leadResponse = v.object({
  /** Short number a person can quote. */
  reference: v.string(),
  keptUntil: v.string(),
  /** Receipt page; the secret is behind `#` and so never reaches a log. Rule: CO-6. */
  receiptUrl: v.string(),
  receiptSecret: v.string(),
  /** What was masked in the message before it was stored. Rule: RQ-4. */
  masked: v.optional(v.array(v.picklist(MASKED_KINDS))),
});
export type LeadResponse = v.InferOutput<typeof leadResponse>;

/**
 * POST /v1/visitor/identity : the shop server's signed statement about its customer, for the running conversation.
 */
export const identityRequest = v.strictObject({ shop: shopKeyField, token: identityTokenField });
