import type { OrganisationId, ShopId, ShopKey } from '../../../protocol/vocabulary.ts';
import type { ShopScope } from '../base/tenancy.ts';
import type { Shop, ShopServerRefusal } from './shop.ts';

/** Settings of shops. The finders without a scope are where a scope comes from. */
export type ShopStore = {
  /** The public key in a page names the shop. */
  findByKey(key: ShopKey): Promise<Shop | null>;
  /** For memberships and grants. */
  listByOrganisation(organisationId: OrganisationId): Promise<readonly Shop[]>;
  listByIds(ids: readonly ShopId[]): Promise<readonly Shop[]>;
  /** Every id, for the service's own jobs. */
  allIds(): Promise<readonly ShopId[]>;
  get(scope: ShopScope): Promise<Shop | null>;
  insert(shop: Shop): Promise<void>;
  /** Replaces the given fields of the shop; returns the shop as it then is. */
  update(
    scope: ShopScope,
    changes: Partial<Omit<Shop, 'id' | 'key' | 'organisationId' | 'createdAt'>>,
  ): Promise<Shop | null>;
  /**
   * Puts a new sealed secret before the one that it follows; says whether that one was still the newest. Of two that
   * follow the same one, also at the same moment, the store takes the first.
   */
  followAdapterSecret(
    scope: ShopScope,
    secret: { sealed: string; after: string; at: Date },
  ): Promise<boolean>;
  /** Keeps it unless the one that is kept is later than `since`; says whether it was kept. */
  noteRefusal(scope: ShopScope, refusal: ShopServerRefusal, since: Date): Promise<boolean>;
};

/** One random key and pepper per shop, wrapped by the service's master key. Destroying them ends all access. */
export type ShopKeyStore = {
  get(scope: ShopScope): Promise<string | null>;
  /** Keeps the first one written and returns the one that is kept. */
  put(scope: ShopScope, wrapped: string): Promise<string>;
};
