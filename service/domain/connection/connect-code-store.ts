import type { ServiceScope, ShopScope } from '../model/base/tenancy.ts';
import type { ConnectCode } from './connect-code.ts';

export type ConnectCodeStore = {
  insert(scope: ShopScope, code: ConnectCode): Promise<void>;
  /** Atomic: a one-time credential. */
  take(codeHash: string): Promise<ConnectCode | null>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
