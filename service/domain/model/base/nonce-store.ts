import type { ServiceScope, ShopScope } from './tenancy.ts';

export type NonceStore = {
  /** False when already used. */
  use(scope: ShopScope, nonce: string, expiresAt: Date): Promise<boolean>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
