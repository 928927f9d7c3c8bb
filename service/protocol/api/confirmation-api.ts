import * as v from 'valibot';
import { secretField } from '../fields.ts';
import { LOCALES } from '../vocabulary.ts';

/** POST /v1/confirmations/look, …/confirm : the secret of a link from a mail. */
export const confirmationRequest = v.strictObject({ secret: secretField });

/** What the link is about, and what the button says; nothing has happened yet. */
export const confirmationLookResponse = v.object({
  locale: v.picklist(LOCALES),
  title: v.string(),
  paragraphs: v.array(v.string()),
  button: v.string(),
  shopName: v.nullable(v.string()),
});
export type ConfirmationLookResponse = v.InferOutput<typeof confirmationLookResponse>;

export const confirmationResponse = v.object({
  title: v.string(),
  paragraphs: v.array(v.string()),
  next: v.nullable(v.object({ label: v.string(), href: v.string() })),
});
export type ConfirmationResponse = v.InferOutput<typeof confirmationResponse>;
