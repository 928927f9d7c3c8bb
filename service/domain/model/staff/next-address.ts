/**
 * An address that a person wants to sign in with, and has not yet shown to be theirs. It stands in the account itself,
 * so there is one at a time; a newer one takes its place.
 */
export type NextAddress = {
  /** Lower case. */
  readonly email: string;
  /** Address of the account when this was asked for: it is told afterwards. */
  readonly from: string;
  /** SHA-256 of the secret in the mailed link. Only the newest link changes the address, to the one it was mailed to. */
  readonly linkHash: string;
  /** Worth nothing then, and removed. Rule: RE-1. */
  readonly expiresAt: Date;
};

/** The link is good for so many hours. */
export const ADDRESS_HOURS = 24;
export const ADDRESS_MS = ADDRESS_HOURS * 3_600_000;

/** The address that waits to be confirmed; null when there is none, or its time is over. */
export const openAddress = (
  { nextAddress }: { nextAddress?: NextAddress | null },
  now: Date,
): NextAddress | null =>
  nextAddress === undefined || nextAddress === null || nextAddress.expiresAt <= now ? null : nextAddress;
