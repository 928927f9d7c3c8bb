import type { ConsentEventId, ConversationId, LeadId, ShopId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../base/tenancy.ts';

/** A consent's key seals its page. */
export type ContentId = ConversationId | LeadId | ConsentEventId;

/** Bound to shop, record and field. Rule: SE-5. */
export type ContentKey = {
  seal(field: string, text: string): string;
  /** @throws Error on mismatch */
  open(field: string, sealed: string): string;
  sealBytes(field: string, bytes: Uint8Array): Uint8Array;
  openBytes(field: string, sealed: Uint8Array): Uint8Array;
};

/** Destroying a key erases its content in backups too. Rules: SE-5, RT-2. */
export type ContentKeys = {
  /** Gets or creates. */
  make(scope: ShopScope, id: ContentId): Promise<ContentKey>;
  /**
   * Usable while being stored.
   * @returns `stored` rejects on failure
   */
  begin(
    scope: ShopScope,
    id: ContentId,
  ): Promise<{ readonly key: ContentKey; readonly stored: Promise<void> }>;
  /** Null: erased. */
  get(scope: ShopScope, id: ContentId): Promise<ContentKey | null>;
  /** Existing keys only. */
  getAll(
    scope: ShopScope | ShopsScope | ServiceScope,
    ids: readonly ContentId[],
  ): Promise<ReadonlyMap<ContentId, ContentKey>>;
  /** Records with a key. */
  existing(scope: ShopScope, ids: readonly ContentId[]): Promise<readonly ContentId[]>;
  destroy(scope: ShopScope, ids: readonly ContentId[]): Promise<void>;
  destroyedRemotely(id: ContentId): void;
  /** Rule: PR-5. */
  destroyAll(scope: ShopScope): Promise<void>;
};

export type ContentKeyRow = {
  readonly id: ContentId;
  readonly shopId: ShopId;
  readonly sealed: string;
};

/** Separate database: main dumps hold no keys. */
export type ContentKeyStore = {
  /** False for a duplicate. */
  insert(scope: ShopScope, row: ContentKeyRow): Promise<boolean>;
  find(
    scope: ShopScope | ShopsScope | ServiceScope,
    ids: readonly ContentId[],
  ): Promise<readonly ContentKeyRow[]>;
  /** Returns how many. */
  remove(scope: ShopScope, ids: readonly ContentId[]): Promise<number>;
  removeAll(scope: ShopScope): Promise<number>;
  /** All shops, by id after `after`. */
  page(service: ServiceScope, after: ContentId | null, limit: number): Promise<readonly ContentKeyRow[]>;
  /** Skips rows no longer sealed as `from`. */
  reseal(
    service: ServiceScope,
    changes: readonly { readonly row: ContentKeyRow; readonly from: string }[],
  ): Promise<void>;
  /** Detects a lost key store. */
  hasBegun(): Promise<boolean>;
  begin(): Promise<void>;
};

/** Prefix of sealed values. */
export const SEALED_MARK = 'c1.';
/** After the sealed preview. */
export const SEALED_PART_END = '~';
