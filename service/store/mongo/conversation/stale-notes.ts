import { type Connection, Schema, Types } from 'mongoose';
import { type ServiceScope, type ShopsScope, scopeOfShops } from '../../../domain/model/base/tenancy.ts';
import type { ConversationId, ShopId } from '../../../protocol/vocabulary.ts';
import { answerGuard } from '../base/answer-guard.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';
import type { MemoryEntry, StaleNote } from './conversation-memory.ts';

const STALE_NOTES = 'staleConversations';

export type StaleNoteRow = {
  readonly _id: Types.ObjectId;
  readonly shopId: ShopId;
  readonly conversationIds: readonly ConversationId[];
};
const schema = new Schema<StaleNoteRow>(
  { _id: Schema.Types.ObjectId, shopId: SHOP_ID, conversationIds: [String] },
  SCHEMA_OPTIONS,
);

/** In the embedded engine a deletion blocks inserts. */
const SWEPT_AT_ONCE = 25;

/** Stored before the first missing event, for the next start. */
export const makeStaleNotes = (connection: Connection) => {
  const notes = shopTable<StaleNoteRow>(connection, 'StaleConversations', schema, STALE_NOTES);
  const { inTime } = answerGuard(connection);
  const released: StaleNote[] = [];

  const release = (entry: MemoryEntry): void => {
    const { note } = entry;
    if (note === null || entry.isRowStale || entry.isStoring) return;
    entry.note = null;
    note.conversations.delete(entry);
    if (note.conversations.size === 0) released.push(note);
  };
  const notesFor = (all: readonly MemoryEntry[]): StaleNote[] => {
    const byShop = new Map<ShopId, Set<MemoryEntry>>();
    for (const entry of all) {
      if (entry.note !== null || entry.head === null) continue;
      const { shopId } = entry.head;
      byShop.set(shopId, (byShop.get(shopId) ?? new Set()).add(entry));
    }
    return [...byShop].map(([shopId, own]) => ({ id: new Types.ObjectId(), shopId, conversations: own }));
  };

  return {
    /** @throws (unknown result): store no event */
    async hold(all: readonly MemoryEntry[]): Promise<void> {
      for (const entry of all) entry.isStoring = true;
      const fresh = notesFor(all);
      if (fresh.length === 0) return;
      const rows = fresh.map(({ id, shopId, conversations: own }) => ({
        _id: id,
        shopId,
        conversationIds: [...own].map((entry) => entry.id),
      }));
      try {
        await inTime(notes.raw.insertMany(rows));
      } catch (error) {
        released.push(...fresh);
        throw error;
      }
      for (const note of fresh) for (const entry of note.conversations) entry.note = note;
    },
    stored(entry: MemoryEntry): void {
      entry.isStoring = false;
      release(entry);
    },
    release,
    released: (): number => released.length,
    async sweep(): Promise<void> {
      for (let left = released.length; left > 0; left -= SWEPT_AT_ONCE) {
        const gone = released.splice(0, Math.min(left, SWEPT_AT_ONCE));
        try {
          const scope = scopeOfShops([...new Set(gone.map((note) => note.shopId))]);
          await inTime(notes.raw.removeAll(scope, { _id: { $in: gone.map((note) => note.id) } }));
        } catch (error) {
          released.push(...gone);
          throw error;
        }
      }
    },
    /** At any process. */
    async named(scope: ShopsScope): Promise<ConversationId[]> {
      const found = await inTime(notes.raw.find(scope, {}));
      return [...new Set(found.flatMap(({ conversationIds }) => conversationIds))];
    },
    /** @param leastAgeMs younger ones belong to live processes */
    async takeUp(
      service: ServiceScope,
      entryOf: (id: ConversationId) => MemoryEntry,
      leastAgeMs: number,
    ): Promise<MemoryEntry[]> {
      const found = await notes.find(allShops(service));
      const until = Date.now() - leastAgeMs;
      const taken: MemoryEntry[] = [];
      for (const { _id, shopId, conversationIds } of found) {
        if (leastAgeMs > 0 && _id.getTimestamp().getTime() > until) continue;
        const note: StaleNote = { id: _id, shopId, conversations: new Set() };
        const entries = conversationIds.map(entryOf);
        if (entries.some((entry) => entry.note?.id.equals(_id) === true)) continue;
        for (const entry of entries) {
          if (entry.note !== null) continue;
          entry.note = note;
          note.conversations.add(entry);
          taken.push(entry);
        }
        if (note.conversations.size === 0) released.push(note);
      }
      return taken;
    },
  };
};
export type StaleNotes = ReturnType<typeof makeStaleNotes>;
