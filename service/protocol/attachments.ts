/** Pictures and PDF files in a conversation, both ways: events, and bodies of HTTP. */
import * as v from 'valibot';
import { attachmentIdField, refField, shopKeyField, textField } from './fields.ts';
import { ATTACHMENT_TYPES, LIMITS } from './vocabulary.ts';

/** A picture or PDF was sent. */
export const attachmentEvent = v.object({
  kind: v.literal('attachment'),
  seq: v.number(),
  id: v.string(),
  at: v.string(),
  author: v.picklist(['visitor', 'staff', 'system']),
  ref: v.string(),
  /** Named when an address of the file is asked for. */
  attachmentId: v.string(),
  type: v.picklist(ATTACHMENT_TYPES),
  bytes: v.number(),
  /** In pixels, as shown; null for a PDF. */
  width: v.nullable(v.number()),
  height: v.nullable(v.number()),
  fileName: v.string(),
  name: v.optional(v.string()),
  staffId: v.optional(v.string()),
});

/** A consultant asks the visitor for one. */
export const attachmentRequestEvent = v.object({
  kind: v.literal('attachment_request'),
  seq: v.number(),
  id: v.string(),
  at: v.string(),
  author: v.picklist(['visitor', 'staff', 'system']),
  ref: v.string(),
  /** What the consultant would like to see; null when the text was erased. */
  text: v.nullable(v.string()),
  name: v.optional(v.string()),
  staffId: v.optional(v.string()),
});

/** POST /v1/visitor/attachments?shop=KEY&ref=UUID : the bytes are the body; the same ref stores once. */
export const visitorAttachmentQuery = v.strictObject({ shop: shopKeyField, ref: refField });
/** POST /v1/staff/conversations/:conversationId/attachments?ref=UUID */
export const staffAttachmentQuery = v.strictObject({ ref: refField });

/** POST /v1/staff/conversations/:conversationId/attachment-requests : the same ref asks once. */
export const attachmentRequestRequest = v.strictObject({
  ref: refField,
  text: textField(LIMITS.maxAttachmentRequestCodePoints),
});

/** POST /v1/visitor/attachments/address */
export const visitorAddressRequest = v.strictObject({ shop: shopKeyField, attachmentId: attachmentIdField });
/** An address for this reader alone, which ends after five minutes. */
export const attachmentAddressResponse = v.object({ url: v.string(), expiresAt: v.string() });
export type AttachmentAddress = v.InferOutput<typeof attachmentAddressResponse>;

/** GET /v1/attachments/:address */
export const attachmentAddressField = v.pipe(
  v.string('must be an address'),
  v.regex(/^[A-Za-z0-9_.~-]{80,400}$/, 'must be an address of an attachment'),
);
