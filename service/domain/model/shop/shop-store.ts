import type { OrganisationId, ShopId, ShopKey } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope } from '../base/tenancy.ts';
import type { Shop, ShopServerRefusal } from './shop.ts';

/** Finders are the source of scopes. */
export type ShopStore = {
  /** By public key. */
  findByKey(key: ShopKey): Promise<Shop | null>;
  listByOrganisation(organisationId: OrganisationId): Promise<readonly Shop[]>;
  listByOrganisations(organisationIds: readonly OrganisationId[]): Promise<readonly Shop[]>;
  listByIds(ids: readonly ShopId[]): Promise<readonly Shop[]>;
  /** For service jobs. */
  allIds(): Promise<readonly ShopId[]>;
  get(scope: ShopScope): Promise<Shop | null>;
  insert(shop: Shop): Promise<void>;
  /** Returns the result. */
  update(
    scope: ShopScope,
    changes: Partial<Omit<Shop, 'id' | 'key' | 'organisationId' | 'createdAt'>>,
  ): Promise<Shop | null>;
  /** False: predecessor no longer newest. */
  followAdapterSecret(
    scope: ShopScope,
    secret: { sealed: string; after: string; at: Date },
  ): Promise<boolean>;
  /** False: stored one is later than `since`. */
  noteRefusal(scope: ShopScope, refusal: ShopServerRefusal, since: Date): Promise<boolean>;
};

export type ShopKeyRow = { readonly shopId: ShopId; readonly wrapped: string };

/** Wrapped; destroying ends all access. */
export type ShopKeyStore = {
  get(scope: ShopScope): Promise<string | null>;
  /** Keeps and returns the first. */
  put(scope: ShopScope, wrapped: string): Promise<string>;
  all(service: ServiceScope): Promise<readonly ShopKeyRow[]>;
};
