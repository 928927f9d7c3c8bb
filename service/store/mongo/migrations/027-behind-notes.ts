import type { mongo } from 'mongoose';
import type { Migration } from './migration.ts';

type Row = { _id: string; shopId: string; lastAt: Date; tokenExpiresAt: Date };
type Note = { shopId: string; conversationIds: string[] };

const NOTES = 'conversationsBehind';
/** Conversations of one note. */
const BATCH = 500;

/**
 * Conversations that could move when the earlier version ended: open ones, and closed ones whose visitor held a token.
 * That moment is unknown, but not earlier than anything in a row.
 */
const couldMove = async (db: mongo.Db): Promise<Row[]> => {
  const rows = db.collection<Row>('conversations');
  const projection = { shopId: 1, lastAt: 1, tokenExpiresAt: 1 };
  const open = await rows.find({ status: 'open' }, { projection }).toArray();
  const held = await rows
    .find({ status: { $ne: 'open' }, tokenHash: { $exists: true } }, { projection })
    .toArray();
  const newest = [...open, ...held].reduce((at, row) => Math.max(at, row.lastAt.getTime()), 0);
  return [...open, ...held.filter((row) => row.tokenExpiresAt.getTime() >= newest)];
};

/**
 * Notes of the conversations whose rows may be behind their events. An earlier version kept none, so all that could
 * move are noted once. Run twice, it notes some twice, which is harmless.
 */
export const behindNotes: Migration = {
  id: '027-behind-notes',
  async up(db) {
    const isThere = (await db.listCollections({ name: NOTES }).toArray()).length > 0;
    if (!isThere) await db.createCollection(NOTES);
    const byShop = new Map<string, string[]>();
    for (const { _id, shopId } of await couldMove(db)) {
      const ids = byShop.get(shopId) ?? [];
      ids.push(_id);
      byShop.set(shopId, ids);
    }
    const notes: Note[] = [];
    for (const [shopId, ids] of byShop) {
      for (let start = 0; start < ids.length; start += BATCH)
        notes.push({ shopId, conversationIds: ids.slice(start, start + BATCH) });
    }
    if (notes.length > 0) await db.collection<Note>(NOTES).insertMany(notes);
  },
};
