/** Bodies of the receipt page: what a visitor can do by the secret of a receipt, without login. */
import * as v from 'valibot';
import { emailField, noticeIdField, secretField, shopKeyField } from '../fields.ts';
import { textPart } from '../frames/visitor-frames.ts';
import { LEAD_BASES, MARKETING_CHANNELS } from '../vocabulary.ts';
import { noticeView } from './visitor-api.ts';

/** POST /v1/visitor/receipt, …/receipt/withdraw, …/receipt/download, …/receipt/erase : no login, no reason asked. */
export const receiptRequest = v.strictObject({ secret: secretField });
/** Who read the person's data: act and reader in the words of the person's language, no names of people. Rule: RT-1. */
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
  /** The law makes the shop keep the matter: a withdrawal ends the consent and does not delete it. */
  isKeptByLaw: v.boolean(),
  /** It looks like spam, and nobody of the shop has said otherwise yet. */
  awaitsLook: v.boolean(),
  basis: v.nullable(v.picklist(LEAD_BASES)),
  locale: v.string(),
  givenAt: v.string(),
  keptUntil: v.string(),
  controller: v.object({ name: v.string(), address: v.string(), email: v.string() }),
  /** The exact words shown when the form was sent, one entry per paragraph, the box's text last. */
  shown: v.array(v.array(textPart)),
  fields: v.array(v.string()),
  policy: v.nullable(v.object({ title: v.string(), url: v.string() })),
  /** The shop changed its policy and informs about it; the consent stays valid. */
  policyChanged: v.nullable(v.object({ title: v.string(), url: v.string(), at: v.string() })),
  /** The shop asks again: the notice and the text of an empty box. Rule: CO-1. */
  renewal: v.nullable(noticeView),
  /** Boxes for offers that were ticked in the form and were not taken back. Rule: CO-6. */
  offers: v.array(v.picklist(MARKETING_CHANNELS)),
  readings: v.array(readingView),
});
export type ReceiptResponse = v.InferOutput<typeof receiptResponse>;

/** POST /v1/visitor/receipt/offers : a box for offers is taken back. */
export const endOffersRequest = v.strictObject({
  secret: secretField,
  channel: v.picklist(MARKETING_CHANNELS),
});

/** POST /v1/visitor/receipt/renew : the box under the new notice was ticked. */
export const renewRequest = v.strictObject({
  secret: secretField,
  noticeId: noticeIdField,
  consent: v.optional(v.boolean()),
});

/** The visitor's own copy, for machines and to read. Rule: RT-7. */
export const copyResponse = v.object({
  name: v.string(),
  json: v.record(v.string(), v.unknown()),
  html: v.string(),
});
export type VisitorCopyResponse = v.InferOutput<typeof copyResponse>;

/** POST /v1/visitor/chat-receipt : a lasting link to the running conversation, for the holder of its token. */
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
  /** The line that stood over the conversation; empty where no words are on record. */
  notice: v.array(textPart),
  messages: v.number(),
  /** False without a mail server. */
  mayMail: v.boolean(),
  /** The mail was asked for; it may still wait. */
  wasMailed: v.boolean(),
  readings: v.array(readingView),
});
export type ChatReceiptResponse = v.InferOutput<typeof chatReceiptResponse>;

/** POST /v1/visitor/chat-receipt/mail : sends the link once; the address is used for nothing else. */
export const mailReceiptRequest = v.strictObject({ secret: secretField, email: emailField });
