import { inboxKeys } from '../../../domain/model/conversation/inbox.ts';
import type { ConversationRow } from '../conversation/conversation-rows.ts';
import type { Migration } from './migration.ts';

/** Rows written at a time. */
const BATCH = 500;

/** Conversations whose visitor waits for the one who has them are found by a list of their own. */
export const unansweredKeys: Migration = {
  id: '040-unanswered-keys',
  async up(db) {
    const rows = db.collection<ConversationRow>('conversations');
    for (;;) {
      const found = await rows
        .find(
          {
            status: 'open',
            assignedTo: { $ne: null },
            waitingSince: { $ne: null },
            inboxKeys: { $ne: 'unanswered' },
          },
          { projection: { status: 1, assignedTo: 1, unread: 1, waitingSince: 1 } },
        )
        .limit(BATCH)
        .toArray();
      if (found.length === 0) return;
      await rows.bulkWrite(
        found.map((row) => ({
          updateOne: { filter: { _id: row._id }, update: { $set: { inboxKeys: inboxKeys(row) } } },
        })),
        { ordered: false },
      );
    }
  },
};
