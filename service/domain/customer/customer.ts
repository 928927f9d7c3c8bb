/** For the consultant only. */
export type CustomerFacts = {
  /** `<platform>:<customer id>`, no name or e-mail; null: guest. */
  readonly sub: string | null;
  readonly cart: { readonly items: number; readonly total: string; readonly currency: string } | null;
  /** Newest first, at most 10. */
  readonly orders: readonly CustomerOrder[];
  readonly adminUrl: string | null;
};
export type CustomerOrder = {
  readonly number: string;
  /** As stated by the shop server. */
  readonly state: string;
  readonly total: string;
  readonly currency: string;
  readonly placedAt: string;
  readonly adminUrl: string | null;
};

export type IdentityClaims = {
  readonly v: 1;
  readonly shop: string;
  readonly sub: string | null;
  /** Unix seconds. */
  readonly iat: number;
  readonly exp: number;
  readonly nonce: string;
  readonly facts: Pick<CustomerFacts, 'cart' | 'orders' | 'adminUrl'>;
};
/** The signature covers the encoded text. */
export type IdentityToken = {
  readonly encoded: string;
  readonly signature: string;
  readonly claims: IdentityClaims;
};

/** Token life. */
export const IDENTITY_SECONDS = 300;
export const CLOCK_SKEW_SECONDS = 60;
