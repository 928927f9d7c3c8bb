import type { Conversation } from '../../domain/conversation/conversation.ts';
import { type ShopScope, scopeOfShop } from '../../domain/tenancy.ts';
import type { ConversationId } from '../../protocol/vocabulary.ts';
import { forgetHead, type Line } from './conversation-lines.ts';
import { type ConversationTables, cachedFields } from './conversation-rows.ts';

/** Rows written at a time. */
const BATCH = 500;
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

/**
 * Brings the rows of conversations up to their events, some time after: an inbox read from the rows is right for
 * this process because it lays the conversations in memory over them, and about right for others. Several events of
 * one conversation cost one update.
 */
export const makeConversationCacheWriter = (
  { rawConversations, rawEvents, whileConnected }: ConversationTables,
  /** Reads a conversation into its line. */
  readHead: (line: Line, scope: ShopScope) => Promise<unknown>,
) => {
  const behind = new Set<Line>();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<boolean> | null = null;

  /** Events without a conversation: another process erased it while this one appended. */
  const removeOrphans = async (written: readonly Conversation[]): Promise<ConversationId[]> => {
    const gone: ConversationId[] = [];
    for (const { id, shopId } of written) {
      const row = await rawConversations.findOne({ _id: id, shopId }, { projection: { _id: 1 } });
      if (row !== null) continue;
      await rawEvents.deleteMany({ shopId, conversationId: id });
      gone.push(id);
    }
    return gone;
  };

  /** Only forward: a row that another process brought further stays. Returns the ids of erased conversations. */
  const writeRows = async (conversations: readonly Conversation[]): Promise<ConversationId[]> => {
    if (conversations.length === 0) return [];
    const { matchedCount } = await rawConversations.bulkWrite(
      conversations.map((conversation) => ({
        updateOne: {
          filter: {
            _id: conversation.id,
            shopId: conversation.shopId,
            lastSeq: { $lt: conversation.lastSeq },
          },
          update: { $set: cachedFields(conversation) },
        },
      })),
      { ordered: false },
    );
    return matchedCount === conversations.length ? [] : removeOrphans(conversations);
  };

  /** What the database holds beyond the head; a row that is gone shows when it is written. */
  const makeSure = async (line: Line): Promise<void> => {
    if (line.isUnsure && line.head !== null) await readHead(line, scopeOfShop(line.head.shopId));
    line.isUnsure = false;
  };
  const writeBatch = async (): Promise<boolean> => {
    const batch = [...behind].slice(0, BATCH);
    try {
      await Promise.all(batch.map(makeSure));
      const heads = batch.map((line) => line.head);
      const gone = await writeRows(heads.filter((head) => head !== null));
      batch.forEach((line, index) => {
        if (gone.includes(line.id)) forgetHead(line);
        const isWritten = line.head === null || line.head.lastSeq === heads[index]?.lastSeq;
        if (isWritten && !line.isUnsure) settleLine(line);
      });
      return true;
    } catch {
      // The events are the truth: the rows are written later, or mended after a restart.
      return false;
    }
  };
  const settleLine = (line: Line): void => {
    line.isRowBehind = false;
    behind.delete(line);
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
    if (timer !== null) return;
    timer = setTimeout(async () => {
      const start = performance.now();
      await write();
      timer = null;
      if (behind.size > 0) arm(restAfter(performance.now() - start));
    }, delayMs);
    timer.unref();
  };

  return {
    writeRows,
    lines: (): Iterable<Line> => behind,
    /** The row of this conversation is behind its events. */
    mark(line: Line): void {
      line.isRowBehind = true;
      behind.add(line);
      arm(LAG_MS);
    },
    /** Nothing has to be written for it any more. */
    forget: settleLine,
    /** Makes the heads of these sure: what is read next is right. */
    async makeSure(isWanted: (line: Line) => boolean): Promise<void> {
      await Promise.all([...behind].filter((line) => line.isUnsure && isWanted(line)).map(makeSure));
    },
    /**
     * Writes all rows now.
     * @param until moment on the process's own clock at which it gives up, in milliseconds
     * @returns rows that are still behind
     */
    async flush(until = Number.POSITIVE_INFINITY): Promise<number> {
      while ((behind.size > 0 || writing !== null) && performance.now() < until) {
        if (!(await write())) break;
      }
      return behind.size;
    },
    stop(): void {
      if (timer !== null) clearTimeout(timer);
    },
  };
};
export type ConversationCacheWriter = ReturnType<typeof makeConversationCacheWriter>;
