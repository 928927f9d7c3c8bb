import * as v from 'valibot';
import { emailField, noticeIdField, secretField, shopKeyField } from '../fields.ts';
import { textPart } from '../frames/visitor-frames.ts';
import { LEAD_BASES, MARKETING_CHANNELS } from '../vocabulary.ts';
import { noticeView } from './visitor-api.ts';

/**
 * POST /v1/visitor/receipt, …/receipt/withdraw, …/receipt/download, …/receipt/erase : no login or reason.
 */
export const receiptRequest = v.strictObject({ secret: secretField });
/** Readings without names. Rule: RT-1. */
const readingView = v.object({
  act: v.string(),
  reader: v.string(),
  times: v.number(),
  first: v.string(),
  last: v.string(),
});
export type ReadingView = v.InferOutput<typeof readingView>;

export const receiptResponse = v.object({
  shopName: v.string(),
  reference: v.string(),
  state: v.picklist(['active', 'withdrawn']),
  /** Legal hold: withdrawal does not delete. */
  isKeptByLaw: v.boolean(),
  /** Quarantined. */
  awaitsLook: v.boolean(),
  basis: v.nullable(v.picklist(LEAD_BASES)),
  locale: v.string(),
  givenAt: v.string(),
  keptUntil: v.string(),
  controller: v.object({ name: v.string(), address: v.string(), email: v.string() }),
  /** Exact words by paragraph, box text last. */
  shown: v.array(v.array(textPart)),
  fields: v.array(v.string()),
  policy: v.nullable(v.object({ title: v.string(), url: v.string() })),
  /** Change announced; consent stays valid. */
  policyChanged: v.nullable(v.object({ title: v.string(), url: v.string(), at: v.string() })),
  /** Notice with an empty box. Rule: CO-1. */
  renewal: v.nullable(noticeView),
  /** Ticked and not withdrawn. Rule: CO-6. */
  offers: v.array(v.picklist(MARKETING_CHANNELS)),
  readings: v.array(readingView),
});
export type ReceiptResponse = v.InferOutput<typeof receiptResponse>;

/** POST /v1/visitor/receipt/offers */
export const endOffersRequest = v.strictObject({
  secret: secretField,
  channel: v.picklist(MARKETING_CHANNELS),
});

/** POST /v1/visitor/receipt/renew */
export const renewRequest = v.strictObject({
  secret: secretField,
  noticeId: noticeIdField,
  consent: v.optional(v.boolean()),
});

/** Visitor's copy. Rule: RT-7. */
export const copyResponse = v.object({
  name: v.string(),
  json: v.record(v.string(), v.unknown()),
  html: v.string(),
});
export type VisitorCopyResponse = v.InferOutput<typeof copyResponse>;

/** POST /v1/visitor/chat-receipt : for the token's holder. */
export const chatReceiptRequest = v.strictObject({ shop: shopKeyField });
export const chatReceiptLink = v.object({ url: v.string() });
/** POST /v1/visitor/chat-receipt/look */
export const chatReceiptResponse = v.object({
  shopName: v.string(),
  locale: v.string(),
  openedAt: v.string(),
  keptUntil: v.string(),
  isOpen: v.boolean(),
  controller: v.object({ name: v.string(), address: v.string(), email: v.string() }),
  /** Empty: not recorded. */
  notice: v.array(textPart),
  messages: v.number(),
  mayMail: v.boolean(),
  /** Requested, perhaps unsent. */
  wasMailed: v.boolean(),
  readings: v.array(readingView),
});
export type ChatReceiptResponse = v.InferOutput<typeof chatReceiptResponse>;

/** POST /v1/visitor/chat-receipt/mail : once. */
export const mailReceiptRequest = v.strictObject({ secret: secretField, email: emailField });
