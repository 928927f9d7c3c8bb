import { type Connection, Schema, Types } from 'mongoose';
import { type ServiceScope, scopeOfShops } from '../../../domain/model/base/tenancy.ts';
import type { ConversationId, ShopId } from '../../../protocol/vocabulary.ts';
import { answerGuard } from '../base/answer-guard.ts';
import { SCHEMA_OPTIONS, SHOP_ID } from '../base/document.ts';
import { allShops } from '../base/reach.ts';
import { shopTable } from '../base/shop-table.ts';
import type { BehindNote, Line } from './conversation-lines.ts';

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
 * What a start has to know: which rows may be behind their events. The database holds a note of a conversation before
 * it holds an event that the row lacks, and until the row was written. One note serves all conversations of a shop that
 * begin to move in one lot, so a lot costs one small insert more, and none while all in it move already. Decision 0057.
 */
export const makeBehindNotes = (connection: Connection) => {
  const notes = shopTable<BehindNoteRow>(connection, 'ConversationsBehind', schema, BEHIND_NOTES);
  const { inTime } = answerGuard(connection);
  /** Notes without a row that is behind; they leave the database with the next sweep. */
  const over: BehindNote[] = [];

  const release = (line: Line): void => {
    const { note } = line;
    if (note === null || line.isRowBehind || line.isStoring) return;
    line.note = null;
    note.lines.delete(line);
    if (note.lines.size === 0) over.push(note);
  };
  const notesFor = (lines: readonly Line[]): BehindNote[] => {
    const byShop = new Map<ShopId, Set<Line>>();
    for (const line of lines) {
      if (line.note !== null || line.head === null) continue;
      const { shopId } = line.head;
      byShop.set(shopId, (byShop.get(shopId) ?? new Set()).add(line));
    }
    return [...byShop].map(([shopId, own]) => ({ id: new Types.ObjectId(), shopId, lines: own }));
  };

  return {
    /**
     * Resolves when the database holds a note of each; until `stored` says that its event was dealt with it stays.
     * @throws when it is not known whether the database holds them: then no event may be stored
     */
    async hold(lines: readonly Line[]): Promise<void> {
      for (const line of lines) line.isStoring = true;
      const fresh = notesFor(lines);
      if (fresh.length === 0) return;
      const rows = fresh.map(({ id, shopId, lines: own }) => ({
        _id: id,
        shopId,
        conversationIds: [...own].map((line) => line.id),
      }));
      try {
        await inTime(notes.raw.insertMany(rows));
      } catch (error) {
        over.push(...fresh);
        throw error;
      }
      for (const note of fresh) for (const line of note.lines) line.note = note;
    },
    /** The event of this conversation is stored, or refused. */
    stored(line: Line): void {
      line.isStoring = false;
      release(line);
    },
    /** The row is right: its note is not needed any more, unless an event is being stored. */
    release,
    isOver: (): boolean => over.length > 0,
    /** Takes away what nobody needs. */
    async sweep(): Promise<void> {
      const gone = over.splice(0);
      if (gone.length === 0) return;
      try {
        const scope = scopeOfShops([...new Set(gone.map((note) => note.shopId))]);
        await inTime(notes.raw.removeAll(scope, { _id: { $in: gone.map((note) => note.id) } }));
      } catch (error) {
        over.push(...gone);
        throw error;
      }
    },
    /**
     * The notes that a former process left.
     * @param lineOf the line of a conversation
     * @returns the conversations that they name, each once
     */
    async takeUp(service: ServiceScope, lineOf: (id: ConversationId) => Line): Promise<Line[]> {
      const found = await notes.find(allShops(service));
      const taken: Line[] = [];
      for (const { _id, shopId, conversationIds } of found) {
        const note: BehindNote = { id: _id, shopId, lines: new Set() };
        for (const line of conversationIds.map(lineOf)) {
          // Another note holds it already.
          if (line.note !== null) continue;
          line.note = note;
          note.lines.add(line);
          taken.push(line);
        }
        if (note.lines.size === 0) over.push(note);
      }
      return taken;
    },
  };
};
export type BehindNotes = ReturnType<typeof makeBehindNotes>;
