import { inboxKeys } from '../../../domain/model/conversation/inbox.ts';
import type { TagId } from '../../../protocol/vocabulary.ts';
import type { ConversationRow } from '../conversation/conversation-rows.ts';
import type { Migration } from './migration.ts';

type TagRow = { _id: ConversationRow['_id']; tagIds: TagId[] };

/** Teams of shops, customers from whom a shop takes no chats for some days, and closed chats listed by tag. */
export const inbox: Migration = {
  id: '051-inbox',
  async up(db) {
    const present = new Set((await db.listCollections().toArray()).map(({ name }) => name));
    for (const name of ['shopTeams', 'customerBlocks'])
      if (!present.has(name)) await db.createCollection(name);
    await db.collection('shopTeams').createIndex({ shopId: 1 });
    await db.collection('customerBlocks').createIndex({ shopId: 1, key: 1 }, { unique: true });
    await db.collection('customerBlocks').createIndex({ shopId: 1, expiresAt: 1 });
    const rows = db.collection<ConversationRow>('conversations');
    for await (const { _id, tagIds } of db.collection<TagRow>('conversationTags').find()) {
      const row = await rows.findOne({ _id });
      if (row === null) continue;
      const keys = inboxKeys({ ...row, tagIds });
      await rows.updateOne({ _id, status: row.status }, { $set: { tagIds, inboxKeys: keys } });
    }
  },
};
