import * as v from 'valibot';
import { attachmentIdField, refField, shopKeyField, textField } from './fields.ts';
import { ATTACHMENT_TYPES, LIMITS } from './vocabulary.ts';

export const attachmentEvent = v.object({
  kind: v.literal('attachment'),
  seq: v.number(),
  id: v.string(),
  at: v.string(),
  author: v.picklist(['visitor', 'staff', 'system']),
  ref: v.string(),
  attachmentId: v.string(),
  type: v.picklist(ATTACHMENT_TYPES),
  bytes: v.number(),
  /** Displayed pixels; null: PDF. */
  width: v.nullable(v.number()),
  height: v.nullable(v.number()),
  fileName: v.string(),
  name: v.optional(v.string()),
  staffId: v.optional(v.string()),
});

export const attachmentRequestEvent = v.object({
  kind: v.literal('attachment_request'),
  seq: v.number(),
  id: v.string(),
  at: v.string(),
  author: v.picklist(['visitor', 'staff', 'system']),
  ref: v.string(),
  /** Null: erased. */
  text: v.nullable(v.string()),
  name: v.optional(v.string()),
  staffId: v.optional(v.string()),
});

/** POST /v1/visitor/attachments?shop=KEY&ref=UUID : body is the file; idempotent by ref. */
export const visitorAttachmentQuery = v.strictObject({ shop: shopKeyField, ref: refField });
/** POST /v1/staff/conversations/:conversationId/attachments?ref=UUID */
export const staffAttachmentQuery = v.strictObject({ ref: refField });

/** POST /v1/staff/conversations/:conversationId/attachment-requests : idempotent by ref. */
export const attachmentRequestRequest = v.strictObject({
  ref: refField,
  text: textField(LIMITS.maxAttachmentRequestCodePoints),
});

/** POST /v1/visitor/attachments/address */
export const visitorAddressRequest = v.strictObject({ shop: shopKeyField, attachmentId: attachmentIdField });
/** Personal, valid for five minutes. */
export const attachmentAddressResponse = v.object({ url: v.string(), expiresAt: v.string() });
export type AttachmentAddress = v.InferOutput<typeof attachmentAddressResponse>;

/** GET /v1/attachments/:address */
export const attachmentAddressField = v.pipe(
  v.string('must be an address'),
  v.regex(/^[A-Za-z0-9_.~-]{80,400}$/, 'must be an address of an attachment'),
);
