import type { ServiceScope, ShopScope } from './tenancy.ts';

/** Used nonces, kept until a message with them would be refused as too old. */
export type NonceStore = {
  /** False when it was used before, also when two come at the same moment. */
  use(scope: ShopScope, nonce: string, expiresAt: Date): Promise<boolean>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
