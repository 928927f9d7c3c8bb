/** What the shop server says of the visitor, for the consultant alone; as much as the shop allows. Decision 0083. */
export type CustomerFacts = {
  /** `<platform>:<customer id>`, stable over key rotation; null for a guest. No name, no e-mail. */
  readonly sub: string | null;
  readonly cart: { readonly items: number; readonly total: string; readonly currency: string } | null;
  /** Newest first, at most 10. */
  readonly orders: readonly CustomerOrder[];
  /** Page of the customer in the shop's admin pages. */
  readonly adminUrl: string | null;
};
export type CustomerOrder = {
  readonly number: string;
  /** the shop server's own statement. */
  readonly state: string;
  readonly total: string;
  readonly currency: string;
  readonly placedAt: string;
  /** Page of the order in the shop's admin pages. */
  readonly adminUrl: string | null;
};

/** What the shop server signs. */
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
/** A token as it came, with what it says; the signature is over the encoded text, never over an object. */
export type IdentityToken = {
  readonly encoded: string;
  readonly signature: string;
  readonly claims: IdentityClaims;
};

/** Longest life of an identity token, in seconds. Decision 0083. */
export const IDENTITY_SECONDS = 300;
/** How far the shop server's clock may run ahead, in seconds. */
export const CLOCK_SKEW_SECONDS = 60;
