import * as v from 'valibot';
import { emailField, lineField, localeField, shopKeyField } from '../../fields.ts';

/** POST /v1/visitor/order-code : the same answer for every order. Rule: AD-53. */
export const orderCodeRequest = v.strictObject({
  shop: shopKeyField,
  /** As the customer knows it. */
  number: lineField(60),
  /** Null where the shop asks for the number alone. */
  email: v.nullable(emailField),
  locale: localeField,
});
export const orderCodeResponse = v.object({
  /** Sealed question, given back with the code; valid for 15 minutes. */
  lookup: v.string(),
});

/** POST /v1/visitor/order */
export const orderRequest = v.strictObject({
  shop: shopKeyField,
  lookup: v.pipe(v.string(), v.maxLength(3_000)),
  code: v.pipe(v.string(), v.trim(), v.regex(/^\d{6}$/, 'must be six digits')),
});
export const orderResponse = v.object({
  /** Null: wrong or expired code. */
  order: v.nullable(
    v.object({
      number: v.string(),
      state: v.string(),
      placedAt: v.string(),
      shippedAt: v.nullable(v.string()),
      parcels: v.array(v.object({ carrier: v.string(), number: v.string(), url: v.nullable(v.string()) })),
    }),
  ),
});
export type ShownOrder = NonNullable<v.InferOutput<typeof orderResponse>['order']>;
