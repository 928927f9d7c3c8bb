/** `payload.signature` (shop-adapters/contract). */
import * as v from 'valibot';
import { isoInstantField, optionalTextField, textField, unixSecondsField } from './fields.ts';

const LONGEST = 12_000;

const amount = v.pipe(v.string(), v.regex(/^-?\d{1,12}(\.\d{1,4})?$/, 'must be a number as text'));
const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'must be a currency code'));
const adminUrl = v.nullable(
  v.pipe(
    v.string(),
    v.maxLength(2000),
    v.check((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'must be an address'),
  ),
);

/** `<platform>:<customer id>`. */
export const customerIdField = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}:[A-Za-z0-9._-]{1,100}$/));

export const orderFields = {
  number: textField(40),
  state: optionalTextField(60),
  total: amount,
  currency,
  placedAt: isoInstantField,
  adminUrl,
};

export const identityClaims = v.strictObject({
  v: v.literal(1),
  shop: v.pipe(v.string(), v.maxLength(100)),
  sub: v.nullable(customerIdField),
  iat: unixSecondsField,
  exp: unixSecondsField,
  nonce: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,64}$/)),
  facts: v.strictObject({
    cart: v.nullable(
      v.strictObject({ items: v.pipe(v.number(), v.integer(), v.minValue(0)), total: amount, currency }),
    ),
    orders: v.pipe(v.array(v.strictObject(orderFields)), v.maxLength(10)),
    adminUrl,
  }),
});

/** Parses the token into claims and signed text. */
export const identityTokenField = v.pipe(
  v.string('must be text'),
  v.maxLength(LONGEST, 'is too long'),
  v.regex(/^[A-Za-z0-9_-]+\.[0-9a-f]{64}$/, 'must be payload.signature'),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const [encoded = '', signature = ''] = dataset.value.split('.');
    const claims = v.safeParse(identityClaims, decode(encoded));
    if (claims.success) return { encoded, signature, claims: claims.output };
    addIssue({ message: 'does not hold what the contract says' });
    return NEVER;
  }),
);

const decode = (encoded: string): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(encoded, 'base64url')));
  } catch {
    return null;
  }
};
