import type { ServiceScope, ShopScope } from '../model/base/tenancy.ts';
import type { ConnectCode } from './connect-code.ts';

export type ConnectCodeStore = {
  insert(scope: ShopScope, code: ConnectCode): Promise<void>;
  /** Removes and returns it: the code is the credential and works once, also when two ask at the same moment. */
  take(codeHash: string): Promise<ConnectCode | null>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
