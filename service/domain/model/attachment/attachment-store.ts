import type { AttachmentId, ConversationId, ShopId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { Attachment, AttachmentObject, AttachmentPlace, StoredPart } from './attachment.ts';

export type AttachmentStore = {
  /** False for a duplicate `ref`. */
  insert(scope: ShopScope, attachment: Attachment): Promise<boolean>;
  get(scope: ShopScope, id: AttachmentId): Promise<Attachment | null>;
  findByRef(scope: ShopScope, conversationId: ConversationId, ref: string): Promise<Attachment | null>;
  /** Finishes the upload; false when missing. */
  setSeq(scope: ShopScope, id: AttachmentId, seq: number): Promise<boolean>;
  /** Oldest first. */
  listByConversation(scope: ShopScope, conversationId: ConversationId): Promise<readonly Attachment[]>;
  /** Omits shops without attachments. */
  usedBytes(scope: ShopScope | ShopsScope): Promise<ReadonlyMap<ShopId, number>>;
  /** Begun at or before `before`. */
  unfinished(scope: ShopScope, before: Date): Promise<readonly Attachment[]>;
  existing(scope: ShopScope, ids: readonly AttachmentId[]): Promise<readonly AttachmentId[]>;
  /** Conversations with attachments. */
  conversationIds(scope: ShopScope): Promise<readonly ConversationId[]>;
  remove(scope: ShopScope, id: AttachmentId): Promise<boolean>;
  /** Returns how many. */
  removeByConversation(scope: ShopScope, conversationId: ConversationId): Promise<number>;
};

/** Rule: SE-5. */
export type AttachmentBytes = {
  /** @throws DomainError conflict when erased */
  put(scope: ShopScope, place: AttachmentPlace, parts: readonly Uint8Array[]): Promise<void>;
  /** From 1; null when missing. */
  get(scope: ShopScope, place: AttachmentPlace, part: number): Promise<StoredPart | null>;
  /** Returns how many parts. */
  remove(scope: ShopScope, id: AttachmentId): Promise<number>;
  removeByConversation(scope: ShopScope, conversationId: ConversationId): Promise<number>;
};

/** Parts in buckets. Rule: SE-5. */
export type AttachmentObjects = {
  insert(scope: ShopScope, objects: readonly AttachmentObject[]): Promise<void>;
  /** Null: in the database. */
  get(scope: ShopScope, id: AttachmentId, part: number): Promise<AttachmentObject | null>;
  /** Empty: in the database. */
  list(scope: ShopScope, id: AttachmentId): Promise<readonly AttachmentObject[]>;
  listByConversation(scope: ShopScope, conversationId: ConversationId): Promise<readonly AttachmentObject[]>;
  /** Returns how many. */
  remove(scope: ShopScope, ids: readonly string[]): Promise<number>;
  /** Files with parts in a bucket. */
  places(scope: ShopScope): Promise<readonly AttachmentPlace[]>;
  /** Ids used by any shop. */
  known(service: ServiceScope, ids: readonly string[]): Promise<readonly string[]>;
};
