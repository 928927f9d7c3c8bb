import type { ServiceScope, ShopScope } from './tenancy.ts';

/** Nonces that were used, until what they stand in is refused for its age. */
export type NonceStore = {
  /** False when it was used before, also when two come at the same moment. */
  use(scope: ShopScope, nonce: string, expiresAt: Date): Promise<boolean>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
