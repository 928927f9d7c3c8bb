import type { ShopId, StaffId } from '../../protocol/vocabulary.ts';

/** One-time code, exchanged with a verifier; keeps secrets out of URLs. */
export type ConnectCode = {
  /** SHA-256, lower-case hex. */
  readonly codeHash: string;
  readonly shopId: ShopId;
  readonly staffId: StaffId;
  /** SHA-256 of the shop server's verifier, lower-case hex. */
  readonly challenge: string;
  readonly expiresAt: Date;
};

export const CONNECT_CODE_MS = 10 * 60_000;
