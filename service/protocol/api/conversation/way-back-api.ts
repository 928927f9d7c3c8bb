import * as v from 'valibot';
import { refField, secretField, shopKeyField } from '../../fields.ts';
import { LOCALES } from '../../vocabulary.ts';

/** POST /v1/visitor/answer-by-mail : the card comes as an event. */
export const answerByMailRequest = v.strictObject({ shop: shopKeyField, ref: refField });

/** POST /v1/visitor/come-back */
export const comeBackRequest = v.strictObject({
  shop: shopKeyField,
  /** From the URL fragment. */
  secret: secretField,
  /** Present token, for `isSame`. */
  known: v.optional(secretField),
});
/** POST /v1/visitor/come-back/no-mails */
export const endMailsRequest = v.strictObject({ shop: shopKeyField, secret: secretField });
export const comeBackResponse = v.object({
  /** This device's token. */
  token: v.string(),
  /** Unsent messages of `known` belong here. */
  isSame: v.boolean(),
  tokenExpiresAt: v.string(),
  locale: v.picklist(LOCALES),
  /** Last page; null: unknown. */
  page: v.nullable(v.string()),
});
