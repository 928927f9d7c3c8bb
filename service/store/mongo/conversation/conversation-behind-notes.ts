import { type Connection, Schema, Types } from 'mongoose';
import { type ServiceScope, scopeOfShops } from '../../../domain/model/base/tenancy.ts';
import type { ConversationId, ShopId } from '../../../protocol/vocabulary.ts';
import { answerGuard } from '../base/answer-guard.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';
import type { BehindNote, HeldConversation } from './held-conversations.ts';

const BEHIND_NOTES = 'conversationsBehind';

/** Conversations of one shop whose rows may be behind their events. */
export type BehindNoteRow = {
  readonly _id: Types.ObjectId;
  readonly shopId: ShopId;
  readonly conversationIds: readonly ConversationId[];
};
const schema = new Schema<BehindNoteRow>(
  { _id: Schema.Types.ObjectId, shopId: SHOP_ID, conversationIds: [String] },
  SCHEMA_OPTIONS,
);

/**
 * Notes which rows may be behind their events, for the next start. The note is in the database before the first event
 * that its row lacks, and until the row is written. One note covers all conversations of a shop that start to move in
 * one lot, so a lot costs at most one more insert, and none when all its conversations are noted already. Decision
 * 0057.
 */
export const makeBehindNotes = (connection: Connection) => {
  const notes = shopTable<BehindNoteRow>(connection, 'ConversationsBehind', schema, BEHIND_NOTES);
  const { inTime } = answerGuard(connection);
  /** Notes without a row that is behind; the next sweep deletes them. */
  const released: BehindNote[] = [];

  const release = (held: HeldConversation): void => {
    const { note } = held;
    if (note === null || held.isRowBehind || held.isStoring) return;
    held.note = null;
    note.conversations.delete(held);
    if (note.conversations.size === 0) released.push(note);
  };
  const notesFor = (all: readonly HeldConversation[]): BehindNote[] => {
    const byShop = new Map<ShopId, Set<HeldConversation>>();
    for (const held of all) {
      if (held.note !== null || held.head === null) continue;
      const { shopId } = held.head;
      byShop.set(shopId, (byShop.get(shopId) ?? new Set()).add(held));
    }
    return [...byShop].map(([shopId, own]) => ({ id: new Types.ObjectId(), shopId, conversations: own }));
  };

  return {
    /**
     * Resolves when the database holds a note of each. The notes stay until `stored` is called.
     * @throws when it is not known whether the database holds them: then no event may be stored
     */
    async hold(all: readonly HeldConversation[]): Promise<void> {
      for (const held of all) held.isStoring = true;
      const fresh = notesFor(all);
      if (fresh.length === 0) return;
      const rows = fresh.map(({ id, shopId, conversations: own }) => ({
        _id: id,
        shopId,
        conversationIds: [...own].map((held) => held.id),
      }));
      try {
        await inTime(notes.raw.insertMany(rows));
      } catch (error) {
        released.push(...fresh);
        throw error;
      }
      for (const note of fresh) for (const held of note.conversations) held.note = note;
    },
    /** The event of this conversation is stored, or refused. */
    stored(held: HeldConversation): void {
      held.isStoring = false;
      release(held);
    },
    /** The row is up to date: its note can go, unless an event is being stored. */
    release,
    hasReleased: (): boolean => released.length > 0,
    /** Deletes the notes that are not needed any more. */
    async sweep(): Promise<void> {
      const gone = released.splice(0);
      if (gone.length === 0) return;
      try {
        const scope = scopeOfShops([...new Set(gone.map((note) => note.shopId))]);
        await inTime(notes.raw.removeAll(scope, { _id: { $in: gone.map((note) => note.id) } }));
      } catch (error) {
        released.push(...gone);
        throw error;
      }
    },
    /**
     * Reads the notes that an earlier process left.
     * @param heldOf the held of a conversation
     * @returns the conversations that they name, each once
     */
    async takeUp(
      service: ServiceScope,
      heldOf: (id: ConversationId) => HeldConversation,
    ): Promise<HeldConversation[]> {
      const found = await notes.find(allShops(service));
      const taken: HeldConversation[] = [];
      for (const { _id, shopId, conversationIds } of found) {
        const note: BehindNote = { id: _id, shopId, conversations: new Set() };
        for (const held of conversationIds.map(heldOf)) {
          // Another note names it already.
          if (held.note !== null) continue;
          held.note = note;
          note.conversations.add(held);
          taken.push(held);
        }
        if (note.conversations.size === 0) released.push(note);
      }
      return taken;
    },
  };
};
export type BehindNotes = ReturnType<typeof makeBehindNotes>;
