import type { ConsentEventId, ConversationId, LeadId, ShopId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../base/tenancy.ts';

/**
 * A record with a key of its own; a consent has one for its page, unless the key of its lead seals it.
 */
export type ContentId = ConversationId | LeadId | ConsentEventId;

/** Seals the content of one conversation or lead; shop, record and field are bound in. Rule: SE-5. */
export type ContentKey = {
  seal(field: string, text: string): string;
  /** @throws Error for what was sealed with another key, or in another record or field */
  open(field: string, sealed: string): string;
  /** The same for bytes. */
  sealBytes(field: string, bytes: Uint8Array): Uint8Array;
  openBytes(field: string, sealed: Uint8Array): Uint8Array;
};

/**
 * One random key for each conversation and each lead. Destroying it erases the content everywhere at once: in the
 * main database, its log and every backup of it. Rules: SE-5, RT-2.
 */
export type ContentKeys = {
  /** The key of this record; made when there is none. */
  make(scope: ShopScope, id: ContentId): Promise<ContentKey>;
  /**
   * The key of a record that nobody else knows yet, while it is being stored: what it seals may be written at the same
   * time, and counts only when `stored` has resolved.
   * @returns `stored` rejects when the key was not stored
   */
  begin(
    scope: ShopScope,
    id: ContentId,
  ): Promise<{ readonly key: ContentKey; readonly stored: Promise<void> }>;
  /** Null when it was destroyed: the record counts as erased. */
  get(scope: ShopScope, id: ContentId): Promise<ContentKey | null>;
  /** The keys that are there. */
  getAll(
    scope: ShopScope | ShopsScope | ServiceScope,
    ids: readonly ContentId[],
  ): Promise<ReadonlyMap<ContentId, ContentKey>>;
  /** Which of the records have a key. */
  existing(scope: ShopScope, ids: readonly ContentId[]): Promise<readonly ContentId[]>;
  destroy(scope: ShopScope, ids: readonly ContentId[]): Promise<void>;
  /** Another process destroyed it: this one opens nothing with it any more. */
  destroyedElsewhere(id: ContentId): void;
  /** Destroys the keys of a whole shop. Rule: PR-5. */
  destroyAll(scope: ShopScope): Promise<void>;
};

/** A key as stored: sealed by the shop's key. */
export type ContentKeyRow = {
  readonly id: ContentId;
  readonly shopId: ShopId;
  readonly sealed: string;
};

/** The keys, in a database of their own, so that a dump of the main one holds none. */
export type ContentKeyStore = {
  /** False when the record has one already. */
  insert(scope: ShopScope, row: ContentKeyRow): Promise<boolean>;
  find(
    scope: ShopScope | ShopsScope | ServiceScope,
    ids: readonly ContentId[],
  ): Promise<readonly ContentKeyRow[]>;
  /** Returns how many were removed. */
  remove(scope: ShopScope, ids: readonly ContentId[]): Promise<number>;
  removeAll(scope: ShopScope): Promise<number>;
  /** Rows of all shops in the order of ids, after `after`. */
  page(service: ServiceScope, after: ContentId | null, limit: number): Promise<readonly ContentKeyRow[]>;
  /** Replaces each row that is still there, sealed as `from`: a key that was destroyed stays destroyed. */
  reseal(
    service: ServiceScope,
    changes: readonly { readonly row: ContentKeyRow; readonly from: string }[],
  ): Promise<void>;
  /** Whether `begin` was called: a store that lost its keys, or never had any, is told from one whose keys ended. */
  hasBegun(): Promise<boolean>;
  begin(): Promise<void>;
};

/** Every sealed value begins with it. */
export const SEALED_MARK = 'c1.';
/** Between the sealed beginning of a text, which the inbox shows, and its sealed rest. */
export const SEALED_PART_END = '~';
