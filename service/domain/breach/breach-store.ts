import type { BreachId } from '../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../model/base/tenancy.ts';
import type { Breach, BreachAssessment, BreachNotice } from './breach.ts';

/** The operator's breaches belong to no shop, notices to a shop. */
export type BreachStore = {
  insert(scope: ShopScope | ServiceScope, breach: Breach): Promise<void>;
  get(scope: ShopScope | ShopsScope | ServiceScope, id: BreachId): Promise<Breach | null>;
  /** Newest first. */
  listOfOperator(service: ServiceScope): Promise<readonly Breach[]>;
  setState(scope: ShopScope | ServiceScope, id: BreachId, state: Breach['state']): Promise<Breach | null>;
  /** Conflict: exists. */
  addNotice(scope: ShopScope, notice: BreachNotice): Promise<void>;
  noticesOf(scope: ShopScope | ServiceScope, id: BreachId): Promise<readonly BreachNotice[]>;
  /** Not notified, id after `after`, at most `limit`. */
  untold(
    scope: ShopScope | ServiceScope,
    id: BreachId,
    after: BreachNotice['id'] | null,
    limit: number,
  ): Promise<readonly BreachNotice[]>;
  noticesFor(scope: ShopScope): Promise<readonly BreachNotice[]>;
  addAssessment(scope: ShopScope, id: BreachNotice['id'], assessment: BreachAssessment): Promise<void>;
  setNotified(scope: ShopScope, id: BreachNotice['id'], at: Date): Promise<void>;
  /** Rule: PR-5. */
  removeOwn(scope: ShopScope): Promise<void>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
