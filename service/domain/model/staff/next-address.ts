/** One per account, newest wins. */
export type NextAddress = {
  /** Lower case. */
  readonly email: string;
  /** Notified afterwards. */
  readonly from: string;
  /** Newest link only. */
  readonly linkHash: string;
  /** Rule: RE-1. */
  readonly expiresAt: Date;
};

/** Validity of the link. */
export const ADDRESS_HOURS = 24;
export const ADDRESS_MS = ADDRESS_HOURS * 3_600_000;

/** Pending address; null: none or expired. */
export const openAddress = (
  { nextAddress }: { nextAddress?: NextAddress | null },
  now: Date,
): NextAddress | null =>
  nextAddress === undefined || nextAddress === null || nextAddress.expiresAt <= now ? null : nextAddress;
