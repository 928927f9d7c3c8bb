/** HTTP bodies by which visitors ask to be answered by mail, and come back to a conversation. Decision 0125. */
import * as v from 'valibot';
import { refField, secretField, shopKeyField } from '../../fields.ts';
import { LOCALES } from '../../vocabulary.ts';

/** POST /v1/visitor/answer-by-mail : the card that asks for the address comes as an event. */
export const answerByMailRequest = v.strictObject({ shop: shopKeyField, ref: refField });

/** POST /v1/visitor/come-back */
export const comeBackRequest = v.strictObject({
  shop: shopKeyField,
  /** From behind the `#` of the link in the mail. */
  secret: secretField,
  /** The token that this browser holds already, to know whether it opens the same conversation. */
  known: v.optional(secretField),
});
/** POST /v1/visitor/come-back/no-mails */
export const endMailsRequest = v.strictObject({ shop: shopKeyField, secret: secretField });
export const comeBackResponse = v.object({
  /** Opens the conversation on this device, beside the tokens of the others. */
  token: v.string(),
  /** The token `known` opens the same conversation: what waits to be sent with it belongs here. */
  isSame: v.boolean(),
  tokenExpiresAt: v.string(),
  locale: v.picklist(LOCALES),
  /** Where the visitor wrote from last; null when it is not known. */
  page: v.nullable(v.string()),
});
