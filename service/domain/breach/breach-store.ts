import type { BreachId } from '../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../model/base/tenancy.ts';
import type { Breach, BreachAssessment, BreachNotice } from './breach.ts';

/**
 * The register of breaches. A breach opened by the operator belongs to no shop; its consequences for a shop belong to
 * the shop.
 */
export type BreachStore = {
  insert(scope: ShopScope | ServiceScope, breach: Breach): Promise<void>;
  get(scope: ShopScope | ShopsScope | ServiceScope, id: BreachId): Promise<Breach | null>;
  /** All breaches opened by the operator, newest first. */
  listOfOperator(service: ServiceScope): Promise<readonly Breach[]>;
  setState(scope: ShopScope | ServiceScope, id: BreachId, state: Breach['state']): Promise<Breach | null>;
  /** Conflict when the shop has one of this breach already. */
  addNotice(scope: ShopScope, notice: BreachNotice): Promise<void>;
  /** Of one breach: a shop gets its own, the operator those of all shops. */
  noticesOf(scope: ShopScope | ServiceScope, id: BreachId): Promise<readonly BreachNotice[]>;
  /** Of `noticesOf` those of shops that were not told, by id behind `after`, at most `limit`. */
  untold(
    scope: ShopScope | ServiceScope,
    id: BreachId,
    after: BreachNotice['id'] | null,
    limit: number,
  ): Promise<readonly BreachNotice[]>;
  /** Letters to one shop, from any breach. */
  noticesFor(scope: ShopScope): Promise<readonly BreachNotice[]>;
  /** Adds the controller's judgement to those before. */
  addAssessment(scope: ShopScope, id: BreachNotice['id'], assessment: BreachAssessment): Promise<void>;
  setNotified(scope: ShopScope, id: BreachNotice['id'], at: Date): Promise<void>;
  /** Removes the breaches that the shop itself opened: its own register, which leaves with it. Rule: PR-5. */
  removeOwn(scope: ShopScope): Promise<void>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};
