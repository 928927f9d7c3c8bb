import type { BreachId } from '../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../model/base/tenancy.ts';
import type { Breach, BreachNotice } from './breach.ts';

/** The register of breaches. Those that the operator found belong to no shop; what they mean for a shop is the shop's. */
export type BreachStore = {
  insert(scope: ShopScope | ServiceScope, breach: Breach): Promise<void>;
  get(scope: ShopScope | ShopsScope | ServiceScope, id: BreachId): Promise<Breach | null>;
  /** All that the operator found, newest first. */
  listOfOperator(service: ServiceScope): Promise<readonly Breach[]>;
  setState(scope: ShopScope | ServiceScope, id: BreachId, state: Breach['state']): Promise<Breach | null>;
  addNotice(scope: ShopScope, notice: BreachNotice): Promise<void>;
  /** Of one breach: a shop gets its own, the operator those of all shops. */
  noticesOf(scope: ShopScope | ServiceScope, id: BreachId): Promise<readonly BreachNotice[]>;
  /** Of one shop, from whomever. */
  noticesFor(scope: ShopScope): Promise<readonly BreachNotice[]>;
  setNotified(scope: ShopScope, id: BreachNotice['id'], at: Date): Promise<void>;
  /** What the shop entered itself: its own register, which it takes along. Rule: PR-5. */
  removeOwn(scope: ShopScope): Promise<void>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
