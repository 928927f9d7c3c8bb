import { type InboxKey, inboxKeys } from '../../../domain/model/conversation/inbox.ts';
import type { ConversationRow } from '../conversation/conversation-rows.ts';
import type { Migration } from './migration.ts';

/** Rows written at a time. */
const BATCH = 500;

/** A conversation is found by the inbox lists that show it. */
export const inboxKeysOfRows: Migration = {
  id: '028-inbox-keys',
  async up(db) {
    const rows = db.collection<ConversationRow>('conversations');
    const found = rows.find(
      { inboxKeys: { $exists: false } },
      { projection: { shopId: 1, status: 1, assignedTo: 1, unread: 1 } },
    );
    let writes: { _id: ConversationRow['_id']; keys: readonly InboxKey[] }[] = [];
    const write = async () => {
      if (writes.length === 0) return;
      await rows.bulkWrite(
        writes.map(({ _id, keys }) => ({
          updateOne: { filter: { _id }, update: { $set: { inboxKeys: keys } } },
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
    await rows.createIndex({ shopId: 1, inboxKeys: 1, lastAt: 1, _id: 1 });
  },
};
