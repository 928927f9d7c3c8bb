/** Questions of the service to a shop server, and its answers (shop-adapters/contract, section 11). */
import * as v from 'valibot';
import { emailField, isoInstantField, optionalTextField, textField, webAddressField } from './fields.ts';
import { orderFields } from './identity-token.ts';

/** In bytes. Rule: AD-46. */
export const DOOR_ANSWER_BYTES = 64 * 1024;

const parcel = v.strictObject({
  carrier: optionalTextField(60),
  number: textField(60),
  url: v.nullable(
    v.pipe(
      webAddressField,
      v.check((text) => new URL(text).protocol === 'https:', 'must be an https address'),
    ),
  ),
});
const doorOrder = v.strictObject({
  ...orderFields,
  paid: v.nullable(v.boolean()),
  shippedAt: v.nullable(isoInstantField),
  parcels: v.pipe(v.array(parcel), v.maxLength(10)),
});

const notFound = v.strictObject({ answer: v.literal('not_found') });
const off = v.strictObject({ answer: v.literal('off') });

/** By question. */
export const DOOR_ANSWERS = {
  report: v.strictObject({ answer: v.literal('accepted') }),
  customer: v.variant('answer', [
    v.strictObject({
      answer: v.literal('orders'),
      orders: v.pipe(v.array(doorOrder), v.maxLength(10)),
    }),
    notFound,
    off,
  ]),
  order: v.variant('answer', [
    v.strictObject({ answer: v.literal('order'), email: emailField, order: doorOrder }),
    notFound,
    off,
  ]),
};

/** Null: not of the contract. */
export const parseDoorAnswer = (question: keyof typeof DOOR_ANSWERS, text: string) => {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), DOOR_ANSWERS[question]), text);
  return read.success ? read.output : null;
};
