import type { ConversationRow } from '../conversation/conversation-rows.ts';
import type { Migration } from './migration.ts';

/** Rows written at a time. */
const BATCH = 500;

/**
 * A conversation knows since when its visitor waits. Of earlier ones the last event is taken: it is at most too late,
 * so nobody is shown as waiting longer than they did.
 */
export const waitingSince: Migration = {
  id: '037-waiting-since',
  async up(db) {
    const rows = db.collection<ConversationRow>('conversations');
    const unset = { waitingSince: { $exists: false } };
    const waiting = { status: 'open' as const, $or: [{ assignedTo: null }, { unread: { $gt: 0 } }] };
    for (;;) {
      const found = await rows
        .find({ ...unset, ...waiting }, { projection: { lastAt: 1 } })
        .limit(BATCH)
        .toArray();
      if (found.length === 0) break;
      await rows.bulkWrite(
        found.map(({ _id, lastAt }) => ({
          updateOne: { filter: { _id }, update: { $set: { waitingSince: lastAt } } },
        })),
        { ordered: false },
      );
    }
    await rows.updateMany(unset, { $set: { waitingSince: null } });
  },
};
