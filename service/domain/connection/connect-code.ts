import type { ShopId, StaffId } from '../../protocol/vocabulary.ts';

/**
 * Stands for a shop for a few minutes: the shop server exchanges it, with the verifier that only its server knows,
 * for the key and secret. So neither ever stands in an address.
 */
export type ConnectCode = {
  /** SHA-256 of the code, lower-case hex. */
  readonly codeHash: string;
  readonly shopId: ShopId;
  /** Who connected it. */
  readonly staffId: StaffId;
  /** SHA-256 of the shop server's verifier, lower-case hex. */
  readonly challenge: string;
  readonly expiresAt: Date;
};

/** Time to come back to the shop server and exchange the code. */
export const CONNECT_CODE_MS = 10 * 60_000;
