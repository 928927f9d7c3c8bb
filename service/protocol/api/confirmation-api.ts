import * as v from 'valibot';
import { secretField } from '../fields.ts';
import { LOCALES } from '../vocabulary.ts';

/** POST /v1/confirmations/look : the secret of a link from a mail. */
export const confirmationRequest = v.strictObject({ secret: secretField });
/** POST /v1/confirmations/confirm : `password` where the look named a field for it. */
export const confirmRequest = v.strictObject({
  secret: secretField,
  password: v.optional(v.pipe(v.string(), v.maxLength(200))),
});

/** What the link is about, and what the button says; nothing has happened yet. */
export const confirmationLookResponse = v.object({
  locale: v.picklist(LOCALES),
  title: v.string(),
  paragraphs: v.array(v.string()),
  button: v.string(),
  /** Name of the field for a password that is asked for; null: none. */
  passwordLabel: v.nullable(v.string()),
  shopName: v.nullable(v.string()),
});
export type ConfirmationLookResponse = v.InferOutput<typeof confirmationLookResponse>;

export const confirmationResponse = v.object({
  title: v.string(),
  paragraphs: v.array(v.string()),
  next: v.nullable(v.object({ label: v.string(), href: v.string() })),
});
export type ConfirmationResponse = v.InferOutput<typeof confirmationResponse>;
