import type { AttachmentId, ConversationId, ShopId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { Attachment, AttachmentObject, AttachmentPlace, StoredPart } from './attachment.ts';

/** What is known about attachments. */
export type AttachmentStore = {
  /** False when the conversation has one with this `ref` already. */
  insert(scope: ShopScope, attachment: Attachment): Promise<boolean>;
  get(scope: ShopScope, id: AttachmentId): Promise<Attachment | null>;
  findByRef(scope: ShopScope, conversationId: ConversationId, ref: string): Promise<Attachment | null>;
  /** Its event is stored. False when it is not there. */
  setSeq(scope: ShopScope, id: AttachmentId, seq: number): Promise<boolean>;
  /** Oldest first. */
  listByConversation(scope: ShopScope, conversationId: ConversationId): Promise<readonly Attachment[]>;
  /** Bytes of all attachments by shop; a shop without any is missing. */
  usedBytes(scope: ShopScope | ShopsScope): Promise<ReadonlyMap<ShopId, number>>;
  /** Uploads that began at `before` or earlier and were not finished. */
  unfinished(scope: ShopScope, before: Date): Promise<readonly Attachment[]>;
  /** Those of the ids that are there. */
  existing(scope: ShopScope, ids: readonly AttachmentId[]): Promise<readonly AttachmentId[]>;
  /** Conversations that have attachments. */
  conversationIds(scope: ShopScope): Promise<readonly ConversationId[]>;
  remove(scope: ShopScope, id: AttachmentId): Promise<boolean>;
  /** Returns how many were removed. */
  removeByConversation(scope: ShopScope, conversationId: ConversationId): Promise<number>;
};

/** Where the bytes of attachments lie, in parts. Rule: SE-5. */
export type AttachmentBytes = {
  /** @throws DomainError conflict when the conversation was erased: nothing was stored */
  put(scope: ShopScope, place: AttachmentPlace, parts: readonly Uint8Array[]): Promise<void>;
  /** One part, the first is 1; null when it is not there. */
  get(scope: ShopScope, place: AttachmentPlace, part: number): Promise<StoredPart | null>;
  /** Returns how many parts were removed. */
  remove(scope: ShopScope, id: AttachmentId): Promise<number>;
  removeByConversation(scope: ShopScope, conversationId: ConversationId): Promise<number>;
};

/** What is known about parts that lie in a bucket. Rule: SE-5. */
export type AttachmentObjects = {
  insert(scope: ShopScope, objects: readonly AttachmentObject[]): Promise<void>;
  /** Null when the part lies in the database. */
  get(scope: ShopScope, id: AttachmentId, part: number): Promise<AttachmentObject | null>;
  /** In order; empty when the bytes lie in the database. */
  list(scope: ShopScope, id: AttachmentId): Promise<readonly AttachmentObject[]>;
  listByConversation(scope: ShopScope, conversationId: ConversationId): Promise<readonly AttachmentObject[]>;
  /** Returns how many were removed. */
  remove(scope: ShopScope, ids: readonly string[]): Promise<number>;
  /** Each file of the shop that has parts in a bucket, once. */
  places(scope: ShopScope): Promise<readonly AttachmentPlace[]>;
  /** Those of the ids that any shop has. */
  known(service: ServiceScope, ids: readonly string[]): Promise<readonly string[]>;
};
