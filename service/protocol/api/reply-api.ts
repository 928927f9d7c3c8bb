import * as v from 'valibot';
import { byLocale } from '../by-locale.ts';
import { cannedReplyIdField, localeField, organisationIdField, shopIdField, textField } from '../fields.ts';

const texts = v.strictObject(byLocale(() => v.optional(textField(2_000))));

/** POST …/replies, PUT …/replies/:replyId */
export const replyRequest = v.strictObject({
  /** After a slash: letters, digits, - and _. */
  shortcut: textField(40),
  title: textField(80),
  texts,
});
export const replyAdded = v.object({ id: v.string() });

const reply = v.object({
  id: v.string(),
  shortcut: v.string(),
  title: v.string(),
  texts: v.object(byLocale(() => v.optional(v.string()))),
});
export type UsableReply = v.InferOutput<typeof reply>;

const hoursLine = v.nullable(v.string());
/** GET /v1/staff/shops/:shopId/usable-replies */
export const usableRepliesResponse = v.object({
  /** Shop's, as fallback. */
  locale: localeField,
  replies: v.array(reply),
  /** `{hours}` by language; null: no hours. */
  hours: v.object(byLocale(() => hoursLine)),
});
export type UsableReplies = v.InferOutput<typeof usableRepliesResponse>;

/** GET …/replies */
export const managedRepliesResponse = v.object({
  /** Uses in all shops. */
  replies: v.array(v.object({ ...reply.entries, inserted: v.number(), sent: v.number() })),
});
export type ManagedReplies = v.InferOutput<typeof managedRepliesResponse>;
export type ManagedReplyView = ManagedReplies['replies'][number];

/** POST /v1/staff/shops/:shopId/usable-replies/:replyId/uses */
export const replyUseRequest = v.strictObject({ act: v.picklist(['inserted', 'sent']) });

export const shopReplyParams = v.object({ shopId: shopIdField, replyId: cannedReplyIdField });
export const organisationReplyParams = v.object({
  organisationId: organisationIdField,
  replyId: cannedReplyIdField,
});
