import { type InboxKey, inboxKeys } from '../../../domain/model/conversation/inbox.ts';
import type { ConversationRow } from '../conversation/conversation-rows.ts';
import type { Migration } from './migration.ts';

/** Rows written at a time. */
const BATCH = 500;

/** Closed conversations are found by who had them and by language too. */
export const closedKeys: Migration = {
  id: '042-closed-keys',
  async up(db) {
    const rows = db.collection<ConversationRow>('conversations');
    const found = rows.find(
      { status: 'closed' },
      { projection: { status: 1, assignedTo: 1, unread: 1, waitingSince: 1, locale: 1 } },
    );
    let writes: { _id: ConversationRow['_id']; keys: readonly InboxKey[] }[] = [];
    const write = async () => {
      if (writes.length === 0) return;
      await rows.bulkWrite(
        writes.map(({ _id, keys }) => ({
          updateOne: { filter: { _id, status: 'closed' }, update: { $set: { inboxKeys: keys } } },
        })),
        { ordered: false },
      );
      writes = [];
    };
    for await (const row of found) {
      writes.push({ _id: row._id, keys: inboxKeys(row) });
      if (writes.length === BATCH) await write();
    }
    await write();
  },
};
