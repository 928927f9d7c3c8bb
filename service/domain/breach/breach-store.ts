import type { BreachId } from '../../protocol/vocabulary.ts';
import type { ShopScope } from '../model/base/tenancy.ts';
import type { Breach, BreachNotice } from './breach.ts';

/** The register of breaches. Those that the operator found belong to no shop; what they mean for a shop is the shop's. */
export type BreachStore = {
  insert(breach: Breach): Promise<void>;
  get(id: BreachId): Promise<Breach | null>;
  /** All that the operator found, newest first. */
  listOfOperator(): Promise<readonly Breach[]>;
  setState(id: BreachId, state: Breach['state']): Promise<Breach | null>;
  addNotice(scope: ShopScope, notice: BreachNotice): Promise<void>;
  /** Of one breach, for whoever opened it. */
  noticesOf(id: BreachId): Promise<readonly BreachNotice[]>;
  /** Of one shop, from whomever. */
  noticesFor(scope: ShopScope): Promise<readonly BreachNotice[]>;
  setNotified(scope: ShopScope, id: BreachNotice['id'], at: Date): Promise<void>;
  /** What the shop entered itself: its own register, which it takes along. Rule: PR-5. */
  removeOwn(scope: ShopScope): Promise<void>;
  removeExpired(now: Date): Promise<number>;
};
