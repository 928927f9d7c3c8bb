import type { OrganisationId, ShopId, ShopKey } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import type { Shop, ShopServerRefusal } from './shop.ts';

/** Settings of shops. Scopes come from the finders without a scope. */
export type ShopStore = {
  /** The public key in a page names the shop. */
  findByKey(key: ShopKey): Promise<Shop | null>;
  /** For memberships and grants. */
  listByOrganisation(organisationId: OrganisationId): Promise<readonly Shop[]>;
  /** Of several companies, in the same order. */
  listByOrganisations(organisationIds: readonly OrganisationId[]): Promise<readonly Shop[]>;
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
   * Adds a new sealed secret before the one that it follows; false when that one is not the newest any more. Of two
   * that follow the same one, the first is stored.
   */
  followAdapterSecret(
    scope: ShopScope,
    secret: { sealed: string; after: string; at: Date },
  ): Promise<boolean>;
  /** Stores the refusal unless the stored one is later than `since`; returns whether it was stored. */
  noteRefusal(scope: ShopScope, refusal: ShopServerRefusal, since: Date): Promise<boolean>;
};

export type ShopKeyRow = { readonly shopId: ShopId; readonly wrapped: string };

/** One random key and pepper per shop, wrapped by the service's master key. Destroying them ends all access. */
export type ShopKeyStore = {
  get(scope: ShopScope): Promise<string | null>;
  /** Stores the first one written and returns the stored one. */
  put(scope: ShopScope, wrapped: string): Promise<string>;
  /** The keys of all shops, as they are stored. */
  all(service: ServiceScope): Promise<readonly ShopKeyRow[]>;
};
