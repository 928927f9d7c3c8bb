import { type ServiceScope, type ShopScope, scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId, ShopId } from '../../../protocol/vocabulary.ts';
import type { BehindNotes } from './conversation-behind-notes.ts';
import { type ConversationTables, cachedColumns } from './conversation-rows.ts';
import { type ConversationMemory, forgetHead, type HeldConversation, shopOf } from './held-conversations.ts';

/** Rows written at a time. */
const BATCH = 500;
/** Conversations read at a time: whoever else asks the database waits for no more than these. */
const READS = 50;
/** A row is at most about this far behind its events, in milliseconds. */
const LAG_MS = 2_000;
/**
 * A write is followed by a rest this many times as long: the embedded engine does one thing at a time, and the
 * events come first.
 */
const REST_FACTOR = 9;
/** No rest is longer, in milliseconds: a write that waited for its database says nothing about the load. */
const LONGEST_REST_MS = 5_000;

/** How long the next write waits after one that took so long, in milliseconds. */
export const restAfter = (tookMs: number): number =>
  Math.min(LONGEST_REST_MS, Math.max(LAG_MS, REST_FACTOR * tookMs));

/** A conversation whose row is behind, and what was known of it when it was read. */
export type Behind = { readonly held: HeldConversation; readonly head: Conversation | null };

/**
 * Brings the rows of conversations up to their events, some time after: an inbox read from the rows is right for
 * this process because it lays the conversations in memory over them, and about right for others. Several events of
 * one conversation cost one update.
 */
export const makeConversationCacheWriter = (
  { conversations: table, events, whileConnected }: ConversationTables,
  memory: Pick<ConversationMemory, 'shed'>,
  notes: BehindNotes,
  /** Reads a conversation into its held. */
  readHead: (held: HeldConversation, scope: ShopScope) => Promise<unknown>,
) => {
  const behind = new Set<HeldConversation>();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<boolean> | null = null;
  let isStopped = false;

  /** Events without a conversation: another process erased it while this one appended. */
  const removeOrphans = async (written: readonly Conversation[]): Promise<ConversationId[]> => {
    const gone: ConversationId[] = [];
    for (const { id, shopId } of written) {
      const scope = scopeOfShop(shopId);
      const row = await table.raw.findOne(scope, { _id: id }, { projection: { _id: 1 } });
      if (row !== null) continue;
      await events.removeAll(scope, { conversationId: id });
      gone.push(id);
    }
    return gone;
  };

  /** Only forward: a row that another process brought further stays. Returns the ids of erased conversations. */
  const writeRows = async (conversations: readonly Conversation[]): Promise<ConversationId[]> => {
    if (conversations.length === 0) return [];
    const matched = await table.raw.updateEach(
      conversations.map((conversation) => ({
        reach: scopeOfShop(conversation.shopId),
        where: { _id: conversation.id, lastSeq: { $lt: conversation.lastSeq } },
        change: { $set: cachedColumns(conversation) },
      })),
    );
    return matched === conversations.length ? [] : removeOrphans(conversations);
  };

  /** What the database holds beyond the head; a row that is gone shows when it is written. */
  const readSure = async (held: HeldConversation): Promise<void> => {
    const shopId = shopOf(held);
    const isThere = shopId !== null && (await readHead(held, scopeOfShop(shopId)));
    if (!isThere) held.isUnsure = false;
  };
  const reading = new Map<HeldConversation, Promise<void>>();
  /** Whoever asks for the same one meanwhile waits for the same read. */
  const makeSure = async (held: HeldConversation): Promise<void> => {
    if (!held.isUnsure) return;
    const known = reading.get(held) ?? readSure(held).finally(() => reading.delete(held));
    reading.set(held, known);
    return known;
  };
  const inParts = async (
    all: readonly HeldConversation[],
    work: (some: readonly HeldConversation[]) => Promise<unknown>,
  ) => {
    for (let start = 0; start < all.length; start += READS) await work(all.slice(start, start + READS));
  };

  const writeBatch = async (): Promise<boolean> => {
    const batch = [...behind].slice(0, BATCH);
    try {
      await inParts(batch, (some) => Promise.allSettled(some.map(makeSure)));
      const sure = batch.filter((held) => !held.isUnsure);
      // One that cannot be read holds up no others.
      for (const held of batch) if (held.isUnsure && behind.delete(held)) behind.add(held);
      if (batch.length > 0 && sure.length === 0) return false;
      const heads = sure.map((held) => held.head);
      const gone = await writeRows(
        sure.flatMap(({ head, isRowBehind }) => (head !== null && isRowBehind ? [head] : [])),
      );
      sure.forEach((held, index) => {
        if (gone.includes(held.id)) forgetHead(held);
        const isWritten = held.head === null || held.head.lastSeq === heads[index]?.lastSeq;
        if (isWritten && !held.isUnsure) settle(held);
      });
      await notes.sweep();
      return true;
    } catch {
      // The events are the truth: the rows are written later, or after the next start.
      return false;
    } finally {
      memory.shed();
    }
  };
  const settle = (held: HeldConversation): void => {
    held.isRowBehind = false;
    behind.delete(held);
    notes.release(held);
    if (notes.hasReleased()) arm(LAG_MS);
  };
  const write = (): Promise<boolean> => {
    writing ??= whileConnected(writeBatch())
      .catch(() => false)
      .finally(() => {
        writing = null;
      });
    return writing;
  };
  const arm = (delayMs: number): void => {
    if (timer !== null || isStopped) return;
    timer = setTimeout(async () => {
      const start = performance.now();
      await write();
      timer = null;
      if (behind.size > 0 || notes.hasReleased()) arm(restAfter(performance.now() - start));
    }, delayMs);
    timer.unref();
  };

  const mark = (held: HeldConversation): void => {
    held.isRowBehind = true;
    behind.add(held);
    arm(LAG_MS);
  };

  return {
    behind: (): Iterable<HeldConversation> => behind,
    /** The row of this conversation is behind its events. */
    mark,
    /** Nothing has to be written for it any more. */
    forget: settle,
    /** The rows that a former process left behind; nothing is known of them yet. Returns how many. */
    async takeUp(service: ServiceScope, heldOf: (id: ConversationId) => HeldConversation): Promise<number> {
      const taken = await notes.takeUp(service, heldOf);
      for (const held of taken) {
        held.isUnsure = true;
        mark(held);
      }
      return taken.length;
    },
    /** Conversations of these shops whose rows are behind, as their events say. */
    async sureOf(isWanted: (shopId: ShopId) => boolean): Promise<Behind[]> {
      const wanted = [...behind].filter((held) => {
        const shopId = shopOf(held);
        return shopId !== null && isWanted(shopId);
      });
      const found: Behind[] = [];
      await inParts(wanted, async (some) => {
        await Promise.all(some.map(makeSure));
        found.push(...some.map((held) => ({ held, head: held.head })));
      });
      memory.shed();
      return found;
    },
    /**
     * Writes all rows now.
     * @param until moment on the process's own clock at which it gives up, in milliseconds
     * @returns rows that are still behind
     */
    async flush(until = Number.POSITIVE_INFINITY): Promise<number> {
      const isDone = () => behind.size === 0 && writing === null && !notes.hasReleased();
      while (!isDone() && performance.now() < until) {
        if (!(await write())) break;
      }
      return behind.size;
    },
    stop(): void {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
};
export type ConversationCacheWriter = ReturnType<typeof makeConversationCacheWriter>;
