import type { ConversationId, ShopId, StaffId, TagId } from '../../../protocol/vocabulary.ts';
import type { ServiceScope, ShopScope, ShopsScope } from '../base/tenancy.ts';
import type { Marks } from '../lead/lead-store.ts';
import type { ConversationsDue } from '../retention/retention.ts';
import type { Appended, RefuseEvent } from './appended.ts';
import type { Conversation, ConversationEvent, NewEvent, Product } from './conversation.ts';
import type { InboxPage, InboxRead } from './inbox.ts';
import type { WayKind, WaysBack } from './ways-back.ts';

/** How many conversations a store holds in memory. */
export type MemoryCounts = {
  readonly conversations: number;
  /** Those in memory as a whole; of the others little more than the id. */
  readonly heads: number;
  /** Those whose rows have not caught up with their events. */
  readonly behind: number;
};

/** What the index of words needs of a conversation that has moved since it was last indexed. */
export type UnsearchedConversation = Pick<
  Conversation,
  'id' | 'shopId' | 'openedAt' | 'subjectKeys' | 'lastSeq'
>;

/** Screens at other processes must drop the conversation, or read it again. */
export type ScreenNote = { readonly id: ConversationId; readonly shopId: ShopId; readonly at: Date };

/** Conversations and their events. Inserts and plain unique indexes only: no transaction is needed. */
export type ConversationStore = {
  /** Creates it once per `openHash`; a second call returns the first one with `isRepeat`. */
  open(
    scope: ShopScope,
    conversation: Conversation,
  ): Promise<{ conversation: Conversation; isRepeat: boolean }>;
  /** Null when it is not in this scope. */
  find(scope: ShopScope | ShopsScope, id: ConversationId): Promise<Conversation | null>;
  findByOpenHash(scope: ShopScope, openHash: string): Promise<Conversation | null>;
  findByToken(scope: ShopScope, tokenHash: string): Promise<Conversation | null>;
  /**
   * Stores the event and gives it the next `seq`; resolves only when the database has confirmed it.
   * The same `ref` again answers with the stored event. Calls of one conversation keep their order.
   * Null when the conversation is not in this scope.
   * @param after `ref` of the event that the sender wrote before this one
   * @param refuse asked once the events before this one are known; never asked about a repeat
   * @param queued called when the event has its place: a call made then or later is behind it
   * @throws DomainError unavailable while `after` is not stored in this conversation, and this event neither; what
   *   `refuse` returns
   */
  append(
    scope: ShopScope,
    event: NewEvent,
    after?: string | null,
    refuse?: RefuseEvent | null,
    queued?: () => void,
  ): Promise<Appended | null>;
  /** Events with `seq` in (after, after + limit], in order. */
  eventsAfter(
    scope: ShopScope,
    id: ConversationId,
    after: number,
    limit: number,
  ): Promise<readonly ConversationEvent[]>;
  setToken(scope: ShopScope, id: ConversationId, tokenHash: string | null, expiresAt: Date): Promise<void>;
  /** Moves the end of the token; false when it has none any more. Rule: EP-3. */
  setTokenEnd(scope: ShopScope, id: ConversationId, expiresAt: Date): Promise<boolean>;
  /** Changes the ways back, one change after another; returns the conversation. Null when it is not in this scope. */
  changeWays(
    scope: ShopScope,
    id: ConversationId,
    change: (ways: WaysBack) => WaysBack,
  ): Promise<Conversation | null>;
  /** The conversation that has this key. */
  findByWay(scope: ShopScope, kind: WayKind, hash: string): Promise<Conversation | null>;
  /** The conversation of any shop to which replies by mail with this token go. Its scope is made from it. */
  findByReply(hash: string): Promise<Conversation | null>;
  /** Those whose visitors are answered by mail after `now`, oldest first. */
  withMailWay(scope: ShopScope, now: Date): Promise<readonly Conversation[]>;
  /** Notes that these persons stand in it; beyond 100 keys nothing is added (`keysToAdd`). Rule: RT-1. */
  addSubjectKeys(scope: ShopScope, id: ConversationId, subjectKeys: readonly string[]): Promise<void>;
  /** Conversations of the person behind the key, oldest first. Rule: RT-1. */
  findBySubject(scope: ShopScope, subjectKey: string): Promise<readonly Conversation[]>;
  /** Sets or lifts restriction and hold; false when it is not in this scope. Rule: RT-3. */
  setMarks(
    scope: ShopScope,
    id: ConversationId,
    marks: Marks & Pick<Conversation, 'eraseAskedAt'>,
  ): Promise<boolean>;
  /** By which tags it is listed; `ConversationTagStore` says when they were set. */
  setTags(scope: ShopScope, id: ConversationId, tagIds: readonly TagId[]): Promise<void>;
  /** Keeps what the shop server said of its customer, sealed. */
  setCustomer(scope: ShopScope, id: ConversationId, sealed: string): Promise<void>;
  /** Ids of all conversations of the shop. */
  ids(scope: ShopScope): Promise<readonly ConversationId[]>;
  /**
   * Replaces the text of one message or request for a file, and what was shown of it in the inbox. False when it is not
   * there. Rule: RT-2.
   */
  rewrite(scope: ShopScope, id: ConversationId, seq: number, text: string): Promise<boolean>;
  /** The page that the visitor wrote from last, and the product on it. */
  setPage(scope: ShopScope, id: ConversationId, page: string, product: Product | null): Promise<void>;
  /**
   * A page of one list of the inbox over the shops of the scope: sorted by last activity, newest first, then by id,
   * descending; without restricted ones. A conversation without new events is neither skipped nor repeated between
   * pages; one with new events moves to the first page. Rule: RT-3.
   */
  inbox(scope: ShopsScope, read: InboxRead): Promise<InboxPage>;
  /** Those that moved at or after `since`, none restricted, at most 200. Rule: RT-3. */
  movedSince(scope: ShopsScope, since: Date): Promise<readonly Conversation[]>;
  /**
   * As the database says now, whatever this process remembers; those that are gone are missing. For what is on screens
   * here while other processes write.
   */
  current(scope: ShopsScope, ids: readonly ConversationId[]): Promise<readonly Conversation[]>;
  /**
   * Another process changed it. What this process remembers is brought up to `newest`, or is read again where it is used
   * next.
   * @param newest the conversation as the other process knows it; asked only when this process remembers an older one
   */
  changedElsewhere(
    scope: ShopScope,
    id: ConversationId,
    newest: (() => Promise<Conversation | null>) | null,
  ): Promise<void>;
  /**
   * Conversations that were erased, restricted or redacted at any process since then, with when. Noted only beside other
   * processes, and for some minutes.
   */
  leftScreens(scope: ShopsScope, since: Date): Promise<readonly ScreenNote[]>;
  /** Removes conversation and events, after what is being written; returns the number of events removed. */
  erase(scope: ShopScope, id: ConversationId): Promise<number>;
  /**
   * Removes at most `limit` conversations that are due, with their events; returns their ids. Rules: RE-1, RE-2,
   * RT-3.
   * @param before called with each that is about to go
   */
  removeDue(
    scope: ShopScope,
    due: ConversationsDue,
    limit: number,
    before?: (conversation: Conversation) => Promise<void>,
  ): Promise<readonly ConversationId[]>;
  countDue(scope: ShopScope, due: ConversationsDue): Promise<number>;
  /** Ids of all that are due and whose visitor token ended at `now` or before. */
  dueIds(scope: ShopScope, due: ConversationsDue, now: Date): Promise<readonly ConversationId[]>;
  /** Conversations on legal hold, oldest hold first. */
  listHeld(scope: ShopScope): Promise<readonly Conversation[]>;
  /** Removes the name of a person who left from all conversations, in every shop. Rule: RE-1. */
  forgetStaff(service: ServiceScope, staffId: StaffId): Promise<void>;
  /**
   * Finds the conversations whose rows an earlier process may have left behind their events. From then on they are
   * read as their events say, and their rows are written while the service runs. Called before serving, and now and then
   * beside other processes, one of which may have died; its time does not depend on the number of conversations.
   * @returns how many conversations were found
   */
  takeUp(service: ServiceScope): Promise<number>;
  /** Conversations of all shops with events that the index of words does not know yet, in no order. Decision 0119. */
  unsearched(service: ServiceScope, limit: number): Promise<readonly UnsearchedConversation[]>;
  /** Whether the index of words may lack events of these shops: of rows that it does not know, or that are behind. */
  hasUnsearched(scope: ShopsScope): Promise<boolean>;
  /** The index knows it as it was read; changes nothing when it has moved on since. */
  setSearched(scope: ShopScope, known: UnsearchedConversation): Promise<void>;
  memoryCounts(): MemoryCounts;
  /**
   * Called with conversations that have events which were never published: stored before a crash, or by a write whose
   * reply was lost.
   */
  onCaughtUp(listener: (conversation: Conversation) => void): void;
  /**
   * Resolves when no write is under way and all rows agree with their events.
   * @param limitMs after this long the rest is left for the next start, in milliseconds; without it there is no limit
   * @returns rows that are still behind their events
   */
  drain(limitMs?: number): Promise<number>;
};
