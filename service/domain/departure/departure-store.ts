import type { DepartureId, OrganisationId } from '../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope } from '../model/base/tenancy.ts';
import type { Departure, DepartureState } from './departure.ts';

export type DepartureStore = {
  /** Conflict when the shop is leaving already. */
  insert(scope: ShopScope, departure: Departure): Promise<void>;
  /** The one that is under way; null when the shop stays. */
  current(scope: ShopScope): Promise<Departure | null>;
  /** Those that are due, and those that a crash interrupted; for the service's own job. */
  due(service: ServiceScope, now: Date): Promise<readonly Departure[]>;
  /** Changes it if its state is still `from`; otherwise null. Once its shop is deleted it is in the service scope. */
  move(
    scope: ShopScope | ServiceScope,
    id: DepartureId,
    from: readonly DepartureState[],
    changes: Partial<Pick<Departure, 'state' | 'shopId' | 'sealed' | 'exportedAt' | 'expiresAt'>>,
  ): Promise<Departure | null>;
  /** Finished ones of these companies, newest first: their certificates. */
  finished(
    service: ServiceScope,
    organisationIds: readonly OrganisationId[] | 'all',
  ): Promise<readonly Departure[]>;
  removeExpired(service: ServiceScope, now: Date): Promise<number>;
};

/** Public keys of deleted shops, as hashes, so that their adapters get a clear response. Rule: PR-5. */
export type ClosedShopStore = {
  add(keyHash: string, expiresAt: Date): Promise<void>;
  has(keyHash: string): Promise<boolean>;
  removeExpired(now: Date): Promise<number>;
};
