import * as v from 'valibot';
import { secretField } from '../fields.ts';
import { LOCALES } from '../vocabulary.ts';

/** POST /v1/confirmations/look */
export const confirmationRequest = v.strictObject({ secret: secretField });
/** POST /v1/confirmations/confirm : `password` if asked. */
export const confirmRequest = v.strictObject({
  secret: secretField,
  password: v.optional(v.pipe(v.string(), v.maxLength(200))),
});

/** Link's effect and button, before acting. */
export const confirmationLookResponse = v.object({
  locale: v.picklist(LOCALES),
  title: v.string(),
  paragraphs: v.array(v.string()),
  button: v.string(),
  /** Null: no password. */
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
