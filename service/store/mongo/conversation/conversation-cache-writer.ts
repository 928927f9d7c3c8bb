import { type ServiceScope, type ShopScope, scopeOfShop } from '../../../domain/model/base/tenancy.ts';
import type { Conversation } from '../../../domain/model/conversation/conversation.ts';
import type { ConversationId, ShopId } from '../../../protocol/vocabulary.ts';
import type { BehindNotes } from './conversation-behind-notes.ts';
import { type ConversationLines, forgetHead, type Line, shopOf } from './conversation-lines.ts';
import { type ConversationTables, cachedColumns } from './conversation-rows.ts';

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
export type Behind = { readonly line: Line; readonly head: Conversation | null };

/**
 * Brings the rows of conversations up to their events, some time after: an inbox read from the rows is right for
 * this process because it lays the conversations in memory over them, and about right for others. Several events of
 * one conversation cost one update.
 */
export const makeConversationCacheWriter = (
  { conversations: table, events, whileConnected }: ConversationTables,
  lines: Pick<ConversationLines, 'shed'>,
  notes: BehindNotes,
  /** Reads a conversation into its line. */
  readHead: (line: Line, scope: ShopScope) => Promise<unknown>,
) => {
  const behind = new Set<Line>();
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
  const readSure = async (line: Line): Promise<void> => {
    const shopId = shopOf(line);
    const isThere = shopId !== null && (await readHead(line, scopeOfShop(shopId)));
    if (!isThere) line.isUnsure = false;
  };
  const reading = new Map<Line, Promise<void>>();
  /** Whoever asks for the same one meanwhile waits for the same read. */
  const makeSure = async (line: Line): Promise<void> => {
    if (!line.isUnsure) return;
    const known = reading.get(line) ?? readSure(line).finally(() => reading.delete(line));
    reading.set(line, known);
    return known;
  };
  const inParts = async (all: readonly Line[], work: (some: readonly Line[]) => Promise<unknown>) => {
    for (let start = 0; start < all.length; start += READS) await work(all.slice(start, start + READS));
  };

  const writeBatch = async (): Promise<boolean> => {
    const batch = [...behind].slice(0, BATCH);
    try {
      await inParts(batch, (some) => Promise.allSettled(some.map(makeSure)));
      const sure = batch.filter((line) => !line.isUnsure);
      // One that cannot be read holds up no others.
      for (const line of batch) if (line.isUnsure && behind.delete(line)) behind.add(line);
      if (batch.length > 0 && sure.length === 0) return false;
      const heads = sure.map((line) => line.head);
      const gone = await writeRows(
        sure.flatMap(({ head, isRowBehind }) => (head !== null && isRowBehind ? [head] : [])),
      );
      sure.forEach((line, index) => {
        if (gone.includes(line.id)) forgetHead(line);
        const isWritten = line.head === null || line.head.lastSeq === heads[index]?.lastSeq;
        if (isWritten && !line.isUnsure) settleLine(line);
      });
      await notes.sweep();
      return true;
    } catch {
      // The events are the truth: the rows are written later, or after the next start.
      return false;
    } finally {
      lines.shed();
    }
  };
  const settleLine = (line: Line): void => {
    line.isRowBehind = false;
    behind.delete(line);
    notes.release(line);
    if (notes.isOver()) arm(LAG_MS);
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
      if (behind.size > 0 || notes.isOver()) arm(restAfter(performance.now() - start));
    }, delayMs);
    timer.unref();
  };

  const mark = (line: Line): void => {
    line.isRowBehind = true;
    behind.add(line);
    arm(LAG_MS);
  };

  return {
    lines: (): Iterable<Line> => behind,
    /** The row of this conversation is behind its events. */
    mark,
    /** Nothing has to be written for it any more. */
    forget: settleLine,
    /** The rows that a former process left behind; nothing is known of them yet. Returns how many. */
    async takeUp(service: ServiceScope, lineOf: (id: ConversationId) => Line): Promise<number> {
      const taken = await notes.takeUp(service, lineOf);
      for (const line of taken) {
        line.isUnsure = true;
        mark(line);
      }
      return taken.length;
    },
    /** Conversations of these shops whose rows are behind, as their events say. */
    async sureOf(isWanted: (shopId: ShopId) => boolean): Promise<Behind[]> {
      const wanted = [...behind].filter((line) => {
        const shopId = shopOf(line);
        return shopId !== null && isWanted(shopId);
      });
      const found: Behind[] = [];
      await inParts(wanted, async (some) => {
        await Promise.all(some.map(makeSure));
        found.push(...some.map((line) => ({ line, head: line.head })));
      });
      lines.shed();
      return found;
    },
    /**
     * Writes all rows now.
     * @param until moment on the process's own clock at which it gives up, in milliseconds
     * @returns rows that are still behind
     */
    async flush(until = Number.POSITIVE_INFINITY): Promise<number> {
      const isDone = () => behind.size === 0 && writing === null && !notes.isOver();
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
