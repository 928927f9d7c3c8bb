import type { DepartureId, OrganisationId } from '../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope } from '../model/base/tenancy.ts';
import type { Departure, DepartureState } from './departure.ts';

export type DepartureStore = {
  /** Conflict: leaving already. */
  insert(scope: ShopScope, departure: Departure): Promise<void>;
  /** Null: none. */
  current(scope: ShopScope): Promise<Departure | null>;
  due(service: ServiceScope, now: Date): Promise<readonly Departure[]>;
  /** Null: state differs. Service scope after deletion. */
  move(
    scope: ShopScope | ServiceScope,
    id: DepartureId,
    from: readonly DepartureState[],
    changes: Partial<Pick<Departure, 'state' | 'shopId' | 'sealed' | 'exportedAt' | 'expiresAt'>>,
  ): Promise<Departure | null>;
  /** Newest first. */
  finished(
    service: ServiceScope,
    organisationIds: readonly OrganisationId[] | 'all',
  ): Promise<readonly Departure[]>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};

/** For a clear response to adapters. Rule: PR-5. */
export type ClosedShopStore = {
  add(keyHash: string, expiresAt: Date): Promise<void>;
  has(keyHash: string): Promise<boolean>;
  removeExpired(now: Date): Promise<number>;
};
