import type { ShopScope } from '../tenancy.ts';

/** Nonces of identity tokens that were used, until the tokens are past. */
export type IdentityNonceStore = {
  /** False when it was used before, also when two come at the same moment. */
  use(scope: ShopScope, nonce: string, expiresAt: Date): Promise<boolean>;
  removeExpired(now: Date): Promise<number>;
};
