import type { ConversationId, ShopId, StaffId, TagId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { Marks } from '../lead/lead-store.ts';
import type { ConversationsDue } from '../retention/retention.ts';
import type { Appended, RefuseEvent } from './appended.ts';
import type { Conversation, ConversationEvent, NewEvent, Product } from './conversation.ts';
import type { InboxPage, InboxRead } from './inbox.ts';
import type { WayKind, WaysBack } from './ways-back.ts';

/** Conversations held in memory. */
export type MemoryCounts = {
  readonly conversations: number;
  /** Complete ones. */
  readonly heads: number;
  /** Rows older than their events. */
  readonly behind: number;
};

/** Changed since indexing. */
export type UnsearchedConversation = Pick<
  Conversation,
  'id' | 'shopId' | 'openedAt' | 'subjectKeys' | 'lastSeq'
>;

/** Screens must drop or reload it. */
export type ScreenNote = { readonly id: ConversationId; readonly shopId: ShopId; readonly at: Date };

/** Inserts and unique indexes only, no transactions. */
export type ConversationStore = {
  /** Idempotent per `openHash`. */
  open(
    scope: ShopScope,
    conversation: Conversation,
  ): Promise<{ conversation: Conversation; isRepeat: boolean }>;
  /** Null when out of scope. */
  find(scope: ShopScope | ShopsScope, id: ConversationId): Promise<Conversation | null>;
  findByOpenHash(scope: ShopScope, openHash: string): Promise<Conversation | null>;
  findByToken(scope: ShopScope, tokenHash: string): Promise<Conversation | null>;
  /**
   * Durable, in call order; a duplicate `ref` returns the stored event. Null: out of scope.
   * @param after sender's preceding `ref`
   * @param refuse called once earlier events are known, never for duplicates
   * @param queued called when placed
   * @throws DomainError unavailable while `after` is missing; the result of `refuse`
   */
  append(
    scope: ShopScope,
    event: NewEvent,
    after?: string | null,
    refuse?: RefuseEvent | null,
    queued?: () => void,
  ): Promise<Appended | null>;
  /** `seq` in (after, after + limit]. */
  eventsAfter(
    scope: ShopScope,
    id: ConversationId,
    after: number,
    limit: number,
  ): Promise<readonly ConversationEvent[]>;
  setToken(scope: ShopScope, id: ConversationId, tokenHash: string | null, expiresAt: Date): Promise<void>;
  /** False without a token. Rule: EP-3. */
  setTokenEnd(scope: ShopScope, id: ConversationId, expiresAt: Date): Promise<boolean>;
  /** Serialised; null: out of scope. */
  changeWays(
    scope: ShopScope,
    id: ConversationId,
    change: (ways: WaysBack) => WaysBack,
  ): Promise<Conversation | null>;
  findByWay(scope: ShopScope, kind: WayKind, hash: string): Promise<Conversation | null>;
  /** Any shop; source of the scope. */
  findByReply(hash: string): Promise<Conversation | null>;
  /** Mailed after `now`, oldest first. */
  withMailWay(scope: ShopScope, now: Date): Promise<readonly Conversation[]>;
  /** Limited by `keysToAdd`. Rule: RT-1. */
  addSubjectKeys(scope: ShopScope, id: ConversationId, subjectKeys: readonly string[]): Promise<void>;
  /** Oldest first. Rule: RT-1. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Conversation[]>;
  /** False: out of scope. Rule: RT-3. */
  setMarks(
    scope: ShopScope,
    id: ConversationId,
    marks: Marks & Pick<Conversation, 'eraseAskedAt'>,
  ): Promise<boolean>;
  /** List cache of `ConversationTagStore`. */
  setTags(scope: ShopScope, id: ConversationId, tagIds: readonly TagId[]): Promise<void>;
  setCustomer(scope: ShopScope, id: ConversationId, sealed: string): Promise<void>;
  ids(scope: ShopScope): Promise<readonly ConversationId[]>;
  /** Also its preview; false when missing. Rule: RT-2. */
  rewrite(scope: ShopScope, id: ConversationId, seq: number, text: string): Promise<boolean>;
  setPage(scope: ShopScope, id: ConversationId, page: string, product: Product | null): Promise<void>;
  /**
   * By activity, then id, descending; no restricted ones. New events move to the first page; others are
   * neither skipped nor repeated. Rule: RT-3.
   */
  inbox(scope: ShopsScope, read: InboxRead): Promise<InboxPage>;
  /** At or after `since`, unrestricted, at most 200. Rule: RT-3. */
  movedSince(scope: ShopsScope, since: Date): Promise<readonly Conversation[]>;
  /** Uncached. */
  current(scope: ShopsScope, ids: readonly ConversationId[]): Promise<readonly Conversation[]>;
  /**
   * Updates or invalidates the cache.
   * @param newest called only for an older cache
   */
  changedRemotely(
    scope: ShopScope,
    id: ConversationId,
    newest: (() => Promise<Conversation | null>) | null,
  ): Promise<void>;
  /** Erased, restricted or redacted; kept for minutes. */
  leftScreens(scope: ShopsScope, since: Date): Promise<readonly ScreenNote[]>;
  /** After pending writes; returns the number of events. */
  erase(scope: ShopScope, id: ConversationId): Promise<number>;
  /**
   * Returns their ids. Rules: RE-1, RE-2, RT-3.
   * @param before called before each removal
   */
  removeDue(
    scope: ShopScope,
    due: ConversationsDue,
    limit: number,
    before?: (conversation: Conversation) => Promise<void>,
  ): Promise<readonly ConversationId[]>;
  countDue(scope: ShopScope, due: ConversationsDue): Promise<number>;
  /** With tokens ended at `now`. */
  dueIds(scope: ShopScope, due: ConversationsDue, now: Date): Promise<readonly ConversationId[]>;
  /** Oldest hold first. */
  listHeld(scope: ShopScope): Promise<readonly Conversation[]>;
  /** In every shop. Rule: RE-1. */
  forgetStaff(service: ServiceScope, staffId: StaffId): Promise<void>;
  /**
   * Finds rows left stale by a crash; repaired while serving. Run at start and regularly.
   * @returns number found
   */
  takeUp(service: ServiceScope): Promise<number>;
  /** All shops, unordered. */
  unsearched(service: ServiceScope, limit: number): Promise<readonly UnsearchedConversation[]>;
  hasUnsearched(scope: ShopsScope): Promise<boolean>;
  /** No-op when changed since. */
  setSearched(scope: ShopScope, known: UnsearchedConversation): Promise<void>;
  memoryCounts(): MemoryCounts;
  /** Unpublished events, after a crash or lost reply. */
  onCaughtUp(listener: (conversation: Conversation) => void): void;
  /**
   * Waits until rows match events.
   * @param limitMs milliseconds; absent: no limit
   * @returns number of stale rows
   */
  drain(limitMs?: number): Promise<number>;
};
